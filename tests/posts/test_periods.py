"""The words of a command for a week, a day or a post, and what is said of those that name none."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import PeriodError
from bot.posts.periods import parse_period
from tests.posts.windows import TODAY

PERIODS = [
    ("", "2026-W17"),
    ("   ", "2026-W17"),
    ("this-week", "2026-W17"),
    ("this week", "2026-W17"),
    ("This_Week", "2026-W17"),
    ("last-week", "2026-W16"),
    ("last week.", "2026-W16"),
    ("today", "2026-04-22"),
    ("yesterday", "2026-04-21"),
    ("2026-W16", "2026-W16"),
    ("2026W16", "2026-W16"),
    ("2026 W16", "2026-W16"),
    ("W16", "2026-W16"),
    ("week16", "2026-W16"),
    ("Week-16", "2026-W16"),
    ("w17", "2026-W17"),
    ("w18", "2025-W18"),
    ("W53", "2020-W53"),
    ("w16 2026", "2026-W16"),
    ("w16, 2025", "2025-W16"),
    ("week 16", "2026-W16"),
    ("week 16 of 2025", "2025-W16"),
    ("2026-04-19", "2026-04-19"),
    ("2026/4/9", "2026-04-09"),
    ("Apr 19 2026", "2026-04-19"),
    ("Apr. 19, 2026", "2026-04-19"),
    ("19 April", "2026-04-19"),
    ("May 1", "2025-05-01"),
    ("feb 29", "2024-02-29"),
    ("2026-04", "2026-04"),
    ("March", "2026-03"),
    ("december", "2025-12"),
    ("last-3-days", "2026-04-20/2026-04-22"),
    ("本周", "2026-W17"),
    ("这周", "2026-W17"),
    ("上周", "2026-W16"),
    ("今天", "2026-04-22"),
    ("昨天", "2026-04-21"),
    ("2026年第16周", "2026-W16"),
    ("2026 年 4 月 19 日", "2026-04-19"),
    ("２０２６-W16", "2026-W16"),
]


@pytest.mark.parametrize(("words", "label"), PERIODS)
def test_words_for_a_week_or_day_give_its_period(words, label):
    wanted = parse_period(words, today=TODAY)
    assert wanted.kind == "period"
    assert wanted.period is not None
    assert wanted.period.label == label


@pytest.mark.parametrize("words", ["latest", "Newest", "最新", " latest. "])
def test_latest_asks_for_the_newest_post(words):
    assert parse_period(words, today=TODAY).kind == "latest"


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("ai-weekly-2026-W16-en", "ai-weekly-2026-w16-en"),
        ("daily-2026-03-23", "daily-2026-03-23"),
        ("2018-04-02-update", "2018-04-02-update"),
        ("notes", "notes"),
        ("a.b_c", "a.b_c"),
    ],
)
def test_other_words_of_the_form_of_a_slug_are_a_slug(words, slug):
    wanted = parse_period(words, today=TODAY)
    assert (wanted.kind, wanted.slug) == ("slug", slug)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("W00", "no week 0"),
        ("W54", "no week 54"),
        ("week 60", "no week 60"),
        ("2026-W54", "no week 54 in 2026; try 2026-W53"),
        ("2025-W53", "no week 53 in 2025; try 2025-W52"),
        ("第54周", "no week 54"),
        ("2026-02-30", "no February 30 in 2026; that month has 28 days"),
        ("2026-13-01", "no month 13"),
        ("2026-13", "no month 13"),
        ("Feb 30", "no February 30; that month has 29 days"),
        ("31 April 2026", "no April 31 in 2026"),
        ("0000-W01", "from the year 0000"),
        ("9999-12-31", "from the year 9999"),
        ("hello world", "'hello world' names no week, day or post; try this-week"),
        ("before W14", "names no week"),
        ("../../etc", "names no week"),
        ("下个世纪", "names no week"),
    ],
)
def test_what_does_not_exist_is_refused_with_one_helpful_sentence(words, said):
    with pytest.raises(PeriodError) as refused:
        parse_period(words, today=TODAY)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_the_words_are_kept_for_showing():
    assert parse_period("this-week", today=TODAY).words == "this week"
    assert parse_period("", today=TODAY).words == "this week"
    assert parse_period("  W16 ", today=TODAY).words == "W16"


def test_a_week_without_a_year_is_found_at_the_turn_of_the_year():
    assert parse_period("W1", today=date(2025, 12, 29)).period.label == "2026-W01"
    assert parse_period("W1", today=date(2025, 12, 28)).period.label == "2025-W01"


PIECES = "W|w|1|0|53|54|2026|9999|0000|-|/|.|,|week|of|in|march|may|30|31st|q4|年|月|日|周|第|三|十|last|days|前|…|²| |"
TIME_PIECES = st.sampled_from(PIECES.split("|"))


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=60), st.lists(TIME_PIECES, max_size=8).map("".join)))
def test_any_text_gives_a_wanted_post_or_a_period_error(words):
    try:
        wanted = parse_period(words, today=TODAY)
    except PeriodError:
        return
    assert wanted.kind in ("period", "latest", "slug")
    assert (wanted.period is not None) == (wanted.kind == "period")
