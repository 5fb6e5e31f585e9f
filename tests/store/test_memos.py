"""Small things remembered by name."""

import asyncio

from bot.store.database import Database
from bot.store.memos import recall, remember


async def test_what_was_never_remembered_is_none(database: Database):
    assert await recall(database, "discord commands") is None


async def test_the_last_thing_remembered_is_recalled(database: Database, database_url: str):
    await remember(database, "discord commands", "old")
    await remember(database, "discord commands", "")
    await remember(database, "other", "x")
    assert await recall(database, "discord commands") == ""
    again = await Database.open(database_url)
    assert await recall(again, "other") == "x"
    await again.close()


async def test_many_may_remember_at_once(database: Database):
    await asyncio.gather(*(remember(database, "name", str(number)) for number in range(20)))
    assert await recall(database, "name") in {str(number) for number in range(20)}
