"""Rows of tables: each a thing of its own, read out with the names of its columns."""

from zoneinfo import ZoneInfo

import pytest

from bot.posts.reading import read_post
from bot.search.passages import passages_of
from bot.search.tabular import is_row, read_out, row_of

REPORT = """---
title: Loom Trends
date: 2026-04-06
---

## Looms

| Project | Lang | Stars (total / today) | Summary |
| :--- | :--- | ---: | :--- |
| [weft/shuttle](https://a.example/shuttle) | Rust | 41,073 (+12) | A shuttle that threads itself, for any loom. |
| [warp/heddle](https://a.example/heddle) | Go | 902 (+?) | Lifts threads by a plan that is drawn on paper. |

## Counts

| Day | Looms | Threads |
|---|---|---|
| Monday | 3 | 120 |
| Tuesday | 4 | 160 |
"""
ROW = "Project ¦ Lang ¦ Stars (total / today) ¦ Notes\nweft/shuttle | Rust | 41,073 (+12) | –"


def test_a_row_is_read_out_with_the_names_of_its_columns():
    assert is_row(ROW)
    assert row_of(ROW) == "weft/shuttle | Rust | 41,073 (+12) | –"
    assert read_out(ROW) == "weft/shuttle — language: Rust; stars: 41,073 (+12)"
    assert read_out("Rust | Go | Zig") == "Rust | Go | Zig"


@pytest.fixture
def post():
    found = read_post(REPORT.encode(), path="looms.md", zone=ZoneInfo("UTC")).post
    assert found is not None
    return found


def test_each_row_of_a_table_of_things_is_a_passage_and_a_small_table_is_one(post):
    passages = passages_of(post)
    assert [passage.item for passage in passages if is_row(passage.text)] == ["weft/shuttle", "warp/heddle"]
    assert [passage.address for passage in passages if is_row(passage.text)] == [
        "https://a.example/shuttle",
        "https://a.example/heddle",
    ]
    assert sum("Monday | 3 | 120" in passage.text and "Tuesday | 4 | 160" in passage.text for passage in passages) == 1


def test_a_row_of_a_title_and_its_text_is_told_as_one_sentence_unless_the_title_ends_one():
    text = (
        "---\ntitle: Looms\ndate: 2026-04-06\n---\n\n## News\n\n|Link|description|\n|---|---|\n"
        "|[Shuttle sold for $12M.](https://a.example/s) | A mill of Leeds buys it.|\n"
        "|[Who needs a heddle?](https://a.example/h) | Nobody does, a weaver says.|\n"
    )
    post = read_post(text.encode(), path="looms.md", zone=ZoneInfo("UTC")).post
    assert post is not None
    assert [passage.text for passage in passages_of(post)] == [
        "Shuttle sold for $12M — A mill of Leeds buys it.",
        "Who needs a heddle?\nNobody does, a weaver says.",
    ]
