"""A sentence that gives what is asked for, also by another word of its scale, comes before one that does not."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answers.answer import Answer
from tests.answers.conftest import answering_from, asker, read

DIGEST = """---
title: Mill News
date: 2026-03-03
---
## Looms

### Tangram: Looms That Weave Themselves

Tangram mixes shuttles with heddles to search the space of patterns. The Tangram team is from Leeds. Result: 19x cost
reduction against the old looms.

## Money

- **A mill of one** — In its first full year Quarrymill made $401 million and a profit margin of 16.2%. The only hire
  was Elliot. This year Quarrymill is on track for more.
- **Weft & Warp** — Weft & Warp, in the same market, has 2,442 weavers and a profit margin of 5.5%.
- **Market days** — Bobbin Hall opens late. It is said that Bobbin Hall acquired the weirs of Lower Fen.
"""


@pytest.fixture
def ask() -> Callable[[str], Awaitable[Answer]]:
    return asker(answering_from(read(DIGEST, "mill")), now=datetime(2026, 3, 9, 9, tzinfo=UTC), zone=ZoneInfo("UTC"))


async def test_what_is_cheaper_is_told_by_its_cost_and_the_gain_is_given(ask):
    assert "19x cost reduction" in (await ask("How much cheaper does Tangram make the search of patterns?")).text


async def test_what_two_are_compared_in_counts_for_more_than_what_each_is(ask):
    said = [one.text for one in (await ask("Compare the profit margins of Quarrymill and Weft & Warp")).sentences]
    assert len(said) == 2
    assert "16.2%" in said[0]
    assert "5.5%" in said[1]


async def test_a_sentence_with_a_word_akin_to_what_is_asked_comes_before_one_with_the_name_alone(ask):
    assert "acquired the weirs" in (await ask("Which weirs did Bobbin Hall buy? lol")).text


async def test_everything_on_a_name_is_asked_by_the_name(ask):
    assert "shuttles with heddles" in (await ask("show me everything about Tangram")).text
