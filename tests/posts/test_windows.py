"""Words for time in a question: the days they mean, and the question without them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.posts.windows import find_ends, find_window, find_windows, without_window
from tests.posts.windows import NO_TIME, TODAY, WINDOWS


@pytest.mark.parametrize(("question", "first", "last", "words"), WINDOWS)
def test_words_for_time_give_a_window(question, first, last, words):
    window = find_window(question, today=TODAY)
    assert window is not None
    assert (str(window.first), str(window.last), window.words) == (first, last, words)


@pytest.mark.parametrize("question", NO_TIME)
def test_words_that_only_look_like_time_give_no_window(question):
    assert find_window(question, today=TODAY) is None
    assert without_window(question) == question


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("what did W14 say about memory that W16 changed?", "what did say about memory that changed?"),
        ("which papers came in the last two weeks?", "which papers came?"),
        ("what changed since W14, and why?", "what changed, and why?"),
        ("In March 2026, what changed?", "what changed?"),
        ("yesterday's news", "news"),
        ("last week", ""),
        ("上周有哪些智能体记忆的论文？", "有哪些智能体记忆的论文？"),
        ("三月的论文", "论文"),
    ],
)
def test_the_words_for_time_are_taken_out_of_the_question(question, rest):
    assert without_window(question) == rest


def test_a_window_that_has_not_begun_still_has_its_days_in_order():
    for question in ("since 2030-01-01", "after 2030-01-01", "before 1970-01-01", "until 1970-01-01"):
        window = find_window(question, today=TODAY)
        assert window is not None
        assert window.first <= window.last


def test_the_last_weekdays_count_today():
    monday = date(2026, 4, 20)
    window = find_window("in the last two Mondays", today=monday)
    assert (window.first, window.last) == (date(2026, 4, 13), monday)


def test_a_long_question_full_of_time_words_is_read_in_time():
    question = "last week of " * 1000
    assert find_window(question, today=TODAY).words == "last week"


@settings(max_examples=300)
@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(st.sampled_from([word for row in WINDOWS for word in row[0].split()]), max_size=12).map(" ".join),
    )
)
def test_any_question_gives_a_window_in_order_or_none(question):
    window = find_window(question, today=TODAY)
    rest = without_window(question)
    if window is None:
        assert rest == question
    else:
        assert window.first <= window.last
        assert window.words
        assert len(rest) < len(question)


def test_a_word_for_time_ends_where_its_own_letters_end():
    assert without_window("昨日の更新") == "更新"
    assert without_window("上周 agent 论文") == "agent 论文"


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("Was the 3 February or the 17 February 2025 issue longer?", ["2025-02-03", "2025-02-17"]),
        ("looms of 23 August and 13 September 2024", ["2024-08-23", "2024-09-13"]),
        ("weavers of 2 August and 5 July 2024", ["2024-08-02", "2024-07-05"]),
        ("4 March 2025 vs 11 March 2025: threads spun", ["2025-03-04", "2025-03-11"]),
        ("What did W14 and W16 say?", ["2026-03-30", "2026-04-13"]),
        ("3月5日和3月12日谁更快", ["2026-03-05", "2026-03-12"]),
        ("from 3 May to 24 May 2025", ["2025-05-03"]),
        ("between 3 May and 24 May 2025", ["2025-05-03"]),
        ("3月5日和3月12日之间", ["2026-03-05"]),
        ("what came on 3 May 2025?", ["2025-05-03"]),
        ("what is a loom?", []),
    ],
)
def test_times_set_side_by_side_are_each_a_window_and_share_the_year_of_the_last(
    question: str, days: list[str]
) -> None:
    assert [window.first.isoformat() for window in find_windows(question, today=TODAY)] == days


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("thread of the week 3 May 2025", "2025-05-03", "2025-05-03"),
        ("in early March 2025", "2025-03-01", "2025-03-10"),
        ("7月初 2025", "2025-07-01", "2025-07-10"),
        ("in June and July 2025", "2025-06-01", "2025-07-31"),
        ("in May, June and July 2025", "2025-05-01", "2025-07-31"),
    ],
)
def test_a_year_stays_with_the_time_it_is_said_of(question: str, first: str, last: str) -> None:
    window = find_window(question, today=TODAY)
    assert window is not None
    assert (window.first.isoformat(), window.last.isoformat()) == (first, last)
    assert not window.yearless


def test_the_title_of_a_series_is_no_time() -> None:
    assert find_window("Who edits This Week in Weaving?", today=TODAY) is None
    assert find_window("what came this week in Weaving?", today=TODAY) is not None


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("how did it change from 5 Feb to 6 Feb 2025?", ["2025-02-05", "2025-02-06"]),
        ("from the post of Feb 13, 2025 to the one of Feb 20, 2025", ["2025-02-13", "2025-02-20"]),
        ("织机从 2 月 5 日到 2 月 6 日怎么变的？", ["2026-02-05", "2026-02-06"]),
        ("织机的星数从 2 月 5 日到 6 日是从多少变成多少？", ["2026-02-05", "2026-02-06"]),
        ("how did the looms change from February 5 to 6", ["2026-02-05", "2026-02-06"]),
        ("how did the looms change from 5 to 6 February", ["2026-02-05", "2026-02-06"]),
        ("between W10 and W12", ["2026-03-02", "2026-03-16"]),
        ("since 5 Feb 2025", None),
        ("on 5 Feb 2025", None),
        ("in March and before 5 Feb", None),
    ],
)
def test_from_when_to_when_has_two_ends(question: str, days: list[str] | None) -> None:
    ends = find_ends(question, today=TODAY)
    assert (ends and [end.first.isoformat() for end in ends]) == days


@pytest.mark.parametrize("day", ["8 March 2026", "Friday, 6 March 2026", "9 March 2026"])
def test_a_week_that_ends_on_a_day_is_the_one_that_holds_most_of_its_days(day: str) -> None:
    window = find_window(f"in the week ending {day}", today=TODAY)
    assert window is not None
    assert (window.first.isoformat(), window.last.isoformat()) == ("2026-03-02", "2026-03-08")
