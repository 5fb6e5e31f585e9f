"""A greeting's example questions are on things: no heading that is numbered or repeated, in the asker's language."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answers.answer import Question
from bot.posts.post import Post
from tests.answers.conftest import answering_from, read

ZONE = ZoneInfo("UTC")
CHINESE = """---
title: 磨坊日报 2026-05-{day}
date: 2026-05-{day}
language: zh
---
## 一、织机与磨坊

### 评测对比

这一节比较几台织机的速度，每天都有新的结果。

### {name}

{name} 是一台新的织机，由河边的磨坊制造，能织出很宽的布。

## 二、{section}

河水很高，磨坊整夜都在转动，没有人来看它停下。
"""
ENGLISH = """---
title: Mill notes
date: 2026-04-11
language: en
---
## Part 1: Yarn

The river is high, and the mill turned all night.

## Looms of the week

### 3. Wide cloth for all

A loom can now weave cloth as wide as a barn.

### Heddlewright

Heddlewright is a loom that warns before a thread breaks, made in the mill by the river.

## New wheels by the river

Two wheels of oak were hung, and they turn well.
"""


async def greeted(text: str, posts: list[Post]) -> str:
    answering = answering_from(*posts)
    return (await answering.reply(Question(text=text, now=datetime(2026, 5, 20, tzinfo=UTC), zone=ZONE))).text


@pytest.fixture(scope="module")
def posts() -> list[Post]:
    english = read(ENGLISH, "mill-notes")
    days = [("12", "Tangram", "河水"), ("13", "Shuttlecraft", "河水")]
    return [english, *(read(CHINESE.format(day=d, name=n, section=s), f"daily-2026-05-{d}") for d, n, s in days)]


async def test_a_greeting_names_things_of_posts_in_the_asker_s_language(posts: list[Post]) -> None:
    hello = await greeted("hello", posts)
    assert "what is Heddlewright?" in hello
    assert "about New wheels by the river?" in hello or "about Looms of the week?" in hello
    assert "Shuttlecraft 是什么？" in await greeted("你好", posts)


async def test_a_greeting_names_no_heading_that_is_numbered_or_that_posts_repeat(posts: list[Post]) -> None:
    for text in ("hello", "what can you do?", "你好"):
        said = await greeted(text, posts)
        assert not any(heading in said for heading in ("一、", "二、", "评测对比", "Part 1", "Wide cloth"))


async def test_a_greeting_in_a_language_without_posts_names_what_everybody_reads(posts: list[Post]) -> None:
    assert "Shuttlecraft" in await greeted("hola", posts[1:])
    assert "评测对比" not in await greeted("hello", posts[1:])
