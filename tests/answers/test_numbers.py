"""Numbers and dates, however people write them."""

from datetime import date
from time import perf_counter

import pytest

from bot.answers.texts.dates import Stated, stated_dates
from bot.answers.texts.numbers import quantities
from bot.search.words import fold


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("60k stars", [("60000", "star")]),
        ("60,000 GitHub stars", [("60000", "star")]),
        ("sixty thousand stars", [("60000", "star")]),
        ("6 万颗星", [("60000", "star")]),
        ("4.4× faster", [("4.4", "times")]),
        ("4.4 times faster", [("4.4", "times")]),
        ("twice as fast", [("2", "times")]),
        ("15pp", [("15", "pp")]),
        ("15 percentage points", [("15", "pp")]),
        ("69.9 percent", [("69.9", "%")]),
        ("60–95%", [("60", "%"), ("95", "%")]),
        ("8B–32B", [("8000000000", ""), ("32000000000", "")]),
        ("about 1/2.5", [("0.4", "")]),
        ("fell by half", [("0.5", "")]),
        ("a third of them", [("0.3333333333333333333333333333", "")]),
        ("30 GPU-hours", [("30", "hour")]),
        ("one hour", [("1", "hour")]),
        ("one of them", []),
        ("-5% loss", [("-5", "%")]),
        ("$5 million", [("5000000", "$")]),
        ("50-60 second", [("50", "second"), ("60", "second")]),
        ("two hundred and six runs", [("206", "run")]),
        ("three and four tests", [("3", ""), ("4", "test")]),
        ("90 plugins one hour later", [("90", "plugin"), ("1", "hour")]),
        ("三篇论文", [("3", "")]),
        ("nothing here", []),
    ],
)
def test_a_number_is_read_with_its_unit(text, found):
    assert [(str(quantity.value), quantity.unit) for quantity in quantities(fold(text))] == found


@pytest.mark.parametrize(
    "text",
    [
        "April 16, 2026",
        "16 April 2026",
        "the 16th of April 2026",
        "2026-04-16",
        "2026/04/16",
        "Apr 16, 2026",
        "2026 年 4 月 16 日",
    ],
)
def test_a_day_is_the_same_day_in_every_form(text):
    (stated,) = stated_dates(fold(text))
    assert (stated.year, stated.month, stated.day) == (2026, 4, 16)


@pytest.mark.parametrize(
    ("text", "week"),
    [("W16", (None, 16)), ("2026-W16", (2026, 16)), ("week 16 of 2026", (2026, 16)), ("2026 年第 16 周", (2026, 16))],
)
def test_a_week_is_read_by_its_number(text, week):
    (stated,) = stated_dates(fold(text))
    assert (stated.year, stated.week) == week


@pytest.mark.parametrize("text", ["60,000 stars", "v2.1.110", "2504.12345", "they may come", "2000 stars", "v2026.04"])
def test_what_is_no_date_is_none(text):
    assert stated_dates(fold(text)) == []


@pytest.mark.parametrize(
    ("said", "held", "agrees"),
    [
        (Stated(month=4, day=16), Stated(year=2026, month=4, day=16), True),
        (Stated(month=4), Stated(year=2026, month=4, day=16), True),
        (Stated(year=2026), Stated(year=2026, month=4, day=16), True),
        (Stated(year=2025, month=4, day=16), Stated(year=2026, month=4, day=16), False),
        (Stated(month=4, day=16), Stated(year=2026, month=4), False),
        (Stated(week=16), Stated(year=2026, week=16), True),
        (Stated(year=2025, week=16), Stated(year=2026, week=16), False),
        (Stated.of(date(2026, 4, 16)), Stated(week=16), False),
    ],
)
def test_a_date_agrees_with_one_that_says_at_least_as_much(said, held, agrees):
    assert said.agrees(held) is agrees


def test_a_long_run_of_digits_is_no_day_and_costs_no_time():
    started = perf_counter()
    assert stated_dates("1," * 15_000) == []
    assert perf_counter() - started < 2
