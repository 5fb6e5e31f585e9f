"""A Slack of our own, a core that a test tells what to answer, and an adapter between the two."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from adapters.slack import SlackAdapter
from tests.servers.slack import SlackServer
from tests.servers.slack_core import Core, running


@pytest.fixture
async def slack() -> AsyncIterator[SlackServer]:
    async with SlackServer() as server:
        yield server


@pytest.fixture
def core() -> Core:
    return Core()


@pytest.fixture(params=["socket", "http"])
async def adapter(request: pytest.FixtureRequest, slack: SlackServer, core: Core) -> AsyncIterator[SlackAdapter]:
    """An adapter that is connected, over Socket Mode and again over signed HTTP."""
    async with running(slack, core, http=request.param == "http") as connected:
        yield connected


@pytest.fixture
def now() -> datetime:
    return datetime.now(UTC)
