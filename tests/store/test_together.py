"""Writes that wait together and share one commit."""

import asyncio
from collections.abc import Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.errors import StoreError
from bot.store.database import Database, insert
from bot.store.ledger.claims import claim_part
from bot.store.ledger.concluding import conclude
from bot.store.ledger.owing import NewPart, NewSlot, record_slot
from bot.store.ledger.subscriptions import add_subscription
from bot.store.opening.together import Together
from bot.store.tables import MemoRow
from tests.store.looking import list_changes

NOW = datetime(2026, 11, 16, 8, tzinfo=UTC)
LEASE = timedelta(seconds=120)


class Counted(Database):
    """A database that counts the transactions that change it."""

    writes = 0

    def write(self):
        self.writes += 1
        return super().write()


@pytest.fixture
async def counted(database_url: str):
    opened = await Counted.open(database_url)
    yield opened
    await opened.close()


async def keep(session: AsyncSession, names: Sequence[str]) -> list[str]:
    """Insert a memo of each name."""
    for name in names:
        await session.exec(insert(session, MemoRow).values(name=name, value=""))
    return [name.upper() for name in names]


async def kept(database: Database) -> set[str]:
    async with database.read() as session:
        return set((await session.exec(select(MemoRow.name).where(col(MemoRow.value) == ""))).all())


async def owe(database: Database, places: int, parts: int = 2) -> list[int]:
    made = []
    for number in range(places):
        address = {"platform": "slack", "workspace": "T1", "channel": f"C{number}"}
        held, _ = await add_subscription(
            database, **address, series="weekly", times="mon 09:00", zone="UTC", by="U1", now=NOW
        )
        fields = {"place_id": held.place_id, "subscription_id": held.id, "series": "weekly", "slug": "post"}
        slot = NewSlot(**fields, label="weekly:2026-W47", due=NOW, until=NOW, begin_by=NOW + timedelta(days=2))
        rows = [NewPart(part=part, key=f"c{number}p{part}", body=f"part {part}") for part in range(1, parts + 1)]
        await record_slot(database, slot, rows, now=NOW)
        made.append(held.place_id)
    return made


async def test_what_waits_together_is_committed_together_and_answered_after_it(counted, database_url):
    other = await Database.open(database_url)

    async def one(name: str) -> tuple[str, bool]:
        return await counted.together.do(keep, name), name in await kept(other)

    before = counted.writes
    answers = await asyncio.gather(*(one(f"memo {number}") for number in range(20)))
    await other.close()
    assert answers == [(f"MEMO {number}", True) for number in range(20)]
    assert counted.writes == before + 1


async def test_one_that_breaks_a_rule_of_the_database_spoils_no_other(counted):
    names = ["a", "b", "a", "c"]
    answers = await asyncio.gather(*(counted.together.do(keep, name) for name in names), return_exceptions=True)
    assert [answer for answer in answers if isinstance(answer, str)] == ["A", "B", "C"]
    assert isinstance(answers[2], IntegrityError)
    assert await kept(counted) == {"a", "b", "c"}
    assert await counted.together.do(keep, "d") == "D"


async def test_who_is_cancelled_before_the_turn_leaves_nothing(counted):
    first = asyncio.create_task(counted.together.do(keep, "first"))
    gone = asyncio.create_task(counted.together.do(keep, "gone"))
    await asyncio.sleep(0)
    gone.cancel()
    assert await first == "FIRST"
    await asyncio.gather(gone, return_exceptions=True)
    assert await kept(counted) == {"first"}


async def test_a_database_out_of_reach_fails_all_who_wait_after_one_try():
    tries = 0

    @asynccontextmanager
    async def closed():
        nonlocal tries
        tries += 1
        raise StoreError("The database cannot be reached.")
        yield

    together = Together(closed)
    answers = await asyncio.gather(*(together.do(keep, name) for name in "abc"), return_exceptions=True)
    assert [str(answer) for answer in answers] == ["The database cannot be reached."] * 3
    assert tries == 1


async def test_closing_waits_for_what_is_under_way(database_url):
    database = await Database.open(database_url)
    task = asyncio.create_task(database.together.do(keep, "last"))
    await asyncio.sleep(0.001)
    await database.close()
    assert await asyncio.wait_for(task, 5) == "LAST"


async def test_places_that_claim_at_once_share_a_commit_and_each_has_its_own_next_part(counted):
    places = await owe(counted, 12)
    before = counted.writes
    first = await asyncio.gather(*(claim_part(counted, place, now=NOW, lease=LEASE) for place in places))
    assert [(claim.place_id, claim.part, claim.channel, claim.first) for claim in first] == [
        (place, 1, f"C{number}", None) for number, place in enumerate(places)
    ]
    held = [{"message_id": f"m{claim.id}", "sent_at": NOW, "next_at": None} for claim in first]
    sent = (
        conclude(counted, claim, "sent", why="Sent.", now=NOW, **values)
        for claim, values in zip(first, held, strict=True)
    )
    assert await asyncio.gather(*sent) == [True] * 12
    assert counted.writes == before + 2
    second = await asyncio.gather(*(claim_part(counted, place, now=NOW, lease=LEASE) for place in places))
    assert [(claim.part, claim.first) for claim in second] == [(2, f"m{claim.id}") for claim in first]
    assert [(one.was, one.became, one.why) for one in await list_changes(counted, first[5].id)] == [
        ("", "pending", "Owed for weekly:2026-W47."),
        ("pending", "sending", "Try 1."),
        ("sending", "sent", "Sent."),
    ]


async def test_of_two_that_claim_a_place_at_once_one_has_it(counted):
    (place,) = await owe(counted, 1)
    claims = await asyncio.gather(*(claim_part(counted, place, now=NOW, lease=LEASE) for _ in range(5)))
    assert [claim is not None for claim in claims] == [True, False, False, False, False]


async def test_outcomes_of_different_kinds_recorded_at_once_keep_to_their_own_claims(counted):
    places = await owe(counted, 4)
    sent, late, unknown, lost = await asyncio.gather(
        *(claim_part(counted, place, now=NOW, lease=LEASE) for place in places)
    )
    await conclude(counted, lost, "pending", why="too many", now=NOW, problem="too many", next_at=NOW)
    assert await claim_part(counted, places[3], now=NOW, lease=LEASE)
    soon = NOW + timedelta(seconds=5)
    recorded = await asyncio.gather(
        conclude(counted, sent, "sent", why="Sent.", now=NOW, message_id="m1", sent_at=NOW, next_at=None),
        conclude(counted, sent, "unknown", why="A second word.", now=NOW, problem="?", next_at=NOW),
        conclude(counted, late, "pending", why="too many", now=NOW, problem="too many", next_at=soon),
        conclude(counted, unknown, "unknown", why="no answer", now=NOW, problem="no answer", next_at=NOW),
        conclude(counted, lost, "sent", why="Sent.", now=NOW, message_id="m4", sent_at=NOW, next_at=None),
    )
    assert recorded == [True, False, True, True, False]
    last = [(await list_changes(counted, claim.id))[-1].became for claim in (sent, late, unknown, lost)]
    assert last == ["sent", "pending", "unknown", "sending"]
