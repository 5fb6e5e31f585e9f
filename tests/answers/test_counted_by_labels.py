"""How many there are by the label of a line or a row, and where two issues are asked which has more of it."""

from collections.abc import Awaitable, Callable

import pytest

from bot.answers.answer import Answer
from tests.answers.conftest import answering_from, asker, read

FIRST = """---
title: Mill Survey - 2026-W14
date: 2026-04-05
slug: 2026-W14
---

## In short

- Looms seen: 40
- Broken looms: 12
- Warps: {'long': 9, 'short': 3}

## Faults by weight

| Weight | Count |
|---|---|
| Grave | 5 |
| Slight | 7 |

## Looms

- **Heddle** — A Wool loom whose reed broke.
- **Shuttle** — A Wool loom without a fault; Wool is spun on it.
"""
SECOND = (
    FIRST.replace("W14", "W15")
    .replace("04-05", "04-12")
    .replace("looms: 12", "looms: 17")
    .replace("Grave | 5", "Grave | 4")
)


@pytest.fixture
def ask() -> Callable[..., Awaitable[Answer]]:
    return asker(answering_from(read(FIRST, "2026-W14"), read(SECOND, "2026-W15")))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many grave items are in the survey of 2026-W14?", "Grave: 5 [1]"),
        ("how many slight faults were in the 2026-W15 survey", "Slight: 7 [1]"),
        ("How many broken looms does the 2026-W15 wool survey count?", "Broken looms: 17 [1]"),
    ],
)
async def test_a_count_under_a_label_is_given(ask, question: str, told: str) -> None:
    assert (await ask(question)).text == told


@pytest.mark.parametrize(
    "question",
    [
        "How many weavers were grave in the survey of 2026-W14?",
        "How many deadly items are in the survey of 2026-W14?",
        "How many weavers does the 2026-W15 wool survey count?",
        "How many grave items are in the survey of 2026-W09?",
    ],
)
async def test_a_label_counts_nothing_else(ask, question: str) -> None:
    assert not (await ask(question)).answered


@pytest.mark.parametrize(
    "question",
    [
        "Which survey had more grave items, the one of 2026-W14 or the one of 2026-W15?",
        "Were there fewer grave faults in 2026-W14 or in 2026-W15?",
    ],
)
async def test_where_there_are_more_is_told_by_the_number_of_each(ask, question: str) -> None:
    assert [line.text for line in (await ask(question)).sentences] == ["Grave: 5", "Grave: 4"]
