"""Who did something is answered only where the deed is told, and whose a thing is by headlines, brackets and lines."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest

from bot.answers.answer import Answer
from bot.answers.attribution.talks import tells_of_talk
from bot.answers.kinds.who import deed_of_who
from bot.answers.texts.deeds import as_sentence
from tests.answers.conftest import answering_from, asker, read

DAILY = """---
title: "Felt Daily"
date: 2026-03-05
---
## Brandt Research Releases Tuftnet: A New Comb that Sees Burrs

**Idea:** The comb sees burrs before they tear.

## 1. Reedmath (Quarry Mind) — a comb that proves

It solved four old riddles.

## Combplan: small combs beat large ones

[arXiv:2603.20001](https://papers.example/20001) — Tuftbase/Woolmill

Combplan grows out of Comb 4.

## Cardrules (Best Paper) — a set of rules

It is short. Woolmill gave ten looms to the Cardrules school.

## Fixes

Another fix came after the release: #4325 from @ilsebrand mends torn edges. This ends issue #4313, the worst of the day.

## 毛毡

Tufta AI（$4B 估值）推出 Feltline

Woolmill announced a course in carding. It takes three weeks. Every week of the course has a loom.
"""
LOG = """# quarry/shuttle — 2026-03-05

## Summary

Two patch releases shipped today, with `v0.47.2` being the larger: it adds new reeds.

Nothing else was filed.
"""


@pytest.fixture
def ask_daily() -> Callable[..., Awaitable[Answer]]:
    return asker(answering_from(read(DAILY, "felt-daily")))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Who made Tuftnet?", "Brandt Research"),
        ("Tuftnet 是谁做的？", "Brandt Research"),
        ("Who announced a course in carding?", "Woolmill"),
        ("Who gave looms to the Cardrules school?", "Woolmill"),
        ("Feltline 是哪家公司推出的？", "Tufta AI"),
        ("Who mended the torn edges?", "@ilsebrand"),
    ],
)
async def test_whose_a_thing_is_and_who_did_what_is_told(asked: str, told: str, ask_daily):
    assert told in (await ask_daily(asked)).text


@pytest.mark.parametrize(
    "asked",
    [
        "Who reported issue #4313?",
        "Who teaches the course in carding at Woolmill?",
        "Who made Cardrules?",
        "Cardrules 是哪家公司做的？",
        "Who are the authors of Combplan?",
        "Who gave the Tuftnet talk?",
        "Which university is behind Combplan?",
        "Who reported Tufta AI?",
        "Who is the CEO of Tufta AI?",
        "How much does Tufta AI cost?",
    ],
)
async def test_who_did_what_nobody_is_named_for_is_refused(asked: str, ask_daily):
    assert not (await ask_daily(asked)).answered


async def test_what_a_project_shipped_is_told_by_its_own_log():
    ask = asker(answering_from(read(LOG, "2026-03-05-shuttle")), now=datetime(2026, 3, 6, 9, tzinfo=UTC))
    assert "Two patch releases" in (await ask("what did shuttle ship yesterday?")).text


@pytest.mark.parametrize(
    ("question", "deed"),
    [
        ("who reported the flaw?", "reported"),
        ("Who first translated Heddle?", "translated"),
        ("who is buying Quarry?", "buying"),
        ("who added the pedal?", ""),
        ("who is going to write it?", ""),
        ("who is behind Heddle?", ""),
    ],
)
def test_the_deed_is_the_verb_unless_posts_tell_it_in_any_words(question: str, deed: str):
    assert deed_of_who(question) == deed


def test_a_talk_is_told_by_a_word_for_it_or_by_who_stands_behind_a_title():
    assert tells_of_talk("Ilse Brandt spoke on looms.")
    assert tells_of_talk("12. Shuttlework: what cannot be woven — Ilse Brandt, Tuftworks")
    assert not tells_of_talk("Quarry introduced Tuftnet – a set of features for combs.")
    assert not tells_of_talk("W13 — Beyond the Comb: What It Tells")
    assert not tells_of_talk("Feltline — We're Felting It")
    assert tells_of_talk("Ona Reed - Weaving fast with Jacquard")


def test_a_headline_is_read_as_a_sentence_and_the_name_of_a_page_is_not():
    assert as_sentence("Brandt Research Releases Tuftnet") == "Brandt Research releases Tuftnet"
    for said in ("New Releases Page", "Brandt Releases", "Quarry releases Tuftnet"):
        assert as_sentence(said) == said
