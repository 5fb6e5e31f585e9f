"""A title may say what nothing below it does: a count, a code name; and is on what stands below it."""

import pytest

from tests.answers.conftest import answering_from, asker, read

DAILY = """---
title: 磨坊日报 2026-02-03
date: 2026-02-03
language: zh
---
## 今日快讯

### 1. 代号“Heddle”泄露，Loom 6 周末亮相。

新织机 Loom 6 据说织得更快，售价只有一半，磨坊主都在等。

## 开源项目

1. **谷仓扫描全能王⭐30.1k。**
[Quernscan](https://quernscan.example)能查找谷仓里的虫害和霉斑，装起来很快。

2. **水轮调度新秀⭐9.2k。**
[Weirplan](https://weirplan.example)替水轮排班，不用再守夜。

3. **小织机也能学花样⭐3.7k。**
[Bobbin](https://bobbin.example)参数量仅15M极其轻量，一张卡就能练。

4. **斯坦福 RK77：只准用织机交作业**
斯坦福新课 RK77 候补名单直接排到 200+ 人。这门为期 10 周的课程教人排花样，主讲 Ilse 曾在磨坊工作。
"""


@pytest.fixture
def ask():
    return asker(answering_from(read(DAILY, "mill-2026-02-03")))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("quernscan有多少星标？", ("⭐30.1k", "Quernscan")),
        ("Weirplan 有多少 star", ("⭐9.2k", "Weirplan")),
        ("Bobbin 的参数量是多少", ("15M",)),
        ("Loom 6 的代号是什么", ("Heddle",)),
        ("whats the codename of loom 6", ("Heddle",)),
        ("how many stars does quernscan have", ("⭐30.1k", "Quernscan")),
        ("How many parameters does Bobbin have?", ("15M",)),
        ("how many people are on the waitlist of the stanford course", ("200+ 人",)),
        ("Who teaches the RK77 course at Stanford?", ("Ilse",)),
    ],
)
async def test_what_a_title_alone_says_is_given(ask, question: str, said: tuple[str, ...]) -> None:
    answer = await ask(question)
    assert answer.sentences
    text = " ".join(sentence.text for sentence in answer.sentences)
    assert all(word in text for word in said), text


async def test_a_title_is_on_nothing_that_another_tells_of(ask) -> None:
    answer = await ask("Bobbinette 有多少星标？")
    assert not answer.sentences
