"""Questions for several things are answered with all of them, and for a digest by its kind and day with its stories."""

from collections.abc import Awaitable, Callable

import pytest

from bot.answers.answer import Answer
from bot.answers.patterns.listing import several_asked_for
from tests.answers.conftest import answering_from, asker, read

LINES = """---
title: The Mill News
date: 2026-03-03
summary: Looms are sold and Brinecast listens to gulls.
---
Yarn updates:

* Quarry Loom is up to 5.13
* Quarry Heddle is up to 2.12
* Weft Shuttle is up to 7.1

Other news:

* Quarry have been looking at a mill in Leeds

## Songs

Ona Reed releases Brinecast, a recorder that helps to study birds which sing by the sea. The idea is to hear birds that
are rarely recorded, such as gulls, terns and auks.
"""
ROUNDUP = """---
title: "Yarn Roundup – Week of April 18, 2026"
date: 2026-04-18
---
The mills are busy, and so is everybody else who has a loom.

1. **Two Weavers Do the Work of Twenty in a Mill of Leeds**
Coverage: The Loom

They did it with a shuttle that threads itself.

2. **Who Owns the Pattern? A Court Will Have to Say Soon**
Coverage: Yarn Today

The pattern was drawn by a heddle.
"""


@pytest.fixture
def ask() -> Callable[[str], Awaitable[Answer]]:
    return asker(answering_from(read(LINES, "mill"), read(ROUNDUP, "roundup")))


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("Which versions came out?", "version"),
        ("What are the four pillars of the mill?", "pillar"),
        ("List the Quarry releases", "releas"),
        ("What does the loom cost?", ""),
        ("What is new in the news?", ""),
        ("Which series of looms is it?", ""),
        ("Who makes looms?", ""),
    ],
)
def test_a_question_for_several_things_names_them_in_the_plural(question: str, noun: str):
    assert several_asked_for(question) == noun


def said(answer: Answer) -> list[str]:
    return [sentence.text for sentence in answer.sentences]


async def test_the_list_after_a_line_that_leads_to_it_is_given(ask):
    assert said(await ask("What yarn updates were there in March 2026?"))[1:] == [
        "Quarry Loom is up to 5.13",
        "Quarry Heddle is up to 2.12",
        "Weft Shuttle is up to 7.1",
    ]


async def test_the_sentence_that_says_which_things_they_are_is_given_too(ask):
    assert "gulls, terns and auks" in said(await ask("Which birds does Brinecast record?"))[-1]


@pytest.mark.parametrize(
    "question", ["What's new in the roundup of April 18?", "Which stories are in the roundup of W16?"]
)
async def test_a_digest_asked_for_by_its_kind_and_day_gives_the_titles_of_its_stories(ask, question: str):
    assert said(await ask(question)) == [
        "Two Weavers Do the Work of Twenty in a Mill of Leeds",
        "Who Owns the Pattern? A Court Will Have to Say Soon",
    ]
