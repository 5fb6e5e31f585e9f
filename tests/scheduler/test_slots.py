"""Which slots a subscription owes at an instant, and with which posts. No database, no clock."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise, takewhile
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.posts.post import Period
from scheduler.slots import OwedSlot, Recorded, SkippedSlot, Standing, due, label, settled_to
from scheduler.times import instants, parse_at
from tests.servers.walls import check

BERLIN = ZoneInfo("Europe/Berlin")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def standing(times="mon 09:00", series="weekly", created="2026-11-12 12:00", **fields) -> Standing:
    fields = {"zone": BERLIN, "catch_up": timedelta(hours=48), "language": "", "id": 1} | fields
    return Standing(series=series, times=parse_at(times, series), settled_to=utc(created), **fields)


def decide(subscription, posts, now):
    """Give label and what was decided: the post's slug, with a mark when late, or why it is skipped."""
    found = due([subscription], lambda series, language: [post for post in posts if post.series == series], utc(now))
    return [
        (slot.label, f"{slot.post.slug}{' late' if slot.late else ''}" if isinstance(slot, OwedSlot) else slot.why)
        for slot in found
    ]


def remember(subscription, posts, now):
    """Give the subscription as it stands once what is due at an hour is recorded."""
    found = due([subscription], lambda series, language: posts, utc(now))
    recorded = [
        Recorded(
            label=slot.label,
            due=slot.due,
            slug=slot.post.slug if isinstance(slot, OwedSlot) else None,
            until=slot.post.published_at if isinstance(slot, OwedSlot) else (None if slot.why == "empty" else slot.due),
        )
        for slot in found
    ]
    until = settled_to(subscription, found, utc(now))
    return replace(subscription, recorded=(*subscription.recorded, *recorded), settled_to=until)


def test_nothing_is_owed_a_minute_before_the_hour_and_the_newest_post_is_at_the_hour(make_post):
    posts = [make_post("old", "2026-11-01 10:00"), make_post("new", "2026-11-15 10:00")]
    assert decide(standing(), posts, "2026-11-16 07:59:59") == []
    assert decide(standing(), posts, "2026-11-16 08:00:00") == [("weekly:2026-W47", "new")]


@pytest.mark.parametrize(
    ("before", "at", "label"),
    [
        ("2026-10-19 06:59", "2026-10-19 07:00", "weekly:2026-W43"),
        ("2026-10-26 07:59", "2026-10-26 08:00", "weekly:2026-W44"),
        ("2027-03-22 07:59", "2027-03-22 08:00", "weekly:2027-W12"),
        ("2027-03-29 06:59", "2027-03-29 07:00", "weekly:2027-W13"),
    ],
)
def test_nine_in_berlin_and_not_a_minute_before_on_both_sides_of_clock_changes(make_post, before, at, label):
    day = utc(at).date()
    subscription = standing(created=str(day - timedelta(days=2)))
    posts = [make_post("post", f"{day - timedelta(days=1)} 10:00")]
    assert decide(subscription, posts, before) == []
    assert decide(subscription, posts, at) == [(label, "post")]


def test_a_recorded_slot_is_not_owed_again_and_the_next_takes_only_what_came_since(make_post):
    posts = [make_post("w46", "2026-11-15 10:00")]
    later = remember(standing(), posts, "2026-11-16 08:00")
    assert decide(later, posts, "2026-11-16 08:00") == []
    assert decide(later, posts, "2026-11-23 08:00") == []
    posts.append(make_post("w47", "2026-11-22 10:00"))
    assert decide(later, posts, "2026-11-23 08:00") == [("weekly:2026-W48", "w47")]


@pytest.mark.parametrize("second", ["10:00", "10:05"])
def test_an_issue_in_two_languages_is_posted_once_in_english_where_no_language_was_chosen(make_post, second):
    posts = [
        make_post("w46-en", "2026-11-15 10:00", language="en"),
        make_post("w46-zh", f"2026-11-15 {second}", language="zh"),
    ]
    assert decide(standing(), posts, "2026-11-16 08:00") == [("weekly:2026-W47", "w46-en")]
    later = remember(standing(), posts, "2026-11-16 08:00")
    assert decide(later, posts, "2026-11-23 08:00") == []
    posts.append(make_post("w47-zh", "2026-11-22 10:00", language="zh"))
    assert decide(later, posts, "2026-11-23 08:00") == [("weekly:2026-W48", "w47-zh")]


