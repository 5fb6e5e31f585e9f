"""Of a list whose lines tell of different people's work, the line that was asked for is given alone."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answers.answer import Question
from tests.answers.conftest import answering_from, read

LIST = """---
title: This week in Shuttle {number}
date: 2026-03-{day:02}
---
{lines}
"""
FIRST = """\
- nettlewick dropped two crates, shortened the names of commands, improved `spool` hints, tidied shuttle-core, \
improved `wind` so that it takes text
- orrisroot added reed chart support and line chart support
- fennelby improved charts on barges
"""
SECOND = """\
- orrisroot mended the alias of `spool`, added a first heddle port, moved shuttle-core
- nettlewick taught the heddle port the time of day
"""
POSTS = (
    read(LIST.format(number=58, day=3, lines=FIRST), "shuttle-58"),
    read(LIST.format(number=59, day=10, lines=SECOND), "shuttle-59"),
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who improved charts?", "fennelby improved charts on barges"),
        ("who improved the charts on barges in shuttle?", "fennelby improved charts on barges"),
        ("who added reed charts to shuttle?", "orrisroot added reed chart support and line chart support"),
    ],
)
async def test_no_line_on_the_work_of_another_stands_beside_the_one_asked_for(question, told):
    now = datetime(2026, 3, 20, 9, tzinfo=UTC)
    answer = await answering_from(*POSTS).reply(Question(text=question, now=now, zone=ZoneInfo("UTC")))
    assert [sentence.text for sentence in answer.sentences] == [told]
