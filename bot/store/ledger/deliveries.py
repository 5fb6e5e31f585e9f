"""Deliveries as people see them: their list, the history of each, and an operator's word on one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func
from sqlmodel import col, select

from bot.errors import NotFoundError, UsageError
from bot.store.database import Database
from bot.store.ledger.changes import move
from bot.store.ledger.places import CATCH_UP
from bot.store.ledger.spreads import owe_spread
from bot.store.ledger.tables import DeliveryRow, PlaceRow, SlotRow, SpreadRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One part of a slot, as people see it.

    Attributes:
        slot: the label, such as `weekly:2026-W47`.
        post: the slug of the post; None for a slot that was skipped without one.
        key: marks the message on its platform.
        problem: why it is not sent, or not yet; or why its followers do not see it.
        followers: `waiting` to be published to them, `published`, or `failed`; None where there are none.
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
    followers: str | None

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
            "followers": self.followers,
        }


async def list_deliveries(
    db: Database, *, states: Collection[str] = (), platform: str | None = None, limit: int | None = None
) -> list[Delivery]:
    """Give the deliveries, those due last first, parts in order; of all states or of some."""
    query = (
        select(DeliveryRow, SlotRow, PlaceRow, SpreadRow)
        .join(SlotRow, col(SlotRow.id) == col(DeliveryRow.slot_id))
        .join(PlaceRow, col(PlaceRow.id) == col(DeliveryRow.place_id))
        .outerjoin(SpreadRow, col(SpreadRow.delivery_id) == col(DeliveryRow.id))
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
            next_at = now if row.wanted or row.surplus_at else None
            held = {"message_id": sent, "sent_at": row.first_attempt_at or now, "next_at": next_at}
            await move(session, this, "sent", now=now, why="An operator found it.", **cleared, **held)
            if row.part == 1:
                await owe_spread(session, delivery_id, now=now)
            return "sent"
        slot = await session.get_one(SlotRow, row.slot_id)
        slot.begin_by = max(slot.begin_by, now + timedelta(hours=CATCH_UP))
        session.add(slot)
        values = {"next_at": now, "absent_at": None, "problem": None}
        await move(
            session, this, "pending", now=now, why="An operator says it is not there.", lease_until=None, **values
        )
        return "pending"


def _delivery(row: DeliveryRow, slot: SlotRow, place: PlaceRow, spread: SpreadRow | None) -> Delivery:
    shared = {name: getattr(row, name) for name in Delivery.__slots__ if hasattr(row, name)}
    shared["problem"] = row.problem or (spread and spread.problem)
    return Delivery(
        platform=place.platform,
        workspace=place.workspace,
        channel=place.channel,
        slot=slot.label,
        post=slot.slug,
        due=slot.due,
        late=slot.late,
        followers=_followers(spread),
        **shared,
    )


def _followers(spread: SpreadRow | None) -> str | None:
    if spread is None:
        return None
    if spread.done_at is not None:
        return "published"
    return "failed" if spread.next_at is None else "waiting"
