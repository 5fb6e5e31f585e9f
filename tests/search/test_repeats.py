"""Parts of a post that only say again what others say are told."""

import pytest

from bot.search.repeats import places_told_again

FIRST = (
    "1. Ostrander opens a hall for looms",
    "1. Ostrander opens a hall for looms\nThe hall has room for ninety looms.",
)
SECOND = ("2. Kiln keepers vote on new hours", "2. Kiln keepers vote on new hours\nThe vote is on Monday.")


@pytest.mark.parametrize(
    ("last", "again"),
    [
        (
            "Crafts grow — Ostrander opens a hall for looms, Kiln keepers vote on new hours. The guilds move on.",
            [2],
        ),
        ("Crafts grow — Ostrander opens a hall for looms. The guilds move on.", []),
        (
            "After Ostrander opens a hall for looms and Kiln keepers vote on new hours, the town of Mill will have to"
            " say who pays for the road, the bridge and the two lamps that were promised to the weavers last spring.",
            [],
        ),
        ("Ostrander and the keepers, each for themselves, want more looms and shorter hours.", []),
    ],
)
def test_a_part_is_told_again_where_it_is_mostly_the_titles_of_others(last, again):
    assert list(places_told_again([FIRST, SECOND, ("", last)])) == again


def test_a_summary_is_told_again_where_a_later_part_has_it_word_for_word():
    text = "The weavers of the lower town have opened a hall."
    assert list(places_told_again([("", text), ("", f"News: {text} It is warm.")])) == [0]
