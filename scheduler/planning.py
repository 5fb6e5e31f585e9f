"""Planning: from subscriptions, posts and the hour to recorded slots; harmless when done twice or in two processes."""

import logging
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.errors import DigestbotError, UsageError
from bot.messages.message import Part
from bot.messages.moments import marked
from bot.posts.post import Post
from bot.store.database import Database
from bot.store.ledger.standing import past_slots, settle_to, settled_posts
from bot.store.ledger.subscriptions import Subscription, list_subscriptions, set_problem
from scheduler import ledger
from scheduler.slots import HORIZON, Decision, OwedSlot, PostsFor, Recorded, Standing, due, open_slots, settled_to
from scheduler.times import read_stored, say_time

log = logging.getLogger(__name__)

#: Slots recorded in one go, so that sending begins before the last of a thousand is laid out.
AT_ONCE = 100
#: A week's label may have been recorded under another day of that week, before the subscription changed its day.
_WEEK = timedelta(days=8)


class Layout(Protocol):
    """How the wiring lays a post out for a platform."""

    def __call__(self, post: Post, platform: str, *, late: str = "", corrected: str = "") -> Sequence[Part]:
        """Give the parts, part 1 first; the two lines, where not empty, are shown in part 1."""
        ...


async def plan(
    db: Database, posts: Callable[[], Sequence[Post]], layout: Layout, *, now: datetime, at_once: int = AT_ONCE
) -> int:
    """Record slots that have come, with their rendered parts or as skipped, and give how many; call it until none.

    Args:
        db: the database.
        posts: gives the posts there are now.
        layout: makes the parts of one.
        now: the hour it is.
        at_once: how many are recorded in this call.

    Raises:
        StoreError: the database cannot be used.
    """
    subscriptions = {subscription.id: subscription for subscription in await list_subscriptions(db)}
    standings = await stand(db, list(subscriptions.values()), now=now)
    made: dict[int, list[Decision]] = defaultdict(list)
    new = 0
    for decision in due(standings, posts_for(posts()), now):
        subscription = subscriptions[decision.subscription]
        if isinstance(decision, OwedSlot):
            late = _late_line(subscription, decision)
            parts = await _lay_out(db, subscription, decision, layout, late)
            if not parts:
                continue
            new += await ledger.owe(db, subscription, decision, parts, late_line=late or None, now=now)
        else:
            new += await ledger.skip(db, subscription, decision, now=now)
        made[subscription.id].append(decision)
        if new >= at_once:
            break
    await settle_to(db, [(s.id, settled_to(s, made[s.id], now)) for s in standings if made[s.id]])
    return new


async def stand(db: Database, subscriptions: Sequence[Subscription], *, now: datetime) -> list[Standing]:
    """Give how those subscriptions stand that may owe a slot now; one that cannot be read says so to its people."""
    standings = [(s, standing) for s in subscriptions if (standing := await _standing(db, s))]
    standings = [(s, held) for s, held in standings if held.times.on_publish or next(open_slots(held, now), None)]
    if not standings:
        return []
    places = sorted({subscription.place_id for subscription, _ in standings})
    window = max(min(standing.settled_to for _, standing in standings), now - HORIZON) - _WEEK
    past: dict[tuple[int, str], list[Recorded]] = defaultdict(list)
    for slot in await past_slots(db, places, since=window):
        recorded = Recorded(label=slot.label, due=slot.due, slug=slot.slug, until=slot.until)
        past[slot.place_id, slot.series].append(recorded)
    before = await settled_posts(db, places, before=window)
    return [_with_past(held, past, before, (s.place_id, s.series)) for s, held in standings]


def posts_for(posts: Sequence[Post]) -> PostsFor:
    """Give the posts of a series in a language; `zh` finds `zh-Hans`, and no language finds all."""

    def find(series: str, language: str) -> list[Post]:
        wanted = language.lower()
        return [
            post
            for post in posts
            if post.series == series and (not wanted or f"{post.language.lower()}-".startswith(f"{wanted}-"))
        ]

    return find


async def _standing(db: Database, subscription: Subscription) -> Standing | None:
    try:
        times, zone = read_stored(subscription.times, subscription.zone)
    except UsageError as error:
        await _blame(db, subscription, str(error))
        return None
    return Standing(
        id=subscription.id,
        series=subscription.series,
        language=subscription.language,
        times=times,
        zone=zone,
        catch_up=timedelta(hours=subscription.catch_up_hours),
        settled_to=subscription.settled_to,
        since=subscription.since,
        paused=subscription.paused,
    )


def _with_past(
    standing: Standing,
    past: Mapping[tuple[int, str], Sequence[Recorded]],
    before: Mapping[tuple[int, str], datetime],
    key: tuple[int, str],
) -> Standing:
    since = max(filter(None, (standing.since, before.get(key))), default=None)
    return replace(standing, since=since, recorded=tuple(past.get(key, ())))


def late_line(due: datetime, zone: ZoneInfo) -> str:
    """Say that a digest comes after its hour."""
    return f"Late: it was planned for {marked(due, say_time(due.astimezone(zone)))}."


def _late_line(subscription: Subscription, slot: OwedSlot) -> str:
    return late_line(slot.due, read_stored(subscription.times, subscription.zone)[1]) if slot.late else ""


async def _lay_out(
    db: Database, subscription: Subscription, slot: OwedSlot, layout: Layout, late: str
) -> Sequence[Part]:
    """Give the parts of a slot; none where the post cannot be laid out, which its people are told."""
    try:
        parts = layout(slot.post, subscription.platform, late=late)
    # The last resort for one post among many: whatever is wrong with it, the other places get theirs.
    except Exception as error:
        log.error("cannot lay out a post", extra={"action": "plan", "post": slot.post.slug}, exc_info=error)
        why = str(error) if isinstance(error, DigestbotError) else "the log says why"
        await _blame(db, subscription, f"{slot.post.slug} cannot be shown here ({why}); correct it and it is posted.")
        return ()
    if subscription.problem is not None:
        await set_problem(db, subscription.id, None)
    return parts


async def _blame(db: Database, subscription: Subscription, problem: str) -> None:
    if subscription.problem is None:
        await set_problem(db, subscription.id, problem)
        log.warning(
            "a subscription has a problem", extra={"action": "plan", "subscription": subscription.id, "why": problem}
        )
