"""Turns of those who post to one workspace, in a time that goes by at once."""

import asyncio
from functools import wraps
from itertools import pairwise

import pytest

from scheduler import lanes
from scheduler.lanes import Lane
from tests.scheduler.hurried import hurried


def monotonic() -> float:
    return asyncio.get_running_loop().time()


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr(lanes, "monotonic", monotonic)


def at_once(test):
    """Run a test in a loop whose time goes by at once."""

    @wraps(test)
    def run() -> None:
        hurried(test())

    return run


async def passed(lane: Lane, times: list[float], stopping: asyncio.Event | None = None) -> bool:
    went = await lane.turn(stopping)
    times.append(monotonic())
    return went


def near(*seconds: float):
    return pytest.approx(list(seconds), abs=1e-6)


@at_once
async def test_turns_keep_their_pace_after_the_first_two():
    lane, times = Lane(5.0), []
    await asyncio.gather(*(passed(lane, times) for _ in range(6)))
    assert [later - earlier for earlier, later in pairwise(times)] == near(0, 5, 5, 5, 5)


@at_once
async def test_a_late_turn_is_made_up_for_by_the_next_and_no_more():
    lane, times = Lane(5.0), []
    await passed(lane, times)
    await asyncio.sleep(50)
    for _ in range(5):
        await passed(lane, times)
    assert [later - earlier for earlier, later in pairwise(times)] == near(50, 0, 5, 5, 5)


@at_once
async def test_turns_are_taken_in_the_order_of_coming():
    lane, order = Lane(1.0), []

    async def one(number: int) -> None:
        await lane.turn()
        order.append(number)

    await asyncio.gather(*(one(number) for number in range(10)))
    assert order == list(range(10))


@at_once
async def test_a_turn_given_back_goes_to_the_next():
    lane, times = Lane(10.0, burst=1), []
    await passed(lane, times)
    lane.give_back()
    await passed(lane, times)
    assert times[1] - times[0] == 0


@at_once
async def test_a_held_lane_lets_nobody_through_even_who_waits_already():
    lane, times = Lane(5.0, burst=1), []
    await passed(lane, times)
    waiting = asyncio.create_task(passed(lane, times))
    await asyncio.sleep(0)
    lane.hold(30)
    await waiting
    assert times[1] - times[0] == pytest.approx(30)


@at_once
async def test_whoever_waits_leaves_at_once_when_we_stop():
    lane, times, stopping = Lane(30.0, burst=1), [], asyncio.Event()
    await passed(lane, times)
    waiting = [asyncio.create_task(passed(lane, times, stopping)) for _ in range(3)]
    await asyncio.sleep(1)
    stopping.set()
    assert await asyncio.gather(*waiting) == [False] * 3
    assert [later - earlier for earlier, later in pairwise(times)] == near(1, 0, 0)
