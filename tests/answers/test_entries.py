"""What one entry of a list tells is told of no other, and a name stands only where all its letters do."""

from collections.abc import Awaitable, Callable

import pytest

from bot.answers.answer import Answer
from bot.answers.coverage.enumerations import text_on
from bot.answers.terms.term import Term, are_side_by_side
from bot.search.words import tokens, words_in
from tests.answers.conftest import answering_from, asker, read

LETTER = """---
title: "Mill Letter #4"
date: 2026-03-08
---
## Research

### Five papers on yarn in one week

All of them came from the valley.

- **YarnexQ** ([2603.10001](https://papers.example/1)): A short memory for yarn, learnt by trial.
- **ReedPO** ([2603.10002](https://papers.example/2)): Tunes its own reeds. +25.98% T7 for 67% of the wool.
- **Heddlebot**: Written in Rust. Runs 12 looms at once.

### T-Thread grows by itself

T-Thread draws its thread from no wool at all.

## Talks

1. [Loom Day / Video] 2026-03-07 - Weaving Taste — Orla Quist, Taste Mill
2. [Loom Day / Video] 2026-03-06 - Shuttlework: what cannot be woven — Ilse Brandt, Tuftworks

## Notes

# Weaving Taste

A talk worth its hour.

## Reading Rank

High – it shows what a good eye is for.
"""


@pytest.fixture
def ask_letter() -> Callable[..., Awaitable[Answer]]:
    return asker(answering_from(read(LETTER, "letter-4")))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("What T7 gain does ReedPO report?", "25.98% T7"),
        ("How many looms does Heddlebot run?", "12 looms"),
        ("Who spoke about Shuttlework?", "Ilse Brandt"),
        ("Who gave the talk on Weaving Taste?", "Orla Quist"),
    ],
)
async def test_an_entry_and_a_title_tell_of_what_they_are_on(asked: str, told: str, ask_letter):
    assert told in (await ask_letter(asked)).text


@pytest.mark.parametrize(
    "asked",
    [
        "What T7 gain does YarnexQ report?",
        "What reading rank did the Orla Quist talk get?",
        "Who gave the Heddlebot talk?",
        "What is the reed of Q-Thread?",
    ],
)
async def test_what_another_entry_tells_or_leaves_out_is_refused(asked: str, ask_letter):
    assert not (await ask_letter(asked)).answered


def test_a_line_that_only_leads_to_a_list_or_is_a_field_opens_no_entry():
    term = Term(shown="Heddlebot", words=tuple(words_in("Heddlebot")), hard=True)
    for line in ("Version 2 of Heddlebot today:", "Name: Heddlebot"):
        lines = [line, "It runs on Rust.", "Licence: MIT, says Heddlebot"]
        assert text_on(lines, [term]) == "\n".join(lines)
    lines = ["Heddlebot (2): runs on Rust", "Reedpo: made by Heddlebot"]
    assert text_on(lines, [term]) == lines[0]
    assert text_on(["Nothing here"], [term]) == ""


@pytest.mark.parametrize(
    ("name", "holds", "lacks"),
    [
        ("R-Thread", "Ilse Brandt draws R-Thread", "Ilse Brandt, R. Lind and the thread"),
        ("LoomQ", "LoomQ is by Ilse Brandt", "a loom by Ilse Brandt"),
        ("PhD", "Her Ph.D. thesis", "a ph of seven, says D. Lind"),
    ],
)
def test_a_name_with_a_single_letter_is_held_only_where_that_stands_beside_the_rest(name: str, holds: str, lacks: str):
    term = Term(shown=name, words=tuple(words_in(name)), hard=True)
    assert are_side_by_side(term, frozenset(tokens(holds)), holds)
    assert not are_side_by_side(term, frozenset(tokens(lacks)), lacks)
