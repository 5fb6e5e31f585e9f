"""Months and misspelt days in titles and file names: "Harbour News – February 2026", 2026年2月, "Febuary 6, 2026"."""

import re
import unicodedata
from datetime import date, timedelta
from difflib import get_close_matches

from bot.posts.frontmatter import dates
from bot.posts.frontmatter.monthweeks import week_of_month
from bot.posts.monthnames import ENGLISH_MONTHS, month_number, month_pattern
from bot.posts.post import Period

_NAME = rf"{month_pattern(words=False)}\.?"
_YEAR = r"(?:19|20|21)\d{2}"
_MONTH = (
    rf"(?P<name>{_NAME}),?[\s_-]+(?:del?\s+)?(?P<year>{_YEAR})"
    rf"|(?P<in_numbers>{_YEAR})(?:\s*[年년]\s*(?P<month>\d{{1,2}})\s*[月월]|[-_.](?P<digits>0[1-9]|1[0-2])(?![-_./]?\d))"
    rf"|(?P<before>{_YEAR})[\s_-](?P<after>{_NAME})"
)
#: A month is what a name is of where it stands at its end or beginning: what May 2026 taught us is told at any time.
_AT_END = re.compile(
    rf"(?i)(?<![0-9a-z])(?:{_MONTH})(?:[份号刊]|\s+(?:edition|issue|newsletter|update|digest|report|review|recap|round-?up))?\W*$"
)
_AT_START = re.compile(rf"(?i)^\W*(?:{_MONTH})(?![0-9a-z日])")
#: What makes a day or an end of several months of it: `12 May 2026`, `April – May 2026`, `since May 2026`.
_PART = re.compile(
    rf"(?i)(?:\d(?:st|nd|rd|th|er|\.)?(?:\s*[-_~]|\s+(?:of|de))?\s*|{_NAME}\s*(?:[-–—/~&,_]|and|to|bis|und|et|y|a|e)\s*"
    r"|\b(?:since|until|till|by|before|after|to|through|and"
    r"|seit|bis|vor|nach|und|depuis|avant|après|et|desde|hasta|antes de|tras|y)[\s_-]+|[至到和]\s*)$"
)
#: Months that are verbs where they are written small within a title.
_VERBS = ("may", "march")
_SPELT = re.compile(
    r"(?i)\b(?:(?P<word>[a-z]{5,})\.?\s+\d{1,2}(?:st|nd|rd|th)?,?"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<after>[a-z]{5,})\.?,?)\s+\d{4}(?!\d)"
)
#: How much of a word a month's name must share: Decemeber and Febuary do, Marsh does not.
_ALIKE = 0.85


def month_named(name: str) -> Period | None:
    """Give the one month that a title or file name ends or begins with, where it names no day, week or other month."""
    folded = unicodedata.normalize("NFKC", name)
    found = _AT_END.search(folded) or _AT_START.search(folded)
    if found is None or _PART.search(folded[: found.start()]) or (found["name"] in _VERBS and " " in folded):
        return None
    if week_of_month(folded):
        return None
    if found["in_numbers"]:
        return of_month(int(found["in_numbers"]), int(found["month"] or found["digits"]))
    return of_month(int(found["year"] or found["before"]), month_number((found["name"] or found["after"]).rstrip(".")))


def of_month(year: int, month: int) -> Period | None:
    """Give the period of a month; None where there is no such month."""
    if not 1 <= month <= 12:
        return None
    first = date(year, month, 1)
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return Period(first=first, last=last, label=f"{year}-{month:02d}")


def misspelt_day(text: str) -> tuple[str, date] | None:
    """Give the first day whose month is misspelt, and the words as they stand; None where there is none."""
    folded = unicodedata.normalize("NFKC", text)
    for found in _SPELT.finditer(folded):
        word = found["word"] or found["after"]
        right = get_close_matches(word.casefold(), ENGLISH_MONTHS, n=1, cutoff=_ALIKE)
        day = dates.day_within(found[0].replace(word, right[0])) if right else None
        if day:
            return found[0], day
    return None
