"""Words for time: weeks and days by name, and the types for them.

The windows of days in questions are found by `bot.posts.windows`.
"""

import re
import unicodedata
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from textwrap import shorten
from typing import Literal

from bot.errors import PeriodError
from bot.posts.monthnames import IN_ENGLISH
from bot.posts.post import Period
from bot.posts.timewords.actions import SKIP
from bot.posts.timewords.days import FIRST_YEAR, LAST_YEAR, Days, month_days, week_days
from bot.posts.timewords.grammar import Reading
from bot.posts.timewords.rules import GRAMMAR
from bot.posts.timewords.tokens import tokenize


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Days that a question is about, both ends included, and the words that said so.

    Attributes:
        yearless: no year was named, so that an earlier year's are meant where the newest have no posts.
    """

    first: date
    last: date
    words: str
    yearless: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which post a person asks for.

    Attributes:
        kind: `period` for a week or day, `latest` for the newest, `slug` for a post by name.
        period: set for `period`.
        slug: set for `slug`.
        words: what the person typed, tidied (`this week`, `W16`).
    """

    kind: Literal["period", "latest", "slug"]
    words: str
    period: Period | None = None
    slug: str = ""


_LATEST = frozenset(("latest", "newest", "last", "new", "最新", "最新一期", "最近一期", "最近", "最新的"))
_HELP = "try this-week, last-week, latest, 2026-W16, 2026-04-19, or a post's slug"
_SLUG = re.compile(r"[a-z0-9][a-z0-9._-]*")
_WEEK = re.compile(r"(?:week )?(?:([0-9]{4})[-. ]?)?(?:w|week ?)([0-9]{1,3})(?:,? ?([0-9]{4}))?")
_CHINESE_WEEK = re.compile(r"(?:([0-9]{4})年?)?第?([0-9]{1,3})周")
_DAY = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?")
_NAMED_DAY = re.compile(r"([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ([0-9]{4}))?")
_DAY_NAMED = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})\.?(?:,? ([0-9]{4}))?")


def parse_period(words: str, *, today: date) -> Wanted:
    """Read the PERIOD of a command: a week, a day, "latest", or a post's slug; nothing at all is this week.

    A week, day or month without a year is the newest one that has begun.

    Args:
        words: what stood after the command, any text.
        today: the asker's date.

    Raises:
        PeriodError: the words name no week, day or post; the message says what to try.
    """
    tidy = " ".join(unicodedata.normalize("NFKC", words).split()).strip(" .,;:!?。！？，`'\"")
    if not tidy:
        return Wanted(kind="period", words="this week", period=Period.week_of(today))
    low = tidy.lower()
    if low in _LATEST:
        return Wanted(kind="latest", words=tidy)
    days = _days(tidy, today=today)
    if days is not None:
        spoken = tidy if re.search(r"[0-9]", tidy) else re.sub(r"[-_]+", " ", tidy)
        return Wanted(kind="period", words=spoken, period=_period(days))
    _explain(low)
    if _SLUG.fullmatch(low):
        return Wanted(kind="slug", words=tidy, slug=low)
    raise PeriodError(f"{shorten(words, 60, placeholder='…')!r} names no week, day or post; {_HELP}.")


def _days(tidy: str, *, today: date) -> Days | None:
    """Give the days that the whole of a text names, `last-3-days` and `week16` as well as `last 3 days`, or None."""
    tidy = re.sub(r"(?i)^week(?=[0-9])", "week ", tidy)
    spaced = re.sub(r"[-_]+", " ", tidy)
    for text in (tidy, spaced) if spaced != tidy and not re.search(r"[0-9]{4}", tidy) else (tidy,):
        tokens = tokenize(text, GRAMMAR.words)
        found = Reading(GRAMMAR, tokens).match("tight", 0) if tokens else None
        if found and found[0] is not SKIP and found[1] == len(tokens):
            days: Days = found[0].at(today)
            return days
    return None


def _period(days: Days) -> Period:
    """Name days as the week, day or month that they are."""
    first, last = days
    if first == last:
        return Period.of_day(first)
    if first.weekday() == 0 and last - first == timedelta(days=6):
        return Period.week_of(first)
    label = f"{first:%Y-%m}" if days == month_days(first.year, first.month) else f"{first}/{last}"
    return Period(first=first, last=last, label=label)


def _explain(low: str) -> None:
    """Raise for a week or day that has the right form and does not exist, rather than take it for a slug."""
    if found := _WEEK.fullmatch(low) or _CHINESE_WEEK.fullmatch(low):
        year = next((int(group) for group in found.groups()[::2] if group), None)
        raise PeriodError(_no_week(int(found[2]), year))
    if found := _DAY.fullmatch(low):
        raise PeriodError(_no_day(int(found[3]), int(found[4] or 1), int(found[1])))
    found, swapped = _NAMED_DAY.fullmatch(low), _DAY_NAMED.fullmatch(low)
    month, number = (found[1], found[2]) if found else (swapped[2], swapped[1]) if swapped else ("", "")
    if month in IN_ENGLISH:
        year_text = (found or swapped or [""] * 4)[3]
        raise PeriodError(_no_day(IN_ENGLISH[month], int(number), int(year_text) if year_text else None))


def _no_week(number: int, year: int | None) -> str:
    if year is None:
        return f"There is no week {number}; weeks run from W01 to W53, such as 2026-W16."
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _no_year(year)
    last = 53 if week_days(year, 53) else 52
    return f"There is no week {number} in {year}; try {year}-W{last if number else 1:02d}, or this-week."


def _no_day(month: int, day: int, year: int | None) -> str:
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return _no_year(year)
    if not 1 <= month <= 12:
        return f"There is no month {month}; months run from 01 to 12, as in {year or 2026}-04-19."
    length = monthrange(year or 2024, month)[1]
    return f"There is no {month_name[month]} {day}{f' in {year}' if year else ''}; that month has {length} days."


def _no_year(year: int) -> str:
    return f"There are no posts from the year {year:04d}; try a date such as 2026-04-19."
