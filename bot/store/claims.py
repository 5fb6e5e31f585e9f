"""Claims on deliveries: taking the next one, recording what became of it, and what to do about those left behind.

A claim is one compare-and-set: on SQLite a single UPDATE under the write lock; on PostgreSQL the place's row is locked
first (FOR UPDATE SKIP LOCKED), so that two processes never send to one place at a time. Every record compares the
fence of the claim, so a sender that lost its lease cannot overwrite what came after it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, update
from sqlalchemy.orm import aliased
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.store.changes import move, note
from bot.store.database import Database
from bot.store.ledger import DeliveryRow, PlaceRow, SlotRow, SubscriptionRow
from bot.store.places import break_place
from bot.store.spreads import owe_spread

WITHDRAWN = "The post was withdrawn."
SURPLUS = "The post no longer has this part."


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A delivery that is ours to act on until its lease is over.

    Attributes:
        fence: names this claim; a later one has a higher fence.
        first: the message id of part 1, once it is sent.
        attempts: times it was sent, this one included.
        since: when it was first sent.
        absent_at: when a look first did not find it.
        looks: how often in a row the platform would not let us look.
        wanted: how it should read instead, for an edit.
        surplus_at: since when it is to be taken back, for a removal.
        message_id, message_channel, message_thread: of the message, once it is sent.
        silent, ping, tags: what its subscription wishes; nothing where that was ended.
    """

    id: int
    fence: int
    state: str
    place_id: int
    platform: str
    workspace: str
    channel: str
    label: str
    part: int
    key: str
    body: str
    first: str | None
    attempts: int
    since: datetime
    absent_at: datetime | None
    looks: int
    problem: str | None
    wanted: str | None
    surplus_at: datetime | None
    message_id: str | None
    message_channel: str | None
    message_thread: str | None
    silent: bool
    ping: str
    tags: tuple[str, ...]


# Made once: an alias costs more to make than its query to run.
PART = aliased(DeliveryRow, name="part")
_BEFORE, _OTHER, _FIRST = (aliased(DeliveryRow, name=name) for name in ("before", "other", "first"))
_SLOT, _PLACE = aliased(SlotRow, name="its_slot"), aliased(PlaceRow, name="its_place")

_STANDS = exists().where(
    col(_BEFORE.slot_id) == PART.slot_id,
    col(_BEFORE.part) == PART.part - 1,
    col(_BEFORE.state) == "sent",
    col(_BEFORE.surplus_at).is_(None),
)
_BUSY = exists().where(col(_OTHER.place_id) == PART.place_id, col(_OTHER.state) == "sending")
_WITHDRAWN = exists().where(col(_SLOT.id) == PART.slot_id, col(_SLOT.withdrawn).is_(True))
_WORKS = exists().where(col(_PLACE.id) == PART.place_id, col(_PLACE.broken).is_(None))
_WANTED = and_(col(PART.state) == "pending", col(PART.surplus_at).is_(None))
#: A pending part is next: the one before it stands, nobody sends there, its post is to be seen, its place works.
_SENDABLE = and_(_WANTED, or_(col(PART.part) == 1, _STANDS), ~_BUSY, ~_WITHDRAWN, _WORKS)


def _lookable(now: datetime) -> ColumnElement[bool]:
    """Tell of a delivery of unknown outcome whether nobody is looking for it."""
    return and_(col(PART.state) == "unknown", _free(now))


def editable(now: datetime) -> ColumnElement[bool]:
    """Tell of a sent delivery whether it should read otherwise or go, nobody is about it, and the place works."""
    otherwise = or_(col(PART.wanted).is_not(None), col(PART.surplus_at).is_not(None))
    return and_(col(PART.state) == "sent", otherwise, _free(now), _WORKS)


def _free(now: datetime) -> ColumnElement[bool]:
    return or_(col(PART.lease_until).is_(None), col(PART.lease_until) < now)


def _waiting(now: datetime) -> ColumnElement[bool]:
    return or_(_SENDABLE, _lookable(now), editable(now))


