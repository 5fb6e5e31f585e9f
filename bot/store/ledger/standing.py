"""How subscriptions stand with what is recorded: all that the scheduler needs to know to decide what is owed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, update
from sqlmodel import col, select

from bot.store.database import Database
from bot.store.ledger.tables import SlotRow, SubscriptionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A slot that is recorded, as far as later slots need to know."""

    place_id: int
    series: str
    label: str
    due: datetime
    slug: str | None
    until: datetime | None


async def past_slots(db: Database, place_ids: Sequence[int], *, since: datetime) -> list[Past]:
    """Give the recorded slots of places that were due from an instant on, oldest first."""
    query = select(SlotRow).where(col(SlotRow.place_id).in_(place_ids), col(SlotRow.due) >= since)
    async with db.read() as session:
        rows = (await session.exec(query.order_by(col(SlotRow.due)))).all()
    return [Past(**{name: getattr(row, name) for name in Past.__slots__}) for row in rows]


async def settled_posts(db: Database, place_ids: Sequence[int], *, before: datetime) -> dict[tuple[int, str], datetime]:
    """Give for each place and series the newest instant up to which slots due before another one dealt with posts."""
    query = (
        select(SlotRow.place_id, SlotRow.series, func.max(SlotRow.until))
        .where(col(SlotRow.place_id).in_(place_ids), col(SlotRow.due) < before, col(SlotRow.until).is_not(None))
        .group_by(col(SlotRow.place_id), col(SlotRow.series))
    )
    async with db.read() as session:
        rows = (await session.exec(query)).all()
    return {(place_id, series): until for place_id, series, until in rows if until}


async def settle_to(db: Database, moments: Sequence[tuple[int, datetime]]) -> None:
    """Note for each subscription the instant up to which every slot of it is recorded."""
    if not moments:
        return
    async with db.write() as session:
        for subscription_id, moment in moments:
            await session.exec(
                update(SubscriptionRow)
                .where(col(SubscriptionRow.id) == subscription_id, col(SubscriptionRow.settled_to) < moment)
                .values(settled_to=moment)
            )
