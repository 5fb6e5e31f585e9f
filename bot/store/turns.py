"""What was said in a conversation: a thread, or a channel where it has none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlmodel import col, delete, select

from bot.store.database import Database, matching
from bot.store.shapes import Placed
from bot.store.tables import TurnRow

#: How long a conversation is remembered.
KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing said.

    Attributes:
        person: the platform's user id; empty for us.
    """

    by: Literal["person", "bot"]
    text: str
    person: str
    said: datetime


async def add_turn(
    db: Database, place: Placed, *, by: Literal["person", "bot"], text: str, now: datetime, person: str = ""
) -> None:
    """Remember one thing said."""
    async with db.write() as session:
        session.add(TurnRow(**_named(place), by=by, person=person, text=text, said=now))


async def history(db: Database, place: Placed, *, limit: int) -> Sequence[Said]:
    """Give the last things said in a conversation, oldest first."""
    query = select(TurnRow).where(*matching(TurnRow, **_named(place))).order_by(col(TurnRow.id).desc()).limit(limit)
    async with db.read() as session:
        rows = (await session.exec(query)).all()
    return [
        Said(by="bot" if row.by == "bot" else "person", text=row.text, person=row.person, said=row.said)
        for row in reversed(rows)
    ]


async def is_ours(db: Database, place: Placed) -> bool:
    """Tell whether we have spoken in the conversation."""
    query = select(TurnRow.id).where(*matching(TurnRow, **_named(place), by="bot")).limit(1)
    async with db.read() as session:
        return (await session.exec(query)).first() is not None


async def last_person(db: Database, place: Placed) -> str | None:
    """Give who spoke with us last in the conversation; None where nobody did."""
    said = select(TurnRow.person).where(*matching(TurnRow, **_named(place), by="person"))
    async with db.read() as session:
        return (await session.exec(said.order_by(col(TurnRow.id).desc()).limit(1))).first()


async def sweep(db: Database, *, now: datetime) -> None:
    """Forget what was said more than 30 days ago."""
    async with db.write() as session:
        await session.exec(delete(TurnRow).where(col(TurnRow.said) < now - KEPT))


def _named(place: Placed) -> dict[str, Any]:
    return {
        "platform": place.platform,
        "workspace": place.workspace,
        "channel": place.channel,
        "thread": place.thread or "",
    }
