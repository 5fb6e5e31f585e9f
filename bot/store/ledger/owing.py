"""Slots with their parts, recorded as they are owed or skipped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.store.database import Database, insert
from bot.store.ledger.changes import move, note
from bot.store.ledger.places import make_place
from bot.store.ledger.tables import DeliveryRow, PlaceRow, SlotRow

#: Platform, workspace and channel.
Address: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSlot:
    """A slot to record; the fields are those of SlotRow."""

    place_id: int
    subscription_id: int | None
    series: str
    label: str
    slug: str | None
    due: datetime
    until: datetime | None
    begin_by: datetime
    late: bool = False
    checksum: str = ""
    late_line: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPart:
    """A part to owe: its number, its key on the platform, and its frozen body."""

    part: int
    key: str
    body: str


async def record_slot(
    db: Database, slot: NewSlot, parts: Sequence[NewPart], *, now: datetime, skipped: str = ""
) -> bool:
    """Record a slot with its parts, all or nothing; False where it is recorded already.

    Args:
        db: the database.
        slot: what is owed.
        parts: at least one; for a skipped slot one without body.
        now: the hour it is.
        skipped: why nothing is posted, for people; empty for a slot that is owed.
    """
    async with db.write() as session:
        slot_id = await _insert_slot(session, slot, now)
        if slot_id is None:
            if slot.slug is None or await _has_label(session, slot):
                return False
            slot_id = await _insert_slot(session, _without_post(slot), now)
            if slot_id is None:
                return False
            skipped = "The post was posted in this place before."
            parts = parts[:1]
        if not skipped:
            await _supersede(session, slot, slot_id, now)
        await _insert_parts(session, slot, slot_id, parts, now=now, skipped=skipped)
    return True


async def owe_notices(
    db: Database, place_id: int, why: str, notices: Sequence[tuple[Address, str, NewPart]], *, now: datetime
) -> bool:
    """Owe the people of a place one private message each, all of them or none; False where they were told already.

    Args:
        db: the database.
        place_id: what it is about.
        why: what they are told.
        notices: platform, workspace and channel of each private place; the label of its slot; and its message.
        now: the hour it is.
    """
    async with db.write() as session:
        about = await session.get_one(PlaceRow, place_id, with_for_update=True)
        if about.told is not None:
            return False
        about.told = why
        session.add(about)
        for address, label, part in notices:
            place = await make_place(session, *address)
            if place.id is None:
                continue
            slot = NewSlot(
                place_id=place.id,
                subscription_id=None,
                series="notice",
                label=label,
                slug=None,
                due=now,
                until=None,
                begin_by=now + timedelta(days=7),
            )
            slot_id = await _insert_slot(session, slot, now)
            if slot_id is not None:
                await _insert_parts(session, slot, slot_id, [part], now=now, skipped="")
    return True


async def _insert_slot(session: AsyncSession, slot: NewSlot, now: datetime) -> int | None:
    values = {name: getattr(slot, name) for name in NewSlot.__slots__}
    statement = insert(session, SlotRow).values(**values, owed_at=now, withdrawn=False)
    result = await session.exec(statement.on_conflict_do_nothing().returning(col(SlotRow.id)))
    slot_id: int | None = result.scalar_one_or_none()
    return slot_id


async def _has_label(session: AsyncSession, slot: NewSlot) -> bool:
    query = select(SlotRow.id).where(col(SlotRow.place_id) == slot.place_id, col(SlotRow.label) == slot.label)
    return (await session.exec(query)).first() is not None


def _without_post(slot: NewSlot) -> NewSlot:
    values = {name: getattr(slot, name) for name in NewSlot.__slots__}
    return NewSlot(**values | {"slug": None})


async def _supersede(session: AsyncSession, slot: NewSlot, slot_id: int, now: datetime) -> None:
    """Where a place is broken, only the newest digest of a series waits for it, so that it is not flooded later."""
    place = await session.get_one(PlaceRow, slot.place_id)
    if place.broken is None:
        return
    begun = select(DeliveryRow.slot_id).where(col(DeliveryRow.state).not_in(("pending", "failed")))
    older = select(SlotRow.id).where(
        col(SlotRow.place_id) == slot.place_id,
        col(SlotRow.series) == slot.series,
        col(SlotRow.id) != slot_id,
        col(SlotRow.id).not_in(begun),
    )
    waiting = (col(DeliveryRow.slot_id).in_(older), col(DeliveryRow.state).in_(("pending", "failed")))
    await move(session, waiting, "skipped", now=now, why=f"{slot.label} took its place.", next_at=None)


async def _insert_parts(
    session: AsyncSession, slot: NewSlot, slot_id: int, parts: Sequence[NewPart], *, now: datetime, skipped: str
) -> None:
    common = {
        "slot_id": slot_id,
        "place_id": slot.place_id,
        "state": "skipped" if skipped else "pending",
        "problem": skipped or None,
        "next_at": None if skipped else now,
        "attempts": 0,
        "fence": 0,
        "looks": 0,
    }
    rows = [{**common, "part": part.part, "key": part.key, "body": "" if skipped else part.body} for part in parts]
    result = await session.exec(insert(session, DeliveryRow).values(rows).returning(col(DeliveryRow.id)))
    state = str(common["state"])
    await note(
        session, [(row[0], "") for row in result.all()], state, now=now, why=skipped or f"Owed for {slot.label}."
    )
