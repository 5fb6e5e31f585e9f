"""What words for time mean: days, both ends included, found from the asker's today.

A span that names no year is floating: it means the newest one that has begun.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

Days: TypeAlias = tuple[date, date]
Unit: TypeAlias = Literal["day", "week", "month", "quarter", "year"]

#: Before any post; "before W14" begins here.
EARLIEST = date(1970, 1, 1)
#: Years outside these are no dates of posts, and keep every sum of days within what `date` can hold.
FIRST_YEAR, LAST_YEAR = 1970, 2199

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Moment:
    """Days that depend on the day they are asked for.

    Attributes:
        at: gives the days, from today.
        floating: no year was named, so the days may move back by years.
    """

    at: Callable[[date], Days]
    floating: bool = False


def fixed(first: date, last: date | None = None) -> Moment:
    """Give days that are the same whenever one asks."""
    return Moment(lambda today: (first, last or first))


def _floating(in_year: Callable[[int], Days | None]) -> Moment:
    """Give the newest days of their kind that have begun; a leap day or week 53 needs some years of looking back."""

    def at(today: date) -> Days:
        candidates = (in_year(year) for year in range(today.year + 1, today.year - 41, -1))
        return next(days for days in candidates if days is not None and days[0] <= today)

    return Moment(at, floating=True)


def week_days(year: int, week: int) -> Days | None:
    """Give Monday to Sunday of an ISO week, or None where the year has no such week."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return monday, monday + timedelta(days=6)


def week(number: int, year: int | None = None) -> Moment | None:
    """Give an ISO week, or None for one that does not exist."""
    if year is None:
        return _floating(lambda each: week_days(each, number)) if 1 <= number <= 53 else None
    days = week_days(year, number)
    return fixed(*days) if days else None


def day_of(year: int, month: int, day: int) -> date | None:
    """Give a date, or None for one that does not exist."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day(month: int, number: int, year: int | None = None) -> Moment | None:
    """Give one day, or None for one that does not exist."""
    if year is None:
        if day_of(2024, month, number) is None:
            return None
        return _floating(lambda each: (found, found) if (found := day_of(each, month, number)) else None)
    found = day_of(year, month, number)
    return fixed(found) if found else None


def month_days(year: int, month: int) -> Days:
    """Give the first and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def month(number: int, year: int | None = None) -> Moment:
    """Give a whole month."""
    return fixed(*month_days(year, number)) if year else _floating(lambda each: month_days(each, number))


def quarter(number: int, year: int | None = None) -> Moment:
    """Give a quarter of a year."""

    def days(each: int) -> Days:
        return month_days(each, 3 * number - 2)[0], month_days(each, 3 * number)[1]

    return fixed(*days(year)) if year else _floating(days)


def whole_year(number: int) -> Moment:
    """Give a calendar year."""
    return fixed(date(number, 1, 1), date(number, 12, 31))


def _months_back(when: date, months: int) -> date:
    """Give the same day some months before, or the last day of a shorter month."""
    years, index = divmod(when.year * 12 + when.month - 1 - months, 12)
    return date(years, index + 1, min(when.day, monthrange(years, index + 1)[1]))


