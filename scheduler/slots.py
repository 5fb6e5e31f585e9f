"""Which slots are owed: a pure decision from subscriptions, posts, what is recorded, and the hour.

A slot is a local label, never an instant: `weekly:2026-W47` for a subscription with one day a week, `daily:2026-11-20`
for one with several, `post:<slug>` for one without an hour. So a repeated tick, a restart, a replica and a clock that
changes all come to the same label, and the ledger holds each label once a place.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from itertools import takewhile
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from bot.posts.picking import newest_of, same_issue
from bot.posts.post import Post
from scheduler.times import Times, instants

#: Minutes after its hour from which a post says that it is late.
GRACE = timedelta(minutes=15)
#: How far back a missed slot is still recorded as skipped, and a post still counts as new.
HORIZON = timedelta(days=62)

Skip: TypeAlias = Literal["paused", "empty", "expired"]
PostsFor: TypeAlias = Callable[[str, str], Sequence[Post]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A slot that the ledger holds.

    Attributes:
        slug: the post it took, or None where it was skipped.
        until: posts published up to here are dealt with by this slot; None for a slot that found nothing.
    """

    label: str
    due: datetime
    slug: str | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A subscription and where it stands.

    Attributes:
        id: of the subscription.
        language: BCP 47; empty for any.
        since: posts published up to here are never sent: they were there before the subscription, or dealt with before
            anything in `recorded`. None for a new subscription with an hour, whose first slot takes the newest post.
        settled_to: nothing is owed up to this instant: the subscription did not exist yet, or every slot is recorded.
        recorded: the slots of the place later than HORIZON before `settled_to`.
    """

    id: int
    series: str
    language: str
    times: Times
    zone: ZoneInfo
    catch_up: timedelta
    settled_to: datetime
    since: datetime | None = None
    paused: bool = False
    recorded: tuple[Recorded, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedSlot:
    """A slot with the post it takes.

    Attributes:
        due: the instant it was asked for.
        late: it can only come more than GRACE after both its hour and the post.
        until: after this instant it is not begun any more.
    """

    subscription: int
    label: str
    due: datetime
    post: Post
    late: bool
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedSlot:
    """A slot that takes no post, and why.

    Attributes:
        why: `paused`, `empty` (nothing was published for it), or `expired` (we were not there in its catch-up time).
    """

    subscription: int
    label: str
    due: datetime
    why: Skip


Decision: TypeAlias = OwedSlot | SkippedSlot


def due(subscriptions: Sequence[Standing], posts_for: PostsFor, now: datetime) -> list[Decision]:
    """Decide every slot that has come and is not recorded, oldest first.

    A slot whose post is not out yet is left open until its catch-up time is over, so it is in no list.

    Args:
        subscriptions: with what the ledger records of each.
        posts_for: the posts of a series and a language (empty: any).
        now: the hour it is.
    """

    @cache
    def visible(series: str, language: str) -> list[Post]:
        return [post for post in posts_for(series, language) if post.visible(now)]

    decisions: list[Decision] = []
    for standing in subscriptions:
        decide = _on_publish if standing.times.on_publish else _by_the_hour
        decisions += decide(standing, visible(standing.series, standing.language), now)
    return sorted(decisions, key=lambda slot: slot.due)


def label(series: str, day: date, *, weekly: bool) -> str:
    """Name the slot of a local day, or of its ISO week."""
    year, week, _ = day.isocalendar()
    return f"{series}:{year}-W{week:02d}" if weekly else f"{series}:{day.isoformat()}"


def open_slots(standing: Standing, now: datetime) -> Iterator[tuple[str, date, datetime]]:
    """Give label, local day and instant of every slot that has come and is not recorded, oldest first."""
    recorded = {slot.label for slot in standing.recorded}
    start = max(standing.settled_to, now - HORIZON)
    for day, moment in takewhile(lambda slot: slot[1] <= now, instants(standing.times, standing.zone, start)):
        name = label(standing.series, day, weekly=standing.times.weekly)
        if name not in recorded:
            yield name, day, moment


def settled_to(standing: Standing, decisions: Sequence[Decision], now: datetime) -> datetime:
    """Give the instant up to which every slot is recorded once these decisions are: where the next look may begin."""
    decided = {slot.label for slot in decisions}
    waiting = (moment for name, _, moment in open_slots(standing, now) if name not in decided)
    first = next(waiting, None)
    return now if first is None else max(standing.settled_to, first - timedelta(microseconds=1))


def _by_the_hour(standing: Standing, posts: Sequence[Post], now: datetime) -> Iterator[Decision]:
    recorded = list(standing.recorded)
    for name, day, moment in open_slots(standing, now):
        post = _choose(standing, posts, recorded, day, moment)
        over = moment + standing.catch_up < now
        if standing.paused:
            decision: Decision | None = SkippedSlot(subscription=standing.id, label=name, due=moment, why="paused")
        elif over:
            decision = SkippedSlot(subscription=standing.id, label=name, due=moment, why="expired" if post else "empty")
        else:
            decision = _owed(standing, name, moment, post, now) if post else None
        if decision is not None:
            recorded.append(_record(decision))
            yield decision


def _choose(
    standing: Standing, posts: Sequence[Post], recorded: Sequence[Recorded], day: date, moment: datetime
) -> Post | None:
    """Choose the newest post whose issue no slot took and that came out after those of earlier slots.

    Of several editions of one issue it is the one that a reader without a language is shown.
    """
    slugs = {slot.slug for slot in recorded}
    taken = [post for post in posts if post.slug in slugs]
    earlier = [standing.since, *(slot.until for slot in recorded if slot.due < moment)]
    since = max(filter(None, earlier), default=None)
    fits = [
        post
        for post in posts
        if not any(same_issue(post, one) for one in taken)
        and (since is None or post.published_at > since)
        and post.published_at <= moment + standing.catch_up
        # What comes out after the hour may still be this slot's, unless it is about a later day, so a later slot's.
        and (post.published_at <= moment or post.period.first <= day)
    ]
    return newest_of(sorted(fits, key=lambda post: (-post.published_at.timestamp(), post.slug)))


def _owed(standing: Standing, name: str, moment: datetime, post: Post, now: datetime) -> OwedSlot:
    ready = max(moment, post.published_at)
    # A post that carries only a day counts from midnight, so where no hour was asked for, late is a day.
    grace = timedelta(days=1) if standing.times.on_publish else GRACE
    return OwedSlot(
        subscription=standing.id,
        label=name,
        due=moment,
        post=post,
        late=now - ready > grace,
        until=ready + standing.catch_up,
    )


def _record(decision: Decision) -> Recorded:
    if isinstance(decision, OwedSlot):
        post = decision.post
        return Recorded(label=decision.label, due=decision.due, slug=post.slug, until=post.published_at)
    until = None if decision.why == "empty" else decision.due
    return Recorded(label=decision.label, due=decision.due, until=until)


def _on_publish(standing: Standing, posts: Sequence[Post], now: datetime) -> Iterator[Decision]:
    """Decide each post that came out since the subscription, oldest first."""
    recorded = {slot.label for slot in standing.recorded} | {f"post:{slot.slug}" for slot in standing.recorded}
    # Where there was no post at all before, one that carries only a day counts from the midnight before its time.
    since = max(standing.since or standing.settled_to - timedelta(days=1), now - HORIZON)
    for post in sorted(posts, key=lambda post: (post.published_at, post.slug)):
        name, moment = f"post:{post.slug}", post.published_at
        if name in recorded or moment <= since:
            continue
        if standing.paused:
            yield SkippedSlot(subscription=standing.id, label=name, due=moment, why="paused")
        elif moment + standing.catch_up < now:
            yield SkippedSlot(subscription=standing.id, label=name, due=moment, why="expired")
        else:
            yield _owed(standing, name, moment, post, now)
