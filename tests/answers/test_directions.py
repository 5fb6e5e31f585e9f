"""Two names the other way round are not what the posts say."""

import pytest

from bot.answers.checking.directions import turned
from bot.answers.kinds.counted import counted_noun, counts_noun
from bot.answers.kinds.wanted import gives_wanted
from bot.answers.texts.claims import read_claim


@pytest.mark.parametrize(
    ("claim", "line"),
    [
        ("AlphaOne beats BetaTwo.", "BetaTwo beats AlphaOne."),
        ("BetaTwo's AlphaOne is fast.", "AlphaOne's BetaTwo is fast."),
        ("AlphaOne was built by BetaTwo.", "BetaTwo was built by AlphaOne."),
    ],
)
def test_names_that_changed_places_are_told(claim, line):
    assert turned(read_claim(claim), [read_claim(line)]) is not None


@pytest.mark.parametrize(
    ("claim", "line"),
    [
        ("AlphaOne beats BetaTwo.", "AlphaOne clearly beats BetaTwo."),
        ("AlphaOne by BetaTwo is fast.", "BetaTwo's AlphaOne is fast."),
        ("BetaTwo and AlphaOne are fast.", "AlphaOne and BetaTwo are fast."),
    ],
)
def test_names_in_another_order_that_says_the_same_stay(claim, line):
    assert turned(read_claim(claim), [read_claim(line)]) is None


def test_a_number_counts_what_stands_by_it():
    noun = counted_noun("How many stars does it have?")
    assert counts_noun("It has 12 shiny stars.", noun)
    assert counts_noun("Name (⭐7672) is a project.", noun)
    assert not counts_noun("On June 11, 2025, stars were seen.", noun)
    assert not counts_noun("It has 20 modules in which stars are built.", noun)


def test_how_tall_wants_a_length():
    assert gives_wanted("What is it?", "")
    assert not gives_wanted("How tall is it?", "")
