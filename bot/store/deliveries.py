"""The ledger's book: slots with their parts as they are owed or skipped, their list, and an operator's word on one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.errors import NotFoundError, UsageError
from bot.store.changes import move, note
from bot.store.database import Database, insert
from bot.store.ledger import ChangeRow, DeliveryRow, PlaceRow, SlotRow
from bot.store.places import CATCH_UP, make_place

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One part of a slot, as people see it.

    Attributes:
        slot: the label, such as `weekly:2026-W47`.
        post: the slug of the post; None for a slot that was skipped without one.
        key: marks the message on its platform.
        problem: why it is not sent, or not yet.
    """

    id: int
    platform: str
    workspace: str
    channel: str
    slot: str
    post: str | None
    part: int
    key: str
    state: str
    attempts: int
    message_id: str | None
    due: datetime
    sent_at: datetime | None
    late: bool
    problem: str | None

    def as_json(self) -> dict[str, Any]:
        """Give it as `digestbot deliveries --json` prints it; `key` is the slot's label, `marker` the platform's."""
        return {
            "id": self.id,
            "platform": self.platform,
            "workspace": self.workspace,
            "channel": self.channel,
            "key": self.slot,
            "part": self.part,
            "state": self.state,
            "attempts": self.attempts,
            "message_id": self.message_id,
            "due": self.due.isoformat(),
            "sent": self.sent_at.isoformat() if self.sent_at else None,
            "problem": self.problem,
            "post": self.post,
            "late": self.late,
            "marker": self.key,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One step in the life of a delivery; the first one comes from the empty state."""

    at: datetime
    was: str
    became: str
    why: str


async def list_deliveries(
    db: Database, *, states: Collection[str] = (), platform: str | None = None, limit: int | None = None
) -> list[Delivery]:
    """Give the deliveries, those due last first, parts in order; of all states or of some."""
    query = (
        select(DeliveryRow, SlotRow, PlaceRow)
        .join(SlotRow, col(SlotRow.id) == col(DeliveryRow.slot_id))
        .join(PlaceRow, col(PlaceRow.id) == col(DeliveryRow.place_id))
        .order_by(col(SlotRow.due).desc(), col(SlotRow.id).desc(), col(DeliveryRow.part))
        .limit(limit)
    )
    if states:
        query = query.where(col(DeliveryRow.state).in_(states))
    if platform is not None:
        query = query.where(col(PlaceRow.platform) == platform)
    async with db.read() as session:
        return [_delivery(*row) for row in (await session.exec(query)).all()]


async def count_states(db: Database) -> dict[str, int]:
    """Give how many deliveries there are in each state that has any."""
    query = select(DeliveryRow.state, func.count()).group_by(col(DeliveryRow.state))
    async with db.read() as session:
        rows = (await session.exec(query)).all()
    return dict(rows)


async def list_changes(db: Database, delivery_id: int) -> list[Change]:
    """Give the history of a delivery, oldest first."""
    query = select(ChangeRow).where(col(ChangeRow.delivery_id) == delivery_id).order_by(col(ChangeRow.id))
    async with db.read() as session:
        rows = (await session.exec(query)).all()
    return [Change(at=row.at, was=row.was, became=row.became, why=row.why) for row in rows]


async def settle_delivery(db: Database, delivery_id: int, *, sent: str | None, now: datetime) -> str:
    """Take an operator's word on an unknown delivery and give its new state.

    Args:
        db: the database.
        delivery_id: as listed.
        sent: the id of the message that holds it, or None when there is none and it is to be sent again.
        now: the hour it is.

    Raises:
        NotFoundError: there is no such delivery.
        UsageError: its outcome is not unknown, or the message id is none.
    """
    if sent is not None and not (sent := sent.strip()):
        raise UsageError("Name the id of the message that was sent.")
    async with db.write() as session:
        row = await session.get(DeliveryRow, delivery_id, with_for_update=True)
        if row is None:
            raise NotFoundError(f"There is no delivery {delivery_id}; `digestbot deliveries` lists them.")
        interrupted = row.state == "sending" and row.lease_until is not None and row.lease_until < now
        if row.state != "unknown" and not interrupted:
            raise UsageError(f"Delivery {delivery_id} is {row.state}; only an unknown one can be settled.")
        this = (col(DeliveryRow.id) == delivery_id,)
        cleared: dict[str, Any] = {"lease_until": None, "problem": None}
        if sent is not None:
            next_at = now if row.wanted else None
            held = {"message_id": sent, "sent_at": row.first_attempt_at or now, "next_at": next_at}
            await move(session, this, "sent", now=now, why="An operator found it.", **cleared, **held)
            return "sent"
        slot = await session.get_one(SlotRow, row.slot_id)
        slot.begin_by = max(slot.begin_by, now + timedelta(hours=CATCH_UP))
        session.add(slot)
        values = {"next_at": now, "absent_at": None, "problem": None}
        await move(
            session, this, "pending", now=now, why="An operator says it is not there.", lease_until=None, **values
        )
        return "pending"


def _delivery(row: DeliveryRow, slot: SlotRow, place: PlaceRow) -> Delivery:
    shared = {name: getattr(row, name) for name in Delivery.__slots__ if hasattr(row, name)}
    return Delivery(
        platform=place.platform,
        workspace=place.workspace,
        channel=place.channel,
        slot=slot.label,
        post=slot.slug,
        due=slot.due,
        late=slot.late,
        **shared,
    )
