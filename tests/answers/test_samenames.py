"""Two names are one where one is a part of the other, or its first letters."""

import pytest

from bot.answers.texts.samenames import same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("loom", "loom 4.7"),
        ("loom-4", "loom4"),
        ("wpm", "weavers per mill"),
        ("qd", "quarry directory"),
        ("wool lab", "the wool lab"),
    ],
)
def test_a_part_and_first_letters_are_one_name(one, other):
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("ai", "anna island"), ("pr", "post road"), ("loom", "reed"), ("wp", "weavers per mill")]
)
def test_what_everybody_knows_as_two_letters_is_no_other_name(one, other):
    assert not same_name(one, other)
