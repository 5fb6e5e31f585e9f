"""Small texts kept by name across restarts, such as the hash of the commands last synced."""

from sqlmodel import col, select

from bot.store.database import Database, insert
from bot.store.tables import MemoRow


async def recall(db: Database, name: str) -> str | None:
    """Give what was kept under a name, None where nothing was."""
    async with db.read() as session:
        return (await session.exec(select(MemoRow.value).where(col(MemoRow.name) == name))).one_or_none()


async def remember(db: Database, name: str, value: str) -> None:
    """Keep a text under a name, in place of what was there."""
    async with db.write() as session:
        statement = insert(session, MemoRow).values(name=name, value=value)
        await session.exec(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))
