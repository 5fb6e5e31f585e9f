"""The same scenarios on every platform: the whole program, the real SDKs, strict servers."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from bot.platforms import limits_of
from tests.scenarios.conftest import serving
from tests.scenarios.discord_chat import DiscordChat
from tests.scenarios.parity import SCENARIOS
from tests.scenarios.slack_chat import SlackChat
from tests.servers.discord import DiscordServer
from tests.servers.slack import SlackServer

DOCS = Path(__file__).parents[2] / "docs"


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


#: What a platform cannot do, as its Limits declare it, and the words that tell its people in docs/.
CANNOT = {
    ("slack", "follows"): "A follow-up in the thread needs no mention.",
    ("discord", "streams"): "Discord has no streaming of its own",
}


def test_what_a_platform_cannot_do_is_declared_and_told():
    for name in ("slack", "discord"):
        limits, told = limits_of(name), " ".join((DOCS / f"{name}.md").read_text().split())
        able = {one.name: getattr(limits, one.name) for one in fields(limits)}
        lacking = [one for one, can in able.items() if can is False or (one in ("menus", "tables") and not can)]
        for one in lacking:
            assert CANNOT[name, one] in told
        assert lacking == [one for platform, one in CANNOT if platform == name]
