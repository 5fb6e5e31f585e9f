"""Several issues or questions in one message: each is answered, and a refusal says of which it is."""

from collections.abc import Awaitable, Callable

import pytest

from bot.answers.answer import Answer
from tests.answers.conftest import answering_from, asker, read

ONE = """---
title: This Week in Harbour 79
date: 2026-03-06
---
In the last week, we landed 96 PRs in the harbour's repositories.

- **Gust** — a sail for strong wind.
"""
OTHER = (
    ONE.replace("79", "84").replace("03-06", "04-10").replace("last week", "last two weeks").replace(" 96 ", " 200 ")
)


@pytest.fixture
def ask() -> Callable[..., Awaitable[Answer]]:
    return asker(answering_from(read(ONE, "harbour-79"), read(OTHER, "harbour-84")))


@pytest.mark.parametrize(
    "question",
    ["Were more PRs landed in issue 79 or in issue 84?", "Did they merge more PRs in issue 79 or in issue 84?"],
)
async def test_what_is_compared_in_two_issues_is_given_of_each(ask, question: str) -> None:
    answer = await ask(question)
    assert "96 PRs" in answer.text
    assert "200 PRs" in answer.text


async def test_two_issues_that_are_named_are_each_asked(ask) -> None:
    answer = await ask("How many PRs were landed in Harbour 79 and 84?")
    assert "96 PRs" in answer.text
    assert "200 PRs" in answer.text


async def test_one_issue_is_asked_alone(ask) -> None:
    assert "200" not in (await ask("How many PRs were landed in issue 79?")).text


async def test_of_two_questions_the_one_without_an_answer_is_named(ask) -> None:
    answer = await ask("What is Gust? And who landed the sail?")
    assert answer.text.startswith("Gust")
    assert any(note.startswith("“And who landed the sail?”: ") for note in answer.notes)


async def test_a_long_question_is_named_by_its_beginning(ask) -> None:
    answer = await ask(f"What is Gust? And who landed the sail in {'the strong strong wind of ' * 9}Gust?")
    note = next(note for note in answer.notes if note.startswith("“And who landed"))
    assert "…”: " in note
    assert len(note) < 200
