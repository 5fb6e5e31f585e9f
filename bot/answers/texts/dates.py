"""Days, months, years and weeks in running text: April 16, 16 Apr 2026, 2026-04-16 and 4 月 16 日 are one day."""

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.posts.chinesenumbers import chinese_number
from bot.posts.monthnames import ENGLISH_MONTHS, IN_ENGLISH

# May is a month only with its capital.
_MONTH = (
    r"(?P<month>(?i:jan(?:uary)?|feb(?:r?u?r?u?ary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)|May)\b\.?"
)
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\w.,]{0,32}\d|%)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_IN_MONTH = re.compile(
    rf"(?i:\b(?:in|since|of|by|until|before|after|during|last|early|late|mid|this|every|from|to)[\s-]){_MONTH}"
)
_BEGINNINGS_OF_MONTHS = tuple(name[:3].casefold() for name in ENGLISH_MONTHS)
_DIGIT = re.compile(r"\d")
# Forms by what a text must have for them: most have none of it.
_SLASHED = [
    re.compile(rf"(?<![\w/.-])(?P<day>1[3-9]|2\d|3[01])/(?P<number>0?[1-9]|1[0-2])/{_YEAR}(?![\w/-])"),
    re.compile(rf"(?<![\w/.-])(?P<number>0?[1-9]|1[0-2])/(?P<day>[12]\d|3[01]|0?[1-9])/{_YEAR}(?![\w/-])"),
]
_DOTTED = [
    re.compile(rf"(?<![\w/.-])(?P<day>0?[1-9]|[12]\d|3[01])\.(?P<number>0?[1-9]|1[0-2])\.{_YEAR}(?![\w/-])"),
]
_CHINESE = [
    re.compile(rf"{_YEAR}\s?[年届]\s?(?:(?P<number>\d\d?)\s?月\s?(?:(?P<day>\d\d?)\s?[日号])?)?"),
    re.compile(r"(?P<number>(?<!\d)(?:0?[1-9]|1[0-2]))\s?月\s?(?:(?P<day>\d\d?)\s?[日号])"),
    re.compile(r"(?P<number>(?<![\d一二三四五六七八九个])(?:0?[1-9]|1[0-2]))\s?月(?!\s?\d)"),
    re.compile(r"(?<![一二三四五六七八九十个])(?P<spelled>十[一二]?|[一二三四五六七八九])月份"),
]
_BY_NUMBER = re.compile(rf"(?<![\d-]){_YEAR}(?P<join>[-/.])(?P<number>0?[1-9]|1[0-2])(?P=join){_DAY}(?![-/]?\d)")
_OF_MONTHS = [
    re.compile(rf"(?<![\w.]){_DAY}(?:\sof)?\s{_MONTH}(?:,?\s{_YEAR}\b)?"),
    re.compile(rf"\b{_MONTH}\s{_DAY}(?:,?\s{_YEAR}\b)?"),
    re.compile(rf"\b{_MONTH},?\s{_YEAR}\b"),
    _IN_MONTH,
]
_OF_YEAR = re.compile(
    rf"(?<![\w.,$€£¥/-]){_YEAR}(?![\w%]|[.,]\d|/\d)(?!\s(?:stars|users|forks|points|tokens|people)\b)"
)
# Another day of the same month, before or after one that names it: 11 to 13 July, July 11-13, 7月11日至13日.
_DAY_BEFORE = re.compile(rf"(?<![\w.,$€£¥-]){_DAY}\s?(?:-|–|to|and|until|through|or|&)\s?(?:the )?$")
_DAY_AFTER = re.compile(
    rf"(?:\s?[-–]\s?|\s(?:to|through|until|and|or|&)\s(?:the )?|\s?[至到]\s?){_DAY}(?:日|(?![\w-]|\s[a-z]+s\b))"
)
_CLOCK = re.compile(
    r"(?i)(?<![\w:.,])(?:(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    r"|(?P<alone>1[0-2]|0?[1-9])\s?(?P<half_alone>[ap])\.?m\b\.?"
    r"|(?P<whole>[01]\d|2[0-3])(?P<late>[0-5]\d)(?=\s?(?:UTC|GMT|hrs|hours|[PCME][SD]?T)\b))(?![\w:])"
)
_WEEK = re.compile(
    r"(?:(?<!\d)(?P<year>20\d\d)[\s./-]?(?:年\s?)?)?(?:\b|(?<=\d)|(?<=年))(?:[Ww](?P<short>\d\d?)\b|(?:[Ww]eek|第)\s?(?P<long>\d\d?)(?:\s?周)?\b"
    r"(?:\s(?:of|in)\s(?P<late>20\d\d))?)"
)


