"""The same scenarios on every platform: the whole program, the real SDKs, strict servers."""

import json
import re
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


@pytest.fixture
def tips(settings):
    """A digest that says how something is installed, older than the others."""
    told = "---\ntitle: Tips\ndate: 2026-03-08\nslug: tips\n---\n## Heddle\n\nInstall it with pip:\n\n"
    (settings.content / "tips.md").write_text(f"{told}```sh\npip install heddle_all\n  --now\n```\n")


async def test_code_is_shown_as_code(tips, chat):
    answer = await chat.ask("how do I install Heddle?")
    assert "Install it with pip: [1][2]" in chat.words(answer)
    code, shown = json.dumps("pip install heddle_all\n  --now")[1:-1], json.dumps(answer)
    preformatted = re.search(rf'"rich_text_preformatted", "elements": \[[^\]]*{re.escape(code)}"', shown)
    assert preformatted or re.search(rf"```[a-z]*\\n{re.escape(code)}\\n```", shown)


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
