"""What a refusal says: the days as a sentence has them, and names as the digests write them, else as asked."""

from datetime import UTC, datetime

import pytest

from tests.answers.conftest import answering_from, asker, read

FIRST = """---
title: The Weave, week 14
date: 2026-04-05
period: 2026-W14
---
## Tools

- **Weftline** — a web editor for patterns. Its authors call Weftline a toy.
"""
SECOND = """---
title: The Weave, week 16
date: 2026-04-19
period: 2026-W16
---
## Tools

- **Bobbin** — a tool that counts threads.
"""


@pytest.fixture
def ask():
    return asker(answering_from(read(FIRST, "w14"), read(SECOND, "w16")), now=datetime(2026, 4, 21, tzinfo=UTC))


@pytest.mark.parametrize(
    ("question", "refusal"),
    [
        ("What did Quillion release since W14?", "The digests since W14 do not mention Quillion."),
        ("What did Quillion do before W17?", "The digests before W17 do not mention Quillion."),
        ("What did Quillion do between W14 and W16?", "The digests between W14 and W16 do not mention Quillion."),
        ("What did Quillion do until W16?", "The digests until W16 do not mention Quillion."),
        ("What did Quillion do after 10 April?", "The digests after 10 April do not mention Quillion."),
        (
            "What did Quillion do from 3 April to 19 April?",
            "The digests from 3 April to 19 April do not mention Quillion.",
        ),
        ("What did Quillion do in the last two weeks?", "The digests of the last two weeks do not mention Quillion."),
        ("What did Quillion do last week?", "The digests of last week do not mention Quillion."),
        ("what did quillion do in w14?", "The digests of W14 do not mention quillion."),
        ("what did quillion do in april?", "The digests of April do not mention quillion."),
    ],
)
async def test_days_read_well_inside_a_refusal(ask, question: str, refusal: str) -> None:
    assert (await ask(question)).text == refusal


@pytest.mark.parametrize(
    ("question", "refusal"),
    [
        ("What is said of weftline in W16?", "The digests of W16 do not mention Weftline."),
        ("what is WEFTLINE in W16?", "The digests of W16 do not mention Weftline."),
        ("what is quillion?", "The digests do not mention quillion."),
        ("what is QuillION?", "The digests do not mention QuillION."),
        ("Which digests of W16 mention weftline?", "The digests do not mention Weftline."),
    ],
)
async def test_a_name_is_given_as_the_digests_write_it_else_as_it_was_asked(ask, question: str, refusal: str) -> None:
    assert (await ask(question)).text == refusal


async def test_beside_a_name_no_other_word_is_said_to_be_missing(ask) -> None:
    assert (await ask("Which mushrooms did Quillion pickle?")).text == "The digests do not mention Quillion."


async def test_the_days_of_a_note_read_well(ask) -> None:
    assert (await ask("what happened since 2027?")).notes == ("Nothing since 2027; the nearest is W16.",)


@pytest.mark.parametrize(
    ("question", "refusal"),
    [
        ("What did Bobbin cost before 2019?", "There are no digests before 2019."),
        ("What did Bobbin cost in May 2019?", "No digest covers May 2019."),
    ],
)
async def test_days_without_digests_read_well(ask, question: str, refusal: str) -> None:
    assert (await ask(question)).text == refusal
