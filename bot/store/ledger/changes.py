"""Moving deliveries from state to state, each move with its line of history in the same transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, insert, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.store.ledger.tables import CHANGES, DeliveryRow

#: Rows changed by one statement; well under what SQLite and PostgreSQL take.
_BATCH = 1_000
_WRITE_DOWN = insert(CHANGES)


@dataclass(frozen=True, slots=True)
class Step:
    """A delivery's step from one state to another."""

    delivery_id: int
    was: str
    became: str
    at: datetime
    why: str


async def move(
    session: AsyncSession,
    where: Sequence[ColumnElement[bool]],
    became: str,
    *,
    now: datetime,
    why: str,
    **values: Any,
) -> int:
    """Move every delivery that fits to a state, and give how many there were."""
    found = await session.exec(
        select(DeliveryRow.id, DeliveryRow.state).where(*where).order_by(col(DeliveryRow.id)).with_for_update()
    )
    rows = [(id_, was) for id_, was in found.all() if id_ is not None]
    for start in range(0, len(rows), _BATCH):
        batch = rows[start : start + _BATCH]
        ids = [id_ for id_, _ in batch]
        await session.exec(update(DeliveryRow).where(col(DeliveryRow.id).in_(ids)).values(state=became, **values))
        await note(session, batch, became, now=now, why=why)
    return len(rows)


async def note(
    session: AsyncSession, deliveries: Iterable[tuple[int, str]], became: str, *, now: datetime, why: str
) -> None:
    """Write a line of history for deliveries, each given by its id and the state it was in."""
    await write_down(session, [Step(id_, was, became, at=now, why=why) for id_, was in deliveries])


async def write_down(session: AsyncSession, steps: Iterable[Step]) -> None:
    """Write a line of history for every step."""
    rows = [{name: getattr(step, name) for name in Step.__slots__} for step in steps]
    if rows:
        await (await session.connection()).execute(_WRITE_DOWN, rows)
