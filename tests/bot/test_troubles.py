"""A trouble of what is tried again and again fills no log."""

import asyncio
import logging
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from bot import accepting
from bot.app import opened, unseen
from bot.errors import StoreError
from bot.settings import Settings
from bot.store import inbox
from bot.troubles import Trouble

NOW = datetime(2026, 4, 20, 9, tzinfo=UTC)


def test_a_trouble_is_told_when_it_begins_or_its_reason_changes_and_once_when_it_is_over(caplog):
    caplog.set_level(logging.INFO)
    trouble = Trouble(logging.getLogger("mill"), begins="the mill stands", ends="the mill turns", action="mill")
    trouble.is_over()
    for why in ("no wind", "no wind", "no corn", "no corn"):
        trouble.is_there(StoreError(why))
    trouble.is_over()
    trouble.is_over()
    trouble.is_there(StoreError("no corn"))
    told = [(record.levelname, record.message, getattr(record, "why", "")) for record in caplog.records]
    assert told == [
        ("WARNING", "the mill stands", "no wind"),
        ("WARNING", "the mill stands", "no corn"),
        ("INFO", "the mill turns", ""),
        ("WARNING", "the mill stands", "no corn"),
    ]


async def test_looking_for_requests_while_the_database_is_gone_is_logged_once(tmp_path, monkeypatch, caplog):
    caplog.set_level(logging.INFO)
    looks, over = [], asyncio.Event()

    async def gone(*args, **more):
        looks.append(1)
        if len(looks) < 5:
            raise StoreError("The database is gone.")
        over.set()
        return []

    monkeypatch.setattr(accepting, "LOOK", 0.001)
    monkeypatch.setattr(inbox, "released", gone)
    shutil.copytree(Path(__file__).parents[1] / "scenarios" / "posts", tmp_path / "content")
    settings = Settings(content=tmp_path / "content", database_url=f"sqlite:///{tmp_path}/bot.db")
    async with opened(settings, now=lambda: NOW) as world:
        waiting = asyncio.ensure_future(anext(world.service(unseen).released("slack")))
        await asyncio.wait_for(over.wait(), 30)
        await asyncio.sleep(0.01)
        waiting.cancel()
        with suppress(asyncio.CancelledError):
            await waiting
    told = [record.message for record in caplog.records if "requests" in record.message]
    assert told == ["could not look for requests", "looks for requests again"]
