"""Stopping the sender: what is being said is finished, and nothing more is begun."""

import asyncio
from time import monotonic

from scheduler.sender import Sender
from tests.scheduler.conftest import on_sqlite, states


@on_sqlite
async def test_stopping_finishes_what_is_being_said_and_begins_nothing_more(database, board, moment, owe):
    await owe(parts=5)
    sender = Sender(database, {"board": board}, moment, pace={"board": 60.0})
    await sender.wake()
    await asyncio.wait_for(board.called.wait(), 5)
    await sender.stop(within=5)
    assert board.parts() == [1]
    assert await states(database) == ["sent"] + ["pending"] * 4
    await sender.wake()
    assert board.parts() == [1]


@on_sqlite
async def test_stopping_leaves_what_does_not_end_in_time_to_be_looked_for(database, board, moment, owe):
    await owe(parts=1)
    board.behaviours.append("hang")
    sender = Sender(database, {"board": board}, moment)
    await sender.wake()
    await asyncio.wait_for(board.called.wait(), 5)
    await sender.stop(within=0.05)
    assert await states(database) == ["sending"]


@on_sqlite
async def test_stopping_does_not_wait_for_the_turns_of_a_workspace(database, board, moment, owe):
    for number in range(5):
        await owe(f"C{number}", parts=1)
    sender = Sender(database, {"board": board}, moment, workspace_pace={"board": 60.0}, patience=0)
    await sender.wake()
    await asyncio.wait_for(board.called.wait(), 5)
    begun = monotonic()
    await sender.stop(within=5)
    assert monotonic() - begun < 2
    assert set(await states(database)) == {"sent", "pending"}
