"""Questions that set things side by side: each side may have a story of its own, other words must stand in one."""

from datetime import UTC, datetime

import pytest

from tests.answers.conftest import answering_from, asker, read

TEXT = """---
title: Mill Weekly 8
date: 2026-03-04
---
## Looms

- **Bobbin** — A loom that draws a thread in 30 ms and keeps its patterns on cards of wood. It costs $40 a month.
- **Treadle** — A loom that keeps its patterns in a drum of brass. Its weavers praise the quiet run.
- **Heddle** — A loom for silk, of few parts, that draws a thread in 90 ms.
- **Spindle and Distaff** — Spindle now reads the cards of Distaff, which gained a second drum.
- **warp-and-weft** — A puzzle for weavers that gained 300 players.

## Village

- **Orchard** — The orchard lost its oldest pear tree in the storm, and the keeper will plant a plum.
- **Bridge** — The bridge lets carts cross by night, while its planks are laid anew.
- **Market** — The baker draws a crowd with rye bread on a licence from the town.
- **School** — The teacher rewards patience; a trial of slates begins in May.
- **Ferry** — The ferry counted 410 barges with timber.
- **Governance of the weir** — The council left its drafts behind and voted on the sluice.
"""

#: So many other items that a word of one story is rare.
CARTS = "\n## Carts\n\n" + "\n".join(f"- **Cart {n}** — Cart {n} brought grain to the mill." for n in range(200))


@pytest.fixture
def ask_mill():
    return asker(answering_from(read(TEXT + CARTS, "mill")), now=datetime(2026, 4, 20, tzinfo=UTC))


async def test_each_of_two_names_is_told_by_its_own_story(ask_mill):
    text = (await ask_mill("How do Bobbin and Treadle keep their patterns?")).text
    assert "cards of wood" in text
    assert "drum of brass" in text


@pytest.mark.parametrize(
    "asked",
    [
        "What lets a keeper draw a crowd through trial and bread while the bridge is laid?",
        "Which school or market lost its planks in the storm and rewards the council?",
        "Is there a puzzle that keeps carts and slates behind the sluice by night?",
    ],
)
async def test_words_scattered_over_many_stories_answer_nothing(ask_mill, asked):
    assert not (await ask_mill(asked)).answered


async def test_things_are_compared_on_a_scale_only_where_both_stand_on_it(ask_mill):
    assert not (await ask_mill("Which is cheaper, Bobbin or Treadle?")).answered
    text = (await ask_mill("Which is faster, Bobbin or Heddle?")).text
    assert "30 ms" in text
    assert "90 ms" in text


async def test_two_names_in_one_story_are_not_compared_by_standing_there(ask_mill):
    assert not (await ask_mill("Is Spindle faster than Distaff?")).answered


async def test_one_of_two_plain_words_with_or_between_them_is_enough(ask_mill):
    assert "sluice" in (await ask_mill("What left its drafts behind: governance or trade?")).text


async def test_and_within_a_name_sets_nothing_side_by_side(ask_mill):
    assert not (await ask_mill("what licence is warp-and-weft under?")).answered


async def test_what_is_counted_may_lie_with_one_of_two_plain_words(ask_mill):
    assert "410" in (await ask_mill("How many barges came with timber or marble?")).text
