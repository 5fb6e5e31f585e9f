"""Places: making them known, noting that one is broken, and that it works again."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import and_, or_, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.store.database import Database, insert, matching
from bot.store.ledger.changes import move
from bot.store.ledger.spreads import retry_spreads
from bot.store.ledger.tables import DeliveryRow, PlaceRow, SlotRow, SubscriptionRow

#: Hours after its time within which a slot is still posted, where a subscription does not say otherwise.
CATCH_UP = 48


async def make_place(session: AsyncSession, platform: str, workspace: str, channel: str) -> PlaceRow:
    """Give the row of a place, locked, and make it where the place is new."""
    named = {"platform": platform, "workspace": workspace, "channel": channel}
    await session.exec(insert(session, PlaceRow).values(**named).on_conflict_do_nothing())
    return (await session.exec(select(PlaceRow).where(*matching(PlaceRow, **named)).with_for_update())).one()


async def break_place(session: AsyncSession, place_id: int, why: str, *, now: datetime) -> None:
    """Note that nothing can be sent to a place, for everybody who subscribed it."""
    await session.exec(update(PlaceRow).where(col(PlaceRow.id) == place_id).values(broken=why, inspected_at=now))
    await session.exec(update(SubscriptionRow).where(col(SubscriptionRow.place_id) == place_id).values(problem=why))


async def heal(db: Database, place_id: int, *, now: datetime) -> int:
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
        await retry_spreads(session, place_id, now=now, since=now - timedelta(hours=CATCH_UP))
        failed = (col(DeliveryRow.place_id) == place_id, col(DeliveryRow.state) == "failed")
        return await move(session, failed, "pending", now=now, why="The place works again.", next_at=now, problem=None)


async def note_inspected(db: Database, place_id: int, problem: str | None, *, now: datetime) -> None:
    """Note what an inspection found: one thing to do, or None where all is well."""
    async with db.write() as session:
        values = {"inspected_at": now} if problem else {"inspected_at": now, "told": None}
        await session.exec(update(PlaceRow).where(col(PlaceRow.id) == place_id).values(**values))
        subscribed = col(SubscriptionRow.place_id) == place_id
        await session.exec(update(SubscriptionRow).where(subscribed).values(problem=problem))


async def places_to_inspect(
    db: Database, platforms: Collection[str], *, working: datetime, broken: datetime, limit: int = 20
) -> list[PlaceRow]:
    """Give subscribed places last inspected before an instant, which differs for working and for broken ones."""
    last = col(PlaceRow.inspected_at)
    ill = or_(col(PlaceRow.broken).is_not(None), col(PlaceRow.told).is_not(None))
    stale = or_(last.is_(None), last < working, and_(ill, last < broken))
    subscribed = select(SubscriptionRow.place_id)
    query = select(PlaceRow).where(col(PlaceRow.platform).in_(platforms), col(PlaceRow.id).in_(subscribed), stale)
    async with db.read() as session:
        return list((await session.exec(query.order_by(col(PlaceRow.id)).limit(limit))).all())


async def untold(db: Database, platforms: Collection[str]) -> list[tuple[PlaceRow, str, list[str]]]:
    """Give each place whose problem its people were not told, with the problem and who subscribed it."""
    query = (
        select(PlaceRow, SubscriptionRow.problem, SubscriptionRow.created_by)
        .join(SubscriptionRow, col(SubscriptionRow.place_id) == col(PlaceRow.id))
        .where(
            col(PlaceRow.platform).in_(platforms),
            col(PlaceRow.told).is_(None),
            or_(col(PlaceRow.broken).is_not(None), col(PlaceRow.inspected_at).is_not(None)),
            col(SubscriptionRow.problem).is_not(None),
        )
        .order_by(col(PlaceRow.id), col(SubscriptionRow.id))
    )
    found: dict[int, tuple[PlaceRow, str, list[str]]] = {}
    async with db.read() as session:
        for place, problem, person in (await session.exec(query)).all():
            _, _, people = found.setdefault(place.id or 0, (place, place.broken or problem or "", []))
            if person not in people:
                people.append(person)
    return list(found.values())
