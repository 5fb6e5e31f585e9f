"""Plain words that say the same, known without a model of meaning."""

from datetime import UTC, datetime

import pytest

from bot.answers.checking.matching import opposites_of
from bot.answers.terms.synonyms import groups, synonyms_of
from bot.answers.texts.claims import root
from tests.answers.conftest import answering_from, asker, read

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
    return asker(answering_from(read(TEXT, "mill")), now=datetime(2026, 4, 20, tzinfo=UTC))


async def test_who_buys_a_firm_acquires_it(ask_mill):
    assert "acquire Weir" in (await ask_mill("Which firm does Quarry want to buy?")).text


async def test_a_word_that_only_stands_near_says_nothing_of_the_kind(ask_mill):
    assert not (await ask_mill("Which firm does Quarry want to sue?")).answered


def test_a_word_has_its_group_whatever_its_ending():
    assert {word.exact[0] for word in synonyms_of("purchased")} >= {"buy", "acquire"}
    assert {word.exact[0] for word in synonyms_of("bought")} >= {"purchase", "acquire"}
    assert {word.exact[0] for word in synonyms_of("speeding")} >= {"accelerate"}
    assert {word.exact[0] for word in synonyms_of("gang")} == {"crew", "group"}
    assert synonyms_of("zorblax") == ()


def test_no_group_holds_a_word_and_its_opposite():
    for group in groups():
        roots = {root(word) for word in group}
        assert not any(opposites_of(one) & roots for one in roots), group