#: How many years or months away the first letter of `this`, `last` and `next`, or a character, puts it.
_AWAY = {"t": 0, "l": -1, "n": 1, "今": 0, "去": -1, "明": 1, "本": 0, "这": 0, "上": -1, "下": 1}
_RELATIVE = re.compile(
    rf"(?i:\b(?P<which>this|last|next)\s(?:(?P<span>year|month)|(?P<month>{'|'.join(ENGLISH_MONTHS)}))\b)"
    r"|(?P<year>[今去明])年(?:(?P<number>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])\s?月)?|(?P<moon>[上本下这])个?月"
)


_PERIODS = {name.casefold(): name.casefold() for name in calendar.day_name}
_PERIODS |= {"spring": "spring", "summer": "summer", "autumn": "autumn", "winter": "winter"}
_PERIODS |= {f"q{at}": f"q{at}" for at in range(1, 5)} | {
    f"{word} quarter": f"q{at}" for at, word in enumerate(("first", "second", "third", "fourth"), 1)
}
_PERIODS |= {"春季": "spring", "春天": "spring", "夏季": "summer", "夏天": "summer", "秋季": "autumn", "秋天": "autumn"}
_PERIODS |= {"冬季": "winter", "冬天": "winter", **{f"第{n}季度": f"q{at}" for at, n in enumerate("一二三四", 1)}}
_PERIODS |= {f"{week}{n}": _PERIODS[name.casefold()] for week in ("周", "星期", "礼拜")
             for n, name in zip("一二三四五六日", calendar.day_name, strict=True)}  # fmt: skip
