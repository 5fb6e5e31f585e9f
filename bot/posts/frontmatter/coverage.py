"""What a post covers: its series, and the day, week or month it is about.

An explicit week comes first: a digest of one week is often published in the next. It is looked for in fields, slug,
title and file name only, never in the body, where weeks mean other things.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.posts.frontmatter import covering, dates, languages, slugs
from bot.posts.frontmatter.months import month_named, of_month
from bot.posts.frontmatter.monthweeks import week_of_month
from bot.posts.post import Period

# "Week Ending" titles are published 1 to 4 days later; three weeks leave room for a late issue, none for a wrong year.
_NEAR = timedelta(days=21)
# What is told of a month may come in the one after the next, with a word of apology.
_LATE_MONTH = timedelta(days=61)
_YEAR = r"(?<!\d)(?P<year>(?:19|20|21)\d{2})"
_WEEK_WORD = r"(?<![^\W\d_])(?:(?:calendar )?week|kalenderwoche|woche|kw|semaine|semana|settimana|wk|w)"
_WEEKS = (
    re.compile(rf"{_YEAR}\s?[-./_ ]?\s?{_WEEK_WORD}[-_ ]?(?P<week>\d{{1,2}})(?![\dA-Za-z])", re.IGNORECASE),
    re.compile(rf"{_YEAR}\s*年?\s*W\s?(?P<week>\d{{1,2}})(?!\d)", re.IGNORECASE),
    # With its month between; up to the fifth it may be counted within that.
    re.compile(rf"{_YEAR}[-_.](?:0[1-9]|1[0-2])[-_.]w(?P<week>0[6-9]|[1-5]\d)(?![\dA-Za-z])", re.IGNORECASE),
    re.compile(rf"{_YEAR}\s*[年년]\s*第?\s*(?P<week>\d{{1,2}})\s*[周週주]"),
    re.compile(
        rf"{_WEEK_WORD}[-_ ]?(?P<week>\d{{1,2}})(?:\s*[-,/–—(]\s*|\s+(?:of|del?|von)\s+|\s+){_YEAR}(?!\d)",
        re.IGNORECASE,
    ),
)
# Characters of a day that begins with its year: 2026 Apr. 19.
_DAY_LENGTH = 12
# A week without a year may be the tenth of anything, so it must be near; "This week 15 models came" numbers no week.
_TITLED_WEEK = re.compile(
    rf"(?<!\bthis )(?<!\blast )(?<!\bpast )(?<!\bthe ){_WEEK_WORD}[-_ ]?(?P<week>\d{{1,2}})(?![\w.])", re.IGNORECASE
)
_NEAR_WEEK = timedelta(days=10)
_BARE_WEEK = re.compile(r"(?:^|-)w(?P<week>\d{2})(?:-|$)")
_FIELD_WEEK = re.compile(r"(?:w(?:eek)?\s*)?(?P<week>\d{1,2})", re.IGNORECASE)
_MONTH = re.compile(r"(?P<year>(?:19|20|21)\d{2})[-/.](?P<month>\d{1,2})")
_RANGE = re.compile(r"(?<!\s)\s*(?:/|\.\.|\bto\b|–|—|~|至|\s-\s)\s*", re.IGNORECASE)
_WEEK_ENDING = re.compile(r"\bweek\s+ending\b:?\s*(?P<day>.+)$", re.IGNORECASE)
# A name may run into its cadence (`harbourweekly-12`); what is biweekly (双周刊) is not weekly.
_DAILY = re.compile(
    r"\b(?!semi)\w*daily\b|日报|日刊|日報|每日|[早晚][报報]|매일|일간|데일리|\btäglich\w*|\bquotidien\w*|\bquotidian[oa]\b"
    r"|(?<=\w )di[aá]ri[oa]\b(?! d[aeo]s?\b)|\bежедневн\w+|\bcodzienn\w+|\bgünlük\b|\bh[àằ]ng ngày\b",
    re.IGNORECASE,
)
_WEEKLY = re.compile(
    r"\b(?!bi|tri|semi)\w*weekly\b|(?<![双雙两兩隔])[周週](?:[报報刊记記])|每[周週]|주간|위클리|\bwöchentlich\w*"
    r"|\bwochen(?:rückblick|rueckblick|bericht|notiz|schau|brief|digest|news)\w*|(?<!bi-)\bhebdo(?:madaire\w*)?\b"
    r"|\bseman(?:al|ais|ales)\b|\bsettimanal[ei]\b|\bеженедельн\w+|\btygodni(?:ow\w+|k|ówka)\b|\bhaftalık\b"
    r"|\bh[àằ]ng tuần\b|\b(?:this|last|past|the) week in\b|\bweek in review\b",
    re.IGNORECASE,
)
_MONTHLY = re.compile(
    r"\b(?!bi|tri|semi)\w*monthly\b|(?<![双雙两兩隔半])月(?:[报報刊])|每月|월간|\bmonatlich\w*|\bmonats(?:rückblick|brief|news)\w*"
    r"|(?<!bi)mensuel\w*|(?<!bi)mensual\w*|(?<!bi)mensal\b|(?<!bi)mensil[ei]\b|\bежемесячн\w+|\bmiesięczn\w+|\baylık\b"
    r"|\bh[àằ]ng tháng\b",
    re.IGNORECASE,
)
# Titles that speak of more days than the one they name.
_LONGER = re.compile(r"\bweeks?\b|[本上这這一]\s?[周週]|\bmonths?\b|\bfortnight|\bquarter", re.IGNORECASE)
# Days of which a name may speak as those its post covers; more are a history.
_LONGEST_SPAN = timedelta(days=31)
# Monday and Sunday.
_ENDS_OF_A_WEEK = (0, 6)
_WEEK_OF = re.compile(r"\bweek (?:of|from)\b:?\s*(?P<days>.+)$", re.IGNORECASE | re.DOTALL)
_LONG_SERIES = frozenset({"weekly", "monthly"})
_CADENCES = (("weekly", _WEEKLY), ("daily", _DAILY), ("monthly", _MONTHLY))


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Where a post's names are looked for: its slug, title and file name."""

    slug: str
    title: str
    stem: str

    @property
    def all(self) -> tuple[str, str, str]:
        """The names in the order in which they are believed."""
        return (self.slug, self.title, self.stem)


