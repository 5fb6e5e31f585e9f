"""What waits in the places: which delivery can be sent, looked for or changed, and since when."""

from collections.abc import Collection
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, exists, func, literal_column, or_, update
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from bot.store.columns import UtcDateTime
from bot.store.database import Database
from bot.store.ledger.tables import DeliveryRow, PlaceRow, SlotRow, SpreadRow

#: An instant, or the place of one in a statement that is made before.
Instant: TypeAlias = datetime | BindParameter[datetime]

# Made once: an alias costs more to make than its query to run.
PART = aliased(DeliveryRow, name="part")
_BEFORE, _OTHER = (aliased(DeliveryRow, name=name) for name in ("before", "other"))
_SLOT, _PLACE = aliased(SlotRow, name="its_slot"), aliased(PlaceRow, name="its_place")

_STANDS = exists().where(
    col(_BEFORE.slot_id) == PART.slot_id,
    col(_BEFORE.part) == PART.part - 1,
    col(_BEFORE.state) == "sent",
    col(_BEFORE.surplus_at).is_(None),
)
# Spelled out and not bound, so that the index of what is being sent serves; there is one such row a place at most.
_SENDING: ColumnElement[str] = literal_column("'sending'")
_BUSY = exists().where(col(_OTHER.place_id) == PART.place_id, col(_OTHER.state) == _SENDING)
_WITHDRAWN = exists().where(col(_SLOT.id) == PART.slot_id, col(_SLOT.withdrawn).is_(True))
_WORKS = exists().where(col(_PLACE.id) == PART.place_id, col(_PLACE.broken).is_(None))
_WANTED = and_(col(PART.state) == "pending", col(PART.surplus_at).is_(None))
#: A pending part is next: the one before it stands, nobody sends there, its post is to be seen, its place works.
SENDABLE = and_(_WANTED, or_(col(PART.part) == 1, _STANDS), ~_BUSY, ~_WITHDRAWN, _WORKS)


def lookable(now: Instant) -> ColumnElement[bool]:
    """Tell of a delivery of unknown outcome whether nobody is looking for it."""
    return and_(col(PART.state) == "unknown", _free(now))


def editable(now: Instant) -> ColumnElement[bool]:
    """Tell of a sent delivery whether it should read otherwise or go, nobody is about it, and the place works."""
    otherwise = or_(col(PART.wanted).is_not(None), col(PART.surplus_at).is_not(None))
    return and_(col(PART.state) == "sent", otherwise, _free(now), _WORKS)


def _free(now: Instant) -> ColumnElement[bool]:
    return or_(col(PART.lease_until).is_(None), col(PART.lease_until) < now)


def _waiting(now: Instant) -> ColumnElement[bool]:
    return and_(col(PART.next_at).is_not(None), or_(SENDABLE, lookable(now), editable(now)))


#: The instant, in statements that are made before it is known.
AT = bindparam("at", type_=UtcDateTime)
_NEXT_TIME = select(func.min(PART.next_at)).where(col(PART.place_id) == bindparam("place"), _waiting(AT))


async def places_due(db: Database, platforms: Collection[str], *, now: datetime) -> list[tuple[int, str, str]]:
    """Give the places where something can be sent or looked for now, each with its platform and workspace.

    Those where something waits longest come first.
    """
    query = (
        select(PlaceRow.id, PlaceRow.platform, PlaceRow.workspace)
        .join(PART, col(PART.place_id) == col(PlaceRow.id))
        .where(col(PlaceRow.platform).in_(platforms), col(PART.next_at) <= now, _waiting(now))
        .group_by(col(PlaceRow.id), col(PlaceRow.platform), col(PlaceRow.workspace))
        .order_by(func.min(PART.next_at), col(PlaceRow.id))
    )
    async with db.read() as session:
        return [(id_, platform, workspace) for id_, platform, workspace in (await session.exec(query)).all() if id_]


async def next_time(db: Database, place_id: int, *, now: datetime) -> datetime | None:
    """Give when something is next to be done in a place; None for nothing."""
    async with db.read() as session:
        connection = await session.connection()
        moment: datetime | None = await connection.scalar(_NEXT_TIME, {"place": place_id, "at": now})
    return moment


async def bring_forward(db: Database, *, now: datetime) -> None:
    """Let nothing wait for an instant that a clock which went ahead has named: all of it may be done now."""
    async with db.write() as session:
        for table in (DeliveryRow, SpreadRow):
            await session.exec(update(table).where(col(table.next_at) > now).values(next_at=now))
        await session.exec(update(DeliveryRow).where(col(DeliveryRow.absent_at) > now).values(absent_at=now))