def test_a_new_subscription_owes_nothing_for_the_time_before_it(make_post):
    posts = [make_post("w46", "2026-11-15 10:00")]
    assert decide(standing(created="2026-11-16 08:00:01"), posts, "2026-11-18 12:00") == []


def test_a_first_slot_takes_the_newest_post_however_old_and_never_the_archive(make_post):
    posts = [make_post(f"old-{n}", f"2026-08-{n:02} 10:00") for n in range(1, 20)]
    first = remember(standing(), posts, "2026-11-16 08:00")
    assert [slot.slug for slot in first.recorded] == ["old-19"]
    assert decide(first, posts, "2026-11-23 09:00") == []


def test_a_missed_slot_is_posted_late_within_the_catch_up_time_and_skipped_after_it(make_post):
    posts = [make_post("w46", "2026-11-15 10:00")]
    assert decide(standing(), posts, "2026-11-16 08:15") == [("weekly:2026-W47", "w46")]
    assert decide(standing(), posts, "2026-11-16 08:16") == [("weekly:2026-W47", "w46 late")]
    assert decide(standing(), posts, "2026-11-18 08:00") == [("weekly:2026-W47", "w46 late")]
    assert decide(standing(), posts, "2026-11-18 08:01") == [("weekly:2026-W47", "expired")]


def test_after_three_weeks_away_only_the_last_slot_is_posted_and_the_others_are_skipped(make_post):
    posts = [make_post(f"w{week}", f"2026-11-{day:02} 10:00") for week, day in ((44, 1), (45, 8), (46, 15))]
    away = standing(created="2026-10-30 12:00")
    assert decide(away, posts, "2026-11-17 12:00") == [
        ("weekly:2026-W45", "expired"),
        ("weekly:2026-W46", "expired"),
        ("weekly:2026-W47", "w46 late"),
    ]


def test_what_an_expired_slot_should_have_taken_does_not_come_a_week_later(make_post):
    posts = [make_post("w46", "2026-11-15 10:00")]
    away = remember(standing(), posts, "2026-11-19 12:00")
    assert [slot.slug for slot in away.recorded] == [None]
    assert decide(away, posts, "2026-11-23 08:00") == []


def test_a_post_that_comes_out_after_its_hour_is_posted_when_it_appears(make_post):
    assert decide(standing(), [], "2026-11-16 08:00") == []
    posts = [make_post("w46", "2026-11-16 11:00")]
    assert decide(standing(), posts, "2026-11-16 10:59") == []
    assert decide(standing(), posts, "2026-11-16 11:00") == [("weekly:2026-W47", "w46")]


def test_a_file_that_is_dated_before_its_hour_but_appears_after_it_is_posted_too(make_post):
    posts = [make_post("w46", "2026-11-16 00:00")]
    assert decide(standing(), posts, "2026-11-16 12:00") == [("weekly:2026-W47", "w46 late")]


def test_a_slot_without_a_post_is_recorded_as_empty_only_after_its_time(make_post):
    assert decide(standing(), [], "2026-11-18 08:00") == []
    assert decide(standing(), [], "2026-11-18 08:01") == [("weekly:2026-W47", "empty")]


def test_a_post_that_comes_out_after_an_empty_slot_goes_into_the_next_one(make_post):
    empty = remember(standing(), [], "2026-11-18 12:00")
    posts = [make_post("dated-monday", "2026-11-16 00:00")]
    assert decide(empty, posts, "2026-11-23 08:00") == [("weekly:2026-W48", "dated-monday")]


def test_a_daily_that_is_late_does_not_take_the_next_day_s_post(make_post):
    subscription = standing("daily 08:00", "daily", created="2026-11-16 06:00")
    tuesday = make_post("tuesday", "2026-11-17 06:00", "daily")
    assert decide(subscription, [tuesday], "2026-11-17 06:30") == []
    assert decide(subscription, [tuesday], "2026-11-17 07:00") == [("daily:2026-11-17", "tuesday")]


def test_dailies_out_of_order_are_each_posted_once(make_post):
    subscription = standing("daily 08:00", "daily", created="2026-11-16 06:00")
    tuesday, monday = (
        make_post("tuesday", "2026-11-17 06:00", "daily"),
        make_post("monday", "2026-11-16 06:00", "daily"),
    )
    after = remember(subscription, [tuesday], "2026-11-17 07:00")
    assert decide(after, [tuesday, monday], "2026-11-17 12:00") == [("daily:2026-11-16", "monday late")]
    done = remember(after, [tuesday, monday], "2026-11-17 12:00")
    assert decide(done, [tuesday, monday], "2026-11-17 20:00") == []


