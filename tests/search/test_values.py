"""Which number of a sentence belongs to which name."""

import re
from decimal import Decimal

import pytest

from bot.search.values import value_near


@pytest.mark.parametrize(
    ("name", "sentence", "amount", "unit"),
    [
        ("mind-map", "mind-map (60,000 stars cumulative), cogni (16,000 cumulative) and omo surge", 60_000, "stars"),
        ("cogni", "mind-map (60,000 stars cumulative), cogni (16,000 cumulative) and omo surge", 16_000, "stars"),
        ("a/b", "With 60k GitHub stars, a/b leads", 60_000, "stars"),
        ("one", "one surpassed 1.2 million users while two had 72k users", 1_200_000, "users"),
        ("two", "one surpassed 1.2 million users while two had 72k users", 72_000, "users"),
        ("netz", "netz 是一个拥有 14029 颗星的项目", 14_029, "stars"),
        ("netz", "netz 已有 6万 颗星", 60_000, "stars"),
    ],
)
def test_a_number_goes_with_the_name_in_its_clause(name, sentence, amount, unit):
    value = value_near(re.compile(re.escape(name)), sentence)
    assert (value.amount, value.unit) == (Decimal(amount), unit)


@pytest.mark.parametrize(
    "sentence",
    [
        "x has 5 stars, y has 6 stars",
        "x costs 5 dollars",
        "no such name, 5 stars",
        "x: v2.1",
        "octo/map is a memory for x, with 5 stars",
        "Three of them rose in parallel: y with 5 stars, x with 6",
        "The cookbook, with 5 stars, is a collection of notes from x",
    ],
)
def test_a_number_that_may_be_anothers_is_not_taken(sentence):
    assert value_near(re.compile(r"\bx\b"), sentence) is None
