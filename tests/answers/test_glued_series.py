"""Issues of a series that only their file names tell, and what is in one: titles of news, no adverts or labels."""

from collections.abc import Callable

import pytest

from tests.answers.conftest import answering_from, asker, read

ISSUES = {
    "harbourweekly-11": """## [#11 — March 13, 2026](https://harbour.example/11)

1. [How the Old Lighthouse Got Its Lamp](https://harbour.example/a)

     — A keeper tells of the winter of 1931.
1. [A Guide to Knots for Beginners](https://harbour.example/b)

     — Eleven knots with drawings.
### Boats

1. [Gullwing Sails Round the Cape Again](https://harbour.example/c)

     — The ketch came home on Sunday.
""",
    "harbourweekly-12": """## [#12 — March 20, 2026](https://harbour.example/12)

1. [Why the Tide Gauge Was Moved](https://harbour.example/d)

     — The old pier sinks by a thumb a year.
### Jobs

1. [Rope Maker Wanted at Brine & Sons](https://harbour.example/e)

     — Enjoy tar? Come and spin with us.
### Boats

1. [Kelpie Gets a New Mast of Larch](https://harbour.example/f)

     — The yard had none of spruce left.
""",
    "reef-digest-2026-04-03": """# Reef Digest — 2026-04-03

**Mode:** dive
**Depth:** 12 m
**Papers found:** 2

## 1. Sponges that sing at night

**Authors:** Ann Reed, Bo Lund
**arXiv:** 2604.01001

Divers heard a hum near the sponges of the north reef after dark.

## 2. Crabs that carry lamps

**Authors:** Cy Moor
**arXiv:** 2604.01002

A crab of the south reef was seen with a glowing shell on its back.
""",
}


@pytest.fixture
def ask() -> Callable[..., object]:
    return asker(answering_from(*(read(text, name) for name, text in ISSUES.items())))


@pytest.mark.parametrize(
    "question",
    ["What's in harbour weekly 12?", "what's the newest Harbour Weekly about?", "summarize harbourweekly 12"],
)
async def test_an_issue_of_a_series_named_by_its_files_is_told_by_its_titles(ask, question) -> None:
    answer = await ask(question)
    assert [sentence.text for sentence in answer.sentences] == [
        "Why the Tide Gauge Was Moved",
        "Kelpie Gets a New Mast of Larch",
    ]


async def test_another_issue_by_number_is_not_the_newest(ask) -> None:
    answer = await ask("What's in harbour weekly 11?")
    assert [sentence.text for sentence in answer.sentences] == [
        "How the Old Lighthouse Got Its Lamp",
        "A Guide to Knots for Beginners",
        "Gullwing Sails Round the Cape Again",
    ]


async def test_a_dash_before_a_sentence_is_not_said(ask) -> None:
    answer = await ask("When did Gullwing come home?")
    assert answer.text.startswith("The ketch came home on Sunday.") or " The ketch came home on Sunday." in answer.text
    assert "—" not in answer.text


async def test_labels_open_no_overview(ask) -> None:
    answer = await ask("What is in the digest of April 3?")
    assert [sentence.text for sentence in answer.sentences] == [
        "Divers heard a hum near the sponges of the north reef after dark.",
        "A crab of the south reef was seen with a glowing shell on its back.",
    ]


async def test_sections_that_are_each_one_thing_are_listed_by_their_headings(ask) -> None:
    answer = await ask("Which papers are in the digest of April 3?")
    assert [sentence.text for sentence in answer.sentences] == ["Sponges that sing at night", "Crabs that carry lamps"]
    assert answer.citations[0].quote == "Divers heard a hum near the sponges of the north reef after dark."


async def test_a_series_that_has_no_issue_of_a_day_says_so(ask) -> None:
    answer = await ask("Which jobs were in the harbour weekly of 20 January 2026?")
    assert not answer.answered
    assert answer.text == "No digest covers harbour weekly, 20 January 2026."
