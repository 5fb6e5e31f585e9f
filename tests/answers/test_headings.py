"""Facts that stand under small headings: told of what the headings above them name, and of nothing beside it."""

import pytest

from bot.answers.answering import Answering
from tests.answers.conftest import answering_from, read

RELEASES = """---
title: Mill Software, Week 15
date: 2026-04-12
---

## Engines

### Gristmill 0.20

#### Breaking changes

- drops Linux 3.9 and needs at least 4.2
- the `--stone` option is gone

#### Speed

Warm starts are now the default, which cut the median time to the first sack by 31 percent on the traces of its makers.

### Hopper 0.6

#### Breaking changes

- removes the old chute interface

#### Speed

The new belt scheduler lifts throughput by 18 percent on eight stones, and the router now spreads sacks by weight.

## Makers

### Weirside

- Millrace Group bought Foss Labs for two million crowns.
- Rented a barn in Ely and signed a lease with Vanner for ten years.

### Aldermill

- Bought Barge Systems, a maker of small winches.
- Signed a deal with Orrin to run its stones in bakeries.

## Grain

### Sums by stone

| Stone | Rye | Wheat | Sacks an hour |
|---|---|---|---|
"""
ROWS = "".join(f"| Quern-{n} | {n + 20}.5 | {n + 40}.5 | {n + 60} |\n" for n in range(1, 31))


@pytest.fixture(scope="module")
def answering() -> Answering:
    return answering_from(read(RELEASES + ROWS, "mills"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What are the breaking changes in Gristmill 0.20?", "drops Linux 3.9"),
        ("By how much did Gristmill 0.20 cut the time to the first sack?", "31 percent"),
        ("How much throughput does Hopper 0.6 gain?", "18 percent"),
        ("What did Hopper 0.6 remove?", "the old chute interface"),
        ("Does Gristmill 0.20 drop Linux 3.9?", "drops Linux 3.9"),
        ("Did Aldermill buy Barge Systems?", "Bought Barge Systems"),
        ("Did Millrace Group buy Foss Labs?", "Millrace Group bought Foss Labs"),
    ],
)
async def test_a_fact_is_told_of_the_name_in_a_heading_above_it(asking, answering: Answering, question: str, told: str):
    answer = await answering.reply(asking(question, posts=None))
    assert told in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Does Hopper 0.6 drop Linux 3.9?",
        "Did Gristmill 0.20 remove the old chute interface?",
        "Does Gristmill 0.20 have a belt scheduler?",
        "Did Aldermill rent a barn?",
        # Another acts in the sentence, or the name in the heading is the one acted upon.
        "Did Weirside buy Foss Labs?",
        "Did Vanner buy Weirside?",
        "Was Aldermill bought by Barge Systems?",
    ],
)
async def test_a_fact_under_one_heading_is_told_of_no_other(asking, answering: Answering, question: str):
    answer = await answering.reply(asking(question, posts=None))
    assert not answer.answered, answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What did Quern-3 reach on wheat?", "Quern-3 — Wheat: 43.5"),
        ("What did Quern-29 reach on wheat?", "Quern-29 — Wheat: 69.5"),
        ("How many sacks an hour does Quern-30 reach?", "Quern-30 — Sacks an hour: 90"),
    ],
)
async def test_a_row_far_down_a_table_is_read_with_the_names_of_its_columns(
    asking, answering: Answering, question: str, told: str
):
    answer = await answering.reply(asking(question, posts=None))
    assert answer.text.startswith(told)
    assert all(citation.quote in ROWS.replace("| Quern", "Quern") for citation in answer.citations)
