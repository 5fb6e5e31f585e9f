"""Requests between being accepted and being answered: a second delivery is known, and a crash loses none."""

import logging
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import ColumnElement, or_, update
from sqlmodel import col, delete, select

from bot.store.database import Database, insert_or_ignore
from bot.store.documents import dump, load
from bot.store.shapes import Asked
from bot.store.tables import InboxKeyRow, InboxRow

log = logging.getLogger(__name__)

R = TypeVar("R")

#: Longer than an answer takes; another replica may take over a request after this.
LEASE = timedelta(minutes=2)
#: Nobody waits for an answer longer than this.
MAX_AGE = timedelta(minutes=10)
#: The owner of a request that was let go of: whoever serves may take it.
NOBODY = "-"
#: Slack: with Delayed Events on, an event is delivered again for 24 hours; twice that, to be sure.
KEPT = timedelta(hours=48)


async def accept(db: Database, request: Asked, *, now: datetime, owner: str = "", lease: timedelta = LEASE) -> bool:
    """Store a request, unless an event with one of its keys was stored before.

    Args:
        db: the database.
        request: a dataclass; it is kept as JSON until `finish`.
        now: the instant of accepting.
        owner: a name that this replica keeps across restarts; replicas must have different ones.
        lease: how long other replicas leave the request to us.

    Returns:
        True for the first delivery, of any number at the same time.
    """
    platform, workspace = request.place.platform, request.place.workspace
    # In the same order everywhere, so that two deliveries cannot each wait for a key of the other.
    keys = sorted({request.id, *request.keys})
    names = [{"platform": platform, "workspace": workspace, "key": key, "seen": now} for key in keys]
    async with db.write() as session:
        # The keys of a second delivery are kept too: a third one may bear only those.
        if await insert_or_ignore(session, InboxKeyRow, names) < len(names):
            return False
        session.add(
            InboxRow(
                platform=platform,
                id=request.id,
                workspace=workspace,
                received=now,
                request=dump(request),
                owner=owner,
                lease_until=now + lease,
            )
        )
    return True


async def finish(db: Database, request: Asked) -> None:
    """Forget a request that was answered, or cannot be; its keys stay known."""
    async with db.write() as session:
        await session.exec(delete(InboxRow).where(*_row_of(request)))


async def release(db: Database, request: Asked, *, now: datetime) -> None:
    """Let go of a request that was accepted and will not be answered here; whoever serves may take it at once."""
    async with db.write() as session:
        await session.exec(update(InboxRow).where(*_row_of(request)).values(owner=NOBODY, lease_until=now))


async def released(
    db: Database, kind: type[R], platform: str, *, now: datetime, owner: str = "", lease: timedelta = LEASE
) -> list[R]:
    """Take the requests that were let go of, oldest first, at most 10 minutes old; cheap where there are none.

    Args:
        db: the database.
        kind: the dataclass that was accepted.
        platform: the adapter's name.
        now: the present instant.
        owner: as given to `accept`.
        lease: how long other replicas leave them to us.
    """
    free = (col(InboxRow.platform) == platform, col(InboxRow.owner) == NOBODY)
    async with db.read() as session:
        if (await session.exec(select(InboxRow.id).where(*free).limit(1))).first() is None:
            return []
    return await _take(db, kind, free, now=now, owner=owner, max_age=MAX_AGE, lease=lease)


async def unfinished(
    db: Database,
    kind: type[R],
    platform: str,
    *,
    now: datetime,
    owner: str = "",
    max_age: timedelta = MAX_AGE,
    lease: timedelta = LEASE,
) -> list[R]:
    """Take over the requests that were accepted and never answered, oldest first.

    Our own come at once (we crashed and are back), those of another replica when its lease is over; so it is for a
    start, when nothing of ours is under way. A row that cannot be read any more is left alone and logged.

    Args:
        db: the database.
        kind: the dataclass that was accepted.
        platform: the adapter's name.
        now: the present instant.
        owner: as given to `accept`.
        max_age: older ones are not given.
        lease: how long other replicas leave them to us.
    """
    free = or_(col(InboxRow.owner) == owner, col(InboxRow.lease_until) <= now)
    ours = (col(InboxRow.platform) == platform, free)
    return await _take(db, kind, ours, now=now, owner=owner, max_age=max_age, lease=lease)


def _row_of(request: Asked) -> tuple[ColumnElement[bool], ...]:
    return (col(InboxRow.platform) == request.place.platform, col(InboxRow.id) == request.id)


async def _take(
    db: Database,
    kind: type[R],
    which: tuple[ColumnElement[bool], ...],
    *,
    now: datetime,
    owner: str,
    max_age: timedelta,
    lease: timedelta,
) -> list[R]:
    """Make requests ours in one statement, and give those that can be read."""
    async with db.write() as session:
        claim = (
            update(InboxRow)
            .where(*which, col(InboxRow.received) >= now - max_age)
            .values(owner=owner, lease_until=now + lease)
            .returning(col(InboxRow.received), col(InboxRow.id), col(InboxRow.request))
        )
        rows = (await session.exec(claim)).all()
    return [request for row in sorted(rows) if (request := _read(kind, row.id, row.request)) is not None]


async def sweep(db: Database, *, now: datetime) -> None:
    """Forget requests and keys older than 48 hours."""
    async with db.write() as session:
        await session.exec(delete(InboxRow).where(col(InboxRow.received) < now - KEPT))
        await session.exec(delete(InboxKeyRow).where(col(InboxKeyRow.seen) < now - KEPT))


def _read(kind: type[R], request_id: str, text: str) -> R | None:
    try:
        return load(kind, text)
    except ValueError as error:
        log.warning("left out a stored request", extra={"action": "resume", "request": request_id, "why": str(error)})
        return None
