"""Where something is: "link to claude-mem?", "where can I find it?"."""

from datetime import UTC, datetime

import pytest

from bot.answers.patterns.addresses import address_wanted
from bot.messages.answer import answer_message
from tests.answers.conftest import answering_from, asker, read

POST = """---
title: Mill letter
date: 2026-03-05
---
## News

- [Heddle](https://github.com/mill/heddle) — a loom of its own, told of in [a paper](https://arxiv.org/abs/2603.01234)
  and [in a talk](https://video.example/watch?v=1).
- **mill/treadle** — a loom for two feet.
- **Letters** — the guild moved its [letters of the guild](https://letters.example/guild) to another mill.
- **Gazette** — read [Heddle considered harmful to all who weave by hand](https://gazette.example/harm).
"""


@pytest.fixture
def ask():
    return asker(answering_from(read(POST, "letter")), now=datetime(2026, 4, 20, tzinfo=UTC))


@pytest.mark.parametrize(
    ("question", "address"),
    [
        ("link to heddle?", "https://github.com/mill/heddle"),
        ("can you give me the github link for Heddle", "https://github.com/mill/heddle"),
        ("where can I find heddle?", "https://github.com/mill/heddle"),
        ("heddle github link", "https://github.com/mill/heddle"),
        ("where is the paper for Heddle?", "https://arxiv.org/abs/2603.01234"),
        ("Heddle 的论文链接", "https://arxiv.org/abs/2603.01234"),
        ("heddle 的项目地址是什么？", "https://github.com/mill/heddle"),
        ("wo finde ich Heddle?", "https://github.com/mill/heddle"),
        ("what's the url of the guild letters?", "https://letters.example/guild"),
    ],
)
async def test_an_address_is_told_where_the_digests_link_to_what_is_named(ask, question: str, address: str):
    answer = await ask(question)
    assert address in answer.text
    assert answer.text.count("https://") == 1
    assert [citation.url for citation in answer.citations] == [address]


@pytest.mark.parametrize("question", ["link to treadle?", "website of the guild of millers?", "link to Bobbin?"])
async def test_what_the_digests_link_to_nowhere_has_no_address(ask, question: str):
    assert "http" not in (await ask(question)).text


async def test_an_address_in_an_answer_leads_where_it_says(ask):
    message = answer_message(await ask("link to heddle?"))
    spans = message.elements[0].lines[0].spans
    assert [(span.text, span.url) for span in spans if span.url] == [("https://github.com/mill/heddle",) * 2]


@pytest.mark.parametrize(
    "question",
    [
        "where can I find a good loom?",
        "what changed on the website of the guild?",
        "which links were in the letter?",
        "where was the guild founded?",
        "哪里有新的织机？",
    ],
)
def test_no_address_is_wanted_by_who_asks_for_something_else(question: str):
    assert address_wanted(question) is None
