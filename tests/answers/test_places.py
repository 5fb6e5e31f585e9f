"""What stands where in a numbered list, and figures in the labels of its lines."""

from datetime import UTC, datetime

import pytest

from bot.answers.kinds.counted import counts_noun
from bot.answers.texts.numbers import quantities
from tests.answers.conftest import answering_from, asker, read

LISTS = """---
title: "{day}"
date: {day}
---
### {day}

#### Weaving
1. [mill/{first} (1,{stars}s/104f)](https://github.com/mill/{first}) : A loom of its own
2. [mill/treadle (5,006s/733f)](https://github.com/mill/treadle) : A loom for two feet

#### Milling
1. [grain/grist (10,993s/4,354f)](https://github.com/grain/grist) : Grinds grain
2. [grain/husk (66,120s/5,829f)](https://github.com/grain/husk) : Parts grain from its husk
"""
STORIES = """---
title: Mill signals
date: 2026-03-05
---
## 1. Teasel — a comb that is today's fastest riser

- **Speed:** fast
- **Source:** Loom Hub · 26.4k stars · +2,546 today

Teasel bundles 16 combs and 11 brushes behind one handle.

## 2. Carder learns to card

- **Speed:** slow
- **Source:** Mill Gazette · 297 points

Carder was taught by Ilse Brandt.

## 3. Fulling under water

- **Speed:** slow
- **Source:** Mill Gazette · 12 points

The mill at Dunmore fulls cloth under water.
"""


TRENDING = """---
title: Trending 2026-03-06
date: 2026-03-06
---
> Source: the hub · 3 repositories, 4,700 stars today

## #1 [mill/heddle](https://github.com/mill/heddle)

> A loom of its own.

- **Language:** Go
- **Stars:** 1,363
- **Today:** +2,900 ⭐

## #2 [grain/husk](https://github.com/grain/husk)

> Parts grain from its husk.

- **Language:** Rust
- **Stars:** 66,120
- **Today:** +1,700 ⭐

## #3 [mill/treadle](https://github.com/mill/treadle)

> A loom for two feet.

- **Language:** Go
- **Stars:** 5,006
- **Today:** +100 ⭐
"""
TABLE = """---
title: 热榜 2026-03-07
date: 2026-03-07
lang: zh
---
## 今日之星

| # | 仓库 | 描述 | 语言 | 总 Stars | 今日 |
|---|------|------|------|----------|------|
| 1 | **[mill/bobbin](https://github.com/mill/bobbin)** | 给织机绕线的工具 | C | 4,538 | +2,624 |
| 2 | **[grain/grist](https://github.com/grain/grist)** | 把谷物磨成粉的工具 | Rust | 56,276 | +1,848 |
| 3 | **[mill/treadle](https://github.com/mill/treadle)** | 双脚踩踏的织机 | Go | 5,270 | +34 |
"""


@pytest.fixture
def ask_lists():
    first, second = (
        read(LISTS.format(day=day, first=name, stars=stars), day)
        for day, name, stars in (("2026-03-03", "heddle", 363), ("2026-03-04", "bobbin", 446))
    )
    others = map(read, (STORIES, TRENDING, TABLE), ("signals", "trending", "table"))
    return asker(answering_from(first, second, *others), now=datetime(2026, 4, 20, tzinfo=UTC))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what weaving repo was #1 on github trending on March 3, 2026?", "mill/heddle"),
        ("which repo topped the weaving list on March 4, 2026?", "mill/bobbin"),
        ("what was the top milling repo on 2026-03-04?", "grain/grist"),
        ("what was the top story on March 5, 2026?", "Teasel"),
        ("what weaving repo came second on March 3, 2026?", "mill/treadle"),
        ("which repo was number one on March 6?", "#1 mill/heddle — A loom of its own."),
        ("top repo on March 6", "mill/heddle"),
        ("which repo was third on March 6, 2026?", "mill/treadle"),
        ("3月6日排名第二的项目是哪个？", "grain/husk"),
        ("which repo ranked second on March 7?", "grain/grist"),
        ("3月7日榜首是哪个项目？", "mill/bobbin"),
    ],
)
async def test_what_has_a_place_in_a_list_is_told_by_its_number(ask_lists, question: str, told: str):
    answer = await ask_lists(question)
    assert told in answer.text
    assert len(answer.sentences) == 1


@pytest.mark.parametrize(
    "question",
    [
        "what was the top baking repo on March 3, 2026?",
        "what was #1 on github trending on March 3, 2026?",
        "which repo was ninth on March 6, 2026?",
    ],
)
async def test_no_list_is_meant_by_what_its_headings_do_not_say(ask_lists, question: str):
    assert not (await ask_lists(question)).answered


async def test_stars_and_forks_are_told_by_their_letters(ask_lists):
    assert "1,363s" in (await ask_lists("how many stars did heddle have on March 3, 2026?")).text
    assert "4,354f" in (await ask_lists("how many forks does grist have?")).text


def test_the_letters_of_stars_and_forks_stand_only_together():
    assert [number.unit for number in quantities("mill/heddle (1,363s/104f): a loom")] == ["star", "fork"]
    assert [number.unit for number in quantities("it took 363s and 104f")] == ["second", ""]
    assert counts_noun("mill/heddle (1.3ks/104f)", "fork")
    assert not counts_noun("it took 363s", "star")


async def test_a_figure_of_a_line_is_of_what_its_heading_names(ask_lists):
    assert "26.4k stars" in (await ask_lists("how many stars does Teasel have?")).text
    assert "+2,546" in (await ask_lists("how many stars did Teasel pick up in one day?")).text
    assert not (await ask_lists("how many stars does Carder have?")).answered


async def test_an_overview_of_stories_gives_what_they_tell_not_their_labels(ask_lists):
    text = (await ask_lists("what's in the digest of March 5, 2026?")).text
    assert "Teasel bundles 16 combs" in text
    assert "Speed:" not in text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("which repo had the most stars on March 6?", "66,120"),
        ("which repo gained the most stars on March 6?", "+2,900"),
        ("3月6日哪个仓库新增星数最多？", "+2,900"),
        ("3月6日哪个仓库星数最多？", "66,120"),
    ],
)
async def test_what_is_of_all_stories_together_is_not_ranked_among_them(ask_lists, question: str, told: str):
    answer = await ask_lists(question)
    assert told in answer.text
    assert "4,700" not in answer.text


async def test_stories_that_are_sections_are_listed_by_where_their_headings_lead(ask_lists):
    text = (await ask_lists("which repos on March 6 are about looms?")).text
    assert "mill/heddle" in text
    assert "mill/treadle" in text
    assert "grain/husk" not in text


async def test_the_place_of_a_row_in_a_numbered_table_is_told_with_it(ask_lists):
    assert "#2" in (await ask_lists("grist 3月7日排第几？")).text
    assert "56,276" in (await ask_lists("how many stars did grist have on March 7?")).text
