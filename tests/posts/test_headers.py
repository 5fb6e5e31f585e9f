"""Fields about a post or paper that run on in one line are neither its summary nor how it opens."""

from datetime import UTC, datetime

import pytest

from bot.posts.furniture import is_header
from tests.answers.conftest import answering_from, question, read

TEXT = """---
title: Loom Papers of the Day
date: 2026-04-02
---
**Mode:** direct
**Categories:** cs.AI, cs.RO
**Papers found:** 2

## 3. HeddleNet for Hand Looms

**Authors:** Ilse Brandt, Benno Lindqvist
**arXiv:** 2604.11111
**Categories:** Robotics (cs.RO)

Hand looms lose tension over a day, and HeddleNet holds it.

## 5. Weftline in Damp Mills

**Authors:** Dipa Mahatre
**arXiv:** 2604.22222

Damp mills make yarn swell in spring.
"""


def test_a_summary_is_the_first_sentence_after_the_fields():
    assert read(TEXT, "looms").summary.startswith("Hand looms lose tension")


async def test_an_overview_opens_with_what_the_papers_say():
    answering = answering_from(read(TEXT, "looms"))
    answer = await answering.reply(question("What is new?", now=datetime(2026, 4, 20, tzinfo=UTC)))
    assert "Hand looms lose tension" in answer.text
    assert "Damp mills make yarn swell" in answer.text
    assert "Authors:" not in answer.text
    assert "Mode:" not in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "Topics: three. We met in Bern: the mill is open.",
        "Kubernetes: 1.30 Helm: 3.1 Envoy: 1.2",
        "Note: The date: May 5.",
        "It came out today: authors: nobody",
    ],
)
def test_a_line_of_news_with_colons_is_no_header(text: str):
    assert not is_header(text)
