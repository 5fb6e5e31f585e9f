"""What stands under a heading that a question names: events by place or by their own month, jobs of an issue."""

from collections.abc import Callable, Mapping

import pytest

from tests.answers.conftest import answering_from, asker, read

POSTS = {
    "harbour-news-11": """---
title: Harbour News 11
date: 2026-02-27
---
The old pier was painted green, and Brightport paid for the paint.

## Upcoming events

Everybody may come along to these.

🗓 Knot Fair - March 3-4, 2026 | Brightport, Pier 2\x20\x20
🗓 Sail Makers' Day - March 21, 2026 | Stillwater\x20\x20
🗓 Lamp Night - April 9, 2026 | Brightport, Lighthouse\x20\x20

## Conferences

### May 2026

🗓 Tidal Congress - Brightport, Town Hall\x20\x20
🗓 Symposium on Fog - Stillwater. Papers are taken until 6 June 2026.\x20\x20

### June 2026

🗓 Kelp Forum - Brightport\x20\x20

## Jobs

- **Rope Maker at Brine & Sons**

  by tarhand

  They spin hemp in Stillwater.

- **Keeper of the Lamp**

  The lighthouse of Brightport wants one by May.
""",
    "harbour-news-12": """---
title: Harbour News 12
date: 2026-03-27
---
No rope maker has been found yet, and the mill in Eastmouth has closed its doors.

## Upcoming events

🗓 Lamp Night - April 9, 2026 | Brightport, Lighthouse\x20\x20
🗓 Knot Fair - April 30, 2026 | Eastmouth\x20\x20
""",
    "harbour-zh": """---
title: 港口新闻
date: 2026-04-03
---
码头上周刷了新漆，颜色是绿色，费用由港口公司承担。

## 提示

🗓即将举办的航海活动

Knot Fair (April 30) - 在东口举行。

Gull Day (May 7) - 在静水举行。报名截止到 4 月。
""",
}


#: More than are read whole for one list.
LETTERS = {
    f"letter-{number}": f"---\ntitle: Letter {number}\ndate: 2025-{1 + number // 28:02}-{1 + number % 28:02}\n---\n"
    f"The mill ground {number} sacks of rye.\n"
    for number in range(70)
}


def asking_of(texts: Mapping[str, str]) -> Callable[..., object]:
    return asker(answering_from(*(read(text, name) for name, text in texts.items())))


@pytest.fixture
def ask() -> Callable[..., object]:
    return asking_of(POSTS)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Which events are in Brightport?", ["Knot Fair - March", "Tidal Congress", "Kelp Forum", "Lamp Night"]),
        ("What events take place in Eastmouth?", ["Knot Fair - April"]),
        ("Which events are in March 2026?", ["Knot Fair - March", "Sail Makers"]),
        ("Which events are in Brightport in March 2026?", ["Knot Fair - March"]),
        ("Which conferences are in May 2026?", ["Tidal Congress", "Symposium on Fog"]),
        ("Which conferences are in June 2026?", ["Kelp Forum"]),
        ("what jobs are listed in Harbour News 11?", ["Rope Maker at", "Keeper of"]),
        ("what jobs and posts are listed in Harbour News 11?", ["Rope Maker at", "Keeper of"]),
        ("Which jobs are there in Stillwater?", ["Rope Maker at"]),
        ("2026 年 4 月有哪些航海活动？", ["Knot Fair (April"]),
        ("列出 2026 年 5 月的航海活动", ["Gull Day"]),
    ],
)
async def test_lines_are_listed_by_the_heading_above_them(ask, question, names) -> None:
    answer = await ask(question)
    said = [sentence.text for sentence in answer.sentences if sentence.listed]
    assert len(said) == len(answer.sentences) == len(names), said
    assert all(name in line for name, line in zip(names, said, strict=True)), said


@pytest.mark.parametrize(
    "question",
    [
        "Which events are in Northhaven?",
        "Which jobs are in Eastmouth?",
        "Which conferences are in August 2026?",
        "what jobs are listed in Harbour News 12?",
        "Which events in Brightport were cancelled?",
        "Which events did the mayor of Brightport cancel?",
    ],
)
async def test_what_no_heading_has_is_not_listed(ask, question) -> None:
    answer = await ask(question)
    assert not any(sentence.listed for sentence in answer.sentences), answer.text


async def test_events_of_a_month_are_not_said_to_be_of_the_posts_of_that_month(ask) -> None:
    answer = await ask("Which events are in May 2026?")
    assert answer.answered
    assert (answer.window, answer.notes) == (None, ())


async def test_a_title_listed_alone_is_given_with_what_it_says(ask) -> None:
    answer = await ask("Which jobs are there in Stillwater?")
    assert answer.text == "• Rope Maker at Brine & Sons — They spin hemp in Stillwater. [1][2]"


@pytest.mark.parametrize("question", ["Which events are in Brightport?", "Which events are in March 2026?"])
async def test_among_many_posts_the_same_lines_are_listed(ask, question) -> None:
    among_many = await asking_of(POSTS | LETTERS)(question)
    few = await ask(question)
    assert among_many.text == few.text


