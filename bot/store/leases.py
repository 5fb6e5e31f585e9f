"""Leadership among replicas: a named lease that one of them holds at a time."""

from datetime import datetime, timedelta

from sqlalchemy import case, or_, update
from sqlmodel import col

from bot.store.database import Database, insert
from bot.store.tables import LeaseRow


async def acquire(db: Database, name: str, owner: str, *, now: datetime, ttl: timedelta) -> int | None:
    """Take a free lease or prolong our own, in one statement.

    Args:
        db: the database.
        name: what is led.
        owner: unique to the process, such as host, process id and a random number.
        now: the replicas' clocks should agree to well within the time to live.
        ttl: how long nobody else can take it.

    Returns:
        The fence, a number that grows with every new holder; None while somebody else holds the lease.
    """
    until = now + ttl
    async with db.write() as session:
        statement = insert(session, LeaseRow).values(name=name, owner=owner, fence=1, until=until)
        taken = statement.on_conflict_do_update(
            index_elements=["name"],
            set_={
                "owner": owner,
                "until": until,
                "fence": case((col(LeaseRow.owner) == owner, col(LeaseRow.fence)), else_=col(LeaseRow.fence) + 1),
            },
            where=or_(col(LeaseRow.owner) == owner, col(LeaseRow.until) <= now),
        )
        fence: int | None = (await session.exec(taken.returning(col(LeaseRow.fence)))).scalar_one_or_none()
    return fence


async def release(db: Database, name: str, owner: str, *, now: datetime) -> None:
    """Let somebody else take a lease at once, if it is still ours."""
    async with db.write() as session:
        ours = (col(LeaseRow.name) == name, col(LeaseRow.owner) == owner)
        await session.exec(update(LeaseRow).where(*ours).values(until=now, owner=""))
