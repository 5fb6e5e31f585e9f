"""Times, issues and mentions in questions, answered from a small weekly of our own."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.answers.answer import Answer, Exchange
from bot.answers.questions.question import read_question
from bot.posts.post import Post
from tests.answers.conftest import answering_from, asker, question, read

ISSUE = """---
title: Loom Weekly {number}
date: 2025-{day}
slug: loom-{number}
series: loom
---
## Weaver of the week

This week's weaver is {weaver}, who works in {town}.

## Numbers

{count} pull requests were merged into the pattern library.

There were weavers at the fair, and weavers were there of every age.

## History

{history}
"""
ISSUES = [
    ISSUE.format(number=7, day="03-05", weaver="Ilse Brand", town="Lodz", count=311,
                 history="In 1804 Jacquard showed his loom in Lyon."),
    ISSUE.format(number=8, day="03-12", weaver="Tomas Reyes", town="Leiden", count=287,
                 history="The Guild of Ghent holds its Shuttle Fair in July 2025."),
    ISSUE.format(number=9, day="04-02", weaver="Aiko Mori", town="Kyoto", count=402,
                 history="Jacquard cards were still punched by hand in Lodz."),
]  # fmt: skip


@pytest.fixture(scope="module")
def ask_loom() -> Callable[..., object]:
    issues: list[Post] = [read(text, str(number)) for number, text in enumerate(ISSUES)]
    answering = answering_from(*issues)

    async def asked(text: str, *before: Exchange) -> Answer:
        return await answering.reply(replace(question(text), before=before))

    return asked


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Were more pull requests merged in the 5 March or the 12 March 2025 issue?", ["311", "287"]),
        ("How many PRs were merged on 12 March 2025?", ["287 pull requests"]),
        ("How many pull requests were merged in issue 9?", ["402"]),
        ("Who is the weaver of the week in issue #7?", ["Ilse Brand"]),
        ("Who is the weaver of the week in March?", ["Ilse Brand"]),
        ("What happened in 1804?", ["Jacquard showed his loom"]),
        ("What did Jacquard show in 1804?", ["his loom in Lyon"]),
        ("What does the Guild of Ghent hold in July 2025?", ["Shuttle Fair"]),
    ],
)
async def test_a_time_or_issue_is_looked_for_where_it_belongs(ask_loom, text: str, said: list[str]) -> None:
    answer = await ask_loom(text)
    assert answer.answered, answer.text
    assert all(part in answer.text for part in said), answer.text


@pytest.mark.parametrize(
    ("text", "note", "cited"),
    [
        ("How many issues mention Jacquard?", "2 of 3 digests mention Jacquard.", ["loom-7", "loom-9"]),
        ("Which posts mention Lodz?", "2 of 3 digests mention Lodz.", ["loom-7", "loom-9"]),
        ("How often was Kyoto mentioned?", "1 of 3 digests mentions Kyoto.", ["loom-9"]),
        ("哪几期提到了 Jacquard", "3 期中有 2 期提到 Jacquard。", ["loom-7", "loom-9"]),
        ("Jacquard 提到过几次？", "3 期中有 2 期提到 Jacquard。", ["loom-7", "loom-9"]),
    ],
)
async def test_the_posts_that_mention_a_name_are_counted(ask_loom, text: str, note: str, cited: list[str]) -> None:
    answer = await ask_loom(text)
    assert note in answer.notes
    assert [citation.post for citation in answer.citations] == cited


async def test_the_first_mention_is_given_alone(ask_loom) -> None:
    answer = await ask_loom("When was Lodz first mentioned?")
    assert [citation.post for citation in answer.citations] == ["loom-7"]


async def test_a_name_that_no_post_mentions_is_counted_as_none(ask_loom) -> None:
    answer = await ask_loom("How many issues mention Zanzibar?")
    assert not answer.answered
    assert "Zanzibar" in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "How many pull requests were merged in total between March and April 2025?",
        "Which issue had the most merged pull requests?",
        "How many pull requests are merged per week on average?",
    ],
)
async def test_no_figure_of_one_week_stands_for_a_sum(ask_loom, text: str) -> None:
    answer = await ask_loom(text)
    assert not answer.answered
    assert answer.text == "I do not add up or rank figures of several digests; ask for the figure of one."


async def test_a_time_that_nothing_speaks_of_is_refused(ask_loom) -> None:
    answer = await ask_loom("Who is the weaver of the week in June 2024?")
    assert not answer.answered


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("and how many pull requests were merged that week?", "287"),
        ("how many pull requests were merged in the issue before that?", "311"),
    ],
)
async def test_a_follow_up_takes_the_time_of_the_answer_before(ask_loom, text: str, said: str) -> None:
    before = Exchange(question="Who is the weaver of the week?", answer="Tomas Reyes", posts=frozenset({"loom-8"}))
    assert said in (await ask_loom(text, before)).text
    asked = Exchange(question="Who was the weaver of the week on 12 March 2025?", answer="Tomas Reyes")
    assert said in (await ask_loom(text, asked)).text


async def test_what_each_issue_has_one_of_is_listed_from_its_heading_in_each(ask_loom) -> None:
    answer = await ask_loom("Which weavers of the week were there in March and April 2025?")
    assert [citation.post for citation in answer.citations] == ["loom-7", "loom-8", "loom-9"]
    assert [name for name in ("Ilse Brand", "Tomas Reyes", "Aiko Mori") if name in answer.text] == [
        "Ilse Brand",
        "Tomas Reyes",
        "Aiko Mori",
    ]


async def test_a_comparison_says_of_which_time_it_found_nothing(ask_loom) -> None:
    answer = await ask_loom("Did more pull requests get merged on 5 March 2025 or on 1 January 2019?")
    assert "311" in answer.text
    assert any("1 January 2019" in note for note in answer.notes)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Who was the weaver of the week in May 2025?", "May 2025"),
        ("How many pull requests were merged in May 2025?", "May 2025"),
    ],
)
async def test_what_came_in_a_month_is_not_told_from_another_one(ask_loom, text: str, month: str) -> None:
    assert (await ask_loom(text)).text == f"No digest covers {month}."


async def test_an_overview_of_a_month_without_posts_is_of_the_nearest_and_says_so(ask_loom) -> None:
    answer = await ask_loom("What happened in May 2025?")
    assert answer.answered
    assert "Nothing in May 2025" in answer.notes[0]


STANDING = """---
title: Reel Weekly
date: 2025-03-05
---
## Reels

- **Spoolery** — a reel for looms, with 4,100 stars and 31 contributors. It costs $40 a month.
- **Carder** — a comb for wool, with 900 stars.
"""


@pytest.mark.parametrize(
    ("asked", "before", "told"),
    [
        ("How many stars does Spoolery have today?", (), "4,100"),
        ("how many stars does it have today", (("What is Spoolery?", "Spoolery — a reel for looms."),), "4,100"),
        ("how many stars today?", (("What is Spoolery?", "Spoolery — a reel for looms."),), "4,100"),
        ("How much does Spoolery cost today?", (), "$40"),
        ("Wie viele Sterne hat Spoolery heute?", (), "4,100"),
        ("Spoolery今天有多少星？", (), "4,100"),
    ],
)
async def test_what_something_has_today_is_what_was_last_told_of_it(asked: str, before, told: str) -> None:
    ask = asker(answering_from(read(STANDING, "reels")))
    assert told in (await ask(asked, *before)).text


@pytest.mark.parametrize(
    "asked", ["How many papers came out today?", "how many reels are there today?", "what's new today"]
)
def test_what_comes_on_a_day_is_asked_of_that_day(asked: str) -> None:
    (ask,) = read_question(question(asked)).asks
    assert ask.window is not None
