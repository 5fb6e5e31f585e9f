"""The ledger: what a decided slot becomes in the store."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from bot.messages.message import Part
from bot.store.database import Database
from bot.store.ledger.owing import NewPart, NewSlot, record_slot
from bot.store.ledger.subscriptions import Subscription
from scheduler.frozen import freeze
from scheduler.slots import OwedSlot, SkippedSlot

WHY = {
    "paused": "The subscription was paused.",
    "empty": "Nothing was published for it.",
    "expired": "Its catch-up time was over before it could be posted.",
}


def key_of(subscription: Subscription, label: str, part: int) -> str:
    """Give the mark a part carries on its platform: 25 characters, the same in every process and every database."""
    return key_for(subscription.platform, subscription.workspace, subscription.channel, label, part)


def key_for(platform: str, workspace: str, channel: str, label: str, part: int) -> str:
    """Give the mark of a part in a place."""
    names = "\n".join((platform, workspace, channel, label, str(part)))
    return f"d{sha256(names.encode()).hexdigest()[:24]}"


def key_after(key: str) -> str:
    """Give the mark of what takes the place of a message that was taken back: its own, and always the same."""
    return f"d{sha256(key.encode()).hexdigest()[:24]}"


async def owe(
    db: Database,
    subscription: Subscription,
    slot: OwedSlot,
    parts: Sequence[Part],
    *,
    late_line: str | None = None,
    now: datetime,
) -> bool:
    """Record a slot with its parts, frozen as they are; False where it is recorded already."""
    post = slot.post
    new = NewSlot(
        place_id=subscription.place_id,
        subscription_id=subscription.id,
        series=subscription.series,
        label=slot.label,
        slug=post.slug,
        due=slot.due,
        until=post.published_at,
        begin_by=slot.until,
        late=slot.late,
        checksum=post.checksum,
        late_line=late_line,
    )
    rows = [
        NewPart(part=part.number, key=key_of(subscription, slot.label, part.number), body=freeze(part))
        for part in parts
    ]
    return await record_slot(db, new, rows, now=now)


async def skip(db: Database, subscription: Subscription, slot: SkippedSlot, *, now: datetime) -> bool:
    """Record that a slot takes no post, and why; False where it is recorded already."""
    new = NewSlot(
        place_id=subscription.place_id,
        subscription_id=subscription.id,
        series=subscription.series,
        label=slot.label,
        slug=None,
        due=slot.due,
        until=None if slot.why == "empty" else slot.due,
        begin_by=slot.due,
    )
    row = NewPart(part=1, key=key_of(subscription, slot.label, 1), body="")
    return await record_slot(db, new, [row], now=now, skipped=WHY[slot.why])
