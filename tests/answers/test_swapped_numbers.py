"""The checker on a number that its passage has, put where the passage has another one."""

import pytest

from bot.answers.checking.evidence import Checker
from tests.answers.conftest import passage

TOLD = (
    "The 1.32 release of Kestrel is planned for October 9. Kestrel was begun in 2024. "
    "Its tests ran 40 hours on 12 nodes."
)


def verdict(claim, text=TOLD):
    return Checker([passage(text)]).check(claim, [0])


@pytest.mark.parametrize(
    "false",
    [
        "The 2024 release of Kestrel is planned for October 9.",
        "Kestrel was begun in 1.32.",
        "The 12 release of Kestrel is planned for October 9.",
    ],
)
def test_between_the_words_of_another_number_it_says_something_else(false):
    assert "another number" in verdict(false).why


@pytest.mark.parametrize(
    ("text", "false"),
    [
        (
            "Heron lost its device of 1.2, deprecated since 1.7 and removed.",
            "Heron lost its device of 1.7, deprecated since 1.2 and removed.",
        ),
        (
            "Kestrel went stable in version 1.25, though the kernel needs release 4.19 for it.",
            "Kestrel went stable in version 4.19, though the kernel needs release 1.25 for it.",
        ),
    ],
)
def test_two_that_have_changed_places_in_one_line_say_something_else(text, false):
    assert verdict(text, text).stays
    assert "another number" in verdict(false, text).why


@pytest.mark.parametrize(
    "true",
    [
        "The 1.32 release of Kestrel is planned for October.",
        "Kestrel was begun in 2024.",
        "Its tests ran for 40 hours on 12 nodes.",
    ],
)
def test_at_its_own_place_it_stays(true):
    assert verdict(true).stays


@pytest.mark.parametrize(
    ("text", "true"),
    [
        ("Heron has 60,000 stars, and Kestrel (16,000) follows.", "Kestrel has 16,000 stars."),
        ("30,000 agents wrote a book. Heron has 40 agents.", "30000 agents wrote a book."),
        ("Heron opened 12 offices in 2023. In 2024 it opened 15 offices.", "In 2024 Heron opened 15 offices."),
        ("Heron scores 79.6% on OwlBench. Kestrel scores 80.8% there.", "Kestrel scores 80.8% on OwlBench."),
    ],
)
def test_the_words_of_another_number_do_no_harm_where_they_are_its_own_too(text, true):
    assert verdict(true, text).stays
