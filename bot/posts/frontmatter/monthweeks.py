"""Weeks counted within their month: 2026年4月第3周, 2026년 4월 2주차, 2026/04 1週目, April 2026 week 3, 2026-04-w3."""

import re
import unicodedata
from datetime import date, timedelta

from bot.posts.monthnames import month_number, month_pattern
from bot.posts.post import Period

_NAME = rf"(?P<name>{month_pattern(words=False)})\.?"
_YEAR = r"(?<!\d)(?P<year>(?:19|20|21)\d{2})"
_GAP = r"[\s_.:,(–—-]{1,4}"
_WORD = r"(?:week|wk|woche|semaine|semana|settimana|w)[\s_.-]?0?(?P<week>[1-5])(?![\w.]*\d)"
#: What is numbered says so, or ends the name: 3週間 and 3주 연속 are so many weeks, 2周年 is no week at all.
_EAST_ASIAN = r"(?P<nth>第\s?)?(?P<week>[1-5])\s?[周週주](?(nth)(?![年년間间])|(?:\s?[目차째]|(?=\W*$)))"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월][의の]?[\s(]{{0,2}}{_EAST_ASIAN}",
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})(?!\d)[\s(]{{0,2}}{_EAST_ASIAN}",
        rf"{_YEAR}[-/._](?P<month>0[1-9]|1[0-2]){_GAP}{_WORD}",
        rf"(?<![^\W_]){_NAME},?[\s_-]{{1,2}}{_YEAR}{_GAP}{_WORD}",
        rf"{_YEAR}[\s_-]{{1,2}}{_NAME}{_GAP}{_WORD}",
    )
)


def week_of_month(text: str) -> Period | None:
    """Give the week that a name counts within a month of a year; None for none.

    The first is the one that holds the month's first Thursday, as ISO 8601 counts the weeks of a year.
    """
    folded = unicodedata.normalize("NFKC", text)
    for match in filter(None, (form.search(folded) for form in _FORMS)):
        parts = match.groupdict()
        month = int(parts.get("month") or 0) or month_number((parts.get("name") or "").rstrip("."))
        if week := _counted(int(match["year"]), month, int(match["week"])):
            return week
    return None


def _counted(year: int, month: int, week: int) -> Period | None:
    """Give the week of the month's Thursday of that number; None where the month has no such day."""
    if not 1 <= month <= 12:
        return None
    first = date(year, month, 1)
    thursday = first + timedelta(days=(3 - first.weekday()) % 7 + 7 * (week - 1))
    return Period.week_of(thursday) if thursday.month == month else None
