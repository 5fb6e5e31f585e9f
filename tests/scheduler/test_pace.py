"""How long the sender waits: as a platform asks, and at the pace of a place and of a workspace."""

import asyncio
from datetime import timedelta
from itertools import pairwise
from time import monotonic

from bot.chat import NotSent
from bot.store.ledger.deliveries import list_deliveries
from scheduler.sender import Sender, backoff
from tests.scheduler.conftest import on_sqlite
from tests.servers.board import Board
from tests.servers.waiting import until


@on_sqlite
async def test_a_wait_is_kept_and_the_same_part_is_sent_after_it(database, board, moment, owe, sender):
    await owe()
    board.behaviours.extend(["store", "wait"])
    await sender.run_once()
    assert board.parts() == [1]
    moment.turn(seconds=6)
    await sender.run_once()
    assert board.parts() == [1]
    moment.turn(seconds=1)
    await sender.run_once()
    assert board.parts() == [1, 2, 3]
    assert [delivery.attempts for delivery in await list_deliveries(database)] == [1, 2, 1]


async def test_a_storm_of_waits_ends_in_every_part_once(board, moment, owe, sender):
    await owe(parts=5)
    board.behaviours.extend(["wait", "wait", "store", "wait", "store", "wait"])
    for _ in range(8):
        await sender.run_once()
        moment.turn(seconds=8)
    assert board.parts() == [1, 2, 3, 4, 5]


@on_sqlite
async def test_messages_to_one_place_keep_their_pace(database, board, moment, owe):
    for number in range(5):
        await owe(f"C{number}")
    sender = Sender(database, {"board": board}, moment, pace={"board": 0.1}, patience=0)
    await sender.run_once()
    for number in range(5):
        times = [message["at"] for message in board.messages(f"C{number}")]
        assert len(times) == 3
        assert all(later - earlier > 0.09 for earlier, later in pairwise(times))


@on_sqlite
async def test_the_pace_of_a_place_keeps_no_other_place_waiting(database, board, moment, owe):
    for number in range(5):
        await owe(f"C{number}")
    sender = Sender(database, {"board": board}, moment, pace={"board": 600.0})
    await sender.wake()
    await until(lambda: len(board.messages()) == 5)
    await sender.stop(within=5)
    assert board.parts() == [1] * 5


@on_sqlite
async def test_a_short_wait_is_waited_for_without_another_tick(database, board, moment, owe):
    await owe(parts=2)
    board.behaviours.append("drop")

    begin, started = moment(), monotonic()

    def real():
        return begin + timedelta(seconds=monotonic() - started)

    sender = Sender(database, {"board": board}, real, look_pause=timedelta(seconds=0.05), patience=5)
    await sender.run_once()
    assert board.parts() == [1, 2]


def test_waits_grow_from_seconds_to_a_quarter_of_an_hour():
    assert [backoff(tries) for tries in (0, 1, 2, 3, 8, 9, 10_000)] == [5, 5, 10, 20, 640, 900, 900]


@on_sqlite
async def test_a_wait_that_makes_no_sense_is_kept_within_reason(database, board, moment, owe):
    class Odd(Board):
        async def publish(self, place, part, *, key):
            return NotSent(why="wait", retry_after=waits.pop(0))

    waits = [float("nan"), float("inf"), -5.0, 1e12, None]

    await owe(parts=1)
    odd = Odd(board.path)
    sender = Sender(database, {"board": odd}, moment, patience=0)
    for hours in (0.25, 0.25, 0.01, 1, 1):
        await sender.run_once()
        moment.turn(hours=hours)
    assert waits == []


@on_sqlite
async def test_a_workspace_has_a_pace_of_its_own_which_its_places_share(database, board, moment, owe):
    for number in range(4):
        await owe(f"C{number}", parts=2)
    sender = Sender(database, {"board": board}, moment, workspace_pace={"board": 0.1}, patience=0)
    await sender.run_once()
    times = sorted(message["at"] for message in board.messages())
    assert len(times) == 8
    # The first two may go at once, and on a slow machine the first is late; looks in vain take no turn from others.
    assert 4 * 0.1 < times[-1] - times[0] < 1.5


@on_sqlite
async def test_a_refusal_for_too_many_holds_the_whole_workspace_back(database, board, moment, owe):
    for number in range(6):
        await owe(f"C{number}", parts=1)
    board.behaviours.append("wait")
    sender = Sender(database, {"board": board}, moment, workspace_pace={"board": 0.2}, patience=0)
    await sender.wake()
    await until(lambda: board.messages())
    await asyncio.sleep(0.5)
    # The refused one, and the one that went with it; without the wait of seven seconds all would be through.
    assert len(board.messages()) == 1
    await sender.stop(within=5)
