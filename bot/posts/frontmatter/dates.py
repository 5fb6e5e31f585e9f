"""Dates and times in the forms that posts are written with."""

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import pairwise
from typing import TypeAlias
from zoneinfo import ZoneInfo

from bot.posts.frontmatter.dateforms import DAY_OF_A_YEAR, IN_NAME, IN_PATH, SPANS, SPANS_OF_A_YEAR, WHOLE, WITHIN
from bot.posts.monthnames import month_number

# A date alone stays a date; a time without a zone stays naive until the content's zone is known.
Moment: TypeAlias = date | datetime

# Seconds or milliseconds since 1970, until 2033.
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?")
_EITHER = re.compile(r"(?P<one>\d{1,2})[-/](?P<other>\d{1,2})[-/](?P<year>(?:19|20|21)\d{2})(?!\d)")
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
# What stands beside one of two days: `March 28 – April 3, 2026`, `4-10 May 2026`, `2026-10-04 to 10`.
_RANGE_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?\s*(?:[-–—~/至&]|\bto\b|\band\b)\s*$", re.IGNORECASE)
_RANGE_AFTER = re.compile(r"\s*(?:[-–—~/至&]|\bto\b|\band\b)\s*(?:[a-z]{3,9}\.?\s*)?\d", re.IGNORECASE)
# What stands between the first and the last day of a span, in words or in a file name.
_TO = re.compile(r"[\s_-]*(?:\b|_)(?:to|until|through)(?:\b|_)[\s_-]*|\s*(?:[-_–—~/至]{1,2}|\.{2,3})\s*", re.IGNORECASE)
_OFFSET = re.compile(r"(?:GMT|UTC)?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?", re.IGNORECASE)
# Names that mean one offset everywhere they are written in posts; hours from UTC.
_ZONES = {
    "Z": 0,
    "UT": 0,
    "UTC": 0,
    "GMT": 0,
    "CET": 1,
    "CEST": 2,
    "EST": -5,
    "EDT": -4,
    "PST": -8,
    "PDT": -7,
    "JST": 9,
}


def read_moment(text: str) -> Moment | None:
    """Read a whole value as a date or a date-time; None where it is neither, or names one that does not exist."""
    tidy = re.sub(r"\s+#.*$", "", unicodedata.normalize("NFKC", text)).strip()
    if _SECONDS.fullmatch(tidy):
        return datetime.fromtimestamp(int(tidy[:10]), UTC)
    tidy = re.sub(r"^\[\[(.*)\]\]$", r"\1", tidy)
    for form in WHOLE:
        match = form.fullmatch(tidy)
        if match:
            return _moment(match)
    return None


