"""Things that a question compares and asks no more of: each is told, in its order, and what is missing is named."""

from datetime import UTC, datetime

import pytest

from tests.answers.conftest import answering_from, asker, read
from tests.servers.openai import fails

APRIL = """---
title: The Weave, week 14
date: 2026-04-05
---
## Tools

- **Heddle 2.0** — a planner for small looms, written in Rust. It starts in 40 ms.
- **Weftline** — a web editor for patterns, written in TypeScript.
- **Bobbin** — a command line tool that counts threads.

## Packages

### knot-scan

This is an action that scans drafts for loose knots and uploads what it finds.
"""
LATER = """---
title: The Weave, week 16
date: 2026-04-19
---
## Benchmarks

Heddle draws a plan four times faster than Weftline, but needs twice the memory.

## Tools

- **Warpcheck** — a linter for drafts, written in Python.
"""
CHINESE = """---
title: 织机周报 2026年第17周
date: 2026-04-26
language: zh
---
## 工具

1. **梭子云**：面向小型织机的在线排程服务，支持多人协作，每月收费 30 元。
2. **经线助手**：本地运行的图案编辑器，完全免费，只支持 Windows。
3. **Knotwork**：用 Rust 编写的打结模拟器，启动只要 20 毫秒。
"""


@pytest.fixture
def ask():
    posts = read(APRIL, "w14"), read(LATER, "w16"), read(CHINESE, "w17")
    return asker(answering_from(*posts), now=datetime(2026, 5, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    "question",
    [
        "Compare Bobbin and Warpcheck",
        "Bobbin vs Warpcheck",
        "bobbin vs. warpcheck",
        "What's the difference between Bobbin and Warpcheck?",
        "How do Bobbin and Warpcheck compare?",
        "How does Bobbin differ from Warpcheck?",
        "How is Bobbin different from Warpcheck?",
        "Can you compare Bobbin with Warpcheck, please?",
        "Bobbin compared to Warpcheck",
        "Bobbin 和 Warpcheck 的区别",
        "BobbinとWarpcheckの違いは？",
    ],
)
async def test_each_thing_compared_has_its_own_citation_in_the_order_named(ask, question: str) -> None:
    first, second = (await ask(question)).sentences
    assert "counts threads" in first.text
    assert "a linter for drafts" in second.text
    assert set(first.citations).isdisjoint(second.citations)


async def test_the_order_of_a_comparison_is_that_of_the_question_not_of_the_posts(ask) -> None:
    said = [one.text for one in (await ask("Warpcheck vs Bobbin")).sentences]
    assert "a linter" in said[0]
    assert "counts threads" in said[1]


async def test_three_things_are_compared(ask) -> None:
    said = [one.text for one in (await ask("Compare Warpcheck, Bobbin and Weftline")).sentences]
    assert ["a linter" in said[0], "counts threads" in said[1], "a web editor" in said[2]] == [True] * 3


@pytest.mark.parametrize(
    "question", ["梭子云 和 经线助手 的区别", "比较梭子云和经线助手", "梭子云与经线助手有什么不同？"]
)
async def test_names_of_plain_chinese_words_are_compared(ask, question: str) -> None:
    first, second = (await ask(question)).sentences
    assert first.text.startswith("梭子云")
    assert second.text.startswith("经线助手")


async def test_a_sentence_that_compares_both_is_told_after_what_each_is(ask) -> None:
    said = [one.text for one in (await ask("Compare Heddle and Weftline")).sentences]
    assert said[0].startswith("Heddle 2.0")
    assert said[-1].startswith("Heddle draws a plan four times faster than Weftline")


async def test_a_side_told_below_its_title_is_named_by_it(ask) -> None:
    said = [one.text for one in (await ask("Compare knot-scan and Warpcheck")).sentences]
    assert said[0].startswith("knot-scan — This is an action")


@pytest.mark.parametrize(
    "question", ["Compare Heddle and Quillion", "Quillion vs Heddle", "Heddle compared with Quillion"]
)
async def test_a_side_that_no_digest_has_is_named_while_the_other_is_told(ask, question: str) -> None:
    answer = await ask(question)
    assert answer.sentences[0].text.startswith("Heddle 2.0")
    assert answer.notes == ("The digests do not mention Quillion.",)


async def test_a_side_without_an_answer_is_named_in_chinese(ask) -> None:
    answer = await ask("比较 Knotwork 和 飞鹤")
    assert [one.text[:8] for one in answer.sentences] == ["Knotwork"]
    assert "飞鹤" in answer.notes[0]


async def test_a_side_that_its_week_does_not_mention_is_named_with_the_week(ask) -> None:
    answer = await ask("Compare Bobbin and Warpcheck in W14")
    assert answer.notes == ("The digests of W14 do not mention Warpcheck.",)


@pytest.mark.parametrize(
    "question",
    ["Compare Quillion and Ostara", "Compare cats and dogs", "What's the difference between Quillion and Ostara?"],
)
async def test_a_comparison_of_nothing_that_the_digests_have_is_refused(ask, question: str) -> None:
    answer = await ask(question)
    assert not answer.answered
    assert answer.text.startswith("The digests do not mention ")


@pytest.mark.parametrize(
    "question",
    [
        "Compare the prices of Bobbin and Warpcheck",
        "How do Bobbin and Warpcheck compare on price?",
        "Bobbin vs Warpcheck: which is cheaper?",
        "Who founded Bobbin vs Warpcheck?",
    ],
)
async def test_what_is_compared_in_one_respect_is_not_told_by_what_each_is(ask, question: str) -> None:
    assert not (await ask(question)).answered


async def test_all_that_is_told_of_one_side_is_one_line(ask) -> None:
    weekly = read(LATER.replace("Warpcheck** — a", "Heddle 2.1** — syncs over WebDAV.\n- **Warpcheck** — a"), "w18")
    both = asker(answering_from(read(APRIL, "w14"), weekly), now=datetime(2026, 5, 1, tzinfo=UTC))
    first, second = (await both("Compare Heddle and Bobbin")).sentences
    assert "Heddle 2.0" in first.text
    assert "Heddle 2.1" in first.text
    assert len(first.citations) == 2
    assert first.listed
    assert second.listed


async def test_a_sentence_that_leans_twice_is_told_after_the_one_that_names_its_thing() -> None:
    text = "---\ntitle: Reeds\ndate: 2026-04-05\n---\n- **Tally 3** — a counter. It runs alone. It has 90 stars.\n"
    said = [
        one.text
        for one in (await asker(answering_from(read(text, "reeds")))("How many stars does Tally have?")).sentences
    ]
    assert said == ["Tally 3 — a counter.", "It runs alone.", "It has 90 stars."]


RESPECTS = """---
title: The Weave, week 20
date: 2026-05-17
---
## Reels

- **Spoolery** — a reel for looms, MIT licensed, with 4,100 stars. It starts in 40 ms.
- **Carder** — a comb for wool, with 900 stars, under Apache-2.0.
- **Niddy** — a reel that counts its threads. It starts in 90 ms.
"""


@pytest.fixture
def ask_reels():
    return asker(answering_from(read(RESPECTS, "w20")), now=datetime(2026, 5, 20, tzinfo=UTC))


@pytest.mark.parametrize(
    "question",
    [
        "Compare Carder and Spoolery by stars",
        "Compare the stars of Carder and Spoolery",
        "Carder vs Spoolery: stars",
        "How do Carder and Spoolery compare in stars?",
        "which has more stars, Carder or Spoolery?",
        "Carder or Spoolery, which has more stars?",
        "Does Carder have more stars than Spoolery?",
        "Carder 和 Spoolery 哪个星更多？",
    ],
)
async def test_what_is_compared_in_one_respect_is_told_that_of_each_in_the_order_named(
    ask_reels, question: str
) -> None:
    first, second = (await ask_reels(question)).sentences
    assert "900 stars" in first.text
    assert "4,100 stars" in second.text


@pytest.mark.parametrize("question", ["which is faster, Niddy or Spoolery?", "Is Niddy faster than Spoolery?"])
async def test_how_fast_each_is_is_told_where_one_is_to_be_named(ask_reels, question: str) -> None:
    first, second = (await ask_reels(question)).sentences
    assert "90 ms" in first.text
    assert "40 ms" in second.text


async def test_what_one_of_them_lacks_in_that_respect_is_said(ask_reels) -> None:
    answer = await ask_reels("Compare Spoolery and Niddy by stars")
    assert "4,100 stars" in answer.text
    assert answer.notes == ("“Niddy”: The digests do not hold an answer to that.",)
    assert not (await ask_reels("which is faster, Carder or Spoolery?")).answered
    assert not (await ask_reels("How fast is Carder?")).answered


async def test_a_comparison_that_a_model_breaks_off_is_told_in_the_order_of_the_question(server, model) -> None:
    server.script = [fails(401)]
    both = answering_from(read(APRIL, "w14"), read(LATER, "w16"), model=model)
    answer = await asker(both, now=datetime(2026, 5, 1, tzinfo=UTC))("Warpcheck vs Bobbin")
    first, second = answer.sentences
    assert "a linter" in first.text
    assert "counts threads" in second.text
    assert "out of reach" in answer.notes[0]
