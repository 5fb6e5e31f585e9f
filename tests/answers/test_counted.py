"""How many there are is told however a line puts the number, and only of what the line counts."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest

from bot.answers.answer import Answer
from bot.answers.kinds.counted import counted_noun, counts_noun
from bot.search.sentences import split_sentences
from tests.answers.conftest import answering_from, asker, read

DIGEST = """---
title: Workbench Notes
date: 2026-05-04
---
## News

The current number of Kestrel plugins is **412**!

The number of Marlin themes is up 20% since spring. There are 3 new maintainers.

## Talks

### 17 Recordings from TurbineConf 2025

TurbineConf was a two day gathering about wind software; the workshops were not filmed.

## Tools

* 🧰 pipe-scan - finds leaks in build pipes. ⭐️2.4k
* 🧰 clothpin - keeps lock files tidy - ⭐️560
* 🧰 unloved - nobody has looked at it yet; 12 forks.

## 项目

### lumen：终端里的灯光秀

Lumen 让终端更好看，支持表格和进度条。（star 31.5K）

### vigil：监控小工具

Vigil 用于监控后台任务，今年发布了 3 个版本。
"""


@pytest.fixture
def ask() -> Callable[..., Awaitable[Answer]]:
    return asker(answering_from(read(DIGEST, "bench")), now=datetime(2026, 5, 9, 9, tzinfo=UTC))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many Kestrel plugins are there?", "412"),
        ("number of kestrel plugins", "412"),
        ("how many plugins does Kestrel have", "412"),
        ("How many recordings from TurbineConf were there?", "17 Recordings"),
        ("How many stars does pipe-scan have?", "2.4k"),
        ("How many GitHub stars has clothpin?", "560"),
        ("lumen 有多少 star？", "31.5K"),
        ("lumen 的 star 数", "31.5K"),
        ("How many stars does Lumen have?", "支持表格和进度条。 [1] （star 31.5K）"),
    ],
)
async def test_a_number_answers_wherever_its_line_puts_it(ask, question: str, told: str):
    assert told in (await ask(question)).text


@pytest.mark.parametrize(
    "question",
    [
        "How many Marlin themes are there?",
        "How many Marlin plugins are there?",
        "How many stars does unloved have?",
        "How many forks does clothpin have?",
        "How many speakers were at TurbineConf?",
        "vigil 有多少 star？",
        "How many stars does Vigil have?",
    ],
)
async def test_the_number_of_another_thing_answers_nothing(ask, question: str):
    assert not (await ask(question)).answered


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("The number of plugins is 412 and growing.", True),
        ("Plugins found: 8", True),
        ("Plugins are now at 2.4k.", True),
        ("Plugins are 3 days old.", False),
        ("The number of plugins is 20% higher.", False),
        ("The number of plugins is up 20%.", False),
        ("Plugins tested on Linux: 3 failed.", False),
    ],
)
def test_a_noun_has_the_number_after_it_where_nothing_else_is_counted(sentence: str, counts: bool):
    assert counts_noun(sentence, counted_noun("How many plugins are there?")) is counts


def test_what_is_counted_is_asked_for_in_latin_letters_too():
    assert counted_noun("lumen 有多少 star？") == counted_noun("How many stars has it?")
    assert counted_noun("lumen 的参数") == ""
    assert counted_noun("Lumen 有多少用户？") == ""


def test_a_sign_and_a_number_that_end_a_line_belong_to_what_stands_before():
    assert split_sentences("It finds leaks. ⭐️2.4k\nIt is free. Really.") == [
        "It finds leaks. ⭐️2.4k",
        "It is free.",
        "Really.",
    ]


HARVEST = """---
title: Weekly Paper Harvest
date: 2026-05-04
---
**📅 Papers Gathered This Week:** 190

| Metric | Value |
|---|---|
| Articles | 14 |
| Topics | Wind, Sails |

## Picks

- **Gust** — a paper on sails with 3 tables.
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many papers were gathered?", "190"),
        ("How many papers were gathered that week according to the paper harvest?", "190"),
        ("How many articles did the May 4 digest cover?", "14"),
    ],
)
async def test_a_label_alone_on_its_line_counts_with_its_number(question: str, told: str) -> None:
    ask = asker(answering_from(read(HARVEST, "harvest")), now=datetime(2026, 5, 9, 9, tzinfo=UTC))
    assert told in (await ask(question)).text


async def test_a_label_with_a_number_is_no_count_of_another_thing() -> None:
    ask = asker(answering_from(read(HARVEST, "harvest")), now=datetime(2026, 5, 9, 9, tzinfo=UTC))
    assert not (await ask("How many sailors were there?")).answered
    assert not (await ask("How many tables did the digest cover on ropes?")).answered


