"""Instants, ids and texts as columns of either database."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.exc import StatementError
from sqlmodel import col, select

from bot.store.columns import LONGEST_KEY, storable
from bot.store.database import Database
from bot.store.tables import LeaseRow

BERLIN = ZoneInfo("Europe/Berlin")


async def stored(db: Database, *instants: datetime) -> list[datetime]:
    async with db.write() as session:
        for number, until in enumerate(instants):
            session.add(LeaseRow(name=str(number), owner="", fence=0, until=until))
    async with db.read() as session:
        return list((await session.exec(select(LeaseRow.until).order_by(col(LeaseRow.until)))).all())


async def test_an_instant_comes_back_in_utc_and_sorts_as_one(database: Database):
    first = datetime(2026, 10, 25, 2, 30, 0, 1, tzinfo=BERLIN)
    second = datetime(2026, 10, 25, 2, 30, 0, 1, tzinfo=BERLIN, fold=1)
    found = await stored(database, second, first)
    assert [instant.isoformat() for instant in found] == [
        "2026-10-25T00:30:00.000001+00:00", "2026-10-25T01:30:00.000001+00:00"
    ]  # fmt: skip


async def test_instants_are_compared_whatever_their_zone(database: Database):
    noon = datetime(2026, 11, 16, 12, tzinfo=UTC)
    await stored(database, noon)
    for before, expected in ((noon.astimezone(BERLIN), 0), (noon.astimezone(BERLIN) + timedelta(microseconds=1), 1)):
        async with database.read() as session:
            assert len((await session.exec(select(LeaseRow).where(col(LeaseRow.until) < before))).all()) == expected


async def test_an_instant_without_a_zone_is_refused(database: Database):
    with pytest.raises(StatementError, match="has no time zone"):
        await stored(database, datetime(2026, 11, 16, 12))  # noqa: DTZ001


async def test_long_ids_that_differ_stay_apart(database: Database):
    async with database.write() as session:
        for end in "ab":
            owner = "x" * LONGEST_KEY + end
            session.add(LeaseRow(name=owner, owner=owner, fence=0, until=datetime(2026, 1, 1, tzinfo=UTC)))
    async with database.read() as session:
        names = (await session.exec(select(LeaseRow.name))).all()
    assert len(set(names)) == 2
    assert all(len(name) == 64 for name in names)


def test_ordinary_text_is_storable_as_it_is():
    assert storable("plain\ttext\n") == "plain\ttext\n"
    assert storable("上周 🦉 é") == "上周 🦉 é"
    assert storable("\x00\ud83d\udc4d") == "\ufffd\ufffd\ufffd"
