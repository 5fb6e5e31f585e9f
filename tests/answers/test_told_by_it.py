"""Sentences that say `it`: they tell of what the sentence before them names, in its paragraph."""

from collections.abc import Callable

import pytest

from bot.answers.answer import Answer, Exchange
from tests.answers.conftest import answering_from, question, read

POST = """---
title: Workshop notes
date: 2026-03-10
slug: workshop
---
## Benches

TreadleBench supplies the missing trial of looms. It weaves a course of more than 240 patterns and reports that machines
finish below 55%, far behind weavers at around 88%.

The shuttle race drew a crowd. SpindleRace was won by a boy of twelve. DistaffCup counts 31 knots.
"""


@pytest.fixture(scope="module")
def ask_workshop() -> Callable[..., object]:
    answering = answering_from(read(POST, "workshop"))

    async def reply(text: str, before: tuple[Exchange, ...] = ()) -> Answer:
        return await answering.reply(question(text, before=before))

    return reply


async def test_a_number_is_told_of_what_it_stands_for(ask_workshop) -> None:
    answer = await ask_workshop("How many patterns does TreadleBench have?")
    assert answer.answered
    assert "more than 240 patterns" in answer.text
    assert answer.text.startswith("TreadleBench")


async def test_how_well_asks_for_no_word_of_the_text(ask_workshop) -> None:
    answer = await ask_workshop("How well do weavers do on TreadleBench?")
    assert answer.answered
    assert "88%" in answer.text


async def test_a_follow_up_is_answered_by_it(ask_workshop) -> None:
    answer = await ask_workshop(
        "And how well do weavers do on it?", (Exchange(question="What is TreadleBench?", answer=""),)
    )
    assert answer.answered
    assert "88%" in answer.text
