"""The same scenarios on every platform: the whole program, the real SDKs, strict servers."""

from dataclasses import replace

import pytest

from tests.scenarios.conftest import serving
from tests.scenarios.parity import SCENARIOS, DiscordChat, SlackChat
from tests.servers.discord import DiscordServer
from tests.servers.slack import SlackServer


@pytest.fixture(params=["slack", "discord"])
async def chat(request, settings, clock):
    if request.param == "slack":
        async with SlackServer() as slack, serving(replace(settings, slack=slack.settings()), clock):
            await slack.connected()
            yield SlackChat(slack)
    else:
        async with DiscordServer() as discord, serving(replace(settings, discord=discord.settings()), clock):
            await discord.connected()
            yield DiscordChat(discord)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.__name__)
async def test_parity(chat, scenario):
    await scenario(chat)
    assert chat.refusals == []
