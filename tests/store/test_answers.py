"""Answers that are kept for the same question, and what people thought of them."""

import asyncio
import logging
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from bot.answers.answer import Answer, Citation, Dropped, Sentence, Usage
from bot.chat import Place
from bot.posts.periods import Window
from bot.search.passage import Hit, Passage
from bot.store import answers
from bot.store.answers import Same
from bot.store.database import Database
from bot.store.tables import KeptRow
from tests.store.looking import ratings

DAY = date(2026, 4, 19)
SAME = Same(question="What is MEMENTO?", window="2026-04-13/2026-04-19", revision="7.3", model="gpt-5-mini")
PASSAGE = Passage(
    id="w16#1", post="w16", number=1, title="W16", published=DAY, first=DAY, last=DAY, language="en", section="Papers",
    item="MEMENTO", text="MEMENTO teaches models to forget.", urls=("https://arxiv.org/abs/2504.12345",),
)  # fmt: skip
ANSWER = Answer(
    question="What is MEMENTO?",
    answered=True,
    by="model",
    text="A paper. [1]",
    sentences=(Sentence(text="A paper.", citations=(1,)),),
    citations=(Citation(n=1, post="w16", title="W16", published=DAY, section="Papers", quote="MEMENTO teaches"),),
    dropped=(Dropped(text="It has 9 stars.", why="the number stands in no passage"),),
    window=Window(first=DAY, last=DAY, words="that day"),
    nearest=(Hit(passage=PASSAGE, score=1.5),),
    notes=("widened",),
    usage=Usage(model="gpt-5-mini", prompt_tokens=10),
    total_ms=12.25,
)


async def test_the_same_question_gets_the_answer_that_was_kept(database: Database, place: Place, now: datetime):
    assert await answers.kept(database, Answer, place, SAME) is None
    await answers.keep(database, place, SAME, replace(ANSWER, text="Old."), now=now)
    await answers.keep(database, place, SAME, ANSWER, now=now)
    assert await answers.kept(database, Answer, place, SAME) == ANSWER


@pytest.mark.parametrize(
    "question", ["what is memento", "  What  is\nMEMENTO ?!", "What is MEMENTO。", "Ｗhat is MEMENTO?"]
)
async def test_case_spaces_and_the_final_mark_make_no_difference(
    database: Database, place: Place, now: datetime, question: str
):
    await answers.keep(database, place, SAME, ANSWER, now=now)
    assert await answers.kept(database, Answer, place, replace(SAME, question=question)) == ANSWER


@pytest.mark.parametrize(
    "other",
    [{"question": "Who is MEMENTO?"}, {"window": ""}, {"revision": "8.3"}, {"model": ""}, {"context": "a thread"}],
)
async def test_anything_else_that_differs_makes_another_question(
    database: Database, place: Place, now: datetime, other: dict[str, Any]
):
    await answers.keep(database, place, SAME, ANSWER, now=now)
    assert await answers.kept(database, Answer, place, replace(SAME, **other)) is None


async def test_a_question_of_half_characters_can_be_kept(database: Database, place: Place, now: datetime):
    broken = replace(SAME, question="half \ud83d")
    await answers.keep(database, place, broken, ANSWER, now=now)
    assert await answers.kept(database, Answer, place, broken) == ANSWER


@pytest.mark.parametrize("other", [{"platform": "discord"}, {"workspace": "T2"}])
async def test_no_workspace_sees_the_answers_of_another(
    database: Database, place: Place, now: datetime, other: dict[str, str]
):
    elsewhere = replace(place, **other)
    await answers.keep(database, place, SAME, ANSWER, now=now)
    await answers.record(database, place, "a1", ANSWER, question="?", person="U1", now=now)
    assert await answers.kept(database, Answer, elsewhere, SAME) is None
    assert await answers.why(database, Answer, elsewhere, "a1") is None
    assert not await answers.rate(database, elsewhere, "a1", person="U1", good=True, now=now)
    assert await ratings(database, elsewhere, "a1") == (0, 0)


async def test_a_kept_answer_that_cannot_be_read_is_as_if_there_were_none(
    database: Database, place: Place, now: datetime, caplog: pytest.LogCaptureFixture
):
    await answers.keep(database, place, SAME, ANSWER, now=now)
    async with database.write() as session:
        await session.exec(update(KeptRow).values(answer='{"question": 1'))
    with caplog.at_level(logging.WARNING):
        assert await answers.kept(database, Answer, place, SAME) is None
    assert len(caplog.records) == 1


async def test_how_an_answer_came_about_can_be_asked(database: Database, place: Place, now: datetime):
    await answers.record(database, place, "a1", ANSWER, question="?", person="U1", now=now)
    await answers.record(database, place, "a2", {"window": None, "found": [1, 2]}, question="?", person="U1", now=now)
    assert await answers.why(database, Answer, place, "a1") == ANSWER
    assert await answers.why(database, dict[str, Any], place, "a2") == {"window": None, "found": [1, 2]}
    assert await answers.why(database, Answer, place, "a3") is None


async def test_each_person_has_one_opinion_and_may_change_it(database: Database, place: Place, now: datetime):
    await answers.record(database, place, "a1", ANSWER, question="?", person="U1", now=now)
    for person, good in (("U1", True), ("U2", True), ("U3", False), ("U1", False), ("U1", False)):
        assert await answers.rate(database, place, "a1", person=person, good=good, now=now)
    assert await ratings(database, place, "a1") == (1, 2)


async def test_twenty_presses_of_one_person_at_once_are_one_opinion(database: Database, place: Place, now: datetime):
    await answers.record(database, place, "a1", ANSWER, question="?", person="U1", now=now)
    presses = [answers.rate(database, place, "a1", person="U1", good=True, now=now) for _ in range(20)]
    assert all(await asyncio.gather(*presses))
    assert await ratings(database, place, "a1") == (1, 0)


async def test_an_unknown_answer_cannot_be_rated(database: Database, place: Place, now: datetime):
    assert not await answers.rate(database, place, "a1", person="U1", good=True, now=now)


async def test_answers_are_forgotten_after_a_week_and_records_after_thirty_days(
    database: Database, place: Place, now: datetime
):
    await answers.keep(database, place, SAME, ANSWER, now=now)
    await answers.record(database, place, "a1", ANSWER, question="?", person="U1", now=now)
    await answers.rate(database, place, "a1", person="U1", good=True, now=now)
    await answers.sweep(database, now=now + timedelta(days=7, seconds=1))
    assert await answers.kept(database, Answer, place, SAME) is None
    assert await answers.why(database, Answer, place, "a1") == ANSWER
    await answers.sweep(database, now=now + timedelta(days=30, seconds=1))
    assert await answers.why(database, Answer, place, "a1") is None
    assert await ratings(database, place, "a1") == (0, 0)