def series_of(words: str) -> str:
    """Give a series word as we keep it: `Weekly Digest` and `周报` are `weekly`, any other word is itself as a slug."""
    cadence = cadence_of(words)
    return cadence or slugs.tidy(words) or re.sub(r"\s+", "-", words.strip().casefold())


def cadence_of(words: str) -> str | None:
    """Give `weekly`, `daily` or `monthly` where the words say it."""
    return next((name for name, form in _CADENCES if form.search(words)), None)


def cadence_alone(words: str) -> str | None:
    """Give the cadence that words are and nothing else, as `categories: weekly` may say."""
    return next((name for name, form in _CADENCES if form.fullmatch(words.strip())), None)


def series_by_name(names: Names, published: date | None, *, explicit_week: bool) -> str | None:
    """Give the series that slug and title show: by a week, a word such as `daily`, a bare date or month; else None."""
    if any(week_within(name) or week_of_month(name) for name in names.all) or says_week_ending(names.title):
        return "weekly"
    said = cadence_of(names.slug.replace("-", " ")) or cadence_of(names.title)
    if said or explicit_week:
        return said or "weekly"
    if dates.is_only_a_date(languages.bare(names.slug)) or dates.is_only_a_date(names.title):
        return "daily"
    return "monthly" if published and _month_of(names, published) else None


def week_within(text: str) -> Period | None:
    """Find an explicit week such as `2026-W14`, `2026w09` or `2026年第9周`; one that its year does not have is none.

    Nor is one far from the day that its year is of: "Course on looms, week 3 - 2026-04-19"; nor is one of a month.
    """
    folded = unicodedata.normalize("NFKC", text)
    counted = week_of_month(folded)
    for form in _WEEKS:
        for match in form.finditer(folded):
            week = _week(int(match["year"]), int(match["week"]))
            day = dates.day_within(folded[match.start("year") :][:_DAY_LENGTH])
            if week and counted in {None, week} and (day is None or abs(week.last - day) <= _NEAR):
                return week
    return None


def read_period(text: str, near: date | None) -> Period | None:
    """Read a `period` or `week` field: a week, a day, a month, or two dates; None for what is none of these.

    A week without a year is taken in the year that brings it nearest to the day of the post, where that is known.
    """
    tidy = unicodedata.normalize("NFKC", text).strip()
    day = dates.read_moment(tidy)
    if day:
        return Period.of_day(dates.day_of(day))
    week = week_within(tidy)
    if week:
        return week
    month, bare = _MONTH.fullmatch(tidy), _FIELD_WEEK.fullmatch(tidy)
    if month:
        return of_month(int(month["year"]), int(month["month"]))
    if bare:
        return _nearest_week(int(bare["week"]), near) if near else None
    return _range(tidy)


def period_by_name(names: Names, series: str, published: date) -> Period | None:
    """Give the period that the names of a post show, else None."""
    if series == "daily":
        return _named_day(names, published)
    if span := next(filter(None, (_span(name, published) for name in names.all)), None):
        return span
    weeks = (week_within(name) for name in names.all)
    week = next((week for week in weeks if week), None) or _bare_week(names, published)
    if found := week or _week_ending(names.title, published):
        return found
    if series == "monthly":
        return _month_of(names, published)
    return None if series in _LONG_SERIES else _only_day(names, published)


def period_by_summary(summary: str, published: date) -> Period | None:
    """Give the week that a summary says the post is of, by its first and last day: "the week of 19 Sep 2016 - …"."""
    match = _WEEK_OF.search(summary)
    return _span(match["days"], published) if match else None


