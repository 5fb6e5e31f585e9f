"""Requests accepted once, and given back until they are finished."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from bot.chat import Place, Request, Turn
from bot.store import inbox
from bot.store.database import Database
from bot.store.tables import InboxRow

Ask = Callable[..., Request]
MINUTE = timedelta(minutes=1)


async def resumed(db: Database, now: datetime, platform: str = "slack", **told) -> list[str]:
    return [request.id for request in await inbox.unfinished(db, Request, platform, now=now, **told)]


async def test_a_request_is_accepted_once(database: Database, ask: Ask, now: datetime):
    assert await inbox.accept(database, ask(), now=now)
    assert not await inbox.accept(database, ask(), now=now)


async def test_a_second_delivery_is_known_by_any_key(database: Database, ask: Ask, now: datetime):
    assert await inbox.accept(database, ask("Ev1", keys=("C1:171.1", "msg-1")), now=now)
    assert not await inbox.accept(database, ask("Ev2", keys=("C1:171.1",)), now=now)
    assert not await inbox.accept(database, ask("msg-1"), now=now)
    assert not await inbox.accept(database, ask("Ev3", keys=("Ev2",)), now=now), "known by a second delivery's key"
    assert await resumed(database, now) == ["Ev1"]


async def test_the_keys_of_one_platform_are_not_those_of_another(database: Database, ask: Ask, now: datetime):
    elsewhere = Place(platform="discord", workspace="T1", channel="C1")
    assert await inbox.accept(database, ask("1"), now=now)
    assert await inbox.accept(database, ask("1", place=elsewhere), now=now)
    await inbox.finish(database, ask("1", place=elsewhere))
    assert await resumed(database, now) == ["1"]
    assert await resumed(database, now, "discord") == []


async def test_of_twenty_deliveries_at_once_one_is_accepted(
    database: Database, database_url: str, ask: Ask, now: datetime
):
    other = await Database.open(database_url)
    keys = ("a", "b", "c")
    deliveries = [
        inbox.accept(db, ask(f"Ev{number}", keys=keys[:: number % 2 or -1]), now=now)
        for number, db in enumerate((database, other) * 10)
    ]
    assert sorted(await asyncio.gather(*deliveries)) == [False] * 19 + [True]
    await other.close()


async def test_an_unfinished_request_comes_back_as_it_was(database: Database, ask: Ask, now: datetime):
    request = ask(
        "Ev\x00\U0001f989",
        kind="command",
        place=Place(platform="slack", workspace="", channel="D1"),
        text="quote \"'\n\x00 上周",
        received=datetime(2026, 10, 25, 1, 59, 59, 999999, tzinfo=ZoneInfo("Europe/Berlin")),
        keys=("a", "b"),
        addressed=False,
        direct=True,
        manager=True,
        timezone="Europe/Berlin",
        language="de",
        quoted="> quoted",
        before=(Turn(by="person", text="hello"), Turn(by="bot", text="yes?")),
        reply={"response_url": "https://hooks.slack.com/x?y=%20"},
    )
    await inbox.accept(database, request, now=now)
    assert await inbox.unfinished(database, Request, "slack", now=now) == [request]


async def test_a_finished_request_does_not_come_back_and_stays_known(database: Database, ask: Ask, now: datetime):
    await inbox.accept(database, ask(), now=now)
    await inbox.finish(database, ask())
    assert await resumed(database, now) == []
    assert not await inbox.accept(database, ask(), now=now)


async def test_unfinished_requests_come_oldest_first_and_no_older_than_ten_minutes(
    database: Database, ask: Ask, now: datetime
):
    for name, minutes in (("young", 1), ("old", 10), ("older", 11), ("middle", 5)):
        await inbox.accept(database, ask(name), now=now - minutes * MINUTE)
    assert await resumed(database, now) == ["old", "middle", "young"]


async def test_another_replica_leaves_a_request_until_its_lease_is_over(database: Database, ask: Ask, now: datetime):
    await inbox.accept(database, ask(), now=now, owner="one")
    assert await resumed(database, now, owner="two") == []
    assert await resumed(database, now + 2 * MINUTE - timedelta(seconds=1), owner="two") == []
    assert await resumed(database, now + 2 * MINUTE, owner="two") == ["Ev1"]
    assert await resumed(database, now + 2 * MINUTE, owner="one") == []


async def test_a_replica_that_is_back_takes_its_own_at_once(database: Database, ask: Ask, now: datetime):
    await inbox.accept(database, ask(), now=now, owner="one")
    assert await resumed(database, now + timedelta(seconds=1), owner="one") == ["Ev1"]


async def test_of_many_replicas_one_takes_over(database: Database, ask: Ask, now: datetime):
    for number in range(5):
        await inbox.accept(database, ask(f"Ev{number}"), now=now, owner="gone")
    later = now + 3 * MINUTE
    taken = await asyncio.gather(*(resumed(database, later, owner=f"replica {number}") for number in range(8)))
    assert sorted(name for names in taken for name in names) == ["Ev0", "Ev1", "Ev2", "Ev3", "Ev4"]


async def taken(db: Database, now: datetime, platform: str = "slack", **told) -> list[str]:
    return [request.id for request in await inbox.released(db, Request, platform, now=now, **told)]


async def test_a_request_that_is_let_go_of_is_taken_at_once_and_by_one(database: Database, ask: Ask, now: datetime):
    for name in ("Ev1", "Ev2"):
        await inbox.accept(database, ask(name), now=now, owner="one")
    await inbox.release(database, ask("Ev2"), now=now)
    both = await asyncio.gather(*(taken(database, now, owner=name) for name in ("two", "three")))
    assert sorted(both) == [[], ["Ev2"]]
    assert await taken(database, now + 9 * MINUTE, owner="two") == []


async def test_what_is_let_go_of_stays_with_its_platform_and_ages(database: Database, ask: Ask, now: datetime):
    await inbox.accept(database, ask(), now=now)
    await inbox.release(database, ask(), now=now)
    assert await taken(database, now, "discord") == []
    assert await taken(database, now + 11 * MINUTE) == []
    assert await taken(database, now + 10 * MINUTE) == ["Ev1"]


async def test_what_is_let_go_of_and_not_taken_is_found_at_the_next_start(database: Database, ask: Ask, now: datetime):
    await inbox.accept(database, ask(), now=now, owner="one")
    await inbox.release(database, ask(), now=now)
    assert await resumed(database, now, owner="two") == ["Ev1"]


async def store(db: Database, request_id: str, text: str) -> None:
    async with db.write() as session:
        await session.exec(update(InboxRow).where(InboxRow.id == request_id).values(request=text))


async def test_a_row_of_another_version_is_read_as_far_as_it_goes(database: Database, ask: Ask, now: datetime):
    await inbox.accept(database, ask(), now=now)
    await store(
        database,
        "Ev1",
        '{"id": "Ev1", "kind": "question", "person": "U1", "text": "hi", "received": "2026-11-16T09:00:00Z", "mood": 7,'
        ' "place": {"platform": "slack", "workspace": "T1", "channel": "C1", "planet": "earth"}}',
    )
    bare = Place(platform="slack", workspace="T1", channel="C1")
    assert await inbox.unfinished(database, Request, "slack", now=now) == [ask(place=bare, text="hi")]


@pytest.mark.parametrize("text", ["", "null", "[1]", "{}", '{"id": "Ev1", "kind": "poem"}', "\ufffd"])
async def test_a_row_that_cannot_be_read_is_logged_and_stops_no_other(
    database: Database, ask: Ask, now: datetime, caplog: pytest.LogCaptureFixture, text: str
):
    await inbox.accept(database, ask("Ev1"), now=now)
    await inbox.accept(database, ask("Ev2"), now=now)
    await store(database, "Ev1", text)
    with caplog.at_level(logging.WARNING):
        assert await resumed(database, now) == ["Ev2"]
    assert [record.request for record in caplog.records] == ["Ev1"]


async def test_requests_and_keys_are_forgotten_after_two_days(database: Database, ask: Ask, now: datetime):
    await inbox.accept(database, ask("old"), now=now)
    await inbox.accept(database, ask("new"), now=now + MINUTE)
    await inbox.sweep(database, now=now + timedelta(hours=48, seconds=1))
    assert await inbox.accept(database, ask("old"), now=now)
    assert not await inbox.accept(database, ask("new"), now=now)


async def test_a_failed_accept_leaves_no_key_behind(database: Database, ask: Ask, now: datetime):
    bad = replace(ask(), reply={"when": object()})
    with pytest.raises(TypeError, match="cannot be kept"):
        await inbox.accept(database, bad, now=now)
    assert await inbox.accept(database, ask(), now=now)