def either_day(text: str) -> tuple[date, ...]:
    """Give the days that a value such as `04/05/2026` may be: the month or the day may stand first."""
    match = _EITHER.match(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        return ()
    one, other, year = match["one"], match["other"], int(match["year"])
    return tuple(filter(None, (_date(year, one, other), _date(year, other, one))))


def day_within(text: str) -> date | None:
    """Find the first date that stands in a title or heading."""
    return _first(WITHIN, unicodedata.normalize("NFKC", text))


def last_day_within(text: str) -> date | None:
    """Find the last of the days that a title or heading names in one, else the first date in it."""
    span = span_within(text)
    return span[1] if span else day_within(text)


def one_day_within(text: str) -> date | None:
    """Find the one day that a title names; None where it names none, several, or an end of a range."""
    folded = unicodedata.normalize("NFKC", text)
    found = [match for form in WITHIN for match in form.finditer(folded) if _day(match)]
    if len(found) != 1:
        return None
    start, end = found[0].span()
    ranged = _RANGE_BEFORE.search(folded[:start]) or _RANGE_AFTER.match(folded[end:])
    return None if ranged else _day(found[0])


def day_at_end(stem: str) -> date | None:
    """Find the date that ends a file name after other words: `ai-digest-2026-04-19`; one in front says less."""
    found = [
        match for form in IN_NAME for match in form.finditer(stem) if match.start() > 0 and match.end() == len(stem)
    ]
    return _day(found[0]) if len(found) == 1 else None


def day_of_name(stem: str) -> date | None:
    """Find the date in a file name: `2026.04.19`, `20260419`, a leading `26-04-19` or `260419`, or a span's last."""
    span = span_within(stem)
    return span[1] if span else _first(IN_NAME, stem)


def span_within(text: str) -> tuple[date, date] | None:
    """Find the first and last of the days that a name speaks of: `2026-01-31_to_2026-02-07`, `May 4-10, 2026`."""
    folded = unicodedata.normalize("NFKC", text)
    if not any(map(str.isdigit, folded)):
        return None
    spans = (_span(match) for form in SPANS for match in form.finditer(folded))
    if span := next(filter(None, spans), None):
        return span
    found = {match.end(): match for form in (*IN_NAME, *WITHIN) for match in form.finditer(folded) if _day(match)}
    for one, other in pairwise(sorted(found.values(), key=re.Match[str].start)):
        first, last = _day(one), _day(other)
        if first and last and first < last and _TO.fullmatch(folded[one.end() : other.start()]):
            return first, last
    return None


def span_in(text: str, year: int) -> tuple[date, date] | None:
    """Find the first and last of the days that a name speaks of without a year: `4月13日-19日`, `2/16〜2/22`."""
    folded = unicodedata.normalize("NFKC", text)
    spans = (_span(match, year) for form in SPANS_OF_A_YEAR for match in form.finditer(folded))
    return next(filter(None, spans), None)


def last_day_in(text: str, year: int) -> date | None:
    """Find the last of the days that a name tells without a year, or the one day that it does."""
    if span := span_in(text, year):
        return span[1]
    folded = unicodedata.normalize("NFKC", text)
    days = (_date(year, match["month"], match["day"]) for form in DAY_OF_A_YEAR for match in form.finditer(folded))
    return next(filter(None, days), None)


def day_of_path(path: str) -> date | None:
    """Find the date in a path such as `/2018/07/27/news`."""
    return _first(IN_PATH, path)


def instant(moment: Moment, zone: ZoneInfo) -> datetime:
    """Give the instant from which a post may be seen: its own, or its wall time (midnight for a date) in the zone."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time.min, tzinfo=zone)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def day_of(moment: Moment) -> date:
    """Give the day a moment carries as written, never moved by a zone."""
    return moment.date() if isinstance(moment, datetime) else moment


def is_only_a_date(text: str) -> bool:
    """Tell whether a text says nothing but a date."""
    return read_moment(text) is not None


def _first(forms: tuple[re.Pattern[str], ...], text: str) -> date | None:
    days = (_day(match) for form in forms for match in form.finditer(text))
    return next((day for day in days if day), None)


def _span(match: re.Match[str], year: int = 0) -> tuple[date, date] | None:
    """Give two days that share a year; where the first month is the later one, it is of the year before."""
    year = year or int(match["year"])
    first_month = match["first_month"] if "first_month" in match.re.groupindex else None
    last = _date(year, match["month"] or match["first_month"], match["day"])
    named = first_month or match["month"]
    first = _date(year, named, match["first_day"])
    if first and last and first.month > last.month:
        first = _date(year - 1, named, match["first_day"])
    return (first, last) if first and last and first < last else None


def _day(match: re.Match[str]) -> date | None:
    year = int(match["year"])
    return _date(year + 2000 if len(match["year"]) == 2 else year, match["month"], match["day"])


def _date(year: int, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else month_number(month)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, number, int(day))
    except ValueError:
        return None


def _moment(match: re.Match[str]) -> Moment | None:
    day = _day(match)
    if day is None or match["hour"] is None:
        return day
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].casefold() == "pm" else 0) if 1 <= hour <= 12 else 99
    try:
        clock = time(hour, int(match["minute"]), int(match["second"] or 0), tzinfo=_zone(match["zone"]))
    except ValueError:
        return None
    return datetime.combine(day, clock)


def _zone(text: str | None) -> timezone | None:
    """Give the zone of `Z`, `UTC`, `+0800`, `-05:00`; None for no zone; ValueError for one we do not know."""
    if not text:
        return None
    offset = _OFFSET.fullmatch(text)
    if offset:
        hours, minutes = int(offset["hours"]), int(offset["minutes"] or 0)
        if hours > 14 or minutes > 59:
            raise ValueError(text)
        return timezone((1 if offset["sign"] == "+" else -1) * timedelta(hours=hours, minutes=minutes))
    if text.upper() not in _ZONES:
        raise ValueError(text)
    return timezone(timedelta(hours=_ZONES[text.upper()]))
