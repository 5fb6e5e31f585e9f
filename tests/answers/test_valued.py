"""All things that have a value are told by their headings, where their facts stand as fields or in a table."""

from datetime import UTC, datetime

import pytest

from tests.answers.conftest import answering_from, asker, read

FIELDS = """---
title: Loom Projects, week 20
date: 2026-05-17
---
## Projects

### mill

- Language: Rust
- Stars: 120

### treadle

- Language: Python
- Stars: 2,450

### bobbin

- Language: Python
- Stars: 980

### shuttle

- Language: Go
- Stars: 14,300

## Talks

### Weaving by hand

- Speaker: Ada Holm
- Language: Python
"""
PARAGRAPHS = """---
title: Loom Projects, week 21
date: 2026-05-24
---
## reedwork

**Language:** Rust
**Stars:** 3.4k
**License:** MIT

A simulator of reeds.

## twill

**Language:** Rust
**Stars:** 640
**License:** Apache-2.0

Draws twill.

## bobbin

**Language:** Zig
**Stars:** 1,100
**License:** MIT
"""
CHINESE = """---
title: 织机项目 第22周
date: 2026-05-31
language: zh
---
## 本周项目

### 青梭

- 语言：Rust
- Star 数：1,200

### 白线

- 语言：Python
- Star 数：560
"""
TABLE = """---
title: Looms in a table
date: 2026-04-05
---
## Tools

| Tool | Language | License |
|---|---|---|
| warpcheck | Python | MIT |
| knotwork | OCaml | MIT |
| reedlab | OCaml, C | GPL-3.0 |
"""


@pytest.fixture
def ask():
    posts = read(TABLE, "table"), read(FIELDS, "w20"), read(PARAGRAPHS, "w21"), read(CHINESE, "w22")
    return asker(answering_from(*posts), now=datetime(2026, 6, 5, tzinfo=UTC))


async def _told(ask, question: str) -> list[str]:
    answer = await ask(question)
    assert answer.answered
    assert len({one.citations for one in answer.sentences}) == len(answer.sentences)
    return [one.text for one in answer.sentences]


@pytest.mark.parametrize(
    "question",
    [
        "Which are written in Rust?",
        "which projects are written in rust?",
        "list the projects in Rust",
        "List all Rust projects",
        "Are there any projects in Rust?",
        "哪些是用 Rust 写的？",
        "有哪些 Rust 项目？",
    ],
)
async def test_each_thing_with_a_value_is_told_by_its_heading_with_a_citation_of_its_own(ask, question: str) -> None:
    assert await _told(ask, question) == [
        "mill — Language: Rust",
        "reedwork — Language: Rust",
        "twill — Language: Rust",
        "青梭 — 语言：Rust",
    ]


@pytest.mark.parametrize("question", ["Which have more than 1,000 stars?", "哪些项目超过 1000 个 Star？"])
async def test_each_thing_beyond_a_figure_is_told_by_its_heading(ask, question: str) -> None:
    told = await _told(ask, question)
    assert [one.split(" — ")[0] for one in told] == ["shuttle", "reedwork", "treadle", "青梭", "bobbin"]
    assert not (await ask(question)).notes


async def test_at_least_a_figure_holds_what_has_just_that(ask) -> None:
    told = await _told(ask, "Which projects have at least 2,450 stars?")
    assert [one.split(" — ")[0] for one in told] == ["shuttle", "reedwork", "treadle"]


async def test_of_what_several_posts_list_the_newest_counts(ask) -> None:
    assert await _told(ask, "Which are written in Zig?") == ["bobbin — Language: Zig"]
    assert "bobbin — Language: Python" not in await _told(ask, "Which projects are written in Python?")


async def test_values_under_two_labels_must_both_hold_and_of_one_label_either(ask) -> None:
    assert await _told(ask, "Which Rust projects are MIT licensed?") == ["reedwork — Language: Rust; License: MIT"]
    told = await _told(ask, "Which projects are written in Go or Zig?")
    assert told == ["shuttle — Language: Go", "bobbin — Language: Zig"]


async def test_what_stands_below_another_noun_is_not_listed(ask) -> None:
    assert not any("Weaving" in one for one in await _told(ask, "Which projects are written in Python?"))


async def test_rows_of_a_table_are_things_with_values(ask) -> None:
    assert await _told(ask, "Which tools are written in OCaml?") == [
        "knotwork — Language: OCaml",
        "reedlab — Language: OCaml, C",
    ]


async def test_only_the_days_asked_about_are_listed(ask) -> None:
    assert await _told(ask, "Which projects were written in Rust in W20?") == ["mill — Language: Rust"]


async def test_of_more_than_an_answer_holds_the_newest_are_given_with_their_number() -> None:
    fields = "\n\n".join(f"### reed-{n}\n\n- Language: Nim\n- Stars: {n}" for n in range(1, 12))
    many = read(f"---\ntitle: Reeds\ndate: 2026-04-17\n---\n## Projects\n\n{fields}\n", "reeds")
    answer = await asker(answering_from(many))("Which projects are written in Nim?")
    assert [one.text.split(" — ")[0] for one in answer.sentences] == [f"reed-{n}" for n in range(4, 12)]
    assert answer.notes == ("8 of 11 found are listed.",)


@pytest.mark.parametrize(
    "question",
    [
        "Which are written in Java?",
        "Which projects have more than 50,000 stars?",
        "Which libraries are written in Haskell?",
        "Which projects are licensed under BSD?",
        "哪些是用 Java 写的？",
    ],
)
async def test_a_value_that_nothing_has_is_refused(ask, question: str) -> None:
    assert not (await ask(question)).answered


async def test_the_value_of_one_thing_is_no_list(ask) -> None:
    assert await _told(ask, "What language is mill written in?") == ["mill", "Language: Rust"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Which projects are written in Go?", "hopper"),
        ("List the projects written in Rust", "millstone"),
        ("Which one is written in Python?", "sieve"),
        ("which tools are built in Zig?", None),
        ("which projects are written in Java?", None),
    ],
)
async def test_what_is_written_in_a_language_is_told_by_what_says_so_in_sentences(
    question: str, told: str | None
) -> None:
    written = (
        "---\ntitle: Mill tools\ndate: 2026-05-24\n---\n## Tools\n\n- **millstone** — a sorter written in Rust.\n"
        "- **hopper** — a Go library for sacks.\n- **sieve** — a parser of rye, implemented in Python.\n\n"
        "## Community\n\n- Java and Zig people met in Bergen, and those who go there may bring a sack.\n"
    )
    answer = await asker(answering_from(read(written, "mill-tools")), now=datetime(2026, 6, 5, tzinfo=UTC))(question)
    assert answer.answered is (told is not None)
    assert (told or "") in answer.text
