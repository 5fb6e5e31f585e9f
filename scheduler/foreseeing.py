"""Foreseeing: what a subscription will post next, decided as the clock decides it, with nothing recorded."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.posts.post import Post
from bot.store.database import Database
from bot.store.ledger.subscriptions import Subscription
from scheduler.planning import posts_for, stand
from scheduler.slots import OwedSlot, due
from scheduler.times import next_times, read_stored


async def foreseen(
    db: Database, subscription: Subscription, posts: Sequence[Post], *, now: datetime
) -> OwedSlot | None:
    """Give the next slot that takes one of the posts that are out now, a paused subscription being resumed now.

    Returns:
        The slot, which may be due already; None where every post was posted or passed over.

    Raises:
        UsageError: the times or the zone cannot be read.
        StoreError: the database cannot be used.
    """
    if subscription.paused:
        subscription = replace(subscription, paused=False, settled_to=now)
    # A week's slot may have been taken on another day of it, so the first of these times need not be the next slot.
    for moment in (now, *next_times(*read_stored(subscription.times, subscription.zone), now)):
        standings = await stand(db, [subscription], now=moment)
        for decision in due(standings, posts_for(posts), moment):
            if isinstance(decision, OwedSlot):
                return decision
    return None
