"""Turns of those who post to one workspace."""

import asyncio
from itertools import pairwise
from time import monotonic

from scheduler.lanes import Lane


async def passed(lane: Lane, times: list[float], stopping: asyncio.Event | None = None) -> bool:
    went = await lane.turn(stopping)
    times.append(monotonic())
    return went


async def test_turns_keep_their_pace_after_the_first_two():
    lane, times = Lane(0.05), []
    await asyncio.gather(*(passed(lane, times) for _ in range(6)))
    assert times[1] - times[0] < 0.04
    assert times[-1] - times[0] > 4 * 0.05 - 0.01


async def test_a_late_turn_is_made_up_for_by_the_next_and_no_more():
    lane, times = Lane(0.05), []
    await passed(lane, times)
    await asyncio.sleep(0.5)
    for _ in range(5):
        await passed(lane, times)
    gaps = [later - earlier for earlier, later in pairwise(times[1:])]
    assert gaps[0] < 0.04
    assert sum(gaps) > 3 * 0.05 - 0.01


async def test_turns_are_taken_in_the_order_of_coming():
    lane, order = Lane(0.01), []

    async def one(number: int) -> None:
        await lane.turn()
        order.append(number)

    await asyncio.gather(*(one(number) for number in range(10)))
    assert order == list(range(10))


async def test_a_turn_given_back_goes_to_the_next():
    lane = Lane(10.0, burst=1)
    await lane.turn()
    lane.give_back()
    await asyncio.wait_for(lane.turn(), 1)


async def test_a_held_lane_lets_nobody_through_even_who_waits_already():
    lane, times = Lane(0.05, burst=1), []
    begun = monotonic()
    await lane.turn()
    waiting = asyncio.create_task(passed(lane, times))
    await asyncio.sleep(0)
    lane.hold(0.3)
    await waiting
    assert times[0] - begun > 0.29


async def test_whoever_waits_leaves_at_once_when_we_stop():
    lane, times, stopping = Lane(30.0, burst=1), [], asyncio.Event()
    await lane.turn()
    waiting = [asyncio.create_task(passed(lane, times, stopping)) for _ in range(3)]
    await asyncio.sleep(0.01)
    stopping.set()
    assert await asyncio.wait_for(asyncio.gather(*waiting), 1) == [False] * 3
