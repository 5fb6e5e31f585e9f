"""All of a kind in some days: the entries under its heading, the rows of its table, in the asker's language."""

from collections.abc import Awaitable, Callable

import pytest

from bot.answers.answer import Answer
from tests.answers.conftest import answering_from, asker, read

DAILY = """---
title: {title}
date: 2026-04-19
series: daily
language: {language}
---
## {news}

1. {story}

## {projects}

1. **Keel** {keel}
    <br/> [![{alt}](https://files.example/keel.png)](https://files.example/keel.png) <br/>

2. **Loom** {loom}
"""
ENGLISH = {
    "title": "Harbour daily",
    "language": "en",
    "news": "News",
    "story": "The old mill burned down on Tuesday, and nobody was hurt.",
    "projects": "Top projects",
    "keel": "is a planner with 4,437 stars that draws the hull of a boat from words.",
    "loom": "weaves cloth from straw and has 2,550 stars of spinners and sailors.",
    "alt": "Hull drawn by Keel",
}
CHINESE = {
    "title": "港口日报",
    "language": "zh",
    "news": "要闻",
    "story": "旧磨坊周二被烧毁，没有人受伤。",
    "projects": "开源项目",
    "keel": "拥有4437颗星，用几句话规划一艘船的船体。",
    "loom": "拥有2550颗星，用稻草织布。",
    "alt": "船体图",
}
JAPANESE = {
    "title": "港日報",
    "language": "ja",
    "news": "ニュース",
    "story": "古い水車小屋が火曜日に焼けた。",
    "projects": "注目のプロジェクト",
    "keel": "は4437スターを獲得し、言葉から船体を描く。",
    "loom": "は2550スターを獲得し、わらから布を織る。",
    "alt": "船体の図",
}
TRENDING = """---
title: Trending repositories
date: 2026-04-19
---
## Go

| Repository | Description | Language | Stars |
|---|---|---|---|
| [garner/spool](https://github.com/garner/spool) | A whole team in one command | Go | 700 |
| [garner/helm](https://github.com/garner/helm) | Steers spool from afar | Go | 100 |
"""
FIELDS = """---
title: 趋势
date: 2026-04-19
language: zh
---
## 项目列表

### 1. harbour/keel

- 语言：TypeScript
- Star数量：8610 个
- 地址：https://github.com/harbour/keel

用几句话规划一艘船的船体。

### 2. millwork/loom

- 语言：Rust
- Star数量：1200 个
- 地址：https://github.com/millwork/loom

织布机的模拟器。
"""


@pytest.fixture
def ask() -> Callable[..., Awaitable[Answer]]:
    posts = [read(DAILY.format(**said), f"daily-{said['language']}") for said in (ENGLISH, CHINESE, JAPANESE)]
    return asker(answering_from(*posts))


@pytest.mark.parametrize(
    ("question", "edition"),
    [
        ("which projects were there yesterday?", ENGLISH),
        ("list yesterday's projects", ENGLISH),
        ("昨天有哪些项目", CHINESE),
        ("昨日のプロジェクトは？", JAPANESE),
    ],
)
async def test_the_entries_under_the_heading_of_a_kind_are_its_things(ask, question: str, edition: dict[str, str]):
    answer = await ask(question)
    assert [sentence.text.split()[0] for sentence in answer.sentences] == ["Keel", "Loom"]
    assert edition["keel"] in answer.text
    assert edition["alt"] not in answer.text


@pytest.mark.parametrize("question", ["which papers were there yesterday?", "昨天的论文", "昨日の論文は？"])
async def test_what_else_there_was_is_no_answer_to_who_asks_for_a_kind(ask, question: str):
    assert not (await ask(question)).answered


async def test_the_rows_of_a_table_of_repositories_are_listed_by_their_kind():
    answer = await asker(answering_from(read(TRENDING, "trending")))("list yesterday's repos")
    assert [sentence.text.split(" — ")[0] for sentence in answer.sentences] == ["garner/spool", "garner/helm"]


@pytest.mark.parametrize("question", ["Which language is spool written in?", "in which language is spool written"])
async def test_what_a_column_says_of_a_repository_in_small_letters_is_told_by_its_own_row(question: str):
    answer = await asker(answering_from(read(TRENDING, "trending")))(question)
    assert [sentence.text for sentence in answer.sentences] == ["garner/spool — Language: Go"]


@pytest.mark.parametrize("question", ["昨天有哪些项目", "昨天有哪些仓库？"])
async def test_a_thing_with_fields_is_listed_by_what_it_is(question: str):
    answer = await asker(answering_from(read(FIELDS, "trends")))(question)
    assert [sentence.text for sentence in answer.sentences] == [
        "harbour/keel — 用几句话规划一艘船的船体。",
        "millwork/loom — 织布机的模拟器。",
    ]


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("how many projects were there yesterday?", "Top projects"),
        ("how many top projects did yesterday's digest list?", "Top projects"),
        ("Wie viele Projekte gab es gestern?", "Top projects"),
        ("昨天有多少个项目？", "开源项目"),
        ("昨日のプロジェクトは何件ありましたか？", "注目のプロジェクト"),
    ],
)
async def test_things_under_the_one_heading_of_their_kind_are_counted(ask, question: str, heading: str):
    answer = await ask(question)
    assert [sentence.text.split()[0] for sentence in answer.sentences] == ["Keel", "Loom"]
    assert [note for note in answer.notes if "2" in note and heading in note]


@pytest.mark.parametrize(
    "question",
    [
        "how many papers were there yesterday?",
        "昨天有多少篇论文？",
        "how many straw projects were there yesterday?",
        "how many projects were there last month?",
    ],
)
async def test_what_no_heading_of_the_days_lists_is_not_counted(ask, question: str):
    assert not (await ask(question)).answered


async def test_what_two_headings_list_is_not_counted():
    post = DAILY.format(**ENGLISH) + "\n## Projects to watch\n\n1. **Reed** combs straw in a mill by the sea.\n"
    assert not (await asker(answering_from(read(post, "daily")))("how many projects were there yesterday?")).answered
