"""What stands near an answer in a Chinese or Japanese post and is none: another's deed, count, side, year or end."""

import pytest

from tests.answers.conftest import answering_from, asker, read

FIRST = """---
date: 2026-03-03
slug: reed-1
lang: zh
---
# 芦苇日报 2026-03-03

## 人物

### 金梭奖得主领奖当天加入 Loomwright

金梭奖颁给了王禾、Ilse Brandt，以及 Mats Weber（因发明浮纹获奖）。领奖当天，Mats Weber 当场宣布加入 Loomwright。

### Heddle 工坊

Karin Holm 说纺锤正在变快，但她也因此放弃了手摇纺车。Piet Aalto 的反应相反。

工坊收集的 420 个问题已解决、90 个仍然公开，由学生负责登记。

### 2025 年织锦奖

2025 年织锦奖授予 Anneke Roos。

### Shuttle vs Bobbin 对决

#### Shuttle 近况

- 用户数超 40 万，套餐每月 20 美元

#### Bobbin 近况

- 年收入突破 300 万美元，套餐每月 15 美元

### Weftline 的转型

Weftline 正在从染坊转型为软件公司。

### Tamarack 白皮书

Tamarack 发布了题为"Felt: A Handbook to Weave By"的白皮书，为北欧提供了 12 条具体建议。

## 榜单

### 1. quarry/heddle-kit ⭐ 5,120

一个织机工具包。

### 2. quarry/loomlog ⭐ 900

一个织机日志。
"""
SECOND = """---
date: 2026-03-04
slug: reed-2
lang: zh
---
# 芦苇日报 2026-03-04

## 榜单

### 1. quarry/heddle-kit ⭐ 5,480

一个织机工具包。

## 速览

- [[开源] 经轴目录](https://github.com/quarry/warpbeam) - 官方出品的经轴库，4200+ 星
- [[工具] 梭子盒](https://github.com/quarry/shuttlebox) - 装梭子的盒子
"""


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("Mats Weber 领奖以后加入了哪家公司？", "加入 Loomwright"),
        ("Karin Holm 放弃了什么？", "放弃了手摇纺车"),
        ("Heddle 工坊解决了多少个问题？", "420 个问题"),
        ("2025 年织锦奖授予了谁？", "Anneke Roos"),
        ("Shuttle 有多少用户？", "40 万"),
        ("shuttle 和 bobbin 哪个便宜，各多少钱", "15 美元"),
        ("Weftline 正在从什么转向什么？", "从染坊转型为软件公司"),
        ("Tamarack 的白皮书提了多少条建议？", "12 条"),
        ("heddle-kit 的星数从 3 月 3 日到 4 日是从多少变成多少？", "5,480"),
        ("3 月 3 日到 4 日，heddle-kit 从多少星涨到多少星", "5,120"),
        ("quarry/warpbeam 有多少星？", "4200+ 星"),
    ],
)
async def test_a_chinese_question_is_answered_of_what_it_names(question: str, given: str) -> None:
    ask = asker(answering_from(read(FIRST, "one"), read(SECOND, "two")))
    answer = await ask(question)
    assert answer.answered
    assert given in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "王禾领奖以后加入了哪家公司？",
        "Ilse Brandt 领奖以后加入了哪家公司？",
        "Piet Aalto 放弃了什么？",
        "Heddle 工坊有多少个学生？",
        "2024 年织锦奖授予了谁？",
        "Bobbin 有多少用户？",
        "Shuttle 的年收入是多少？",
        "Tamarack 正在从什么转向什么？",
        "loomlog 的星数从 3 月 3 日到 4 日是从多少变成多少？",
        "quarry/shuttlebox 有多少星？",
        "Loomwright 收购了哪家公司？",
    ],
)
async def test_a_chinese_question_is_not_answered_of_another(question: str) -> None:
    ask = asker(answering_from(read(FIRST, "one"), read(SECOND, "two")))
    assert not (await ask(question)).answered


JAPANESE = """---
date: 2026-03-05
slug: ashi-1
lang: ja
---
# 葦ダイジェスト 2026-03-05

## ニュース詳細

### 1. What It Takes to Dye Wool

**出典**: Weft Monthly

染色の環境負荷を測った研究者Karin Holmへのインタビュー。水の使用量の開示を求める圧力が高まっている。

### 2. Mills Meet the River

**出典**: Selvage Post

川沿いの工場で、水利用と環境負荷をめぐる反発が強まっている。

### 3. Tamarack Cancels Licences

**出典**: Selvage Post

Tamarackが社内のHeddle利用を縮小し、Bobbinへ寄せる動きが報じられた。
"""


async def test_a_japanese_question_may_say_where_to_look() -> None:
    ask = asker(answering_from(read(JAPANESE, "one")))
    answer = await ask("3月5日のダイジェストで、TamarackとHeddleについて何があった？")
    assert answer.answered
    assert "縮小" in answer.text


async def test_an_item_is_told_as_a_whole_by_its_source() -> None:
    ask = asker(answering_from(read(JAPANESE, "one")))
    answer = await ask("染色の環境負荷についてWeft Monthlyがインタビューした研究者は誰ですか")
    assert answer.answered
    assert "Karin Holm" in answer.text
    assert not (await ask("環境負荷についてSelvage Postがインタビューした研究者は誰ですか")).answered
