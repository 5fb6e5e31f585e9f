"""Days, months, years and weeks in running text: April 16, 16 Apr 2026, 2026-04-16 and 4 月 16 日 are one day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

_NAMES = "jan january feb february mar march apr april may may jun june jul july aug august sep september oct october"
_NAMES += " nov november dec december"
_MONTHS = {name: at // 2 + 1 for at, name in enumerate(_NAMES.split())} | {"sept": 9}
# May is a month only with its capital.
_MONTH = (
    r"(?P<month>(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)|May)\b\.?"
)
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\w.,]*\d|%)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_IN_MONTH = re.compile(
    rf"(?i:\b(?:in|since|of|by|until|before|after|during|last|early|late|mid|this|every|from|to)[\s-]){_MONTH}"
)
_DIGIT = re.compile(r"\d")
_FORMS = [
    re.compile(rf"(?<![\d-]){_YEAR}(?P<join>[-/.])(?P<number>0?[1-9]|1[0-2])(?P=join){_DAY}(?![-/]?\d)"),
    re.compile(rf"{_YEAR}\s?年\s?(?:(?P<number>\d\d?)\s?月\s?(?:(?P<day>\d\d?)\s?[日号])?)?"),
    re.compile(r"(?P<number>(?<!\d)(?:0?[1-9]|1[0-2]))\s?月\s?(?:(?P<day>\d\d?)\s?[日号])"),
    re.compile(r"(?P<number>(?<![\d一二三四五六七八九个])(?:0?[1-9]|1[0-2]))\s?月(?!\s?\d)"),
    re.compile(rf"(?<![\w.]){_DAY}(?:\sof)?\s{_MONTH}(?:,?\s{_YEAR}\b)?"),
    re.compile(rf"\b{_MONTH}\s{_DAY}(?:,?\s{_YEAR}\b)?"),
    re.compile(rf"\b{_MONTH},?\s{_YEAR}\b"),
    _IN_MONTH,
    re.compile(rf"(?<![\w.,$€£¥/-]){_YEAR}(?![\w%]|[.,]\d|/\d)(?!\s(?:stars|users|forks|points|tokens|people)\b)"),
]
_WEEK = re.compile(
    r"(?:(?<!\d)(?P<year>20\d\d)[\s./-]?(?:年\s?)?)?(?:\b|(?<=\d)|(?<=年))(?:[Ww](?P<short>\d\d?)\b|(?:[Ww]eek|第)\s?(?P<long>\d\d?)(?:\s?周)?\b"
    r"(?:\s(?:of|in)\s(?P<late>20\d\d))?)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A date or week as a text states it, as exact as the text is.

    Attributes:
        week: an ISO week; month and day are then None.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    week: int | None = None
    start: int = 0
    end: int = 0

    def agrees(self, other: "Stated") -> bool:
        """Tell whether the other one says at least as much as this one, and nothing against it."""
        if self.week is not None or other.week is not None:
            return self.week == other.week and self.year in (None, other.year)
        return (
            (self.year is None or other.year is None or self.year == other.year)
            and (self.month is None or self.month == other.month)
            and (self.day is None or self.day == other.day)
            and (self.month is not None or self.year == other.year)
        )

    @classmethod
    def of(cls, day: date) -> "Stated":
        """Give a day of the calendar."""
        return cls(year=day.year, month=day.month, day=day.day)


def stated_dates(text: str) -> list[Stated]:
    """Give the dates and weeks of a folded text in order, none twice."""
    found: list[Stated] = []
    # Every form but one has digits, and most sentences have none.
    forms = [_WEEK, *_FORMS] if _DIGIT.search(text) else [_IN_MONTH]
    for match in (match for form in forms for match in form.finditer(text)):
        stated = _read(match)
        if stated is not None and not any(stated.start < kept.end and kept.start < stated.end for kept in found):
            found.append(stated)
    return sorted(found, key=lambda stated: stated.start)


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Give a text with some stretches turned to spaces, every place kept."""
    for start, end in spans:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _read(match: re.Match[str]) -> Stated | None:
    parts = match.groupdict()
    if "short" in parts:
        week = int(parts["short"] or parts["long"])
        year = parts["year"] or parts["late"]
        return Stated(year=int(year) if year else None, week=week, start=match.start(), end=match.end())
    month = _MONTHS[parts["month"].casefold().rstrip(".")] if parts.get("month") else None
    if parts.get("number"):
        month = int(parts["number"])
    day = int(parts["day"]) if parts.get("day") else None
    year = int(parts["year"]) if parts.get("year") else None
    if month is not None and not 1 <= month <= 12:
        return None
    return Stated(year=year, month=month, day=day, start=match.start(), end=match.end())
