"""What became of claims, recorded for many at once: only the latest claim of a delivery may say so."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Row, Update, bindparam, select, update
from sqlmodel import col
from sqlmodel import select as choose
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.store.database import Database
from bot.store.ledger.changes import Step, write_down
from bot.store.ledger.claims import Claim
from bot.store.ledger.places import break_place
from bot.store.ledger.spreads import owe_spread
from bot.store.ledger.tables import DELIVERIES, PlaceRow

_COLUMNS = (DELIVERIES.c[name] for name in ("id", "fence", "state", "absent_at", "wanted", "surplus_at"))
#: In the order of their ids: locks taken in one order never wait for each other.
_LOCKED = (
    select(*_COLUMNS)
    .where(DELIVERIES.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(DELIVERIES.c.id)
    .with_for_update()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """What became of a claim, and why; `values` are other columns of DeliveryRow to set."""

    claim: Claim
    became: str
    why: str
    now: datetime
    values: dict[str, Any] = field(default_factory=dict)


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
    conclusion = Conclusion(claim=claim, became=became, why=why, now=now, values=values)
    if broken is None and not spreads:
        return await db.together.do(conclude_all, conclusion)
    async with db.write() as session:
        # The place first, as a claim does: locks taken in one order never wait for each other.
        await session.exec(choose(PlaceRow.id).where(col(PlaceRow.id) == claim.place_id).with_for_update())
        ours = all(await conclude_all(session, [conclusion]))
        if ours and broken is not None:
            await break_place(session, claim.place_id, broken, now=now)
        if ours and spreads:
            await owe_spread(session, claim.id, now=now)
        return ours


async def conclude_all(session: AsyncSession, conclusions: Sequence[Conclusion]) -> list[bool]:
    """Record what became of claims; False for each that is no longer ours, of which nothing is recorded."""
    connection = await session.connection()
    found = await connection.execute(_LOCKED, {"ids": [one.claim.id for one in conclusions]})
    rows = {row.id: row for row in found.all()}
    ours, steps = [], []
    shapes: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for one in conclusions:
        # Out of the rows: of two conclusions of one claim the first counts.
        row = rows.pop(one.claim.id, None)
        ours.append(row is not None and _is_ours(row, one))
        if row is None or not ours[-1]:
            continue
        values = _values(row, one)
        named = {f"new_{name}": value for name, value in values.items()}
        shapes.setdefault(tuple(sorted(values)), []).append(named | {"this": one.claim.id})
        if one.became != one.claim.state or one.why != one.claim.problem:
            steps.append(Step(one.claim.id, one.claim.state, one.became, at=one.now, why=one.why))
    for shape, changes in shapes.items():
        await connection.execute(_update(shape), changes)
    await write_down(session, steps)
    return ours


def _is_ours(row: Row[Any], one: Conclusion) -> bool:
    # A sender slower than its lease still knows best, as long as nobody tried again.
    open_states = ("sending", "unknown", "pending") if one.became == "sent" else ("sending", "unknown")
    if row.fence != one.claim.fence or row.state not in open_states:
        return False
    return one.claim.state != "unknown" or bool(row.absent_at == one.claim.absent_at)


def _values(row: Row[Any], one: Conclusion) -> dict[str, Any]:
    values = {"state": one.became, "lease_until": None, **one.values}
    if one.became == "sent":
        # The post may have changed while nobody knew whether this part stands; then there is an edit to do.
        values["next_at"] = None if row.wanted is None and row.surplus_at is None else one.now
    return values


@lru_cache(maxsize=64)
def _update(columns: tuple[str, ...]) -> Update:
    """Give the statement that sets columns of one delivery; made once, since that costs more than to run it."""
    changed: dict[str, Any] = {name: bindparam(f"new_{name}") for name in columns}
    return update(DELIVERIES).where(DELIVERIES.c.id == bindparam("this")).values(**changed)