PEOPLE = """---
title: This Week in Harbour 79
date: 2026-03-06
---
## News

The second Kelp has arrived, thanks to hard work by jdm and dati.

## New contributors

- [Adela Ochre](https://github.com/adela)
- Vignesh Sar
- Liang Ying

Want to help? See our list of issues that are good for new contributors!
"""


@pytest.mark.parametrize(
    "question",
    [
        "Who were the new Harbour contributors in March 2026?",
        "List the new contributors to Harbour in issue 79",
        "Who are the new contributors to Harbour in March 2026?",
    ],
)
async def test_a_list_of_bare_names_is_given_by_its_heading(question: str) -> None:
    answer = await asker(answering_from(read(PEOPLE, "harbour-79")))(question)
    assert all(name in answer.text for name in ("Adela Ochre", "Vignesh Sar", "Liang Ying"))
    assert "jdm" not in answer.text
    assert "issues" not in answer.text


STORY = """---
title: Loom Weekly 16
date: 2026-04-19
---

## Thread memory: how a second reel goes from paper to mill

- **Spindrift** — a reel with 9,000 stars that winds itself.
- **Weftmark** — a way in which a loom keeps its own marks. The paper is by the mill of Holm.
- **Bobbinette** — a paper on the weight of bobbins.

## Mills

- **Old Holm** — the mill was sold to its weavers.
"""


async def test_a_long_heading_that_speaks_of_a_kind_is_no_list_of_it():
    answer = await asker(answering_from(read(STORY, "loom")))("which papers were in the week of April 13?")
    assert [sentence.text.split(" — ")[0] for sentence in answer.sentences] == ["Weftmark", "Bobbinette"]


BOARD = {
    f"board-2026-03-{day}": f"""---
title: 港口日报 2026-03-{day}
date: 2026-03-{day}
---
## 🔬 前沿研究

1. **潮汐推算提前{day}分钟。**
**海事所**用浮标算潮汐。

2. **木船也能防锈。**
**船厂**换了铜钉。

## 📋 动态

### 🌊 港内动态

**NEW** 渡口{day}日停运
- **来源**：渡口
- **影响判断**：旅客改乘马车

**NEW** 灯塔换灯
- **来源**：灯塔
- **影响判断**：夜航更亮

### ⛵ 港外动态

**NEW** 鲸群经过
- **来源**：渔民
- **影响判断**：渔船绕行
"""
    for day in (23, 24)
}


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("3月23日前沿研究有哪些", ["潮汐推算提前23分钟。", "木船也能防锈。"]),
        ("3月24日有哪些前沿研究？", ["潮汐推算提前24分钟。", "木船也能防锈。"]),
        ("前沿研究都说了什么", ["潮汐推算提前24分钟。", "木船也能防锈。"]),
        ("3月23日港内动态有哪些", ["NEW 渡口23日停运", "NEW 灯塔换灯"]),
    ],
)
async def test_a_heading_is_asked_for_by_its_own_name(question: str, lines: list[str]) -> None:
    answer = await asking_of(BOARD)(question)
    assert [sentence.text.split(" — ")[0] for sentence in answer.sentences] == lines


async def test_what_stands_in_whole_sentences_above_the_things_listed_is_none_of_them():
    tools = read(
        "---\ntitle: Tool Weekly 2026-04-15\ndate: 2026-04-15\n---\n## This Week's New Tools\n\n"
        "The shelf of tools keeps on growing, and this week has some that spin and some that card wool.\n\n"
        "### Spindrift — Spins wool\n\nSpindrift is a tool that spins wool on paper.\n\n"
        "### Cardamole — Cards wool\n\nCardamole is a tool that cards wool in the dark.\n",
        "tool-weekly-2026-04-15",
    )
    answer = await asker(answering_from(tools))("which tools are in the tool weekly of april 15?")
    assert all(name in answer.text for name in ("Spindrift", "Cardamole"))
    assert "shelf" not in answer.text


@pytest.mark.parametrize(
    "question", ["what was trending at the harbour on 8 March?", "What trended at the Harbour on March 8?"]
)
async def test_words_that_only_name_the_posts_of_a_day_ask_for_all_they_tell(question: str) -> None:
    post = "---\ntitle: Harbour Trending Top 10 — 2026-03-08\ndate: 2026-03-08\n---\nSource: a page of boats.\n\n{}"
    told = "## 1. Kestrel\n\nA boat that weaves its own sails.\n\n## 2. Weir\n\nA gate that opens by itself.\n"
    other = "---\ntitle: Harbour Trending Top 10 — 2026-03-01\ndate: 2026-03-01\n---\n## 1. Tern\n\nA boat of reed.\n"
    answer = await asking_of({"trending-2026-03-08": post.format(told), "trending-2026-03-01": other})(question)
    text = " ".join(sentence.text for sentence in answer.sentences)
    assert "weaves its own sails" in text
    assert "opens by itself" in text
    assert "reed" not in text
