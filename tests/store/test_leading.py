"""One of several processes leads, and another follows."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.store.leading import Leadership
from bot.store.leases import acquire, release
from bot.store.opening.whole import whole
from tests.servers.waiting import until

#: A lease that is prolonged long before it ends, also by a machine that stands still for a while.
TTL, EVERY = timedelta(minutes=1), timedelta(seconds=0.03)


@pytest.fixture
async def replicas(database):
    """Three that want to lead the same, and their keepers."""

    def now():
        return datetime.now(UTC)

    made = [Leadership(database, "clock", name, now, ttl=TTL, every=EVERY) for name in ("a", "b", "c")]
    tasks = [asyncio.create_task(one.keep()) for one in made]
    yield made, tasks
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_one_leads_and_when_it_leaves_another_follows_at_once(replicas):
    made, tasks = replicas
    await until(lambda: any(one.leads() for one in made))
    await asyncio.sleep(4 * EVERY.total_seconds())
    (first,) = [number for number, one in enumerate(made) if one.leads()]
    tasks[first].cancel()
    await asyncio.gather(tasks[first], return_exceptions=True)
    assert not made[first].leads()
    await until(lambda: any(one.leads() for one in made))


async def test_work_is_done_while_leading_and_taken_from_who_is_no_longer_heard_of(replicas, database):
    made, _ = replicas
    doing, ended = [], []

    async def work(number):
        doing.append(number)
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(number)

    jobs = [asyncio.create_task(one.during(lambda number=number: work(number))) for number, one in enumerate(made)]
    await until(lambda: doing)
    (first,) = doing
    later = datetime.now(UTC) + timedelta(hours=1)
    await acquire(database, "clock", "somebody", now=later, ttl=TTL)
    await until(lambda: first in ended)
    assert not made[first].leads()
    await release(database, "clock", "somebody", now=datetime.now(UTC))
    await until(lambda: len(doing) == 2)
    for job in jobs:
        job.cancel()
    await asyncio.gather(*jobs, return_exceptions=True)
    assert sorted(doing) == sorted(ended)


async def test_work_that_ends_by_itself_ends_the_wait_for_it(replicas):
    made, _ = replicas

    async def work():
        return None

    await until(lambda: any(one.leads() for one in made))
    (first,) = [one for one in made if one.leads()]
    await asyncio.wait_for(first.during(work), 5)


async def test_work_comes_to_its_end_also_when_cancelled():
    done = []

    async def work():
        await asyncio.sleep(0.02)
        done.append(True)

    task = asyncio.create_task(whole(work()))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert done == [True]
