"""How many deliveries a second the ledger takes, with no platform behind it: `python -m benchmarks.ledger`.

A delivery is claimed and recorded, each with its line of history and each on disk before anything else is done: in one
place after another, then by the whole sender in many places at once, where those that wait share a commit. It is
compared with a bare loop: one INSERT and one UPDATE of a single narrow row, each in its own transaction, through the
same engine.
"""

import asyncio
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from sqlalchemy import text

from benchmarks.kills import create
from bot.chat import Place, Sent
from bot.messages.message import Message, Part
from bot.store.database import Database
from bot.store.ledger.claims import claim_part
from bot.store.ledger.concluding import conclude
from bot.store.ledger.deliveries import count_states
from bot.store.ledger.owing import NewPart, NewSlot, record_slot
from bot.store.ledger.subscriptions import add_subscription
from scheduler.frozen import freeze
from scheduler.sender import Sender
from tests.servers.board import LIMITS
from tests.servers.postgres import Postgres

PLACES, PARTS = 100, 10
NOW = datetime(2026, 11, 16, 8, tzinfo=UTC)


class Instant:
    """A platform that takes every message at once."""

    name, limits = "instant", LIMITS

    def ready(self) -> bool:
        return True

    async def publish(self, place: Place, part: Part, *, key: str) -> Sent:
        return Sent(message_id=key, place=place)


async def main() -> None:
    postgres = Postgres()
    try:
        with tempfile.TemporaryDirectory() as folder:
            await measure(f"sqlite:///{Path(folder) / 'ledger.db'}", "SQLite")
        await measure(await create(postgres, "ledger"), "PostgreSQL")
    finally:
        postgres.stop()


async def measure(url: str, name: str) -> None:
    database = await Database.open(url)
    bare = await _bare(database, PLACES * PARTS)
    alone = await _claims(database, await _owe(database, "claims", PLACES))
    await _owe(database, "sender", PLACES)
    sender = Sender(database, {"instant": Instant()}, lambda: NOW, patience=0)
    begun = perf_counter()
    await sender.run_once()
    sent = PLACES * PARTS / (perf_counter() - begun)
    assert await count_states(database) == {"sent": 2 * PLACES * PARTS}
    await database.close()
    print(f"{name}: bare INSERT and UPDATE {bare:.0f} a second")
    print(f"{name}: one place after another {alone:.0f} deliveries a second, {alone / bare:.2f} of it")
    print(f"{name}: {PLACES} places at once, the whole sender {sent:.0f} deliveries a second, {sent / bare:.2f} of it")


async def _bare(database: Database, times: int) -> float:
    async with database.write() as session:
        await (await session.connection()).execute(text("create table bare (id integer primary key, state text)"))
    begun = perf_counter()
    for number in range(times):
        for statement in ("insert into bare values (:n, 'sending')", "update bare set state = 'sent' where id = :n"):
            async with database.write() as session:
                await (await session.connection()).execute(text(statement), {"n": number})
    return times / (perf_counter() - begun)


async def _owe(database: Database, label: str, places: int) -> list[int]:
    """Owe every place a digest."""
    made = []
    for number in range(places):
        held, _ = await add_subscription(
            database,
            platform="instant",
            workspace="W",
            channel=f"C{number}",
            series="weekly",
            times="mon 09:00",
            zone="UTC",
            by="U1",
            now=NOW,
        )
        fields = {"place_id": held.place_id, "subscription_id": held.id, "series": "weekly", "slug": label}
        slot = NewSlot(**fields, label=label, due=NOW, until=NOW, begin_by=NOW + timedelta(days=2))
        message = Message(summary="A part.", elements=())
        parts = [
            NewPart(
                part=part,
                key=f"{label}-{number}-{part}",
                body=freeze(Part(number=part, where="channel" if part == 1 else "thread", message=message)),
            )
            for part in range(1, PARTS + 1)
        ]
        await record_slot(database, slot, parts, now=NOW)
        made.append(held.place_id)
    return made


async def _claims(database: Database, places: list[int]) -> float:
    begun = perf_counter()
    for place in places:
        while claim := await claim_part(database, place, now=NOW, lease=timedelta(seconds=120)):
            held = {"message_id": claim.key, "sent_at": NOW, "next_at": None}
            await conclude(database, claim, "sent", why="Sent.", now=NOW, **held)
    return PLACES * PARTS / (perf_counter() - begun)


if __name__ == "__main__":
    asyncio.run(main())