def test_a_digest_of_tomorrow_may_come_in_the_evening_before(make_post):
    subscription = standing("daily 18:00", "daily", created="2026-11-16 06:00")
    post = make_post("tomorrow", "2026-11-16 16:00", "daily", period=Period.of_day(utc("2026-11-17").date()))
    assert decide(subscription, [post], "2026-11-16 17:00") == [("daily:2026-11-16", "tomorrow")]


def test_a_paused_subscription_records_its_slots_as_skipped_and_lets_their_posts_go(make_post):
    posts = [make_post("w46", "2026-11-15 10:00")]
    paused = standing(paused=True)
    assert decide(paused, posts, "2026-11-16 08:00") == [("weekly:2026-W47", "paused")]
    resumed = replace(remember(paused, posts, "2026-11-16 08:00"), paused=False)
    assert decide(resumed, posts, "2026-11-23 08:00") == []


def test_drafts_hidden_locked_and_future_posts_are_never_owed(make_post):
    posts = [
        make_post("draft", "2026-11-15 10:00", status="draft"),
        make_post("hidden", "2026-11-15 11:00", status="hidden"),
        make_post("locked", "2026-11-15 12:00", locked=True),
        make_post("future", "2026-11-17 12:00"),
    ]
    assert decide(standing(), posts, "2026-11-16 08:00") == []


def test_a_changed_day_in_the_same_week_owes_nothing_again(make_post):
    posts = [make_post("w46", "2026-11-15 10:00"), make_post("extra", "2026-11-17 10:00")]
    done = remember(standing(), posts[:1], "2026-11-16 08:00")
    changed = replace(done, times=parse_at("wed 09:00"), settled_to=utc("2026-11-17 12:00"))
    assert decide(changed, posts, "2026-11-18 08:00") == []
    assert decide(changed, posts, "2026-11-25 08:00") == [("weekly:2026-W48", "extra")]


def test_posts_are_sent_as_they_are_published_oldest_first_and_never_the_archive(make_post):
    posts = [
        make_post("old", "2026-11-10 10:00"),
        make_post("second", "2026-11-16 10:00"),
        make_post("first", "2026-11-16 00:00"),
    ]
    subscription = standing("when published", since=utc("2026-11-10 10:00"))
    assert decide(subscription, posts, "2026-11-16 10:00") == [("post:first", "first"), ("post:second", "second")]
    done = remember(subscription, posts, "2026-11-16 10:00")
    assert decide(done, posts, "2026-11-17 10:00") == []
    assert decide(subscription, posts, "2026-11-18 09:00") == [
        ("post:first", "expired"),
        ("post:second", "second late"),
    ]
    assert decide(replace(subscription, paused=True), posts, "2026-11-16 09:00") == [("post:first", "paused")]


def test_the_very_first_post_is_sent_though_it_carries_the_day_of_the_subscription(make_post):
    subscription = standing("when published", created="2026-11-16 09:00")
    posts = [make_post("first", "2026-11-16 00:00"), make_post("before", "2026-11-15 08:00")]
    assert decide(subscription, posts, "2026-11-16 10:00") == [("post:first", "first")]


def test_the_repeated_hour_and_the_skipped_one_make_one_slot_each(make_post):
    subscription = standing("daily 02:30", "daily", created="2026-10-24 06:00")
    posts = [make_post(f"d{day}", f"2026-10-{day} 00:00", "daily") for day in (24, 25, 26)]
    seen = []
    for minute in range(0, 48 * 60, 10):
        now = f"{utc('2026-10-24 12:00') + timedelta(minutes=minute):%Y-%m-%d %H:%M}"
        seen += [(now[5:], *decision) for decision in decide(subscription, posts, now)]
        subscription = remember(subscription, posts, now)
    assert seen == [
        ("10-25 00:30", "daily:2026-10-25", "d25"),
        ("10-26 01:30", "daily:2026-10-26", "d26"),
    ]
    gap = standing("daily 00:00", "daily", created="2027-04-29 06:00", zone=ZoneInfo("Africa/Cairo"))
    assert decide(gap, [make_post("eve", "2027-04-29 12:00", "daily")], "2027-04-29 21:59") == []
    assert decide(gap, [make_post("eve", "2027-04-29 12:00", "daily")], "2027-04-29 22:00") == [
        ("daily:2027-04-30", "eve")
    ]


