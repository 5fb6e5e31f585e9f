"""What was posted and its post: slots that no longer show it as it is, how they should, and claims on edits.

A delivery that should read otherwise holds the new text in `wanted` until an edit is done; an edit that was
interrupted is done again, which shows the same. One that should not be there is taken back; since nobody knows of an
interrupted removal whether it was done, it is done again too, and what is to stand there after all is posted anew.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.store.database import Database, insert
from bot.store.ledger.changes import note
from bot.store.ledger.claims import Claim, lock, take
from bot.store.ledger.places import break_place
from bot.store.ledger.tables import DeliveryRow, PlaceRow, SlotRow, SubscriptionRow
from bot.store.ledger.waiting import PART, editable


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A post as places show it.

    Attributes:
        checksum: of the post as it was laid out.
        withdrawn: they say that it was withdrawn.
    """

    slug: str
    checksum: str
    withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPart:
    """A part as it reads, or will once what is under way is done; None where it is not to be sent."""

    part: int
    state: str
    attempts: int
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSlot:
    """A slot with its parts, and all it takes to lay it out again.

    Attributes:
        zone: of its subscription; None where that was ended.
        late_line: said when it was laid out, or None.
        corrected: as `late_line`, that it was updated.
    """

    id: int
    place_id: int
    platform: str
    workspace: str
    channel: str
    label: str
    slug: str
    due: datetime
    zone: str | None
    late_line: str | None
    corrected: str | None
    withdrawn: bool
    parts: tuple[ShownPart, ...]

    @property
    def begun(self) -> bool:
        """True once somebody may have seen any of it."""
        return any(part.attempts for part in self.parts)

    @property
    def skipped(self) -> bool:
        """True where none of it is to be posted."""
        return all(part.state == "skipped" for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How a part should read; None where it should not be there: then it is not sent any more, or taken back."""

    part: int
    key: str
    text: str | None


async def shown_posts(db: Database) -> list[Shown]:
    """Give every post that a slot took, in each form in which places show it."""
    query = select(SlotRow.slug, SlotRow.checksum, SlotRow.withdrawn).where(col(SlotRow.slug).is_not(None)).distinct()
    async with db.read() as session:
        rows = (await session.exec(query)).all()
    return [Shown(slug=slug, checksum=checksum, withdrawn=withdrawn) for slug, checksum, withdrawn in rows if slug]


async def slots_showing(db: Database, shown: Shown, *, limit: int) -> list[ShownSlot]:
    """Give slots that show a post in one form."""
    form = (
        col(SlotRow.slug) == shown.slug,
        col(SlotRow.checksum) == shown.checksum,
        col(SlotRow.withdrawn).is_(shown.withdrawn),
    )
    return await _slots(db, form, limit=limit)


async def waiting_slots(db: Database, *, owed_before: datetime, limit: int) -> list[ShownSlot]:
    """Give slots that were owed before an instant, are not begun, and do not say that they are late."""
    waits = exists().where(
        col(PART.slot_id) == col(SlotRow.id),
        col(PART.state) == "pending",
        col(PART.part) == 1,
        col(PART.attempts) == 0,
    )
    return await _slots(db, (col(SlotRow.owed_at) < owed_before, col(SlotRow.late).is_(False), waits), limit=limit)


async def _slots(db: Database, where: Collection[ColumnElement[bool]], *, limit: int) -> list[ShownSlot]:
    query = (
        select(SlotRow, PlaceRow, SubscriptionRow.zone)
        .join(PlaceRow, col(PlaceRow.id) == col(SlotRow.place_id))
        .outerjoin(SubscriptionRow, col(SubscriptionRow.id) == col(SlotRow.subscription_id))
        .where(*where)
        .order_by(col(SlotRow.id))
        .limit(limit)
    )
    async with db.read() as session:
        found = (await session.exec(query)).all()
        ids = [slot.id for slot, _, _ in found]
        parts = select(DeliveryRow).where(col(DeliveryRow.slot_id).in_(ids)).order_by(col(DeliveryRow.part))
        rows = (await session.exec(parts)).all()
    return [_slot(slot, place, zone, [row for row in rows if row.slot_id == slot.id]) for slot, place, zone in found]


def _slot(slot: SlotRow, place: PlaceRow, zone: str | None, rows: Sequence[DeliveryRow]) -> ShownSlot:
    parts = [
        ShownPart(
            part=row.part,
            state=row.state,
            attempts=row.attempts,
            text=_text(row),
        )
        for row in rows
    ]
    names = ("platform", "workspace", "channel")
    shared = ("id", "place_id", "label", "slug", "due", "late_line", "corrected", "withdrawn")
    return ShownSlot(
        zone=zone,
        parts=tuple(parts),
        **{name: getattr(place, name) for name in names},
        **{name: getattr(slot, name) for name in shared},
    )


def _text(row: DeliveryRow) -> str | None:
    if row.state == "skipped" or row.surplus_at is not None:
        return row.wanted
    return row.wanted or row.body


async def revise_slot(
    db: Database, slot: ShownSlot, wishes: Sequence[Wish], *, why: str, now: datetime, **values: Any
) -> None:
    """Note how the parts of a slot should read from now on; what is not sent yet is changed at once.

    Args:
        db: the database.
        slot: as it was read.
        wishes: for some or all parts, also for new ones.
        why: for the history.
        now: the hour it is.
        values: other columns of SlotRow to set.
    """
    async with db.write() as session:
        await session.exec(select(PlaceRow.id).where(col(PlaceRow.id) == slot.place_id).with_for_update())
        await session.exec(update(SlotRow).where(col(SlotRow.id) == slot.id).values(**values))
        query = select(DeliveryRow).where(col(DeliveryRow.slot_id) == slot.id).with_for_update()
        rows = {row.part: row for row in (await session.exec(query)).all()}
        for wish in wishes:
            if row := rows.get(wish.part):
                await _wish(session, row, wish, why=why, now=now)
            elif wish.text is not None:
                await _add(session, slot, wish, why=why, now=now)


async def _wish(session: AsyncSession, row: DeliveryRow, wish: Wish, *, why: str, now: datetime) -> None:
    was = row.state
    if row.id is None or not (values := _values(row, wish.text, why, now)):
        return
    row.sqlmodel_update(values)
    session.add(row)
    await session.flush()
    await note(session, [(row.id, was)], row.state, now=now, why=why)


def _values(row: DeliveryRow, text: str | None, why: str, now: datetime) -> dict[str, Any]:
    """Give what changes in a row so that it comes to read as it should; nothing where it does."""
    due = {"next_at": now, "problem": None, "looks": 0} if row.state == "sent" else {}
    if text is None:
        if row.state == "skipped" or (row.surplus_at is not None and row.wanted is None):
            return {}
        unsent = row.state in ("pending", "failed")
        gone = {"state": "skipped", "problem": why, "next_at": None, "surplus_at": None}
        return {"wanted": None, **(gone if unsent else {"surplus_at": row.surplus_at or now, **due})}
    if row.state == "sent" and row.surplus_at is not None:
        return {} if row.wanted == text else {"wanted": text, **due}
    if row.state == "skipped" or (row.state == "pending" and row.attempts == 0):
        same = row.state == "pending" and row.body == text
        anew = {"state": "pending", "body": text, "wanted": None, "problem": None, "next_at": now}
        return {} if same else {**anew, "surplus_at": None}
    stays = {} if row.surplus_at is None else {"surplus_at": None}
    if text == (row.wanted or row.body):
        return stays
    wanted = None if text == row.body else text
    # An edit under way may have shown another text, so only what nobody holds counts as it stands.
    if row.state == "sent" and row.wanted is not None and row.lease_until is not None:
        wanted = text
    return {"wanted": wanted, **stays, **due, **({} if wanted or not due else {"next_at": None})}


async def _add(session: AsyncSession, slot: ShownSlot, wish: Wish, *, why: str, now: datetime) -> None:
    fixed = {"slot_id": slot.id, "place_id": slot.place_id, "part": wish.part, "key": wish.key, "body": wish.text}
    counts = {"state": "pending", "next_at": now, "attempts": 0, "fence": 0, "looks": 0}
    statement = insert(session, DeliveryRow).values(**fixed, **counts).returning(col(DeliveryRow.id))
    added = (await session.exec(statement)).scalar_one()
    await note(session, [(added, "")], "pending", now=now, why=why)


async def claim_edit(db: Database, place_id: int, *, now: datetime, lease: timedelta) -> Claim | None:
    """Claim a message in a place that should read otherwise, or then one that should go, the last one first."""
    surplus = col(PART.surplus_at).is_not(None)
    query = (
        select(PART.id)
        .where(col(PART.place_id) == place_id, editable(now), col(PART.next_at) <= now)
        .order_by(col(PART.slot_id), surplus, case((surplus, -col(PART.part)), else_=col(PART.part)))
        .limit(1)
    )
    async with db.write() as session:
        if not await lock(session, place_id):
            return None
        chosen = and_(col(DeliveryRow.id) == query.scalar_subquery(), col(DeliveryRow.state) == "sent")
        return await take(session, chosen, {"lease_until": now + lease, "fence": col(DeliveryRow.fence) + 1})


async def conclude_edit(
    db: Database, claim: Claim, *, edited: bool, why: str, now: datetime, broken: str | None = None
) -> bool:
    """Record that a message reads as it should, or never will; False where the claim is no longer ours.

    Args:
        db: the database.
        claim: as it was taken.
        edited: it does; otherwise it cannot be changed any more, or not while its place is broken.
        why: for the history.
        now: the hour it is.
        broken: why nothing can be done in the place, where that is so; the edit then waits for it.
    """
    latest = and_(col(DeliveryRow.wanted) == claim.wanted, col(DeliveryRow.surplus_at).is_(None))
    values: dict[str, Any] = {"lease_until": None, "looks": 0, "problem": None if edited else why}
    if edited:
        values["body"] = claim.wanted
    if broken is None:
        values["wanted"] = case((latest, None), else_=col(DeliveryRow.wanted))
        values["next_at"] = case((latest, None), else_=now)
    async with db.write() as session:
        await session.exec(select(PlaceRow.id).where(col(PlaceRow.id) == claim.place_id).with_for_update())
        if (await session.exec(update(DeliveryRow).where(*ours(claim)).values(**values))).rowcount == 0:
            return False
        if broken is not None:
            await break_place(session, claim.place_id, broken, now=now)
        await note(session, [(claim.id, "sent")], "sent", now=now, why=why)
    return True


async def postpone_edit(db: Database, claim: Claim, *, why: str, next_at: datetime) -> None:
    """Leave an edit for later."""
    values = {"lease_until": None, "next_at": next_at, "problem": why, "looks": claim.looks + 1}
    async with db.write() as session:
        await session.exec(update(DeliveryRow).where(*ours(claim)).values(**values))


def ours(claim: Claim) -> tuple[ColumnElement[bool], ...]:
    """Tell of a sent delivery whether a claim on it still holds."""
    return (
        col(DeliveryRow.id) == claim.id,
        col(DeliveryRow.fence) == claim.fence,
        col(DeliveryRow.state) == "sent",
    )
