"""Questions in other words for the same thing, judged with the real local model."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answers.answer import Question
from bot.answers.answering import Answering
from bot.answers.coverage.coverage import held
from bot.answers.coverage.stories import stories_of
from bot.answers.questions.question import read_question
from bot.answers.terms.asked import terms_of
from bot.search.local import LocalModel
from bot.search.passages import passages_of
from bot.search.search import Search
from bot.search.words import words_in
from tests.answers.conftest import answering_from, read

TEXT = """---
title: City Weekly 2026-W14
date: 2026-04-06
---
## Culture

The festival opened with a film about a physician who lives on an island.

The museum will delete its old archive in May.

## Money

The bridge was closed for a week. Zorblax 9 has a price of 40 euros.
"""
NOW = datetime(2026, 4, 20, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def post():
    return read(TEXT, "city")


def _asking(text: str) -> Question:
    return Question(text=text, now=NOW, zone=ZoneInfo("UTC"))


@pytest.fixture(scope="module")
def by_words(post):
    return answering_from(post)


@pytest.fixture(scope="module")
def locally(post):
    search = Search(akin=LocalModel.found().akin)
    search.build(passages_of(post))
    return Answering(search, posts=lambda: [post])


async def test_other_words_for_the_same_thing_are_answered(by_words, locally):
    question = _asking("Which movie opened the festival?")
    assert not (await by_words.reply(question)).answered
    answer = await locally.reply(question)
    assert answer.answered
    assert "film" in answer.text


async def test_a_verb_may_be_another(by_words, locally):
    question = _asking("Will the museum remove its archive?")
    assert "delete" in (await locally.reply(question)).text


async def test_the_opposite_is_no_other_word(locally):
    assert not (await locally.reply(_asking("When was the bridge opened?"))).answered


async def test_nothing_stands_for_a_name_or_a_number(locally):
    assert not (await locally.reply(_asking("What is the price of Quibbler 9?"))).answered
    assert not (await locally.reply(_asking("What has a price of 50 euros?"))).answered


async def test_a_real_name_with_a_false_attribute_stays_refused(locally):
    assert not (await locally.reply(_asking("Who founded Zorblax 9?"))).answered


def test_a_word_akin_holds_a_term_nearly(post):
    (story, *_) = stories_of(next(iter(passages_of(post))))
    ask = read_question(_asking("Which movie opened the festival?")).asks[0]
    movie = next(term for term in terms_of(ask) if term.shown == "movie")
    assert held(story, movie) == 0.0
    akin = replace(movie, akin=tuple(words_in("film")))
    assert 0.5 < held(story, akin) < 1.0
    assert held(story, replace(akin, hard=True)) == 0.0
