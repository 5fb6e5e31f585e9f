"""Who put money into a firm, and in which round, in whatever words a post tells it."""

from datetime import UTC, datetime

import pytest

from bot.answers.kinds.wanted import gives_wanted
from tests.answers.conftest import answering_from, asker, read

TEXT = """---
title: Mill Money 8
date: 2026-03-04
---
## Deals

### Heddle raises $20M Series A from Brinewool for its open loom

The spinout of two weavers closed the largest Series A of any mill. Its Heddle Frame holds 300 threads.

### Treadle raises $90M at a $2B valuation

Treadle closed a $90M Series B led by Dunmore Partners and showed Pedal, a loom without feet.

### Carding House grows by four buildings

Carding House closed a $7M round led by Odo Capital at a $40M valuation.

### Bobbin reads patterns from cards

Bobbin ships a reader for cards that works with Loom OS, and learned it from Teasel.
"""

#: So many other items that a word of one story is rare.
CARTS = "\n## Carts\n\n" + "\n".join(f"- **Cart {n}** — Cart {n} brought grain to the mill." for n in range(200))


@pytest.fixture
def ask_mill():
    return asker(answering_from(read(TEXT + CARTS, "mill")), now=datetime(2026, 4, 20, tzinfo=UTC))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who led Treadle's Series B round?", "Dunmore Partners"),
        ("who led the funding round of Carding House?", "Odo Capital"),
        ("who invested in Heddle?", "Brinewool"),
        ("which investors funded Heddle?", "Brinewool"),
        ("who put money into Heddle?", "Brinewool"),
        ("how much funding did Carding House get?", "$7M"),
        ("how much is Carding House worth?", "$40M valuation"),
        ("what was Treadle valued at?", "$2B valuation"),
    ],
)
async def test_who_funded_a_firm_is_told_in_any_words(ask_mill, question: str, told: str):
    assert told in (await ask_mill(question)).text


@pytest.mark.parametrize(
    "question",
    [
        "Who led Treadle's Series A round?",
        "who led Heddle's round?",
        "who invested in Bobbin?",
        "which firms backed Bobbin?",
        "how much did Treadle invest in Heddle?",
        "what is Heddle valued at?",
    ],
)
async def test_who_raised_money_is_not_who_led_the_round_or_gave_it(ask_mill, question: str):
    assert not (await ask_mill(question)).answered


async def test_money_that_is_only_asked_for_by_how_much_need_not_be_said(ask_mill):
    assert "$7M" in (await ask_mill("how much money did Carding House close a round with?")).text


async def test_valuations_are_compared_only_where_both_have_one(ask_mill):
    text = (await ask_mill("Which got the higher valuation, Treadle or Carding House?")).text
    assert "$2B valuation" in text
    assert "$40M valuation" in text
    assert not (await ask_mill("Which got the higher valuation, Treadle or Heddle?")).answered
    assert not (await ask_mill("Which raised more, Treadle or Bobbin?")).answered


def test_a_name_within_an_address_is_nobody():
    assert not gives_wanted("who runs the mill?", "Source: https://mill.example/Ilse-Brandt-runs-it")
