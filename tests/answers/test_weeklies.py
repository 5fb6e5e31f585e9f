"""Answers from a weekly of links: the same greeting and footer in every issue, bare titles, short lists."""

from collections.abc import Callable

import pytest

from bot.posts.post import Post
from tests.answers.conftest import answering_from, asker, read

ISSUE = """---
title: Lisp Weekly {number}
date: 2026-03-{day:02}
slug: lisp-{number}
series: lisp
---
Hello and welcome to Lisp Weekly, which is written by its readers. Please send your finds to the editors!

## Accepted proposals

Changes to the language follow a public process. These proposals were accepted this week:

- {accepted}

## Package of the week

{package}

Thanks to {thanks} for the suggestion!

## People

{people}
"""
ISSUES = [
    ISSUE.format(number=11, day=4, accepted="Add weak hash tables", package="This week's package is tangram, a solver "
                 "of tiling puzzles.", thanks="Ona", people="New chair of the Release Board"),
    ISSUE.format(number=12, day=11, accepted="Allow dots in symbols", package="Quilt 2.4 brings patches that undo "
                 "themselves\n\nIt keeps each patch as a list of edits and plays them backwards.", thanks="Benno",
                 people="Why Marquetry is moving to Lisp\n\n## Quote of the week\n\n> Macros are letters to our later "
                 "selves.\n>\n> – Ilse Brand on her blog"),
    ISSUE.format(number=13, day=18, accepted="Rename the reader macros", package="This week's package is heron, a "
                 "parser made by Ilse Brand that reads logs 30% faster.", thanks="Ona",
                 people="Grant Application Open Through May 30\n\n## Links\n\n- [Weir and Sluice announce "
                 "damsel, a keeper of levels](https://a.example/damsel)\n\n  damsel opens the gates by itself."),
]  # fmt: skip


@pytest.fixture(scope="module")
def issues() -> list[Post]:
    return [read(text, str(number)) for number, text in enumerate(ISSUES)]


@pytest.fixture(scope="module")
def ask_weekly(issues: list[Post]) -> Callable[..., object]:
    return asker(answering_from(*issues))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Which version of Quilt was announced?", "Quilt 2.4"),
        ("Until when can I apply for the grant?", "May 30"),
        ("How much faster does heron read logs?", "30% faster"),
        ("Who made heron?", "Ilse Brand"),
        ("Who is behind damsel?", "Weir and Sluice"),
        ("Who suggested tangram?", "Ona"),
    ],
)
async def test_what_was_asked_for_is_given(ask_weekly, text, said):
    answer = await ask_weekly(text)
    assert answer.answered
    assert said in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "Who is the new chair of the Release Board?",
        "Why is Marquetry moving to Lisp?",
        "How much faster did Marquetry get after moving to Lisp?",
        "Who wrote tangram?",
        "What does heron cost?",
        "Who founded damsel?",
        "Which package was package of the week in June 2024?",
    ],
)
async def test_a_title_that_does_not_say_it_answers_nothing(ask_weekly, text):
    assert not (await ask_weekly(text)).answered


async def test_what_every_issue_says_again_is_no_answer(ask_weekly):
    answer = await ask_weekly("Which proposals were accepted on 11 March 2026?")
    assert "Allow dots in symbols" in answer.text
    assert "public process" not in answer.text


async def test_words_that_lead_to_a_list_come_with_the_list(ask_weekly):
    sentences = [one.text for one in (await ask_weekly("Which proposals were accepted on 18 March 2026?")).sentences]
    lead = sentences.index("These proposals were accepted this week:")
    assert sentences[lead + 1] == "Rename the reader macros"


async def test_a_title_comes_with_what_it_is_the_title_of(ask_weekly):
    assert "plays them backwards" in (await ask_weekly("What is new in Quilt?")).text


async def test_what_answers_two_questions_of_one_message_is_said_once(ask_weekly):
    texts = [one.text for one in (await ask_weekly("What is heron and who made heron?")).sentences]
    assert len(texts) == len(set(texts))


async def test_a_time_far_from_every_issue_is_said_to_be_covered_by_none(ask_weekly):
    assert (await ask_weekly("Which proposals were accepted in June 2024?")).text == "No digest covers June 2024."


async def test_what_only_other_days_mention_is_not_denied_for_all(ask_weekly):
    answer = await ask_weekly("What is heron, in the issue of 4 March 2026?")
    assert answer.text == "The digests of 4 March 2026 do not mention heron."


async def test_words_come_with_who_said_them(ask_weekly):
    answer = await ask_weekly("Who said that macros are letters to our later selves?")
    assert "Ilse Brand on her blog" in answer.text


WOOL = """---
title: Issue 31
date: 2026-04-13
slug: issue-31
---

Welcome to another issue of Wool Weekly, the letter for weavers.

## Yarn of the week

This week's yarn of the week is Heather, spun from moss.

## In brief

- Wool prices fell at the fair.
"""


@pytest.mark.parametrize(
    "question", ["yarn of the week in Wool Weekly issue 31?", "Wool Weekly issue 31 yarn of the week"]
)
async def test_a_series_before_the_number_of_its_issue_only_says_where_to_look(question: str) -> None:
    answer = await asker(answering_from(read(WOOL, "issue-31")))(question)
    assert answer.text == "This week's yarn of the week is Heather, spun from moss. [1]"


@pytest.mark.parametrize(
    "question", ["yarn of the week in Linen Weekly issue 31?", "mill of the week in Wool Weekly issue 31?"]
)
async def test_another_series_or_feature_is_not_that_one(question: str) -> None:
    assert not (await asker(answering_from(read(WOOL, "issue-31")))(question)).answered
