"""Digests that give each thing a section of its own, with its facts under labels there."""

import pytest

from tests.answers.conftest import answering_from, read

FLAWS = """---
title: Flaws of the day
date: 2026-04-07
---

**Flaws:** 2

## MILL-2026-31: Weftline Planner

**CVSS:** 9.8
**Description:** Weftline Planner contains a path traversal vulnerability.
**Due Date:** 2026-04-09
**Notes:** https://weftline.example/notes/mill-2026-31 ; https://flaws.example/MILL-2026-31

## MILL-2026-32: Bobbin

**CVSS:** 6.5
**Description:** Bobbin contains a session fixation vulnerability.
**Due Date:** 2026-04-12
**Notes:** https://bobbin.example/notes/mill-2026-32
"""
RISING = """---
title: 织机榜
date: 2026-04-08
lang: zh
---

## #1 [warp/heddle](https://github.com/warp/heddle)

> 面向手工织机的排程器。

- **语言**：Rust
- **总 Stars**：3,120
- **今日新增**：+412 ⭐

## #2 [ona/bobbin](https://github.com/ona/bobbin)

> 线轴管理工具。

- **语言**：Go
- **总 Stars**：880
- **今日新增**：+97 ⭐

## #3 [mill/reed](https://github.com/mill/reed)

> 给打纬器计数。

- **语言**：Go
- **总 Stars**：54
- **今日新增**：+3 ⭐
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what is the cvss score of bobbin?", "MILL-2026-32: Bobbin — CVSS: 6.5 [1]"),
        ("CVSS of Weftline?", "MILL-2026-31: Weftline Planner — CVSS: 9.8 [1]"),
        ("when is the bobbin flaw due?", "MILL-2026-32: Bobbin — Due Date: 2026-04-12 [1]"),
        (
            "what is MILL-2026-31?",
            "MILL-2026-31: Weftline Planner — Weftline Planner contains a path traversal vulnerability. [1]",
        ),
        ("what kind of hole was that in bobbin?", "Bobbin contains a session fixation vulnerability. [1]"),
    ],
)
async def test_lines_with_bold_labels_are_facts_of_the_heading_above_them(asking, question: str, told: str):
    answering = answering_from(read(FLAWS, "flaws"))
    assert (await answering.reply(asking(question, posts=None))).text == told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how many stars does heddle have?", "#1 warp/heddle — 总 Stars：3,120 [1]"),
        ("how many stars did heddle gain?", "#1 warp/heddle — 今日新增：+412 ⭐ [1]"),
    ],
)
async def test_what_was_won_is_another_fact_than_what_there_is(asking, question: str, told: str):
    answering = answering_from(read(RISING, "rising"))
    assert (await answering.reply(asking(question, posts=None))).text == told


@pytest.mark.parametrize(
    ("post", "told"),
    [
        (
            RISING,
            "#1 warp/heddle — 面向手工织机的排程器。 [1] #2 ona/bobbin — 线轴管理工具。 [2] "
            "#3 mill/reed — 给打纬器计数。 [3]",
        ),
        (
            FLAWS,
            "MILL-2026-31: Weftline Planner — Weftline Planner contains a path traversal vulnerability. [1] "
            "MILL-2026-32: Bobbin — Bobbin contains a session fixation vulnerability. [2]",
        ),
    ],
)
async def test_an_overview_names_each_thing_that_is_a_section_of_its_own(asking, post: str, told: str):
    answering = answering_from(read(post, "things"))
    assert (await answering.reply(asking("what's new?", posts=None))).text == told
