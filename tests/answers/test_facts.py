"""Facts of a thing under labels, a line each: answered by the name of the thing and what a label says."""

import pytest

from bot.answers.answering import Answering
from tests.answers.conftest import answering_from, read

MILLS = """---
title: 开源纺织周报
date: 2026-04-05
lang: zh
---
本周共有四个项目上榜。

## Weftline: 面向织机的排程库

* 创建周期：412 天
* 开发语言：Rust
* 协议类型：Apache License 2.0
* Star数量：3120 个
* 贡献人数：41 人
* Open Issues数量：17 个
* Github地址：https://github.com/millhouse/weftline.git

Weftline 是一个面向织机的排程库，由 Selvedge 的作者发起，支持多种语言。

## Bobbin: 线轴管理工具

* 创建周期：97 天
* 开发语言：Go
* 协议类型：MIT License
* Star数量：880 个
* 贡献人数：6 人
* Github地址：https://github.com/ona/bobbin.git

Bobbin 帮助小作坊管理线轴。

## 面向初学者的织布教程

* 创建周期：30 天
* Star数量：54 个
* 贡献人数：2 人
* Github地址：https://github.com/ona/knot-notes.git
"""
OLDER = MILLS.replace("2026-04-05", "2026-03-29").replace("3120", "2950")
NOTES = """---
title: Loom Notes
date: 2026-04-06
---
## Heddle, a planner for hand looms

- First knot: 2026-03-01
- Last knot: 2026-03-19
- License: MPL-2.0
- Stars: 412
- https://loom.example/heddle
- https://loom.example/heddle/notes
"""


@pytest.fixture
def answering() -> Answering:
    return answering_from(read(MILLS, "mills"), read(OLDER, "older"), read(NOTES, "notes"))


WEFTLINE, BOBBIN = "Weftline: 面向织机的排程库 — ", "Bobbin: 线轴管理工具 — "


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Weftline 有多少 star？", f"{WEFTLINE}Star数量：3120 个 [1]"),
        ("How many contributors does Weftline have?", f"{WEFTLINE}贡献人数：41 人 [1]"),
        ("millhouse 的 weftline 当时有多少贡献者", f"{WEFTLINE}贡献人数：41 人 [1]"),
        ("Weftline 用的是什么协议？", f"{WEFTLINE}协议类型：Apache License 2.0 [1]"),
        ("Weftline 的许可证呢", f"{WEFTLINE}协议类型：Apache License 2.0 [1]"),
        ("What language is Bobbin written in?", f"{BOBBIN}开发语言：Go [1]"),
        ("how many open issues does weftline have", f"{WEFTLINE}Open Issues数量：17 个 [1]"),
        ("knot-notes 有多少贡献者？", "面向初学者的织布教程 — 贡献人数：2 人 [1]"),
        (
            "Weftline 和 Bobbin 哪个的贡献者更多？",
            f"{WEFTLINE}贡献人数：41 人 [1] {BOBBIN}贡献人数：6 人 [2]",
        ),
        ("when was the last knot of Heddle?", "Heddle, a planner for hand looms — Last knot: 2026-03-19 [1]"),
    ],
)
async def test_a_fact_is_told_with_the_name_of_its_thing(asking, answering: Answering, question: str, told: str):
    answer = await answering.reply(asking(question, posts=None))
    assert answer.answered, answer.text
    assert answer.text == told


@pytest.mark.parametrize(
    "question",
    [
        # A label that the thing's list does not have, though another's has.
        "Bobbin 有多少个未解决的 issue？",
        "Weftline 有多少下载量？",
        "How many employees does Weftline have?",
        "Weftline 一个月多少钱？",
        # Something that the thing's story only mentions, or whose it is.
        "Selvedge 有多少 star？",
        "millhouse 有多少贡献者？",
        # A number that counts something else.
        "Weftline 支持多少种语言？",
        "Weftline 和 Spindle 哪个的 star 更多？",
    ],
)
async def test_what_no_label_of_a_thing_says_is_refused(asking, answering: Answering, question: str):
    answer = await answering.reply(asking(question, posts=None))
    assert not answer.answered, answer.text