#: Parts of all of them, to look for which takes a tenth of the time, as it does for the beginnings of months.
_TRACES_OF_PERIODS = ("day", "spring", "summer", "autumn", "winter", "quarter", *"季天周期拜", "q1", "q2", "q3", "q4")
_PERIOD = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|(?i:\b(?:spring|summer|autumn|winter)\b(?! (?:of code|boot|break))|\bQ[1-4]\b)"
    r"|(?i:\b(?:first|second|third|fourth) quarter\b)|[春夏秋冬][季天]|第[一二三四]季度"
    r"|(?:周|星期|礼拜)[一二三四五六日]"
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

    def as_day(self) -> date | None:
        """Give the day of the calendar where it is one."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    @classmethod
    def of(cls, day: date) -> "Stated":
        """Give a day of the calendar."""
        return cls(year=day.year, month=day.month, day=day.day)


def stated_dates(text: str) -> list[Stated]:
    """Give the dates and weeks of a folded text in order, none twice."""
    found: list[Stated] = []
    for match in (match for form in _forms(text) for match in form.finditer(text)):
        stated = _read(match)
        if stated is not None and not any(stated.start < kept.end and kept.start < stated.end for kept in found):
            found.append(stated)
    found += [other for stated in found if stated.day is not None for other in _days_beside(stated, found, text)]
    return sorted(found, key=lambda stated: stated.start)


def _forms(text: str) -> list[re.Pattern[str]]:
    """Give the forms that a text may have: every one but one has digits, and most sentences have none, nor a month."""
    folded = text.casefold()
    monthly = any(month in folded for month in _BEGINNINGS_OF_MONTHS)
    if _DIGIT.search(text) is None:
        return [_IN_MONTH] if monthly else []
    yearly = "20" in text or "19" in text
    weekly = [_WEEK] if "w" in folded or "第" in text else []
    slashed, dotted = _SLASHED if yearly and "/" in text else [], _DOTTED if yearly and "." in text else []
    chinese, named = [] if text.isascii() else _CHINESE, _OF_MONTHS if monthly else []
    return [*weekly, *[_BY_NUMBER] * yearly, *dotted, *slashed, *chinese, *named, *[_OF_YEAR] * yearly]


def _days_beside(stated: Stated, found: Sequence[Stated], text: str) -> Iterator[Stated]:
    """Give the day that stands in a range or a pair with a date and borrows its month."""
    for match in (_DAY_BEFORE.search(text, 0, stated.start), _DAY_AFTER.match(text, stated.end)):
        if match is not None and not any(other.start <= match.start("day") < other.end for other in found):
            yield replace(stated, day=int(match["day"]), start=match.start("day"), end=match.end("day"))


def relative_dates(text: str, published: date) -> Iterator[Stated]:
    """Give the years and months that a folded text tells by the day it was published: last year, this May, 今年一月."""
    for found in _RELATIVE.finditer(text):
        away = _AWAY[(found["which"] or found["year"] or found["moon"])[0].casefold()]
        month = found["month"] or found["number"]
        if month:
            number = IN_ENGLISH.get(month.casefold()) or (int(month) if month.isdecimal() else chinese_number(month))
            # `Last May` is of this year where it has been.
            back = found["which"] and away < 0 and number < published.month
            yield Stated(year=published.year + (0 if back else away), month=number)
        elif found["year"] or (found["span"] or "").casefold() == "year":
            yield Stated(year=published.year + away)
        else:
            months = published.year * 12 + published.month - 1 + away
            yield Stated(year=months // 12, month=months % 12 + 1)


def times_of(text: str) -> list[tuple[str, int, int]]:
    """Give the times of day of a folded text as `14:05`, each with its place: 02:00, 0200 UTC, 2 pm."""
    found: list[tuple[str, int, int]] = []
    if _DIGIT.search(text) is None:
        return found
    for match in _CLOCK.finditer(text):
        hour, minute = int(match["hour"] or match["alone"] or match["whole"]), match["minute"] or match["late"] or "00"
        half = (match["half"] or match["half_alone"] or "").casefold()
        hour = hour % 12 + 12 * (half == "p") if half else hour
        found.append((f"{hour:02}:{minute}", match.start(), match.end()))
    return found


def periods_of(text: str) -> list[tuple[str, int, int]]:
    """Give the seasons, quarters and days of the week in a folded text, by one name each, with their places."""
    folded = text.casefold()
    if not any(trace in folded for trace in _TRACES_OF_PERIODS):
        return []
    return [(_PERIODS[match[0].casefold()], *match.span()) for match in _PERIOD.finditer(text)]


def periods_of_month(month: int) -> list[str]:
    """Give the season, in the north, and the quarter of a month."""
    return [("winter", "spring", "summer", "autumn")[month % 12 // 3], f"q{(month + 2) // 3}"]


def periods_of_day(day: date) -> list[str]:
    """Give the day of the week of a day."""
    return [calendar.day_name[day.weekday()].casefold()]


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
    month = IN_ENGLISH[parts["month"].casefold()[:3]] if parts.get("month") else None
    if parts.get("number"):
        month = int(parts["number"])
    if parts.get("spelled"):
        month = chinese_number(parts["spelled"])
    day = int(parts["day"]) if parts.get("day") else None
    year = int(parts["year"]) if parts.get("year") else None
    if month is not None and not 1 <= month <= 12:
        return None
    return Stated(year=year, month=month, day=day, start=match.start(), end=match.end())
