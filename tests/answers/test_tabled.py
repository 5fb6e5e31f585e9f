"""Rows of a table of papers or repositories as a list: all that are on what is asked, each by its title."""

import pytest

from tests.answers.conftest import answering_from, asker, read

TABLE = """---
title: Mill Weekly 2026-W14
date: 2026-04-06
slug: mill-w14
---
| # | Bucket | Paper | Authors | Date |
|---|--------|-------|---------|------|
| 1 | Weaving | [Quietloom: Weaving by Night](https://mill.example/1) | Ada Reed, Ben Rush | 2026-04-01 |
| 2 | Milling | [Stones of Water](https://mill.example/2) | Cora Oat | 2026-04-02 |
| 3 | Weaving | [Many Shuttles at Once](https://mill.example/3) | Dan Rye, Ada Reed | 2026-04-02 |
"""


@pytest.fixture
def ask_mill(posts):
    return asker(answering_from(*posts, read(TABLE, "mill")))


async def test_all_rows_on_what_is_asked_are_listed_by_their_titles(ask_mill):
    answer = await ask_mill("which papers are about weaving?")
    assert [sentence.text for sentence in answer.sentences] == [
        "Quietloom: Weaving by Night — Ada Reed, Ben Rush",
        "Many Shuttles at Once — Dan Rye, Ada Reed",
    ]


async def test_a_row_is_listed_for_any_of_its_cells(ask_mill):
    answer = await ask_mill("which papers did Ada Reed write?")
    assert "Quietloom" in answer.text
    assert "Many Shuttles" in answer.text
    assert "Stones" not in answer.text


async def test_rows_of_another_kind_are_no_list(ask_mill):
    assert "Many Shuttles" not in (await ask_mill("which repos are about weaving?")).text
