"""When a subscription posts: read as people write it, said back in words, and turned into instants.

One rule for clocks that change: a local time that comes twice means its first coming, and a local time that does not
exist means the first one after it that does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from difflib import get_close_matches
from functools import lru_cache
from itertools import islice
from zoneinfo import ZoneInfo

from bot.errors import UsageError
from bot.messages.moments import named
from bot.posts.blocks import Spans, plain
from bot.zones import zone_named, zones_of_places

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
EVERY = (0, 1, 2, 3, 4, 5, 6)
#: Sets of days with a name of their own, and how they are said.
GROUPS = {"daily": EVERY, "weekdays": (0, 1, 2, 3, 4), "weekends": (5, 6)}
SAID = {"daily": "Every day", "weekdays": "Weekdays", "weekends": "Weekends"}
ON_PUBLISH = "when published"

_EXAMPLES = '"mon 09:00", "weekdays 8am", "daily 07:30" or "when published"'
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm)?")
_FILLERS = {"at", "on", "every", "each", "and", "the", "in"}
_NAMED_TIMES = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_NAMED_DAYS = {
    "day": EVERY,
    "days": EVERY,
    "everyday": EVERY,
    "weekday": GROUPS["weekdays"],
    "weekend": (5, 6),
} | GROUPS


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """The days and the local time at which a subscription posts.

    Attributes:
        days: 0 for Monday to 6 for Sunday, ascending; empty when a post is sent as it is published.
        at: local time of day; None when a post is sent as it is published.
    """

    days: tuple[int, ...] = ()
    at: time | None = None

    @property
    def on_publish(self) -> bool:
        """True when there is no hour: every post is sent as it is published."""
        return self.at is None

    @property
    def weekly(self) -> bool:
        """True when there is one slot a week, False when there is one on each of several days."""
        return len(self.days) == 1

    def __str__(self) -> str:
        """Give the one spelling that is stored; `parse_at` reads it back."""
        if self.at is None:
            return ON_PUBLISH
        named = next((name for name, days in GROUPS.items() if days == self.days), None)
        return f"{named or ','.join(DAYS[day] for day in self.days)} {self.at:%H:%M}"


def parse_at(text: str, series: str = "") -> Times:
    """Read times as people write them: `mon 09:00`, `weekdays 8am`, `mon, thu 9:30`, `9:00`, `when published`.

    Args:
        text: what was written.
        series: a time without days means Monday for a weekly, and every day for any other series.

    Raises:
        UsageError: one sentence that says what to write instead.
    """
    line = re.sub(r"\b([ap])\.?m\b\.?", r"\1m", " ".join(text.lower().replace(",", " ").split()))
    if re.fullmatch(r"(when|as|once|on) ?(it is|it's|they are)? ?publish(ed)?", line):
        return Times()
    days: set[int] = set()
    at: time | None = None
    for word in re.findall(r"\d{1,2}(?:[:.h]\d{2})? ?[ap]m\b|\S+", line):
        if word in _FILLERS:
            continue
        if found := _days(word):
            days |= set(found)
        elif at is None and (clock := _clock(word)) is not None:
            at = clock
        else:
            raise UsageError(f"{word[:40]!r} is no day or time; write {_EXAMPLES}.")
    if at is None:
        raise UsageError(f"{text.strip()[:40]!r} says no time of day; write {_EXAMPLES}.")
    return Times(days=tuple(sorted(days)) or ((0,) if series == "weekly" else EVERY), at=at)


@lru_cache(maxsize=4096)
def read_stored(times: str, zone: str) -> tuple[Times, ZoneInfo]:
    """Read times and zone as they are stored; a database may be older than its zone's name, or changed by hand.

    Raises:
        UsageError: one sentence on what is wrong with them.
    """
    try:
        return parse_at(times), ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        raise UsageError(f"The time zone {zone[:40]!r} is not known any more; subscribe again with another.") from error


def is_day_or_time(word: str) -> bool:
    """Tell whether a word belongs to times: a day, a time of day, or a small word between them."""
    low = word.lower()
    return low in _FILLERS or low in ("am", "pm") or bool(_days(low)) or _clock(low) is not None


def _days(word: str) -> tuple[int, ...]:
    """Read a day, a set of days or a range of days; nothing for any other word."""
    if word in _NAMED_DAYS:
        return _NAMED_DAYS[word]
    first, dash, last = word.replace("–", "-").partition("-")
    ends = [_day(first), _day(last or first)]
    if None in ends or (dash and not last):
        return ()
    begin, end = (day for day in ends if day is not None)
    return tuple((begin + step) % 7 for step in range((end - begin) % 7 + 1))


def _day(word: str) -> int | None:
    """Read a day's name, whole or from three letters on, in singular or plural."""
    stem = word.removesuffix(".").removesuffix("s") if len(word) > 3 else word
    return next((n for n, name in enumerate(NAMES) if len(stem) >= 3 and name.lower().startswith(stem)), None)


