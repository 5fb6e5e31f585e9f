"""Who holds a role is told by a sentence that says the role, of what it is, and somebody."""

from datetime import UTC, datetime

import pytest

from bot.answers.kinds.roles import role_asked
from tests.answers.conftest import answering_from, asker, read

POST = """---
title: River update
date: 2026-04-12
---
## Release schedule

The release cycle for Loom 3.4 has begun. Ilse Brandt is the Release Lead, with the shadows Jonas Weir and Ada Holm.
The documents of 3.4 are due in May.

## Guilds

Marta Quill is stepping down as chair of the Weaving Guild. Tom Reed was elected to succeed her as Docs lead.

## Updates

- shuttle v3.3: supports Loom 3.2, Bobbin, Treadle
- The Milling Guild asks all who lead to read the notes on 3.5.
"""


@pytest.fixture
def ask():
    return asker(answering_from(read(POST, "update")), now=datetime(2026, 4, 20, tzinfo=UTC))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who is the release lead for 3.4?", "Ilse Brandt is the Release Lead"),
        ("who is the loom 3.4 release lead", "Ilse Brandt is the Release Lead"),
        ("who's the new docs lead?", "Tom Reed was elected"),
        ("who was the chair of the weaving guild?", "Marta Quill is stepping down as chair"),
    ],
)
async def test_who_holds_a_role_is_told_by_a_sentence_that_says_it(ask, question: str, told: str):
    answer = await ask(question)
    assert told in answer.text
    assert "Guild Leads should" not in answer.text
    assert "shuttle" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "who is the release lead for 3.3?",
        "who is the release lead for 3.5?",
        "who is the CEO of the mill?",
        "who is the chair of the Milling Guild?",
    ],
)
async def test_a_role_that_nobody_is_said_to_hold_is_refused(ask, question: str):
    assert not (await ask(question)).answered


@pytest.mark.parametrize(
    "question",
    ["who leads the guild?", "who is Ilse Brandt?", "which lead did they take?", "who is behind the release?"],
)
def test_other_questions_ask_for_no_role(question: str):
    assert role_asked(question) is None