def unit(kind: Unit, back: int) -> Moment:
    """Give the day, ISO week, calendar month, quarter or year that lies some of them before today's."""

    def at(today: date) -> Days:
        if kind in ("day", "week"):
            then = today - timedelta(days=back * (7 if kind == "week" else 1))
            monday = then - timedelta(days=then.weekday())
            return (then, then) if kind == "day" else (monday, monday + timedelta(days=6))
        length = _MONTHS[kind]
        then = _months_back(date(today.year, (today.month - 1) // length * length + 1, 1), back * length)
        end = _months_back(then, 1 - length)
        return then, month_days(end.year, end.month)[1]

    return Moment(at)


def rolling(kind: Unit, count: int) -> Moment:
    """Give the days that end today: the last 3 days are today and the two before."""

    def at(today: date) -> Days:
        if kind in ("day", "week"):
            return today - timedelta(days=count * (7 if kind == "week" else 1) - 1), today
        return _months_back(today, count * _MONTHS[kind]) + timedelta(days=1), today

    return Moment(at)


def weekday(number: int, *, weeks_back: int | None = None) -> Moment:
    """Give a weekday (1 is Monday): the newest one up to today, or that of some weeks before this one."""

    def at(today: date) -> Days:
        if weeks_back is None:
            found = today - timedelta(days=(today.isoweekday() - number) % 7)
        else:
            found = today + timedelta(days=number - today.isoweekday() - 7 * weeks_back)
        return found, found

    return Moment(at)


def before_today(moment: Moment) -> Moment:
    """Give the newest such days that ended before today: "last Monday", "last March"."""

    def at(today: date) -> Days:
        days = moment.at(today)
        return moment.at(days[0] - timedelta(days=1)) if days[1] >= today else days

    return Moment(at)


def part(moment: Moment, number: int, of: int) -> Moment:
    """Give one of so many equal parts of some days, counted from 1: early May is the first third of May.

    Several whole months are cut between months.

    Where a part of days without a year has not begun, the newest one that has is meant.
    """

    def at(today: date) -> Days:
        days = _part(moment.at(today), number, of)
        if moment.floating and days[0] > today:
            days = _part(moment.at(moment.at(today)[0] - timedelta(days=1)), number, of)
        return days

    return Moment(at, floating=moment.floating)


def _part(days: Days, number: int, of: int) -> Days:
    months = (days[1].year - days[0].year) * 12 + days[1].month - days[0].month + 1
    if days[0].day == 1 and months >= of:
        first, end = (_months_back(days[0], -(months * share // of)) for share in (number - 1, number))
        return first, end - timedelta(days=1)
    length = (days[1] - days[0]).days + 1
    first, end = (days[0] + timedelta(days=round(length * share / of)) for share in (number - 1, number))
    return first, max(first, end - timedelta(days=1))


def week_in(moment: Moment, number: int) -> Moment:
    """Give the seven days of a week within a longer time, counted from 1, or from its end where negative."""

    def at(today: date) -> Days:
        first, last = moment.at(today)
        begun = first + timedelta(days=7 * (number - 1)) if number > 0 else last + timedelta(days=7 * number + 1)
        return begun, begun + timedelta(days=6)

    return Moment(at, floating=moment.floating)


def season(first: int, year: int | None = None) -> Moment:
    """Give the three months of a season, by the month it begins in."""

    def days(each: int) -> Days:
        return month_days(each, first)[0], month_days(each + first // 12, (first + 1) % 12 + 1)[1]

    return fixed(*days(year)) if year else _floating(days)


def later_half() -> Moment:
    """Give the newest second half of a year that has begun."""
    return _floating(lambda each: (date(each, 7, 1), date(each, 12, 31)))


def weekend(weeks_back: int | None = None) -> Moment:
    """Give Saturday and Sunday of some weeks before this one, or the newest that have begun."""

    def at(today: date) -> Days:
        back = weeks_back if weeks_back is not None else int(today.isoweekday() < 6)
        saturday = today + timedelta(days=6 - today.isoweekday() - 7 * back)
        return saturday, saturday + timedelta(days=1)

    return Moment(at)


def last_weekdays(count: int, number: int) -> Moment:
    """Give the weeks of the last so many Mondays (or other weekdays), up to today."""

    def at(today: date) -> Days:
        newest = weekday(number).at(today)[0]
        first = newest - timedelta(days=7 * (count - 1))
        return first - timedelta(days=first.weekday()), today

    return Moment(at)


def week_around(moment: Moment) -> Moment:
    """Give the ISO week that holds a day."""
    return Moment(lambda today: unit("week", 0).at(moment.at(today)[0]), floating=moment.floating)


def week_ending(moment: Moment) -> Moment:
    """Give the ISO week that holds most of the seven days up to a day."""
    return Moment(lambda today: unit("week", 0).at(moment.at(today)[0] - timedelta(days=3)), floating=moment.floating)


def in_year(moment: Moment | None, year: Moment) -> Moment | None:
    """Give days that name no year as those of a year: March of last year. None for no days, or where they name one."""
    if moment is None or not moment.floating:
        return None
    return Moment(lambda today: moment.at(year.at(today)[1]))


def since(moment: Moment) -> Moment:
    """Give everything from the days on, up to today."""

    def at(today: date) -> Days:
        first, last = moment.at(today)
        return first, max(today, last) if first > today else today

    return Moment(at)


def after(moment: Moment) -> Moment:
    """Give everything later than the days, up to today."""

    def at(today: date) -> Days:
        first = moment.at(today)[1] + timedelta(days=1)
        return first, max(today, first)

    return Moment(at)


def before(moment: Moment) -> Moment:
    """Give everything earlier than the days."""

    def at(today: date) -> Days:
        return EARLIEST, max(EARLIEST, moment.at(today)[0] - timedelta(days=1))

    return Moment(at)


def until(moment: Moment) -> Moment:
    """Give everything up to the end of the days."""
    return Moment(lambda today: (EARLIEST, max(EARLIEST, moment.at(today)[1])))


def span(start: Moment, end: Moment) -> Moment:
    """Give the days from one to another; a start without a year is the newest one up to the end."""

    def at(today: date) -> Days:
        last = end.at(today)
        first = start.at(last[1] if start.floating else today)
        return min(first[0], last[0]), max(first[1], last[1])

    return Moment(at, floating=start.floating and end.floating)
