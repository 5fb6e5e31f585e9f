"""Leases, of which one process at a time has each."""

import asyncio
from datetime import datetime, timedelta

from bot.store.database import Database
from bot.store.leases import acquire, release

TTL = timedelta(seconds=30)


async def test_one_of_many_leads(database: Database, now: datetime):
    fences = await asyncio.gather(
        *(acquire(database, "discord", f"replica {number}", now=now, ttl=TTL) for number in range(20))
    )
    assert sorted(fence is not None for fence in fences) == [False] * 19 + [True]


async def test_the_leader_stays_as_long_as_it_says_so(database: Database, now: datetime):
    assert await acquire(database, "discord", "one", now=now, ttl=TTL) == 1
    assert await acquire(database, "discord", "one", now=now + TTL / 2, ttl=TTL) == 1
    assert await acquire(database, "discord", "two", now=now + TTL, ttl=TTL) is None
    assert await acquire(database, "discord", "two", now=now + TTL * 1.5, ttl=TTL) == 2


async def test_every_new_leader_has_a_higher_fence(database: Database, now: datetime):
    await acquire(database, "discord", "one", now=now, ttl=TTL)
    await acquire(database, "discord", "two", now=now + TTL, ttl=TTL)
    assert await acquire(database, "discord", "one", now=now + TTL * 1.5, ttl=TTL) is None
    assert await acquire(database, "discord", "one", now=now + TTL * 2, ttl=TTL) == 3


async def test_a_released_lease_is_free_at_once(database: Database, now: datetime):
    await acquire(database, "discord", "one", now=now, ttl=TTL)
    await release(database, "discord", "two", now=now)
    assert await acquire(database, "discord", "two", now=now, ttl=TTL) is None
    await release(database, "discord", "one", now=now)
    assert await acquire(database, "discord", "two", now=now, ttl=TTL) == 2


async def test_leases_of_other_names_are_apart(database: Database, now: datetime):
    assert await acquire(database, "discord", "one", now=now, ttl=TTL) == 1
    assert await acquire(database, "clock", "two", now=now, ttl=TTL) == 1
