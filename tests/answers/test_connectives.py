"""A sentence that a connective ties to the one before it is given with that one."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answers.answer import Question
from tests.answers.conftest import answering_from, read

POST = """---
title: Loom Letter 9
date: 2026-03-08
---
## Weaving

Ona Reed announced on the weavers' list the first release of her loom project called Quarrel (Quiet Arrow Loom).
Specifically, Quarrel uses a tree of threads to implement a single-beam loom which can weave for many winters.

## Dyeing

The mill by the river bought a vat. However, the vat Umberline is too small for a bale of wool.
"""


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("What is Quarrel?", "Ona Reed announced"),
        ("Who announced Quarrel?", "Ona Reed announced"),
        ("Is Umberline too small for a bale?", "The mill by the river bought a vat. [1] However,"),
    ],
)
async def test_no_answer_begins_with_a_connective(question: str, begins: str) -> None:
    now = datetime(2026, 3, 9, tzinfo=UTC)
    asked = Question(text=question, now=now, zone=ZoneInfo("UTC"))
    answer = await answering_from(read(POST, "letter")).reply(asked)
    assert answer.text.startswith(begins), answer.text
