"""A series that is called by what it is on (`This week in Loom #58`) is meant where nothing else of that is asked."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answers.answer import Question
from bot.answers.questions.series import find_subject
from tests.answers.conftest import answering_from, read

LIST = """---
title: This week in Loom #{number}
date: 2026-03-{day:02}
---
{lines}
"""
LINES = {
    58: "- nettlewick dropped two crates from the reed\n- orrisroot added bar charts to the spool\n",
    59: "- fennelby taught the heddle the time of day\n- orrisroot mended a leak in the warp beam\n",
}
MILL = """---
title: The Mill News
date: 2026-03-11
---
8 stories across 3 sections.

Here's what matters today.

## Halls

Ostrander opened a hall for ninety weavers.

## Prices

A barrel of Brinecast costs three crowns.
"""
POSTS = (
    read(LIST.format(number=58, day=3, lines=LINES[58]), "loom-58"),
    read(LIST.format(number=59, day=10, lines=LINES[59]), "loom-59"),
    read(MILL, "mill-news"),
)
FIRST = ["nettlewick dropped two crates from the reed", "orrisroot added bar charts to the spool"]
SECOND = ["fennelby taught the heddle the time of day", "orrisroot mended a leak in the warp beam"]


async def told(text: str) -> list[str]:
    now = datetime(2026, 3, 13, 9, tzinfo=UTC)
    answer = await answering_from(*POSTS).reply(Question(text=text, now=now, zone=ZoneInfo("UTC")))
    return [sentence.text for sentence in answer.sentences]


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("what's new in loom?", SECOND),
        ("whats new with Loom this week", SECOND),
        ("what happened in loom last week?", FIRST),
        ("summarize loom #58", FIRST),
        ("what's in this week in loom #58?", FIRST),
    ],
)
async def test_all_there_was_in_what_a_series_is_on_is_that_of_its_posts(question, lines):
    assert await told(question) == lines


async def test_what_else_is_asked_of_it_is_looked_for():
    assert await told("who added bar charts in loom?") == FIRST[1:]


@pytest.mark.parametrize(
    "question", ["what is loom?", "any news on loom?", "what's new in looms?", "what's in loom.js?"]
)
def test_what_is_asked_of_the_thing_itself_names_no_series(question):
    assert find_subject(question, POSTS) is None


async def test_an_overview_opens_with_no_count_of_its_own_stories():
    assert await told("what was in the mill news?") == [
        "Ostrander opened a hall for ninety weavers.",
        "A barrel of Brinecast costs three crowns.",
    ]
