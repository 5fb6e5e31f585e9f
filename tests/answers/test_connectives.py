"""A sentence that a connective ties to the one before it is given with that one."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answers.answer import Question
from bot.answers.answering import Answering
from bot.posts.reading import read_post
from bot.search.passages import passages_of
from bot.search.search import Search

POST = """---
title: Loom Letter 9
date: 2026-03-08
---
## Weaving

Ona Reed announced on the weavers' list the first release of her loom project called Quarrel (Quiet Arrow Loom).
Specifically, Quarrel uses a tree of threads to implement a single-beam loom which can weave for many winters.

## Dyeing

The mill by the river bought a vat. However, the vat Umberline is too small for a bale of wool.
"""


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("What is Quarrel?", "Ona Reed announced"),
        ("Who announced Quarrel?", "Ona Reed announced"),
        ("Is Umberline too small for a bale?", "The mill by the river bought a vat. [1] However,"),
    ],
)
async def test_no_answer_begins_with_a_connective(question: str, begins: str) -> None:
    zone = ZoneInfo("UTC")
    post = read_post(POST.encode(), path="letter.md", zone=zone).post
    assert post is not None
    search = Search()
    search.build(passages_of(post))
    answering = Answering(search, posts=lambda: [post])
    answer = await answering.reply(Question(text=question, now=datetime(2026, 3, 9, tzinfo=UTC), zone=zone))
    assert answer.text.startswith(begins), answer.text
