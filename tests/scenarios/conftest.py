"""The whole program against servers that speak the platforms' protocols."""

import asyncio
import shutil
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.running import run
from bot.settings import Settings
from tests.servers.slack import SlackServer

POSTS = Path(__file__).parent / "posts"


class Clock:
    """A clock that the test sets."""

    def __init__(self, text: str) -> None:
        self.set(text)

    def set(self, text: str) -> None:
        self.now = datetime.fromisoformat(text).astimezone(UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock():
    return Clock("2026-04-19T12:00:00+00:00")


@pytest.fixture
def settings(tmp_path):
    content = tmp_path / "content"
    shutil.copytree(POSTS, content)
    return Settings(content=content, database_url=f"sqlite:///{tmp_path / 'bot.db'}")


@asynccontextmanager
async def serving(settings, clock):
    """The program, running until the end of the block."""
    task = asyncio.create_task(run(settings, now=clock, tick=0.1))
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@pytest.fixture(params=["socket", "http"])
async def slack(request, settings, clock, unused_port):
    """A workspace with the program in it, over each of Slack's two ways."""
    http = request.param == "http"
    async with SlackServer() as server:
        settings = replace(
            settings, slack=server.settings(http=http), http=("127.0.0.1", unused_port) if http else None
        )
        if http:
            server.events_url = f"http://127.0.0.1:{unused_port}/slack/events"
        async with serving(settings, clock):
            await server.connected()
            server.program = settings
            yield server


@pytest.fixture
def unused_port():
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
