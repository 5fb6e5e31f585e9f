"""Showing messages to those who follow their place from elsewhere: a step of its own, owed once a message stands.

Twice does no harm, so a claim is only an instant until which nobody else tries.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import update
from sqlmodel import col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.store.database import Database, insert
from bot.store.ledger.changes import note
from bot.store.ledger.tables import DeliveryRow, PlaceRow, SlotRow, SpreadRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A message that is to be shown elsewhere too.

    Attributes:
        body: the part, frozen.
        message_channel, message_thread: where it stands; None where an operator found it.
        tries: so far, this one included once it is claimed.
        problem: why the last try came to nothing.
    """

    delivery_id: int
    platform: str
    workspace: str
    channel: str
    body: str
    message_id: str
    message_channel: str | None
    message_thread: str | None
    owed_at: datetime
    tries: int
    problem: str | None


async def owe_spread(session: AsyncSession, delivery_id: int, *, now: datetime) -> None:
    """Owe it to the followers of a place that they see a message; once, however often it is said."""
    values = {"delivery_id": delivery_id, "owed_at": now, "next_at": now, "tries": 0}
    await session.exec(insert(session, SpreadRow).values(**values).on_conflict_do_nothing())


async def spreads_due(db: Database, platforms: Collection[str], *, now: datetime, limit: int) -> list[Spread]:
    """Give what is to be tried now, longest waiting first; not for withdrawn posts, nor where a place is broken."""
    query = (
        select(SpreadRow, DeliveryRow, PlaceRow)
        .join(DeliveryRow, col(DeliveryRow.id) == col(SpreadRow.delivery_id))
        .join(SlotRow, col(SlotRow.id) == col(DeliveryRow.slot_id))
        .join(PlaceRow, col(PlaceRow.id) == col(DeliveryRow.place_id))
        .where(
            col(SpreadRow.next_at) <= now,
            col(DeliveryRow.state) == "sent",
            col(SlotRow.withdrawn).is_(False),
            col(PlaceRow.broken).is_(None),
            col(PlaceRow.platform).in_(platforms),
        )
        .order_by(col(SpreadRow.next_at), col(SpreadRow.delivery_id))
        .limit(limit)
    )
    async with db.read() as session:
        return [_spread(*row) for row in (await session.exec(query)).all()]


async def claim_spread(db: Database, spread: Spread, *, now: datetime, lease: timedelta) -> bool:
    """Keep others from a spread until a lease is over; False where another one has it."""
    values = {"tries": spread.tries + 1, "next_at": now + lease}
    ours = (*_at(spread, spread.tries), col(SpreadRow.next_at) <= now)
    async with db.write() as session:
        done: int = (await session.exec(update(SpreadRow).where(*ours).values(**values))).rowcount
    return done == 1


async def conclude_spread(
    db: Database, spread: Spread, *, why: str, now: datetime, done: bool = False, next_at: datetime | None = None
) -> None:
    """Record what became of a claimed spread; nothing where another one has claimed it since.

    Args:
        db: the database.
        spread: as it was before its claim.
        why: for the history, and the problem where it is not done.
        now: the hour it is.
        done: followers see it.
        next_at: when it is tried again; None where it is done or given up.
    """
    values = {"next_at": next_at, "problem": None if done else why, "done_at": now if done else None}
    ours = _at(spread, spread.tries + 1)
    async with db.write() as session:
        changed = (await session.exec(update(SpreadRow).where(*ours).values(**values))).rowcount
        if changed and (done or next_at is None or why != spread.problem):
            await note(session, [(spread.delivery_id, "sent")], "sent", now=now, why=why)


async def forget_spread(db: Database, spread: Spread) -> None:
    """Owe it no more: nobody can follow the place."""
    async with db.write() as session:
        await session.exec(delete(SpreadRow).where(col(SpreadRow.delivery_id) == spread.delivery_id))


async def retry_spreads(session: AsyncSession, place_id: int, *, now: datetime, since: datetime) -> None:
    """Try again in a place what was given up, where it was owed since an instant."""
    there = select(DeliveryRow.id).where(col(DeliveryRow.place_id) == place_id)
    given_up = (
        col(SpreadRow.delivery_id).in_(there),
        col(SpreadRow.done_at).is_(None),
        col(SpreadRow.next_at).is_(None),
        col(SpreadRow.owed_at) >= since,
    )
    await session.exec(update(SpreadRow).where(*given_up).values(next_at=now))


def _at(spread: Spread, tries: int) -> tuple[Any, ...]:
    return col(SpreadRow.delivery_id) == spread.delivery_id, col(SpreadRow.tries) == tries


def _spread(row: SpreadRow, delivery: DeliveryRow, place: PlaceRow) -> Spread:
    return Spread(
        message_id=delivery.message_id or "",
        **{name: getattr(row, name) for name in ("delivery_id", "owed_at", "tries", "problem")},
        **{name: getattr(delivery, name) for name in ("body", "message_channel", "message_thread")},
        **{name: getattr(place, name) for name in ("platform", "workspace", "channel")},
    )
