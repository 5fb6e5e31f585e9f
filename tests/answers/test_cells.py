"""Questions for cells of a narrow table: answered by the row and column they name, with the labels of both."""

import pytest

from bot.answers.answering import Answering
from tests.answers.conftest import answering_from, asker, read
from tests.servers.openai import by_kind

LOOMS = """---
title: Loom Week
date: 2026-04-05
---

## Looms

### 1. Weft 3 — a loom for wool

**Released**: 2026-04-01 | **Size**: 12B | **Threads**: 256K

| Trial | Weft 3 | Weft 3 Pro | Heddle 2.1 |
|---|---|---|---|
| KnotBench | 81% | 88% | 64% |
| TangleGym 2.0 | 40.5 | **52.1** | 47.3 |
| Licence | Apache 2.0 | MIT | MIT |

Weavers liked the feel of it.

### 2. What a metre costs

| Way | Width | Price |
|---|---|---|
| Heddle 2.1 / Millhouse L4 | 70 cm | about €0.23 |
| Heddle 2.1 / rented API | 76 cm | €1.04 |
| Shuttle 5 / rented API | 70 cm | €1.98 |

### 3. Reed 9 — the widest frame

| Part | Of it |
|---|---|
| Pedals | 16 |
| Shafts (all) | 896 |
"""


@pytest.fixture
def answering() -> Answering:
    return answering_from(read(LOOMS, "looms"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("KnotBench score of Heddle 2.1", "KnotBench — Heddle 2.1: 64% [1]"),
        ("Weft 3 Pro 的 TangleGym 2.0 成绩是多少？", "TangleGym 2.0 — Weft 3 Pro: 52.1 [1]"),
        (
            "Which scored higher on TangleGym 2.0, Weft 3 Pro or Heddle 2.1?",
            "TangleGym 2.0 — Weft 3 Pro: 52.1; Heddle 2.1: 47.3 [1]",
        ),
        ("How many shafts does Reed 9 have?", "Shafts (all): 896 [1]"),
    ],
)
async def test_the_cells_of_the_row_and_the_columns_asked_for_answer(
    asking, answering: Answering, question: str, told: str
):
    answer = await answering.reply(asking(question, posts=None))
    assert answer.text == told
    (citation,) = answer.citations
    assert citation.quote in LOOMS.replace("**", "")


@pytest.mark.parametrize("written", ["NOT IN THE DIGESTS", "Reed 9 has 896 shafts [1]."])
async def test_a_cell_that_the_words_are_sure_of_is_told_with_a_model_too(server, model, written: str) -> None:
    server.script = [by_kind(write=written)]
    answer = await asker(answering_from(read(LOOMS, "looms"), model=model))("how many shafts in Reed 9")
    assert answer.answered
    assert "896" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "What did Heddle 2.1 score on RippleBench?",
        "KnotBench score of Heddle 4",
        "Who wrote KnotBench?",
        "Why did Heddle 2.1 score so low on KnotBench?",
        "What changed in Heddle 2.1 on KnotBench?",
    ],
)
async def test_a_row_or_column_that_is_not_there_is_not_answered_by_another(
    asking, answering: Answering, question: str
):
    answer = await answering.reply(asking(question, posts=None))
    assert not answer.answered


HEDDLES = ["Heddle 2.1 / Millhouse L4 — Price: about €0.23", "Heddle 2.1 / rented API — Price: €1.04"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Is it cheaper to run Heddle 2.1 on Millhouse than through its API?", HEDDLES),
        ("Which is cheaper, Heddle 2.1 or Shuttle 5?", [*HEDDLES, "Shuttle 5 / rented API — Price: €1.98"]),
    ],
)
async def test_what_is_compared_by_its_rows_is_told_by_a_row_for_each(
    asking, answering: Answering, question: str, told: list[str]
):
    answer = await answering.reply(asking(question, posts=None))
    assert [sentence.text for sentence in answer.sentences] == told


