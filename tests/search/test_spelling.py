"""How near a misspelt word is to one that posts have."""

import pytest

from bot.search.spelling import closest, distance, may_be_slip, tolerance


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("", "", 0), ("abc", "abc", 0), ("abc", "abd", 1), ("abcd", "acbd", 1), ("kitten", "sitting", 3), ("a", "", 1)],
)
def test_a_swap_of_neighbours_counts_as_one(one, other, apart):
    assert distance(one, other) == distance(other, one) == apart


def test_short_words_are_not_guessed_at():
    assert [tolerance(word) for word in ("gpt", "memos", "memories", "2.0")] == [0, 1, 2, 0]


def test_the_closest_word_wins_and_its_digits_must_agree():
    assert closest("mememto", ["memo", "memento", "momento"]) == "memento"
    assert closest("gpt-model-5", ["gpt-model-6"]) is None
    assert closest("nothing", ["everything"]) is None


@pytest.mark.parametrize(
    ("word", "form", "slip"),
    [
        ("cheapest", "cheaper", False),
        ("cheaper", "cheapest", False),
        ("cheapset", "cheapest", True),
    ],
)
def test_another_degree_of_a_word_is_no_slip(word, form, slip):
    assert may_be_slip(word, form) is slip
