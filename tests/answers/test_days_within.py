"""Days within a post: what stands under a heading that is a date is of that day."""

from collections.abc import Awaitable, Callable

import pytest

from bot.answers.answer import Answer
from bot.posts.logs import days_of_sections
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


LOG = """---
title: The mill log
date: 2026-03-30
---
Everything that was seen at the mill.

## March 2026

- The wheel was painted green.

## 3 February 2026

The sluice broke, and twelve sacks of rye were lost.

## February 1, 2026

- **Gullwing** — a reel that was bought for $40.

## 2025-12-14

The miller sold his mule.
"""


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("what happened in March?", ["The wheel was painted green."]),
        ("what happened on 3 February?", ["The sluice broke, and twelve sacks of rye were lost."]),
        ("what happened in December 2025?", ["The miller sold his mule."]),
        ("What broke in February?", ["The sluice broke, and twelve sacks of rye were lost."]),
        ("What did Gullwing cost in February?", ["Gullwing — a reel that was bought for $40."]),
    ],
)
async def test_a_log_answers_from_the_section_of_the_days_asked_about(asked: str, told: list[str]) -> None:
    answer = await asker(answering_from(read(LOG, "log")))(asked)
    assert [sentence.text for sentence in answer.sentences] == told


async def test_a_log_tells_nothing_of_days_that_it_has_no_section_of() -> None:
    ask = asker(answering_from(read(LOG, "log")))
    assert not (await ask("What broke in March?")).answered
    assert "sluice" not in (await ask("what happened in January?")).text


def test_days_within_the_period_of_a_post_or_after_it_make_no_log() -> None:
    events = LOG.replace("3 February", "3 April").replace("February 1", "May 1").replace("2025-12-14", "2026-06-14")
    assert not days_of_sections(read(events, "events"))
    assert not days_of_sections(read("---\ntitle: Week\ndate: 2026-03-30\n---\n## Looms\n\nOne.\n", "week"))


async def test_a_day_with_a_heading_of_its_own_needs_no_word_on_other_days(
    ask: Callable[..., Awaitable[Answer]],
) -> None:
    answer = await ask("what happened on March 2?")
    assert "pier" in answer.text
    assert "Kelp" not in answer.text
    assert answer.notes == ()
