"""Looking Discord over without serving."""

from aiohttp import web

from adapters.discord import DiscordAdapter, invite_url, personal_url
from bot.chat import ChatAdapter, Health
from bot.settings import DiscordSettings
from tests.servers.discord import GENERAL, NEWS
from tests.servers.discord_core import place
from tests.servers.discord_world import APPLICATION


async def test_the_token_and_every_place_are_examined_over_the_api_alone(discord_):
    adapter: ChatAdapter = DiscordAdapter(discord_.settings())
    await discord_.deny(NEWS, "send_messages")
    (part, token), general, news, gone = await adapter.examine([place(GENERAL), place(NEWS), place("999")])
    assert (part, token.ok) == ("", True)
    assert "digestbot" in token.notes[0]
    assert invite_url(int(APPLICATION)) in token.notes[1]
    assert personal_url(int(APPLICATION)) in token.notes[2]
    assert general == (GENERAL, Health())
    assert news[0] == NEWS
    assert "allow “Send Messages”" in news[1].problems[0]
    assert "no channel 999" in gone[1].problems[0]
    assert discord_.identified == []


async def test_one_place_that_cannot_be_asked_hides_no_other(discord_):
    adapter = DiscordAdapter(discord_.settings())
    discord_.fail("GET /channels/{channel}", 503)
    found = await adapter.examine([place(GENERAL), place(NEWS)])
    assert [health.ok for _, health in found] == [True, False, True]
    assert "try again later" in found[1][1].problems[0]


async def test_a_refused_token_and_a_silent_network_are_one_thing_to_do_each(discord_):
    (refused,) = await DiscordAdapter(discord_.settings("wrong")).examine([place(GENERAL)])
    assert "Reset Token" in refused[1].problems[0]
    nowhere = DiscordAdapter(DiscordSettings(token="t", api_url="http://127.0.0.1:9"))
    (silent,) = await nowhere.examine([place(GENERAL)])
    assert "cannot be asked now" in silent[1].problems[0]


async def test_no_route_of_our_own_is_added(discord_):
    application = web.Application()
    DiscordAdapter(discord_.settings()).attach(application)
    assert len(application.router.routes()) == 0
