"""What became of a message that was to be taken back: it is gone, or its platform keeps it."""

from datetime import datetime
from typing import Any

from sqlmodel import col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.store.database import Database
from bot.store.ledger.changes import note
from bot.store.ledger.claims import SURPLUS, Claim
from bot.store.ledger.edits import ours
from bot.store.ledger.tables import DeliveryRow, PlaceRow, SpreadRow

#: Nobody is about it, and it has no trouble.
_FREE: dict[str, Any] = {"lease_until": None, "surplus_at": None, "problem": None, "looks": 0}
#: As of a part that was never sent.
_UNSENT: dict[str, Any] = {
    "wanted": None,
    "attempts": 0,
    "first_attempt_at": None,
    "sent_at": None,
    "message_id": None,
    "message_channel": None,
    "message_thread": None,
    "absent_at": None,
}


async def conclude_removal(db: Database, claim: Claim, *, key: str, now: datetime) -> bool:
    """Record that a message is gone, and owe its part anew where the post has it again; False for a lost claim.

    Args:
        db: the database.
        claim: as it was taken.
        key: of the part from now on, since a platform may remember the old one.
        now: the hour it is.
    """
    async with db.write() as session:
        row = await _held(session, claim)
        if row is None:
            return False
        if row.wanted is None:
            became: dict[str, Any] = {"state": "skipped", "problem": SURPLUS, "next_at": None}
        else:
            became = {"state": "pending", "body": row.wanted, "next_at": now}
        await session.exec(delete(SpreadRow).where(col(SpreadRow.delivery_id) == claim.id))
        await _change(session, row, {**_FREE, **_UNSENT, **became, "key": key}, why="Taken back.", now=now)
    return True


async def refuse_removal(db: Database, claim: Claim, *, line: str, why: str, now: datetime) -> bool:
    """Record that a message stays, and let it read as its part should, or else as a line; False for a lost claim.

    Args:
        db: the database.
        claim: as it was taken.
        line: a part that holds it, frozen.
        why: for the history.
        now: the hour it is.
    """
    async with db.write() as session:
        row = await _held(session, claim)
        if row is None:
            return False
        await _change(session, row, {**_FREE, "wanted": row.wanted or line, "next_at": now}, why=why, now=now)
    return True


async def _held(session: AsyncSession, claim: Claim) -> DeliveryRow | None:
    # The place first, as a claim does: locks taken in one order never wait for each other.
    await session.exec(select(PlaceRow.id).where(col(PlaceRow.id) == claim.place_id).with_for_update())
    return (await session.exec(select(DeliveryRow).where(*ours(claim)).with_for_update())).first()


async def _change(session: AsyncSession, row: DeliveryRow, values: dict[str, Any], *, why: str, now: datetime) -> None:
    row.sqlmodel_update(values)
    session.add(row)
    await session.flush()
    await note(session, [(row.id or 0, "sent")], row.state, now=now, why=why)
