"""Discord fails while the program starts: it is joined all the same, by itself."""

from dataclasses import replace

import pytest

from tests.scenarios.conftest import serving
from tests.servers.discord import GENERAL, DiscordServer
from tests.servers.discord_reader import shown


@pytest.mark.parametrize("fault", [503, "drop"], ids=str)
@pytest.mark.parametrize(
    "route",
    [
        "GET /users/@me",
        "GET /oauth2/applications/@me",
        "PUT /applications/{application}/commands",
        "GET /gateway/bot",
    ],
    ids=lambda route: route.replace("{", "").replace("}", ""),
)
async def test_a_discord_that_fails_at_the_start_is_joined_all_the_same(settings, clock, route, fault):
    async with DiscordServer() as discord:
        discord.fail(route, fault)
        async with serving(replace(settings, discord=discord.settings()), clock):
            await discord.until(lambda: discord.identified and discord.registrations)
            await discord.mention("what is cognee?")
            await discord.until(lambda: any("16,000 stars" in shown(one) for one in discord.messages(GENERAL)))
        assert discord.refusals == []
