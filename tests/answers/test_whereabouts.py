"""Words that only say where to look: posts named beside their time, weeks without a year, and both ends of a change."""

from collections.abc import Awaitable, Callable

import pytest

from bot.answers.answer import Answer
from bot.answers.questions.whereabouts import whereabouts_of
from tests.answers.conftest import answering_from, asker, read

_LIST = """---
title: "{title}"
date: {date}
period: {week}
---
## Repositories

- [weft/shuttle](https://github.com/weft/shuttle) - ⭐{shuttle} - A thrower of threads.
- [weft/{other}](https://github.com/weft/{other}) - ⭐812 - A keeper of yarn.
"""
_DAILY = """---
title: Loom Daily 2026-02-25
date: 2026-02-25
series: daily
---
## Looms

A guild in Arras opened a school for weavers.
"""


@pytest.fixture(scope="module")
def ask() -> Callable[..., Awaitable[Answer]]:
    lists = [("2025-03-09", "2025-W10", 4100, "bobbin"), ("2025-03-16", "2025-W11", 4350, "spool")]
    posts = [
        read(_LIST.format(title="Yarn ranks", date=date, week=week, shuttle=stars, other=other), week.lower())
        for date, week, stars, other in lists
    ]
    return asker(answering_from(*posts, read(_DAILY, "2026-02-25")))


@pytest.mark.parametrize(
    ("question", "rest", "about"),
    [
        ("how many stars has weft in the W31 list", "how many stars has weft", ()),
        ("According to the W13 post, what did they add?", "what did they add?", ()),
        ("what fell from the sail post of Sep 13 to the one of Sep 20?", "what fell?", ("sail",)),
        ("what was cut in the issue of 19 June?", "what was cut?", ()),
        ("weft 在 W30 和 W31 两期 Yarn 周报里分别有多少 star？", "weft 分别有多少 star？", ("yarn",)),
        ("2 月 5 日的日报里 weft 有多少下载", "weft 有多少下载", ()),
    ],
)
def test_a_post_named_beside_its_time_only_says_where_to_look(question: str, rest: str, about: tuple[str, ...]) -> None:
    found = whereabouts_of(question)
    assert found is not None
    assert (found.rest, found.about) == (rest, about)


@pytest.mark.parametrize(
    "question", ["What did Weft post on 5 Feb?", "Which list in March was longest?", "what is in the list?"]
)
def test_words_for_posts_that_stand_beside_no_time_are_asked_about(question: str) -> None:
    assert whereabouts_of(question) is None


async def test_a_week_without_a_year_is_the_last_one_that_has_posts(ask) -> None:
    answer = await ask("how many stars does shuttle have in the W10 list")
    assert "4100" in answer.text
    assert "4350" not in answer.text
    assert not (await ask("how many stars does spool have in the W10 list")).answered


async def test_a_name_beside_the_time_chooses_among_the_posts_of_that_time(ask) -> None:
    assert "4350" in (await ask("how many stars does weft/shuttle have in the yarn list of W11?")).text
    # No post of that time is called so, and what the name says must then be told.
    assert not (await ask("how many stars does weft/shuttle have in the hemp list of W11?")).answered


@pytest.mark.parametrize(
    "question",
    [
        "How did the stars of weft/shuttle change from W10 to W11?",
        "How many stars did weft/shuttle gain from 9 March to 16 March 2025?",
        "weft/shuttle 的 star 数从 W10 到 W11 怎么变的？",
    ],
)
async def test_how_something_went_is_told_by_what_it_was_at_both_ends(ask, question: str) -> None:
    answer = await ask(question)
    assert "4100" in answer.text
    assert "4350" in answer.text


async def test_how_something_went_to_a_time_without_posts_is_not_told(ask) -> None:
    assert not (await ask("How did the stars of weft/shuttle change from W11 to W13 of 2025?")).answered


@pytest.mark.parametrize(
    "question",
    [
        "How many stars did weft/shuttle have in the week ending 23 March 2025?",
        "How many stars did weft/shuttle have on 20 March 2025?",
    ],
)
async def test_a_figure_of_days_that_no_post_covers_is_not_that_of_the_nearest(ask, question: str) -> None:
    answer = await ask(question)
    assert not answer.answered
    assert answer.text.startswith("No digest covers ")
