"""What was said before in a conversation."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.chat import Place
from bot.store import turns
from bot.store.database import Database
from bot.store.turns import Said


async def test_a_conversation_is_given_oldest_first_and_only_its_end(database: Database, place: Place, now: datetime):
    await turns.add_turn(database, place, by="person", person="U1", text="What is MEMENTO?", now=now)
    await turns.add_turn(database, place, by="bot", text="A paper. 🦉", now=now)
    await turns.add_turn(database, place, by="person", person="U2", text="And the code?", now=now)
    assert await turns.history(database, place, limit=2) == [
        Said(by="bot", person="", text="A paper. 🦉", said=now),
        Said(by="person", person="U2", text="And the code?", said=now),
    ]
    assert len(await turns.history(database, place, limit=10)) == 3


@pytest.mark.parametrize("other", [{"platform": "discord"}, {"workspace": "T2"}, {"channel": "C2"}, {"thread": None}])
async def test_nobody_elsewhere_sees_a_conversation(
    database: Database, place: Place, now: datetime, other: dict[str, str | None]
):
    await turns.add_turn(database, place, by="bot", text="secret", now=now)
    elsewhere = replace(place, **other)
    assert await turns.history(database, elsewhere, limit=10) == []
    assert not await turns.is_ours(database, elsewhere)


async def test_who_spoke_with_us_last_is_known(database: Database, place: Place, now: datetime):
    assert await turns.last_person(database, place) is None
    for person in ("U1", "U2"):
        await turns.add_turn(database, place, by="person", text="hm?", now=now, person=person)
        await turns.add_turn(database, place, by="bot", text="Yes.", now=now)
    assert await turns.last_person(database, place) == "U2"


async def test_a_conversation_is_ours_once_we_have_spoken(database: Database, place: Place, now: datetime):
    await turns.add_turn(database, place, by="person", person="U1", text="hello", now=now)
    assert not await turns.is_ours(database, place)
    await turns.add_turn(database, place, by="bot", text="hello", now=now)
    assert await turns.is_ours(database, place)


async def test_a_conversation_is_forgotten_after_thirty_days(database: Database, place: Place, now: datetime):
    await turns.add_turn(database, place, by="bot", text="old", now=now)
    await turns.add_turn(database, place, by="person", person="U1", text="new", now=now + timedelta(seconds=1))
    await turns.sweep(database, now=now + timedelta(days=30))
    assert len(await turns.history(database, place, limit=10)) == 2
    await turns.sweep(database, now=now + timedelta(days=30, seconds=1))
    assert [said.text for said in await turns.history(database, place, limit=10)] == ["new"]
    assert not await turns.is_ours(database, place)
