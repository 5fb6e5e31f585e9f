"""Places: making them known, noting that one is broken, and that it works again."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import and_, or_, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.store.changes import move
from bot.store.database import Database, insert
from bot.store.ledger import DeliveryRow, PlaceRow, SlotRow, SubscriptionRow

#: Hours after its time within which a slot is still posted, where a subscription does not say otherwise.
CATCH_UP = 48


async def make_place(session: AsyncSession, platform: str, workspace: str, channel: str) -> PlaceRow:
    """Give the row of a place, locked, and make it where the place is new."""
    named = {"platform": platform, "workspace": workspace, "channel": channel}
    await session.exec(insert(session, PlaceRow).values(**named).on_conflict_do_nothing())
    same = (col(getattr(PlaceRow, name)) == value for name, value in named.items())
    return (await session.exec(select(PlaceRow).where(*same).with_for_update())).one()


async def break_place(session: AsyncSession, place_id: int, why: str, *, now: datetime) -> None:
    """Note that nothing can be sent to a place, for everybody who subscribed it."""
    await session.exec(update(PlaceRow).where(col(PlaceRow.id) == place_id).values(broken=why, inspected_at=now))
    await session.exec(update(SubscriptionRow).where(col(SubscriptionRow.place_id) == place_id).values(problem=why))


async def heal(db: Database, place_id: int, *, now: datetime, why: str = "The place works again.") -> int:
    """Note that a place works again, and give how many failed parts are tried again."""
    async with db.write() as session:
        await session.exec(
            update(PlaceRow).where(col(PlaceRow.id) == place_id).values(broken=None, told=None, inspected_at=now)
        )
        await session.exec(
            update(SubscriptionRow).where(col(SubscriptionRow.place_id) == place_id).values(problem=None)
        )
        open_parts = (col(DeliveryRow.place_id) == place_id, col(DeliveryRow.state).in_(("pending", "failed")))
        slots = select(DeliveryRow.slot_id).where(*open_parts)
        late = now + timedelta(hours=CATCH_UP)
        await session.exec(
            update(SlotRow).where(col(SlotRow.id).in_(slots), col(SlotRow.begin_by) < late).values(begin_by=late)
        )
        failed = (col(DeliveryRow.place_id) == place_id, col(DeliveryRow.state) == "failed")
        return await move(session, failed, "pending", now=now, why=why, next_at=now, problem=None)


async def note_inspected(db: Database, place_id: int, problem: str | None, *, now: datetime) -> None:
    """Note what an inspection found: one thing to do, or None where all is well."""
    async with db.write() as session:
        await session.exec(update(PlaceRow).where(col(PlaceRow.id) == place_id).values(inspected_at=now))
        subscribed = col(SubscriptionRow.place_id) == place_id
        await session.exec(update(SubscriptionRow).where(subscribed).values(problem=problem))


async def places_to_inspect(
    db: Database, platforms: Collection[str], *, working: datetime, broken: datetime, limit: int = 20
) -> list[PlaceRow]:
    """Give subscribed places last inspected before an instant, which differs for working and for broken ones."""
    last = col(PlaceRow.inspected_at)
    stale = or_(last.is_(None), last < working, and_(col(PlaceRow.broken).is_not(None), last < broken))
    subscribed = select(SubscriptionRow.place_id)
    query = select(PlaceRow).where(col(PlaceRow.platform).in_(platforms), col(PlaceRow.id).in_(subscribed), stale)
    async with db.read() as session:
        return list((await session.exec(query.order_by(col(PlaceRow.id)).limit(limit))).all())
