"""Questions in a few words, one of which says what is wanted: a deadline, a last commit, a release, a link."""

import pytest

from bot.answers.answering import Answering
from bot.answers.kinds.counted import counts_noun
from bot.answers.kinds.wanted import gives_wanted
from bot.search.words import stem
from tests.answers.conftest import answering_from, read

POST = """---
title: Loom notes
date: 2026-04-06
---

## Calls

- [Weaver Grants open through June 30](https://grants.example/weavers)
- [Spindle Day talks (by 2026-05-12)](https://spindle.example/talks)

## Repositories

### Shuttle thread script

- Authors: Marta Holm, Piet Sand
- First commit: April 9, 2026 (1 month later)
- Last commit: April 17, 2026 (8 days later)

### [Weftline-1.13 released](https://weftline.example/1.13)

New website here, too.

## Models

**Bobbin** - An encoder that hears the turns of a bobbin. It won the Millhall 2026 contest by a wide margin.
State of the art. Ranked 1st of 263 teams on the public board, which no mill had seen before.

**Tufted** (355B total, 32B active) weaves in two modes.

Spoolcheck shows honest numbers for its careful mode (0.4% FPR, 17% FNR on real threads). Ona Reed finally mended that
a touch would eat the first stitch in Knotbook.

Heddle reports that its main model makes 26% fewer factual errors than the last one.

## Stars

| Project | Lang | Stars (total / today) | Summary |
| :--- | :--- | ---: | :--- |
| [Skein-Labs/skein](https://skein.example) | Python | 125,044 (+?) | Winds yarn by hand and counts every turn. |
| [reel/SpinTurbo](https://turbo.example) | Python | 129,342 (+?) | Winds yarn by wind, for mills on a hill. |

## Papers

### Knots that hold

The paper looks at the safety of knots under load.

### Knots that part

The paper looks at the security of knots against thieves.
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("weaver grants deadline", "June 30"),
        ("What is the deadline of the Spindle Day talks?", "2026-05-12"),
        ("last commit shuttle thread script", "April 17"),
        ("shuttle thread script authors", "Marta Holm"),
        ("newest weftline release", "Weftline-1.13"),
        ("How many teams were in the Millhall contest?", "263 teams"),
        ("How many active parameters does Tufted have?", "32B active"),
        ("How many factual errors fewer does Heddle report?", "26% fewer"),
        ("Which papers are about safety or security?", "thieves"),
        ("mill link for Bobbin", "Bobbin"),
        ("What is the false positive rate of Spoolcheck's careful mode?", "0.4% FPR"),
        ("Who mended the touch that ate the first stitch in Knotbook?", "Ona Reed"),
        ("Which has more stars, skein or SpinTurbo?", "129,342"),
    ],
)
async def test_what_a_few_words_ask_for_is_told(asking, question: str, told: str):
    answer = await _answering().reply(asking(question, posts=None))
    assert told in answer.text
    assert "First commit" not in answer.text


@pytest.mark.parametrize("question", ["bobbin deadline", "newest heddle release", "How many parameters has Heddle?"])
async def test_what_no_line_tells_is_refused(asking, question: str):
    assert not (await _answering().reply(asking(question, posts=None))).answered


@pytest.mark.parametrize(
    "question",
    [
        "link to the weaver grants",
        "weaver grants link",
        "weaver grants url",
        "Link zu den Weaver Grants",
        "weaver github",
    ],
)
async def test_a_link_asked_for_is_that_of_the_source(asking, question: str):
    answer = await _answering().reply(asking(question, posts=None))
    assert [citation.url for citation in answer.citations] == ["https://grants.example/weavers"]


async def test_the_last_of_several_is_that_of_the_newest_post(asking):
    older = POST.replace("2026-04-06", "2026-03-02").replace("Weftline-1.13 released", "Weftline changelog #170")
    newer = POST.replace("Weftline-1.13 released", "Weftline changelog #198")
    answer = await _answering(older, newer).reply(asking("What's the last Weftline changelog?", posts=None))
    assert "#198" in answer.text
    assert "#170" not in answer.text


def test_a_size_is_a_number_of_parameters_and_a_number_of_tokens_is_none():
    assert counts_noun("Tufted (355B total, 32B active)", stem("parameters"))
    assert not counts_noun("Tufted read 15T training tokens and raised $2B", stem("parameters"))


def test_a_deadline_is_a_day_after_a_word_of_ending():
    assert gives_wanted("grant deadline", "Open through June 30")
    assert not gives_wanted("grant deadline", "Announced on June 30")


async def test_a_name_stands_for_itself_before_its_parts_stand_apart(asking):
    events = """---
title: Events
date: 2026-04-06
---

## Europe

- 2026-05-02 | Utrecht, NL | Knot Makers of Utrecht
- 2026-05-10 | Utrecht, NL | KnotNL
"""
    answer = await _answering(events).reply(asking("When is KnotNL?", posts=None))
    assert "2026-05-10" in answer.text
    assert "2026-05-02" not in answer.text


def _answering(*texts: str) -> Answering:
    return answering_from(*(read(text, f"looms-{at}") for at, text in enumerate(texts or (POST,))))


MILLS = """---
title: Mill notes
date: 2026-04-06
---

## Tools

### Trundlekit

A set of parts for mills of any size, written by a club of weavers in Kotlin and given to anybody who asks.
"""


async def test_the_name_of_a_language_tells_in_which_something_is_written(asking):
    told = await _answering(MILLS).reply(asking("trundlekit language", posts=None))
    assert "Kotlin" in told.text


async def test_no_name_of_a_language_tells_of_a_language_model(asking):
    told = await _answering(MILLS).reply(asking("Which language model does Trundlekit use?", posts=None))
    assert not told.answered


async def test_two_things_set_side_by_side_before_what_is_asked_of_them_are_both_told(asking):
    told = await _answering(POST).reply(asking("SpinTurbo vs skein stars", posts=None))
    assert "125,044" in told.text
    assert "129,342" in told.text
