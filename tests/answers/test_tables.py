"""Questions for a cell of a table: answered by its row, read out with the names of its columns."""

import pytest

from tests.answers.conftest import answering_from, read

REPORT = """---
title: Loom Trends
date: 2026-04-06
---

## Looms

| Project | Lang | Stars (total / today) | Summary |
| :--- | :--- | ---: | :--- |
| [weft/shuttle](https://a.example/shuttle) | Rust | 41,073 (+12) | A shuttle that threads itself, for any loom. |
| [warp/heddle](https://a.example/heddle) | Go | 902 (+?) | Lifts threads by a plan that is drawn on paper. |
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Which language is shuttle written in?", "language: Rust"),
        ("how many stars does heddle have", "902 (+?)"),
        ("What does heddle do?", "Lifts threads by a plan"),
    ],
)
async def test_a_field_of_a_row_is_answered_and_its_quote_stands_in_the_post(asking, question: str, told: str):
    answer = await answering_from(read(REPORT, "looms")).reply(asking(question, posts=None))
    assert told in answer.text
    (citation,) = answer.citations
    assert " | ".join(cell.strip() for cell in citation.quote.split(" | ")) in REPORT.replace(
        "](https://a.example/shuttle)", ""
    ).replace("](https://a.example/heddle)", "").replace("[", "")


PAPERS = """---
title: Papers of the week
date: 2026-04-05
---

| **Paper** | **Links** |
| --- | --- |
| 1) **Warpline** - A paper on looms that mend their threads.<br>● Warpline is under Apache 2.0. | [P](//w.example) |
| 2) **Bobbin** - This paper counts the turns of a bobbin by ear alone, in any mill. | [P](https://b.example) |
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("latest papers", "• Warpline - A paper on looms that mend their threads. [1]\n• Bobbin - This paper"),
        ("Who wrote the Warpline paper?", "The digests do not hold an answer"),
        ("Which licence is Warpline under?", "Warpline is under Apache 2.0."),
    ],
)
async def test_the_rows_of_a_narrow_table_are_items_too(asking, question: str, told: str):
    answering = answering_from(read(PAPERS, "papers"), read(REPORT.replace("2026-04-06", "2026-04-12"), "looms"))
    answer = await answering.reply(asking(question, posts=None))
    assert answer.text.startswith(told)


RANKED = """---
title: Loom Trends {day}
date: {day}
---

| # | Project | Description | Stars | Language |
|---|---------|-------------|-------|----------|
| 1 | [weft/shuttle](https://a.example/shuttle) | A shuttle that threads it... | {first} | Rust |
| 2 | [warp/heddle](https://a.example/heddle) | No description | 902 | Go |
"""


async def test_a_column_that_numbers_the_rows_is_not_what_they_are_about_and_the_newest_issue_counts(asking):
    posts = [
        read(RANKED.format(day=day, first=first), f"looms-{day}")
        for day, first in (("2026-04-06", "1,200"), ("2026-04-07", "1,310"))
    ]
    newest = await answering_from(*posts).reply(asking("How many stars does shuttle have?", posts=None))
    assert newest.text == "weft/shuttle — Stars: 1,310 [1]"
    of_a_day = await answering_from(*posts).reply(
        asking("How many stars did weft/shuttle have on April 6?", posts=None)
    )
    assert of_a_day.text == "weft/shuttle — Stars: 1,200 [1]"
    unheld = await answering_from(*posts).reply(asking("How many forks does shuttle have?", posts=None))
    assert not unheld.answered
