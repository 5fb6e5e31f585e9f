"""What a passage is about: not all that its post's title lists, nor what the next paragraph tells of."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answers.answer import Answer
from bot.search.forms import lists_several
from tests.answers.conftest import answering_from, asker, read

DIGEST = """---
title: "Loom Letter: Tangram, Heron, Damsel, Jacquard,…"
date: 2026-03-08
---
## Libraries

***New looms***

Quarry released Tangram, a solver for looms that costs $40 a month.

![](https://a.example/x.png)

*What Tangram draws —* [*source*](https://a.example/x)

[Heron](https://a.example/h) reads the logs of a loom, by the makers of Weft.

***A talk on knots***

Ona Reed taught 300 weavers in Leeds how to tie a knot.
"""


@pytest.fixture
def ask() -> Callable[[str], Awaitable[Answer]]:
    return asker(answering_from(read(DIGEST, "letter")), now=datetime(2026, 3, 9, 9, tzinfo=UTC), zone=ZoneInfo("UTC"))


def test_a_title_lists_several_things_or_names_one():
    assert lists_several("Loom Letter: Tangram, Heron, Damsel, Jacquard,…")
    assert lists_several("织机周刊：梭子、综框、经线")
    assert not lists_several("Tangram weaves, and so does Heron")
    assert not lists_several("Loom Letter of March 8, 2026")


async def test_a_name_in_a_list_of_a_title_is_not_what_every_story_is_about(ask: Callable[[str], Awaitable[Answer]]):
    assert (await ask("How much does Tangram cost?")).text == (
        "Quarry released Tangram, a solver for looms that costs $40 a month. [1]"
    )
    assert not (await ask("How much does Jacquard cost?")).answered
    assert not (await ask("How many weavers has Damsel?")).answered


async def test_a_paragraph_of_an_item_gives_nothing_to_the_next_one(ask: Callable[[str], Awaitable[Answer]]):
    assert not (await ask("How much does Heron cost?")).answered


async def test_where_a_picture_is_from_is_no_answer(ask: Callable[[str], Awaitable[Answer]]):
    assert not (await ask("Is Tangram open source?")).answered