async def places_due(db: Database, platforms: Collection[str], *, now: datetime) -> list[tuple[int, str]]:
    """Give the places, with their platforms, where something can be sent or looked for now; longest waiting first."""
    query = (
        select(PlaceRow.id, PlaceRow.platform)
        .join(PART, col(PART.place_id) == col(PlaceRow.id))
        .where(col(PlaceRow.platform).in_(platforms), col(PART.next_at) <= now, _waiting(now))
        .group_by(col(PlaceRow.id), col(PlaceRow.platform))
        .order_by(func.min(PART.next_at), col(PlaceRow.id))
    )
    async with db.read() as session:
        return [(id_, platform) for id_, platform in (await session.exec(query)).all() if id_ is not None]


async def next_time(db: Database, place_id: int, *, now: datetime) -> datetime | None:
    """Give when something is next to be done in a place; None for nothing."""
    query = select(func.min(PART.next_at)).where(col(PART.place_id) == place_id, _waiting(now))
    async with db.read() as session:
        moment: datetime | None = (await session.exec(query)).one()
    return moment


async def claim_part(db: Database, place_id: int, *, now: datetime, lease: timedelta) -> Claim | None:
    """Claim the next part to send in a place, and record that a try begins; None where there is nothing to send."""
    query = (
        select(PART.id)
        .join(SlotRow, col(SlotRow.id) == col(PART.slot_id))
        .where(col(PART.place_id) == place_id, _SENDABLE, col(PART.next_at) <= now)
        .order_by(col(SlotRow.due), col(SlotRow.id), col(PART.part))
        .limit(1)
    )
    values = {
        "state": "sending",
        "attempts": col(DeliveryRow.attempts) + 1,
        "fence": col(DeliveryRow.fence) + 1,
        "lease_until": now + lease,
        "first_attempt_at": func.coalesce(col(DeliveryRow.first_attempt_at), now),
    }
    async with db.write() as session:
        if not await lock(session, place_id):
            return None
        chosen = and_(col(DeliveryRow.id) == query.scalar_subquery(), col(DeliveryRow.state) == "pending")
        claim = await take(session, chosen, values)
        if claim is not None:
            await note(session, [(claim.id, "pending")], "sending", now=now, why=f"Try {claim.attempts}.")
        return claim


async def claim_look(db: Database, place_id: int, *, now: datetime, lease: timedelta) -> Claim | None:
    """Claim a delivery of unknown outcome in a place, to look for it on the platform; None where there is none."""
    ready = (col(PART.place_id) == place_id, _lookable(now), col(PART.next_at) <= now)
    query = select(PART.id).where(*ready).order_by(col(PART.next_at)).limit(1)
    async with db.write() as session:
        if not await lock(session, place_id):
            return None
        chosen = and_(col(DeliveryRow.id) == query.scalar_subquery(), col(DeliveryRow.state) == "unknown")
        return await take(session, chosen, {"lease_until": now + lease})


async def lock(session: AsyncSession, place_id: int) -> bool:
    """Hold a place for this transaction; False where another process holds it. SQLite holds everything anyway."""
    if session.get_bind().dialect.name == "sqlite":
        return True
    query = select(PlaceRow.id).where(col(PlaceRow.id) == place_id).with_for_update(skip_locked=True)
    return (await session.exec(query)).first() is not None


async def take(session: AsyncSession, chosen: ColumnElement[bool], values: dict[str, Any]) -> Claim | None:
    """Claim the delivery that fits, with these columns set; None where none does."""
    statement = update(DeliveryRow).where(chosen).values(**values).returning(DeliveryRow)
    taken = await session.exec(statement, execution_options={"synchronize_session": False})
    row: DeliveryRow | None = taken.scalar_one_or_none()
    if row is None or row.first_attempt_at is None:
        return None
    query = (
        select(PlaceRow, SlotRow.label, _FIRST.message_id, SubscriptionRow)
        .join(SlotRow, col(SlotRow.place_id) == col(PlaceRow.id))
        .join(_FIRST, and_(col(_FIRST.slot_id) == col(SlotRow.id), col(_FIRST.part) == 1))
        .outerjoin(SubscriptionRow, col(SubscriptionRow.id) == col(SlotRow.subscription_id))
        .where(col(SlotRow.id) == row.slot_id)
    )
    place, label, message_id, wishes = (await session.exec(query)).one()
    shared = {name: getattr(row, name) for name in Claim.__slots__ if hasattr(row, name)}
    return Claim(
        platform=place.platform,
        workspace=place.workspace,
        channel=place.channel,
        label=label,
        first=message_id,
        since=row.first_attempt_at,
        silent=wishes is not None and wishes.silent,
        ping=wishes.ping if wishes else "",
        tags=tuple(wishes.tags.splitlines()) if wishes else (),
        **shared,
    )


