"""A Discord of our own, a core that a test tells what to answer, and an adapter between the two."""

from collections.abc import AsyncIterator

import pytest

from adapters.discord import DiscordAdapter
from tests.servers.discord import DiscordServer
from tests.servers.discord_core import Core, running


@pytest.fixture
async def discord_() -> AsyncIterator[DiscordServer]:
    async with DiscordServer() as server:
        yield server
        assert server.refusals == []


@pytest.fixture
def core() -> Core:
    return Core()


@pytest.fixture
async def adapter(discord_: DiscordServer, core: Core) -> AsyncIterator[DiscordAdapter]:
    """An adapter that is connected."""
    async with running(discord_, core) as connected:
        yield connected
