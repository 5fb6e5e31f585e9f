"""Days within a post: what stands under a heading that is a date is of that day."""

from collections.abc import Awaitable, Callable

import pytest

from bot.answers.answer import Answer
from tests.answers.conftest import answering_from, asker, read

MONTH = """---
title: Harbour News of March 2026
date: 2026-03-31
period: 2026-03
---
## 2026-03-02

- **Brine Labs opens a pier** — the new pier is for sail boats only.
- **Ropes** — Tarhand sells ropes that hold twice as long.

## 3 March 2026

- **Kelp 2** — the second Kelp reads charts of the whole coast.
"""


@pytest.fixture
def ask() -> Callable[..., Awaitable[Answer]]:
    return asker(answering_from(read(MONTH, "march")))


async def test_what_was_on_a_day_is_what_stands_under_it(ask: Callable[..., Awaitable[Answer]]) -> None:
    answer = await ask("What was on 2 March 2026?")
    assert "pier" in answer.text
    assert "Tarhand" in answer.text
    assert "Kelp" not in answer.text


async def test_a_day_that_stands_nowhere_holds_nothing(ask: Callable[..., Awaitable[Answer]]) -> None:
    answer = await ask("What was on 7 March 2026?")
    assert not answer.answered
    assert "Kelp" not in answer.text


async def test_a_month_holds_all_its_days_and_what_is_dated_beyond_it() -> None:
    regatta = "\n## 2027-01-09\n\n- **Regatta** — the regatta takes its boats to the northern isles.\n"
    answer = await asker(answering_from(read(MONTH + regatta, "march")))("What was in March 2026?")
    assert all(word in answer.text for word in ("pier", "Kelp", "regatta"))
