"""Questions for all of a kind but some: what speaks of those is left out, and what no post tells is said."""

from collections.abc import Callable

import pytest

from bot.answers.patterns.negated import all_but
from bot.search.dictionaries.inenglish import in_english
from tests.answers.conftest import answering_from, asker, read

MILLS = """---
title: Mill Weekly 12
date: 2026-03-20
---
## Papers and tools

- **Gullwing** — a paper by the guild of Ghent on logbooks that write themselves.
- **Sleet** — a paper on sleet over harbours. Sailors liked it.
- **Brine** — a paper on salt, read aloud in Lodz.
- **kelp/anchor** — an open-source logbook for small boats, written in Rust.
- **reed/comb** — an open-source comb for wool.
"""


@pytest.fixture
def ask() -> Callable[..., object]:
    return asker(answering_from(read(MILLS, "mills")))


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Which papers are not about logbooks?", ["Sleet", "Brine"]),
        ("which papers aren't about logbooks", ["Sleet", "Brine"]),
        ("papers of W12 that do not mention logbooks", ["Sleet", "Brine"]),
        ("list the papers except Gullwing", ["Sleet", "Brine"]),
        ("show me all papers other than Sleet", ["Gullwing", "Brine"]),
        ("papers not by the guild of Ghent", ["Sleet", "Brine"]),
        ("除了Sleet还有哪些论文", ["Gullwing", "Brine"]),
    ],
)
async def test_what_speaks_of_it_is_left_out(ask, question: str, names: list[str]):
    answer = await ask(question)
    assert [sentence.text.split(" — ")[0] for sentence in answer.sentences] == names
    assert answer.notes[0].startswith(("Those that do not speak of “", "列出的是没有提到“"))


@pytest.mark.parametrize(
    "question",
    [
        "which repos don't use Rust",
        "Which repos are not written in Rust?",
        "which papers have no code?",
        "Which papers were not in W12?",
    ],
)
async def test_what_no_post_denies_is_refused_with_the_reason(ask, question: str):
    answer = await ask(question)
    assert not answer.answered
    assert answer.text.startswith("The digests seldom say what a thing is not")


@pytest.mark.parametrize(
    "question",
    ["which events are not in London?", "list the talks that aren't by Ada", "Welche Events sind nicht in Ghent?"],
)
def test_all_that_are_not_somewhere_or_by_somebody_are_known_for_such(question: str):
    negated = all_but(in_english(question, "de"))
    assert negated is not None
    assert (negated.kind, negated.told) == (None, False)


async def test_what_another_language_may_say_otherwise_is_not_taken_for_left_out(ask):
    for question in ("Welche Papers sind nicht über Logbücher?", "哪些论文不是关于航海日志的"):
        answer = await ask(question)
        assert not answer.answered


async def test_where_all_speak_of_it_there_is_none(ask):
    assert not (await ask("Which repos of W12 are not about open-source?")).answered


@pytest.mark.parametrize(
    "question",
    ["Which papers are about looms that do not break?", "which papers are new?", "What is not about logbooks?"],
)
def test_a_denial_within_what_is_asked_about_leaves_out_nothing(question: str):
    assert all_but(question) is None