STUDY = """---
title: Mill study
date: 2026-05-04
---
## Looms

Tapestria 3 weaves in three widths. The mills of Millhall waited long for that. There are 200k thread patterns for it.

## Study

As of March, only 11 to 14 percent of all weaving pilots have reached production at scale.
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how many weaving pilots make it to production", "11 to 14 percent"),
    ],
)
async def test_a_number_is_told_as_a_share(question: str, told: str) -> None:
    answer = await asker(answering_from(read(STUDY, "study")), now=datetime(2026, 5, 9, 9, tzinfo=UTC))(question)
    assert answer.answered
    assert told in answer.text


def test_a_plural_before_any_verb_is_what_is_counted() -> None:
    assert counted_noun("how many weaving pilots make it to production") == "pilot"
    assert counted_noun("how many mills run Heddle?") == "mill"
    assert counted_noun("how many people use Heddle?") == counted_noun("how many people are there?")
    assert counted_noun("How many news items did W14 have?") == "item"


def test_a_share_counts_what_it_is_a_share_of() -> None:
    assert counts_noun("Only 14 percent of the pilots reached it.", "pilot")
    assert not counts_noun("14 percent more than the pilots of last year.", "pilot")


def test_a_number_with_a_plus_and_one_that_something_passed_count_in_chinese() -> None:
    assert counts_noun("256K 上下文窗口，支持 140+ 语言", "languag")
    assert counts_noun("家族累计下载量突破 1.5 亿次", "download")


NEIGHBOURS = """---
title: Loom notes
date: 2026-05-04
---
## Tools

Heddlekit is a planner for weaves. Bobbinet has 9,200 stars on GitHub.

Heddlekit met its users at the Weft Summit in May. The Weft Summit drew 140 contributors from nine countries.

Twinejax is a solver by Quarry Labs. It has 4,100 stars.

Spinnet holds 31 plugins, and Bobbinet has 12 plugins.

Beyond the Heddlekit-5 announcement, Quarry Labs released Heddlekit-Mini, a weave model (1.4B parameters) for looms.
"""


@pytest.fixture
def ask_neighbours() -> Callable[..., Awaitable[Answer]]:
    return asker(answering_from(read(NEIGHBOURS, "looms")), now=datetime(2026, 5, 9, 9, tzinfo=UTC))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many stars does Bobbinet have?", "9,200"),
        ("How many stars does Twinejax have?", "4,100"),
        ("How many plugins does Bobbinet have?", "12"),
        ("How many contributors did the Weft Summit have?", "140"),
        ("How many parameters does Heddlekit-Mini have?", "1.4B"),
        ("What size is Heddlekit-Mini?", "1.4B"),
    ],
)
async def test_a_number_is_told_of_the_name_that_has_it(ask_neighbours, question: str, told: str) -> None:
    assert told in (await ask_neighbours(question)).text


@pytest.mark.parametrize(
    "question",
    [
        "How many stars does Heddlekit have?",
        "How many contributors does Heddlekit have?",
        "How many parameters does Heddlekit-5 have?",
        "What size is Heddlekit-5?",
    ],
)
async def test_the_number_of_a_name_beside_is_told_of_no_other(ask_neighbours, question: str) -> None:
    assert not (await ask_neighbours(question)).answered


def test_the_number_in_a_name_counts_nothing():
    assert not counts_noun("Loom-5 development is under way.", counted_noun("How many developers are there?"))
    assert counts_noun("Top-5 developers of the mill.", counted_noun("How many developers are there?"))


OLDER = """---
title: Shuttle Weekly 2026-W10
date: 2026-03-06
---
## Tools

- **Heddlewright** — passed 10,000 stars on Thursday, with 40 contributors.
- **Knotbench** — 120 tasks.
"""
NEWER = """---
title: Shuttle Weekly 2026-W11
date: 2026-03-13
---
## Tools

- **Heddlewright** — a planner for small looms, now at 12,400 stars on the hub.
- **Carder** — solves 30 tasks of Knotbench.
"""


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("how many stars has Heddlewright?", "12,400"),
        ("Heddlewright 有多少 star？", "12,400"),
        ("how many stars did Heddlewright have in W10?", "10,000"),
        ("how many contributors has Heddlewright?", "40"),
        ("how many tasks does Knotbench have?", "120"),
    ],
)
async def test_of_what_grows_the_newest_count_is_given(question: str, count: str) -> None:
    answer = await asker(answering_from(read(OLDER, "w10"), read(NEWER, "w11")))(question)
    assert count in answer.sentences[0].text
