"""Claims on deliveries: taking the next one, and what to do about those left behind.

A claim is one compare-and-set: on SQLite a single UPDATE under the write lock; on PostgreSQL the place's row is locked
first (FOR UPDATE SKIP LOCKED), so that two processes never send to one place at a time. Every record compares the
fence of the claim, so a sender that lost its lease cannot overwrite what came after it. Claims and records that wait
at the same time share a transaction, and each is answered after its commit.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, Update, and_, bindparam, func, update
from sqlalchemy import select as choose
from sqlalchemy.orm import aliased
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.store.columns import UtcDateTime
from bot.store.database import Database
from bot.store.ledger.changes import Step, move, write_down
from bot.store.ledger.tables import DELIVERIES, DeliveryRow, PlaceRow, SlotRow, SubscriptionRow
from bot.store.ledger.waiting import AT, PART, SENDABLE, lookable

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


#: Columns of a delivery that a claim holds under the same names.
_HELD = (
    "id", "fence", "state", "place_id", "part", "key", "body", "attempts", "absent_at", "looks", "problem", "wanted",
    "surplus_at", "message_id", "message_channel", "message_thread",
)  # fmt: skip
# Statements over tables, made once: to make one costs more than to run it, and so does a row that becomes an object.
_TAKEN = (*(DELIVERIES.c[name] for name in _HELD), DELIVERIES.c.first_attempt_at.label("since"))
_FIRST, _ASKED_FOR = aliased(DeliveryRow, name="first"), aliased(PlaceRow, name="asked_for")
_PLACES = col(_ASKED_FOR.id).in_(bindparam("places", expanding=True))
_UNLOCKED = select(_ASKED_FOR.id).where(_PLACES).order_by(col(_ASKED_FOR.id)).with_for_update(skip_locked=True)
_NEXT_PART = (
    select(PART.id)
    .join(SlotRow, col(SlotRow.id) == col(PART.slot_id))
    .where(col(PART.place_id) == _ASKED_FOR.id, SENDABLE, col(PART.next_at) <= AT)
    .order_by(col(SlotRow.due), col(SlotRow.id), col(PART.part))
    .limit(1)
    .correlate(_ASKED_FOR)
    .scalar_subquery()
)
_NEXT_PARTS = (
    update(DELIVERIES)
    .where(
        DELIVERIES.c.id.in_(select(_NEXT_PART).where(_PLACES)),
        # Checked once more for what changed meanwhile, and hidden from SQLite, which would read all that is pending.
        func.coalesce(DELIVERIES.c.state, "") == "pending",
    )
    .values(
        state="sending",
        attempts=DELIVERIES.c.attempts + 1,
        fence=DELIVERIES.c.fence + 1,
        lease_until=bindparam("ends", type_=UtcDateTime),
        first_attempt_at=func.coalesce(DELIVERIES.c.first_attempt_at, AT),
    )
    .returning(*_TAKEN)
)
_AROUND: Select[*tuple[Any, ...]] = (
    choose(
        col(PART.id),
        col(PlaceRow.platform),
        col(PlaceRow.workspace),
        col(PlaceRow.channel),
        col(SlotRow.label),
        col(_FIRST.message_id).label("first"),
        col(SubscriptionRow.silent),
        col(SubscriptionRow.ping),
        col(SubscriptionRow.tags),
    )
    .join(PlaceRow, col(PlaceRow.id) == col(PART.place_id))
    .join(SlotRow, col(SlotRow.id) == col(PART.slot_id))
    .join(_FIRST, and_(col(_FIRST.slot_id) == col(PART.slot_id), col(_FIRST.part) == 1))
    .outerjoin(SubscriptionRow, col(SubscriptionRow.id) == col(SlotRow.subscription_id))
    .where(col(PART.id).in_(bindparam("ids", expanding=True)))
)


async def claim_part(db: Database, place_id: int, *, now: datetime, lease: timedelta) -> Claim | None:
    """Claim the next part to send in a place, and record that a try begins; None where there is nothing to send."""
    return await db.together.do(claim_parts, _Asked(place_id, now, lease))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A claim that is asked for."""

    place_id: int
    now: datetime
    lease: timedelta


async def claim_parts(session: AsyncSession, asked: Sequence[_Asked]) -> list[Claim | None]:
    """Claim the next part in each of some places, all at the instant of the last who asked."""
    now, lease = max(one.now for one in asked), max(one.lease for one in asked)
    places = await _lock_all(session, {one.place_id for one in asked})
    taken = await _take(session, _NEXT_PARTS, {"places": places, "at": now, "ends": now + lease}) if places else []
    await write_down(
        session, [Step(claim.id, "pending", "sending", at=now, why=f"Try {claim.attempts}.") for claim in taken]
    )
    claims = {claim.place_id: claim for claim in taken}
    # Of two who asked for one place the first has the claim.
    return [claims.pop(one.place_id, None) for one in asked]


async def claim_look(db: Database, place_id: int, *, now: datetime, lease: timedelta) -> Claim | None:
    """Claim a delivery of unknown outcome in a place, to look for it on the platform; None where there is none."""
    ready = (col(PART.place_id) == place_id, lookable(now), col(PART.next_at) <= now)
    query = select(PART.id).where(*ready).order_by(col(PART.next_at)).limit(1)
    async with db.write() as session:
        if not await lock(session, place_id):
            return None
        chosen = and_(col(DeliveryRow.id) == query.scalar_subquery(), col(DeliveryRow.state) == "unknown")
        return await take(session, chosen, {"lease_until": now + lease})


async def lock(session: AsyncSession, place_id: int) -> bool:
    """Hold a place for this transaction; False where another process holds it. SQLite holds everything anyway."""
    return bool(await _lock_all(session, {place_id}))


async def _lock_all(session: AsyncSession, place_ids: Collection[int]) -> list[int]:
    if session.get_bind().dialect.name == "sqlite":
        return sorted(place_ids)
    return list((await (await session.connection()).scalars(_UNLOCKED, {"places": sorted(place_ids)})).all())


async def take(session: AsyncSession, chosen: ColumnElement[bool], values: dict[str, Any]) -> Claim | None:
    """Claim the delivery that fits, with these columns set; None where none does."""
    statement = update(DELIVERIES).where(chosen).values(**values).returning(*_TAKEN)
    return next(iter(await _take(session, statement, {})), None)


async def _take(session: AsyncSession, statement: Update, values: dict[str, Any]) -> list[Claim]:
    connection = await session.connection()
    rows = (await connection.execute(statement, values)).mappings().all()
    if not rows:
        return []
    around = await connection.execute(_AROUND, {"ids": [row["id"] for row in rows]})
    where = {row["id"]: row for row in around.mappings().all()}
    return [_claim(row, where[row["id"]]) for row in rows]


def _claim(held: RowMapping, around: RowMapping) -> Claim:
    wishes = {
        "silent": bool(around["silent"]),
        "ping": around["ping"] or "",
        "tags": tuple((around["tags"] or "").splitlines()),
    }
    return Claim(**{**around, **held, **wishes})


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