def _clock(word: str) -> time | None:
    """Read a time of day on the 12 or the 24 hour clock."""
    if word in _NAMED_TIMES:
        return _NAMED_TIMES[word]
    match = _CLOCK.fullmatch(word)
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None


def parse_zone(name: str) -> ZoneInfo:
    """Give the IANA zone of a name, whatever its capitals.

    Raises:
        UsageError: no such zone; the sentence offers the nearest ones.
    """
    if exact := zone_named("_".join(name.split())):
        return ZoneInfo(exact)
    near = suggest_zones(name, limit=3)
    hint = f"Did you mean {_join(near, 'or')}?" if near else "Name a region and city, such as Europe/Berlin."
    raise UsageError(f"{name.strip()[:40]!r} is not a time zone. {hint}")


def suggest_zones(typed: str, *, limit: int = 25) -> list[str]:
    """Give the zones nearest to what was typed: same city first, then names that hold it, then near spellings."""
    wanted = "_".join(typed[:60].lower().split())
    if not wanted:
        return []
    places = {zone.lower(): zone for zone in zones_of_places()}
    cities = {low.rpartition("/")[2]: zone for low, zone in places.items()}
    last = wanted.rpartition("/")[2]
    same = [zone for low, zone in places.items() if low.rpartition("/")[2] == last]
    holding = [zone for low, zone in places.items() if wanted in low]
    spelt = [places[low] for low in get_close_matches(wanted, places, n=3, cutoff=0.7)]
    spelt += [cities[low] for low in get_close_matches(last, cities, n=3, cutoff=0.75)]
    return list(dict.fromkeys([*same, *holding, *spelt]))[:limit]


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Give the UTC instant of a local time: its first coming, or the first existing time after it."""
    wall = datetime.combine(day, at)
    first = wall.replace(tzinfo=zone).astimezone(UTC)
    if first.astimezone(zone).replace(tzinfo=None) == wall:
        return first
    return _end_of_gap(wall, zone)


def _end_of_gap(wall: datetime, zone: ZoneInfo) -> datetime:
    """Find the instant, exact to the second, at which the clock jumped over a local time."""
    # Read with the offset of after and of before the jump, the missing time falls just before and just after it.
    before = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    after = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    offset = before.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after


def instants(times: Times, zone: ZoneInfo, after: datetime) -> Iterator[tuple[date, datetime]]:
    """Give each local day the times name and its instant, for instants later than `after`, without end."""
    if times.at is None or not times.days:
        return
    # A time skipped at the end of a day comes at the start of the next one, so the day before counts too.
    day = after.astimezone(zone).date() - timedelta(days=1)
    while True:
        if day.weekday() in times.days and (moment := instant(day, times.at, zone)) > after:
            yield day, moment
        day += timedelta(days=1)


def next_times(times: Times, zone: ZoneInfo, now: datetime, n: int = 3) -> list[datetime]:
    """Give the next n instants, in the zone; none for a subscription without an hour."""
    return [moment.astimezone(zone) for _, moment in islice(instants(times, zone, now), n)]


def in_words(times: Times, zone: ZoneInfo, now: datetime, n: int = 3) -> Spans:
    """Say the times in words, with the next n of them: `Mondays at 09:00, Europe/Berlin; next on Mon 23 Nov 09:00`."""
    if times.at is None:
        return plain("As soon as a post is published")
    said = f"{_days_in_words(times)} at {times.at:%H:%M}, {zone.key}"
    coming = [named(at, say_time(at)) for at in next_times(times, zone, now, n)]
    joints = ["; next on ", *[", "] * (len(coming) - 2), " and "][: len(coming)]
    return (*plain(said), *(span for joint, at in zip(joints, coming, strict=True) for span in (*plain(joint), at)))


def say_time(moment: datetime) -> str:
    """Say a local time as people do: `Mon 23 Nov 09:00`."""
    return f"{DAYS[moment.weekday()].capitalize()} {moment.day} {moment:%b %H:%M}"


def _days_in_words(times: Times) -> str:
    named = next((SAID[name] for name, days in GROUPS.items() if days == times.days), None)
    return named or _join([f"{NAMES[day]}s" for day in times.days])


def _join(words: list[str], last: str = "and") -> str:
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), words[-1])))
