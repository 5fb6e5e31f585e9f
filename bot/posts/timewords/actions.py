"""What rules for time give that is made of several times, or of one that looks like a time and is none."""

from typing import Any, Final, TypeAlias

from bot.posts.timewords import days
from bot.posts.timewords.days import Moment

#: A year or None, and the number of a week or quarter in it.
Numbered: TypeAlias = tuple[int | None, int]

#: What a rule gives whose words look like time and are none.
SKIP: Final = Moment(lambda today: (today, today))


def hours(count: int) -> Moment:
    """Give the days that the last so many hours touch."""
    return days.rolling("day", -(-count // 24) + 1)


def skip(*_: Any) -> Moment:
    """Give what takes words and means no time."""
    return SKIP


def dashed(month: int, first: int, last: int, year: int | None = None) -> Moment | None:
    """Give the days of March 3-9."""
    start, end = days.day(month, first, year), days.day(month, last, year)
    return days.span(start, end) if start and end else None


def weeks(first: int, last: int, year: int | None = None) -> Moment | None:
    """Give weeks 14 to 16."""
    start, end = days.week(first, year), days.week(last, year)
    return days.span(start, end) if start and end else None


def months(first: int, last: int, year: int | None = None) -> Moment:
    """Give March to May."""
    return days.span(days.month(first, year), days.month(last, year))


def to_day(first: int, last: int, month: int, year: int | None = None) -> Moment | None:
    """Give the days of 20-26 May."""
    return dashed(month, first, last, year)


def week_of(said: Numbered, year: int) -> Moment | None:
    """Give W14 in a year; None where it says its own."""
    return None if said[0] else days.week(said[1], year)


def quarter_of(said: Numbered, year: int) -> Moment | None:
    """Give Q1 in a year; None where it says its own."""
    return None if said[0] else days.quarter(said[1], year)


def quarter_in(said: Numbered, year: Moment) -> Moment | None:
    """Give Q1 of last year; None where it says its own."""
    return None if said[0] else days.in_year(days.quarter(said[1]), year)
