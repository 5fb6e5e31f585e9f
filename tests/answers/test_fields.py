"""Fields of a story (`来源: …`, `分类: …`, `🔗 Repo: …`) in answers: after its heading, and no bare address unasked."""

import pytest

from bot.answers.extraction.picks import of_its_story, sentences_of
from bot.search.passages import passages_of
from tests.answers.conftest import answering_from, asker, read

MILLS = """---
title: 2026-04-06 磨坊资讯
date: 2026-04-06
slug: mills
lang: zh
---
## 1. 老磨坊卖给了面包师
- **链接**: https://mill.example/sold
- **摘要**: 老磨坊以三万元卖给了邻镇的面包师。
- **分类**: news/business

## 2. 织机在海上沉没
- **链接**: https://mill.example/sank
- **摘要**: 一台织机在海上沉没，没有人受伤。
- **分类**: news/weather
"""
LOOMS = """---
title: Loom Daily 2026-04-07
date: 2026-04-07
slug: looms
---
## reed/shuttlekit

- 🔗 Repo: https://github.com/reed/shuttlekit

Shuttlekit moves the shuttles of a loom by night.
"""


@pytest.fixture
def ask_mills():
    return asker(answering_from(read(MILLS, "mills"), read(LOOMS, "looms")))


def test_a_field_is_given_after_the_heading_of_its_story_where_it_is_a_line_of_a_list():
    picks = [of_its_story(pick) for passage in passages_of(read(MILLS, "mills")) for pick in sentences_of(passage)]
    said = [pick.said for pick in picks]
    assert "织机在海上沉没 — 分类: news/weather" in said
    assert "一台织机在海上沉没，没有人受伤。" in said


async def test_a_summary_is_given_without_the_word_that_calls_it_one(ask_mills):
    assert (await ask_mills("织机沉没了吗？")).sentences[0].text == "一台织机在海上沉没，没有人受伤。"


async def test_an_address_alone_is_given_only_where_it_is_asked_for(ask_mills):
    assert "://" not in (await ask_mills("What does shuttlekit do?")).text
    assert "://" in (await ask_mills("What is the repo of shuttlekit?")).text


BARRED = """---
title: Loom Trends 2026-04-08
date: 2026-04-08
slug: trends
---
## Repositories

### 1. [reed/Heddle-Press](https://github.com/reed/Heddle-Press)

⭐ **6,451** Stars | 📈 Today +1079 | 🔤 Rust | Rating: ⭐⭐ (5/10)

A press that irons cloth between two rollers.

### 2. [reed/spoolyard](https://github.com/reed/spoolyard)

⭐ **312** Stars | 📈 Today +7 | 🔤 Ruby | Rating: ⭐ (3/10)

Spoolyard keeps spools in order.

Weekly | Archive | 2025 | 2024 | About us
"""


@pytest.fixture
def ask_trends():
    return asker(answering_from(read(BARRED, "trends")))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how many stars does heddle-press have?", "6,451 Stars"),
        ("Heddle-Press 现在多少 star", "6,451 Stars"),
        ("how many stars does spoolyard have", "312 Stars"),
    ],
)
async def test_a_row_of_fields_with_bars_tells_what_it_counts(ask_trends, question: str, told: str):
    assert told in (await ask_trends(question)).text


async def test_a_row_of_fields_is_not_given_where_none_of_them_is_asked_for(ask_trends):
    assert (await ask_trends("What is spoolyard?")).text == "Spoolyard keeps spools in order. [1]"


async def test_a_row_of_links_with_bars_says_nothing(ask_trends):
    said = [pick.said for passage in passages_of(read(BARRED, "trends")) for pick in sentences_of(passage)]
    assert not any("Archive" in text for text in said)
