"""What tests look up in the database that the program only writes: history of deliveries, ratings of answers."""

from sqlmodel import col, func, select

from bot.store.database import Database
from bot.store.ledger.tables import ChangeRow
from bot.store.shapes import Tenant
from bot.store.tables import FeedbackRow


async def list_changes(db: Database, delivery_id: int) -> list[ChangeRow]:
    """Give the history of a delivery, oldest first."""
    query = select(ChangeRow).where(col(ChangeRow.delivery_id) == delivery_id).order_by(col(ChangeRow.id))
    async with db.read() as session:
        return list((await session.exec(query)).all())


async def ratings(db: Database, tenant: Tenant, answer_id: str) -> tuple[int, int]:
    """Give how many people found an answer good, and how many bad."""
    query = select(FeedbackRow.good, func.count()).where(
        FeedbackRow.platform == tenant.platform,
        FeedbackRow.workspace == tenant.workspace,
        FeedbackRow.record == answer_id,
    )
    async with db.read() as session:
        counts = dict((await session.exec(query.group_by(col(FeedbackRow.good)))).all())
    return counts.get(True, 0), counts.get(False, 0)
