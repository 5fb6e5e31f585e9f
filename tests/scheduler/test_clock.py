"""The clock's tick, which nothing stops."""

import asyncio
import logging
from datetime import datetime, timedelta

from apscheduler.schedulers import base

from bot.errors import UsageError
from bot.store.ledger.subscriptions import list_subscriptions
from scheduler.clock import Clock
from scheduler.sender import Sender
from tests.scheduler.conftest import on_sqlite
from tests.servers.waiting import until

pytestmark = on_sqlite


async def test_the_clock_ticks_at_once_and_when_nudged_and_goes_on_after_an_error(
    database, board, moment, make_post, subscribe, layout, caplog
):
    await subscribe()
    posts = [make_post("w46", "2026-11-15 10:00")]
    failing = [UsageError("the folder is away"), RuntimeError("a mistake of ours")]

    def read():
        if failing:
            raise failing.pop(0)
        return posts

    sender = Sender(database, {"board": board}, moment, patience=0)
    clock = Clock(database, sender, read, layout, moment, every=3600)
    moment.set("2026-11-16 08:00:00")
    with caplog.at_level(logging.ERROR):
        clock.start()
        while failing:
            clock.nudge()
            await asyncio.sleep(0.02)
    clock.nudge()
    clock.nudge()
    await asyncio.wait_for(board.called.wait(), 5)
    await clock.inspect()
    await clock.stop()
    await clock.stop()
    await sender.stop()
    assert board.parts()[:1] == [1]
    assert any(record.message.startswith("a tick failed") for record in caplog.records)
    assert any("a mistake of ours" in str(record.exc_info) for record in caplog.records)
    assert len(await list_subscriptions(database)) == 1


async def test_a_database_that_is_gone_fails_the_tick_and_not_the_clock(database, board, moment, layout, caplog):
    sender = Sender(database, {"board": board}, moment, patience=0)
    clock = Clock(database, sender, list, layout, moment)
    database.address.path.write_bytes(b"no database at all" * 100)
    for _ in range(3):
        await clock.tick()
        await clock.inspect()
    failed = [record for record in caplog.records if "failed; the next one tries again" in record.message]
    assert len(failed) == 2


async def test_a_clock_that_is_set_back_stops_neither_the_ticks_nor_what_was_to_be_tried_again(
    database, board, moment, owe, layout, monkeypatch, caplog
):
    ahead = timedelta(hours=1)

    class Wall(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + ahead

    monkeypatch.setattr(base, "datetime", Wall)
    moment.turn(hours=1)
    await owe()
    board.behaviours.append("wait")
    sender = Sender(database, {"board": board}, moment, patience=0)
    clock = Clock(database, sender, list, layout, moment, every=0.05)
    clock.start()
    await until(lambda: not board.behaviours)
    ahead = timedelta(0)
    moment.turn(hours=-1)
    await until(lambda: board.parts() == [1, 2, 3])
    await clock.stop()
    await sender.stop()
    assert [record.message for record in caplog.records].count("the clock was set back") == 1


async def test_a_fault_of_ours_that_stays_is_traced_once(database, board, moment, layout, caplog):
    def read():
        raise RuntimeError("a mistake of ours")

    clock = Clock(database, Sender(database, {"board": board}, moment, patience=0), read, layout, moment)
    for _ in range(3):
        await clock.tick()
    (told,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert told.exc_info