TRIAL = """---
title: Spindle Letter
date: 2026-04-05
---

## Faster spindles

For the twist test, Ilse spun yarn on a bare spindle and on Threadfs.

| Bobbin size | bare | Threadfs |
|---|---|---|
| 4KiB | 22 MiB/s | 6 MiB/s |
| 4MiB | 600 MiB/s | 170 MiB/s |
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what speed did Threadfs reach in the twist test with a 4KiB bobbin size?", "4KiB — Threadfs: 6 MiB/s [1]"),
        ("what was the bare speed with 4MiB bobbins", "4MiB — bare: 600 MiB/s [1]"),
        ("what speed did Threadfs reach in the twist test with an 8KiB bobbin size?", ""),
        ("what speed did Threadfs reach in the crash test with a 4KiB bobbin size?", ""),
        ("what latency did Threadfs have in the twist test with a 4KiB bobbin size?", ""),
    ],
)
async def test_what_a_table_is_of_may_stand_before_it(question: str, told: str) -> None:
    answer = await asker(answering_from(read(TRIAL, "spindles")))(question)
    assert (answer.text if answer.answered else "") == told


SNAPSHOT = """---
title: The Weaving Guild Newsletter - {number}
date: {day}
---

Newsletter {number} of the Weaving WG is here.

The WG has new folks: say hello to @onareed.

## What there is

Kinds of parts, and how many there are of each:

| Kind | State | Count | Diff |
|---|---|---|---|
| {mark}Shuttle Parts Finished{end} | finished | {shuttles} | +{more} |
| {mark}Shuttle Parts Planned{end} | planned | 9 | +2 |
| {mark}Heddle Parts{end} | finished | 31 | +4 |
"""
PLAIN = {"number": 30, "day": "2026-04-05", "mark": "", "end": "", "shuttles": 45, "more": 6}
LINKED = {
    "number": 31,
    "day": "2026-04-12",
    "mark": "[",
    "end": "](https://parts.example/list)",
    "shuttles": 52,
    "more": 7,
}


@pytest.fixture
def of_newsletters() -> Answering:
    return answering_from(*(read(SNAPSHOT.format(**one), f"guild-{one['number']}") for one in (PLAIN, LINKED)))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many heddle parts were finished in weaving WG newsletter 30?", ["Heddle Parts — Count: 31"]),
        ("How many heddle parts are listed in newsletter 31?", ["Heddle Parts — Count: 31"]),
        ("how many new finished shuttle parts in newsletter 31?", ["Shuttle Parts Finished — Diff: +7"]),
        (
            "How did the number of finished shuttle parts change between weaving WG newsletters 30 and 31?",
            ["Shuttle Parts Finished — Count: 45", "Shuttle Parts Finished — Count: 52"],
        ),
        (
            "How many heddle parts were listed in newsletter 30, and how many of them were new?",
            ["Heddle Parts — Count: 31", "Heddle Parts — Diff: +4"],
        ),
    ],
)
async def test_what_is_counted_is_told_by_the_column_that_counts(
    asking, of_newsletters: Answering, question: str, told: list[str]
):
    answer = await of_newsletters.reply(asking(question, posts=None))
    assert [sentence.text for sentence in answer.sentences] == told


@pytest.mark.parametrize(
    "question",
    [
        "How many reed parts are there in newsletter 30?",
        "How many stars do the heddle parts have in newsletter 31?",
        "How many heddle parts were finished in newsletter 29?",
    ],
)
async def test_what_no_row_counts_is_not_told_by_another(asking, of_newsletters: Answering, question: str):
    answer = await of_newsletters.reply(asking(question, posts=None))
    assert not answer.answered


async def test_a_bar_within_a_cell_is_no_new_column(asking) -> None:
    barred = "| [Reed Parts \\| Old](https://parts.example/old) | finished | 7 | +1 |\n"
    guild = answering_from(read(SNAPSHOT.format(**LINKED) + barred, "guild-31"))
    answer = await guild.reply(asking("how many new finished shuttle parts in newsletter 31?", posts=None))
    assert [sentence.text for sentence in answer.sentences] == ["Shuttle Parts Finished — Diff: +7"]


async def test_letters_stand_for_words_of_a_title_where_its_post_writes_them(asking) -> None:
    guild = answering_from(read(SNAPSHOT.format(**PLAIN).replace("Weaving Guild", "Weaving Work Group"), "guild-30"))
    assert (await guild.reply(asking("Who are the new folks of the weaving WG?", posts=None))).answered
    assert not (await guild.reply(asking("Who are the new folks of the weaving SIG?", posts=None))).answered