def period_by_lines(lines: Iterable[str], published: date) -> Period | None:
    """Give the days that a line under the title says the post is of, and nothing else: "Period: July 13–19, 2026"."""
    days = filter(None, map(covering.days_alone, lines))
    return next(filter(None, (_span(line, published) for line in days)), None)


def period_of_day(day: date, series: str) -> Period:
    """Give the period that only a date tells: the day of a daily, the month of a monthly, else the ISO week."""
    if series == "daily":
        return Period.of_day(day)
    month = of_month(day.year, day.month) if series == "monthly" else None
    return month or Period.week_of(day)


def says_week_ending(title: str) -> bool:
    """Tell whether a title names the day on which its week ended."""
    return _WEEK_ENDING.search(title) is not None


def week_ending(last: date) -> Period:
    """Give the ISO week that holds most of the seven days up to a day: a week ending on a Monday is the one before."""
    return Period.week_of(last - timedelta(days=3))


def _span(text: str, published: date) -> Period | None:
    """Give the days from first to last that a text names near the day of publishing.

    A Monday to the next, or a Sunday, is the one whole week between.
    """
    said = dates.span_within(text)
    years = () if said else (published.year, published.year - 1, published.year + 1)
    spans = (said, *(dates.span_in(text, year) for year in years))
    span = next((span for span in spans if span and abs(span[1] - published) <= _NEAR), None)
    if span is None or span[1] - span[0] > _LONGEST_SPAN:
        return None
    first, last = span
    is_week = first.weekday() in _ENDS_OF_A_WEEK and (last - first).days == 7
    return Period.week_of(first + timedelta(days=1)) if is_week else _of_days(first, last)


def _of_days(first: date, last: date) -> Period:
    if first.isocalendar()[:2] == last.isocalendar()[:2] and (last - first).days == 6:
        return Period.week_of(first)
    return Period(first=first, last=last, label=f"{first.isoformat()}/{last.isoformat()}")


def _month_of(names: Names, published: date) -> Period | None:
    """Give the month by which a post is titled or its file named, where the post is of those days."""
    if any(dates.day_at_end(languages.bare(name)) for name in (names.slug, names.stem)):
        return None
    month = month_named(names.title) or month_named(languages.bare(names.stem))
    return month if month and month.overlaps(published - _LATE_MONTH, published + _NEAR) else None


def _week(year: int, week: int) -> Period | None:
    try:
        return Period.of_week(year, week)
    except ValueError:
        return None


def _nearest_week(week: int, near: date) -> Period | None:
    weeks = (_week(near.year + step, week) for step in (-1, 0, 1))
    return min((found for found in weeks if found), key=lambda found: abs(found.first - near), default=None)


def _bare_week(names: Names, published: date) -> Period | None:
    """Find a `w19` without a year in slug or file name, or a `Week 19` in the title, near the day of publishing."""
    places = ((_BARE_WEEK, names.slug, _NEAR), (_BARE_WEEK, slugs.tidy(names.stem), _NEAR))
    for form, name, near in (*places, (_TITLED_WEEK, names.title, _NEAR_WEEK)):
        match = form.search(name)
        week = _nearest_week(int(match["week"]), published) if match else None
        if week and abs(week.last - published) <= near:
            return week
    return None


def _week_ending(title: str, published: date) -> Period | None:
    match = _WEEK_ENDING.search(title)
    last = dates.day_within(match["day"]) if match else None
    return week_ending(last) if last and abs(last - published) <= _NEAR else None


def _named_day(names: Names, published: date) -> Period | None:
    for name in names.all:
        day = dates.day_of_name(name) or dates.day_within(name)
        if day and abs(day - published) <= _NEAR:
            return Period.of_day(day)
    return None


def _only_day(names: Names, published: date) -> Period | None:
    """Find the one day by which a post is titled or its file ends, where no name speaks of a week or month.

    A date in front of a file name is when it was published, whatever it covers.
    """
    words = " ".join(names.all).replace("-", " ")
    if _LONGER.search(words) or cadence_of(words) in _LONG_SERIES:
        return None
    ends = (dates.day_at_end(languages.bare(name)) for name in (names.slug, names.stem))
    for day in (dates.one_day_within(names.title), *ends):
        if day and abs(day - published) <= _NEAR:
            return Period.of_day(day)
    return None


def _range(text: str) -> Period | None:
    """Read two dates; a start after its end belongs to the year before."""
    if span := dates.span_within(text):
        return _of_days(*span)
    ends = _RANGE.split(text)
    moments = [dates.read_moment(end) for end in ends]
    if len(moments) != 2 or moments[0] is None or moments[1] is None:
        return None
    first, last = dates.day_of(moments[0]), dates.day_of(moments[1])
    if first > last:
        first = first.replace(year=first.year - 1, day=min(first.day, 28) if first.month == 2 else first.day)
    return _of_days(first, last) if first <= last else None
