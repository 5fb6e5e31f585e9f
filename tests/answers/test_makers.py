"""Who made a thing is told only by a sentence that says who did so to that thing, not to another beside it."""

from datetime import UTC, datetime

import pytest

from bot.answers.attribution.makers import Made
from tests.answers.conftest import answering_from, question, read

WORKSHOP = """---
title: Workshop Weekly
date: 2026-04-02
---
# Workshop Weekly

## Looms

Heddlekit is a tool for planning weaves. It is meant to help Weftorch users with patterns.

The Brandt Research team released Yarnax, a library based on Twinejax that spins patterns quickly.

Millstone raised money, and Millstone received 12 million dollars from Okafor Capital.

## Shuttles

Ilse Lindqvist wrote Shuttlecock on her own. Shuttlecock runs on Bobbinet.
"""


@pytest.mark.parametrize(
    "said",
    [
        "The Brandt Research team released Yarnax, a library based on Twinejax.",
        "Yarnax is a small library developed by the makers of Twinejax.",
        "Yarnax, the open source library from Brandt Research for spinning, is out.",
        "Brandt's new Yarnax, which spins quickly, is out.",
        "Yarnax — Brandt's library for spinning.",
        "Brandt announced the first release of his library called Yarnax.",
        "Ilse Lindqvist is the author of Yarnax.",
        "Brandt and Okafor have teamed up to launch the Yarnax model.",
        "Yarnax: patterns without knots by Ilse Lindqvist",
    ],
)
def test_a_sentence_that_says_who_made_a_name_tells_its_maker(said: str) -> None:
    assert Made("Yarnax").is_told(said)


@pytest.mark.parametrize(
    "said",
    [
        "Ilse Lindqvist wrote Bobbinet, a tool based on Yarnax.",
        "Brandt released a Yarnax plugin.",
        "Brandt released Bobbinet for Yarnax.",
        "Bobbinet, built on Yarnax by Ilse Lindqvist, is out.",
        "Yarnax raised 12 million dollars from Okafor Capital.",
        "Yarnax was released, along with updates from Brandt.",
        "Yarnax is used by Brandt.",
        "Ilse Lindqvist wrote an article about Yarnax.",
        "Brandt announced Bobbinet, a Yarnax replacement.",
        "Brandt released Yarnax-next.",
        "Yarnax deprecates the field, and Brandt released Bobbinet.",
    ],
)
def test_a_sentence_that_says_who_made_another_thing_tells_no_maker_of_a_name(said: str) -> None:
    assert not Made("Yarnax").is_told(said)


def test_chinese_says_whose_product_a_thing_is_behind_what_it_is() -> None:
    assert Made("Yarnax").is_told("Yarnax 一个基于 Twinejax 的织图工具，青岛 Loom 团队出品")
    assert not Made("Yarnax").is_told("Yarnax 一个开源的团队协作平台，包含日历和网盘")


@pytest.mark.parametrize(
    "asked",
    [
        "Who made Heddlekit?",
        "Who made Weftorch?",
        "Who built Twinejax?",
        "Who launched Millstone?",
        "Who made bobbinet?",
    ],
)
async def test_who_made_what_no_sentence_tells_the_maker_of_is_refused(asked: str) -> None:
    answer = await answering_from(read(WORKSHOP, "workshop")).examine(
        question(asked, now=datetime(2026, 4, 20, 9, tzinfo=UTC))
    )
    assert not answer[0].answered


@pytest.mark.parametrize(
    ("asked", "maker"), [("Who released Yarnax?", "Brandt Research"), ("Who wrote Shuttlecock?", "Ilse Lindqvist")]
)
async def test_who_made_what_a_sentence_tells_the_maker_of_is_answered_by_it(asked: str, maker: str) -> None:
    answer = await answering_from(read(WORKSHOP, "workshop")).examine(
        question(asked, now=datetime(2026, 4, 20, 9, tzinfo=UTC))
    )
    assert maker in answer[0].text
