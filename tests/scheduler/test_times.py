"""Times and zones as people write them."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UsageError
from bot.posts.blocks import text_of
from scheduler.times import Times, in_words, instant, instants, next_times, parse_at, parse_zone, suggest_zones
from tests.servers.walls import check

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("mon 09:00", "mon 09:00"),
        ("monday 9am", "mon 09:00"),
        ("Mondays at 9 a.m.", "mon 09:00"),
        ("weekdays 8am", "weekdays 08:00"),
        ("daily 07:30", "daily 07:30"),
        ("every day at noon", "daily 12:00"),
        ("12am daily", "daily 00:00"),
        ("mon, thu 9.30 pm", "mon,thu 21:30"),
        ("tue and thu 17h30", "tue,thu 17:30"),
        ("mon-fri 8:00", "weekdays 08:00"),
        ("fri-mon 23:30", "mon,fri,sat,sun 23:30"),
        ("8 am weekends", "weekends 08:00"),
        ("thurs 9", "thu 09:00"),
        ("when published", "when published"),
        ("when it is published", "when published"),
    ],
)
def test_times_are_read_as_people_write_them(written, canonical):
    assert str(parse_at(written)) == canonical


def test_a_time_without_days_depends_on_the_series():
    assert str(parse_at("9:00", "weekly")) == "mon 09:00"
    assert str(parse_at("9:00", "daily")) == "daily 09:00"


@pytest.mark.parametrize(
    "written", ["", "mon", "25:00", "9:60", "mon 13pm", "0am", "xyz 9:00", "mon 9:00 10:00", "mon- 9:00", "1 9:00"]
)
def test_what_is_no_time_is_refused_with_examples(written):
    with pytest.raises(UsageError, match=r'write "mon 09:00", "weekdays 8am"'):
        parse_at(written)


@given(st.text(max_size=40))
def test_reading_times_never_breaks_and_its_spelling_reads_back(text):
    with suppress(UsageError):
        times = parse_at(text)
        assert parse_at(str(times)) == times


def test_every_set_of_days_is_written_so_that_it_reads_back():
    for bits in range(1, 128):
        times = Times(days=tuple(day for day in range(7) if bits >> day & 1), at=time(8, 5))
        assert parse_at(str(times)) == times


def test_a_zone_is_found_whatever_its_capitals():
    assert parse_zone("europe/berlin").key == "Europe/Berlin"
    assert parse_zone("america/new york").key == "America/New_York"
    assert parse_zone("utc").key == "UTC"


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("Berlin", "Did you mean Europe/Berlin?"),
        ("Europe/Berln", "Did you mean Europe/Berlin"),
        ("New York", "Did you mean America/New_York?"),
        ("Los Angelos", "Did you mean America/Los_Angeles?"),
        ("America/Berlin", "Did you mean Europe/Berlin"),
        ("../../etc/passwd", "Name a region and city"),
        ("", "Name a region and city"),
    ],
)
def test_a_wrong_zone_is_answered_with_the_nearest_ones(written, offered):
    with pytest.raises(UsageError, match="is not a time zone") as caught:
        parse_zone(written)
    assert offered in str(caught.value)


def test_zones_are_completed_while_a_person_types():
    assert suggest_zones("berl")[0] == "Europe/Berlin"
    assert len(suggest_zones("europe/")) == 25
    assert suggest_zones("  ") == []


def test_the_next_times_are_said_in_words():
    spans = in_words(parse_at("mon 09:00"), BERLIN, NOW)
    assert (
        text_of(spans)
        == "Mondays at 09:00, Europe/Berlin; next on Mon 23 Nov 09:00, Mon 30 Nov 09:00 and Mon 7 Dec 09:00"
    )
    moments = [span.instant for span in spans if span.instant is not None]
    assert moments == [moment.timestamp() for moment in next_times(parse_at("mon 09:00"), BERLIN, NOW)]
    one = text_of(in_words(parse_at("mon,thu 9:00"), BERLIN, NOW, n=1))
    assert one.startswith("Mondays and Thursdays at 09:00, Europe/Berlin; next on ")
    two = text_of(in_words(parse_at("mon 09:00"), BERLIN, NOW, n=2))
    assert two.endswith("; next on Mon 23 Nov 09:00 and Mon 30 Nov 09:00")
    assert text_of(in_words(parse_at("weekdays 8am"), BERLIN, NOW, n=0)) == "Weekdays at 08:00, Europe/Berlin"
    assert text_of(in_words(Times(), BERLIN, NOW)) == "As soon as a post is published"


def test_nine_in_berlin_is_nine_on_both_sides_of_a_clock_change():
    moments = next_times(parse_at("mon 09:00"), BERLIN, datetime(2026, 10, 15, tzinfo=UTC), n=2)
    assert [moment.astimezone(UTC).hour for moment in moments] == [7, 8]
    assert [(moment.hour, moment.minute) for moment in moments] == [(9, 0), (9, 0)]


@pytest.mark.parametrize(
    ("zone", "day", "at", "utc"),
    [
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("Europe/Berlin", date(2027, 3, 28), time(2, 30), datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        ("Africa/Cairo", date(2027, 4, 30), time(0, 0), datetime(2027, 4, 29, 22, 0, tzinfo=UTC)),
        ("America/Nuuk", date(2027, 3, 27), time(23, 30), datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), datetime(2026, 10, 3, 15, 30, tzinfo=UTC)),
        ("Pacific/Apia", date(2011, 12, 30), time(9, 0), datetime(2011, 12, 30, 10, 0, tzinfo=UTC)),
    ],
)
def test_a_time_that_comes_twice_is_the_first_and_one_that_never_comes_the_next_that_does(zone, day, at, utc):
    assert instant(day, at, ZoneInfo(zone)) == utc


def test_every_zone_has_one_instant_a_local_day_for_three_years():
    times = parse_at("daily 09:00")
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    for zone in map(ZoneInfo, available_timezones()):
        found = list(islice(instants(times, zone, datetime.combine(FIRST, time(), zone)), len(days)))
        assert [day for day, _ in found] == days, zone
        for (day, moment), (_, following) in pairwise(found):
            if moment.astimezone(zone).hour != 9 or not timedelta(hours=23) <= following - moment <= timedelta(
                hours=25
            ):
                check(zone, day, time(9), moment)


def test_every_clock_change_of_three_years_is_met_at_awkward_hours():
    awkward = [
        time(0),
        time(0, 30),
        time(1, 30),
        time(2),
        time(2, 15),
        time(2, 30),
        time(3),
        time(23, 30),
        time(23, 59),
    ]
    changes = 0
    for name in sorted(available_timezones()):
        zone = ZoneInfo(name)
        noons = [datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=n) for n in range(1096)]
        offsets = [noon.astimezone(zone).utcoffset() for noon in noons]
        for noon, (one, other) in zip(noons, pairwise(offsets), strict=False):
            if one == other:
                continue
            changes += 1
            for day in (noon.date() + timedelta(days=step) for step in (-1, 0, 1, 2)):
                for at in awkward:
                    check(zone, day, at, instant(day, at, zone))
    assert changes > 1000
