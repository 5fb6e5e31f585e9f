"""One adapter after another, each connected to a platform that speaks its protocol."""

import asyncio
import io
from dataclasses import dataclass
from typing import Any

import pytest

from adapters.console.adapter import PLACE, ConsoleAdapter
from adapters.discord import DiscordAdapter
from adapters.slack import SlackAdapter
from bot.chat import Place
from tests.servers.discord import GENERAL, GUILD, DiscordServer
from tests.servers.running import at_work
from tests.servers.slack import SlackServer


class Nobody:
    """A handler that nobody talks to."""

    async def accept(self, request):
        return False

    async def unfinished(self, platform):
        return ()

    async def released(self, platform):
        await asyncio.Event().wait()
        yield

    async def recall(self, name):
        return None

    async def remember(self, name, value):
        return None

    async def watched(self, place, person, typed):
        return ()

    async def suggest(self, field, typed):
        return ()


@dataclass
class Platform:
    """An adapter, a place it can post in, and one there is not."""

    adapter: Any
    place: Place
    nowhere: Place
    server: Any = None


@pytest.fixture(params=["console", "slack", "discord"])
async def platform(request):
    if request.param == "console":
        adapter = ConsoleAdapter(source=io.StringIO(), target=io.StringIO())
        yield Platform(adapter, PLACE, Place(platform="console", workspace="", channel="elsewhere"))
    elif request.param == "slack":
        async with SlackServer() as server:
            adapter = SlackAdapter(server.settings())
            async with at_work(adapter, Nobody(), server.until):
                here = Place(platform="slack", workspace="T1", channel="C1")
                yield Platform(adapter, here, Place(platform="slack", workspace="T1", channel="C404"), server)
    else:
        async with DiscordServer() as server:
            adapter = DiscordAdapter(server.settings())
            async with at_work(adapter, Nobody(), server.until):
                here = Place(platform="discord", workspace=GUILD, channel=GENERAL)
                yield Platform(adapter, here, Place(platform="discord", workspace=GUILD, channel="404404404"), server)
