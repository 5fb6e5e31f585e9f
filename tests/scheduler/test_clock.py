"""The clock's tick, which nothing stops."""

import asyncio
import logging

from bot.errors import UsageError
from bot.store.ledger.subscriptions import list_subscriptions
from scheduler.clock import Clock
from scheduler.sender import Sender
from tests.scheduler.conftest import on_sqlite

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