async def conclude(
    db: Database,
    claim: Claim,
    became: str,
    *,
    why: str,
    now: datetime,
    broken: str | None = None,
    spreads: bool = False,
    **values: Any,
) -> bool:
    """Record what became of a claim; False where the claim is no longer ours, and then nothing is recorded.

    Args:
        db: the database.
        claim: as it was taken.
        became: the new state.
        why: for the history.
        now: the hour it is.
        broken: why nothing more can be sent to the place, where that is so.
        spreads: it is now owed that those who follow the place from elsewhere see it.
        values: other columns of DeliveryRow to set.
    """
    ours: tuple[ColumnElement[bool], ...] = (
        col(DeliveryRow.id) == claim.id,
        col(DeliveryRow.fence) == claim.fence,
        # A sender slower than its lease still knows best, as long as nobody tried again.
        col(DeliveryRow.state).in_(("sending", "unknown", "pending") if became == "sent" else ("sending", "unknown")),
    )
    if claim.state == "unknown":
        ours = (*ours, col(DeliveryRow.absent_at).is_not_distinct_from(claim.absent_at))
    if became == "sent":
        # The post may have changed while nobody knew whether this part stands; then there is an edit to do.
        changed = or_(col(DeliveryRow.wanted).is_not(None), col(DeliveryRow.surplus_at).is_not(None))
        values["next_at"] = case((changed, now), else_=None)
    async with db.write() as session:
        if broken is not None:
            # The place first, as a claim does: locks taken in one order never wait for each other.
            await session.exec(select(PlaceRow.id).where(col(PlaceRow.id) == claim.place_id).with_for_update())
        statement = update(DeliveryRow).where(*ours).values(state=became, lease_until=None, **values)
        if (await session.exec(statement)).rowcount == 0:
            return False
        if broken is not None:
            await break_place(session, claim.place_id, broken, now=now)
        if spreads:
            await owe_spread(session, claim.id, now=now)
        if became != claim.state or why != claim.problem:
            await note(session, [(claim.id, claim.state)], became, now=now, why=why)
    return True


async def reap(db: Database, *, now: datetime, all_of_them: bool = False) -> int:
    """Turn deliveries whose sender is gone into unknown ones, to be looked for; gives how many.

    Args:
        db: the database.
        now: the hour it is.
        all_of_them: also those within their lease; only for a process that knows it is the only one, at its start.
    """
    gone = [col(DeliveryRow.state) == "sending"]
    if not all_of_them:
        gone.append(col(DeliveryRow.lease_until) < now)
    why = "Its sender was interrupted; we look whether it arrived."
    async with db.write() as session:
        return await move(
            session, gone, "unknown", now=now, why=why, problem=why, next_at=now, lease_until=None, absent_at=None
        )


async def expire(db: Database, *, now: datetime) -> int:
    """Skip slots of a working place that nobody began in their catch-up time, and what is withdrawn; gives parts."""
    begun = select(DeliveryRow.slot_id).where(col(DeliveryRow.state) != "pending")
    works = select(PlaceRow.id).where(col(PlaceRow.broken).is_(None))
    over = select(SlotRow.id).where(
        col(SlotRow.begin_by) < now, col(SlotRow.place_id).in_(works), col(SlotRow.id).not_in(begun)
    )
    gone = select(SlotRow.id).where(col(SlotRow.withdrawn).is_(True))
    reasons = (
        (col(DeliveryRow.slot_id).in_(over), "It could not be sent within its catch-up time."),
        (col(DeliveryRow.slot_id).in_(gone), WITHDRAWN),
        (col(DeliveryRow.surplus_at).is_not(None), SURPLUS),
    )
    async with db.write() as session:
        skipped = 0
        for which, why in reasons:
            waiting = (col(DeliveryRow.state) == "pending", which)
            values = {"problem": why, "next_at": None, "surplus_at": None}
            skipped += await move(session, waiting, "skipped", now=now, why=why, **values)
        return skipped