@pytest.mark.parametrize("times", ["sun 02:30", "fri 00:00", "mon 09:00"])
def test_in_every_zone_of_the_world_each_week_of_three_years_has_one_slot_at_the_asked_hour(times):
    first, last = date(2026, 1, 1), date(2028, 12, 31)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    asked = parse_at(times)
    local = [day for day in days if day.weekday() in asked.days]
    for zone in map(ZoneInfo, available_timezones()):
        found = list(islice(instants(asked, zone, datetime.combine(first, time(), zone)), len(local)))
        labels = [label("weekly", day, weekly=True) for day, _ in found]
        assert labels == [f"weekly:{day:%G-W%V}" for day in local], zone
        assert len(set(labels)) == len(local), zone
        for day, moment in found:
            check(zone, day, asked.at, moment)


def test_in_every_zone_of_the_world_each_week_of_three_years_is_decided_once_however_rarely_we_look():
    begin, end = utc("2026-01-01 00:00"), utc("2029-01-01 00:00")
    for zone in map(ZoneInfo, available_timezones()):
        subscription, decided, now = standing("sun 02:30", zone=zone), [], begin
        subscription = replace(subscription, settled_to=begin)
        while now < end:
            now += timedelta(days=23, hours=7)
            found = due([subscription], lambda series, language: [], now)
            decided += [slot.label for slot in found]
            records = [Recorded(label=slot.label, due=slot.due) for slot in found]
            until = settled_to(subscription, found, now)
            subscription = replace(subscription, recorded=(*subscription.recorded, *records)[-20:], settled_to=until)
        assert len(set(decided)) == len(decided), zone
        days = [day for day, _ in takewhile(lambda slot: slot[1] < end, instants(subscription.times, zone, begin))]
        expected = [label("weekly", day, weekly=True) for day in days]
        assert decided[: len(expected)] == expected[: len(decided)], zone
        assert len(expected) - len(decided) <= 3, zone


def test_one_week_has_one_slot_over_the_turn_of_the_year(make_post):
    posts = [make_post("p", "2026-12-27 10:00"), make_post("q", "2027-01-03 10:00")]
    subscription = remember(standing(created="2026-12-27 12:00"), posts, "2026-12-28 08:00")
    subscription = remember(subscription, posts, "2027-01-04 08:00")
    assert [slot.label for slot in subscription.recorded] == ["weekly:2026-W53", "weekly:2027-W01"]


@given(
    st.lists(st.integers(0, 24 * 28), max_size=12, unique=True),
    st.lists(st.integers(0, 24 * 28), min_size=1, max_size=40),
    st.sampled_from(["mon 09:00", "daily 08:00", "weekdays 17:30", "when published"]),
)
def test_however_ticks_and_posts_fall_no_post_and_no_slot_is_taken_twice(published, ticks, times):
    from bot.posts.post import Post

    begin = utc("2026-11-02 00:00")
    posts = [
        Post(
            slug=f"p{hour}",
            title="t",
            series="s",
            period=Period.of_day((begin + timedelta(hours=hour)).date()),
            published=(begin + timedelta(hours=hour)).date(),
            published_at=begin + timedelta(hours=hour),
        )
        for hour in published
    ]
    subscription = standing(times, "s", created="2026-11-02 00:00")
    for now in sorted(ticks):
        subscription = remember(subscription, posts, f"{begin + timedelta(hours=now):%Y-%m-%d %H:%M}")
    labels = [slot.label for slot in subscription.recorded]
    slugs = [slot.slug for slot in subscription.recorded if slot.slug]
    assert len(labels) == len(set(labels))
    assert len(slugs) == len(set(slugs))


def test_two_subscriptions_are_decided_apart_and_the_oldest_slot_comes_first(make_post):
    posts = [make_post("w46", "2026-11-15 10:00")]
    tokyo = standing(id=2, zone=ZoneInfo("Asia/Tokyo"))
    found = due([standing(), tokyo], lambda series, language: posts, utc("2026-11-16 08:00"))
    assert [slot.subscription for slot in found] == [2, 1]
    assert not any(isinstance(slot, SkippedSlot) for slot in found)
    assert all(one.due <= other.due for one, other in pairwise(found))
