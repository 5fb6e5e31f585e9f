"""Plain words that say the same, known without a model of meaning."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answers.answering import Answering
from bot.answers.judging.synonyms import synonyms_of
from bot.posts.reading import read_post
from bot.search.passages import passages_of
from bot.search.search import Search
from tests.answers.conftest import question

TEXT = """---
title: Mill Weekly 3
date: 2026-03-04
---
## News

- **Quarry to acquire Weir** — The mill firm is in talks with the owners of Weir.
- **Bobbin** — A mock of the wind for tests of sails.
"""


@pytest.fixture
def ask_mill():
    post = read_post(TEXT.encode(), path="mill.md", zone=ZoneInfo("UTC")).post
    search = Search()
    search.build(passages_of(post))
    answering = Answering(search, posts=lambda: [post])

    async def asked(text):
        return await answering.reply(question(text, now=datetime(2026, 4, 20, tzinfo=UTC)))

    return asked


async def test_who_buys_a_firm_acquires_it(ask_mill):
    assert "acquire Weir" in (await ask_mill("Which firm does Quarry want to buy?")).text


async def test_a_word_that_only_stands_near_says_nothing_of_the_kind(ask_mill):
    assert not (await ask_mill("Which firm does Quarry want to sue?")).answered


def test_a_word_has_its_group_whatever_its_ending():
    assert {word.exact[0] for word in synonyms_of("purchased")} >= {"buy", "acquire"}
    assert {word.exact[0] for word in synonyms_of("bought")} >= {"purchase", "acquire"}
    assert synonyms_of("zorblax") == ()
