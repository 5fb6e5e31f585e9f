"""Connecting to Discord and staying connected, through the real discord.py."""

import asyncio
import gc
import subprocess
import sys
import threading
from time import monotonic

import discord
import pytest
from discord.gateway import DiscordWebSocket, KeepAliveHandler
from discord.http import Route

from adapters.discord import DiscordAdapter, invite_url
from adapters.discord.adapter import PERMISSIONS
from adapters.discord.addresses import versioned
from adapters.discord.permissions import NEEDED
from bot.errors import SettingsError, StoreError, Unreachable
from bot.settings import DiscordSettings
from tests.servers.discord import GUILD, DiscordServer
from tests.servers.discord_core import QUICK, Core, answered, running
from tests.servers.discord_reader import shown


async def test_no_privileged_intent_is_asked_for(discord_, adapter):
    [wish] = discord_.identified
    assert wish["intents"] == 4609


async def test_commands_are_registered_only_when_they_changed(discord_, core):
    async with running(discord_, core):
        assert {one["name"] for one in discord_.commands} == {"digest", "digest-admin", "Ask about this message"}
    async with running(discord_, core):
        pass
    assert discord_.registrations == 1
    core.memory["discord.commands"] = "another hash"
    async with running(discord_, core):
        pass
    assert discord_.registrations == 2


async def test_commands_that_cannot_be_registered_do_not_stop_the_bot(discord_, core):
    discord_.fail("PUT /applications/{application}/commands", (400, 30034))
    async with running(discord_, core, retries=(60.0,)):
        await discord_.mention("hello")
        await discord_.until(lambda: core.finished)
    assert core.memory == {}


async def test_commands_that_could_not_be_registered_are_registered_later(discord_, core):
    discord_.fail("PUT /applications/{application}/commands", 503, 503)
    async with running(discord_, core):
        await discord_.mention("meanwhile")
        await discord_.until(lambda: "discord.commands" in core.memory and core.finished)
    assert discord_.registrations == 1


async def test_commands_are_registered_later_also_where_the_database_is_away_meanwhile(discord_, core, monkeypatch):
    recalled = []

    async def recall(name):
        recalled.append(name)
        if len(recalled) == 2:
            raise StoreError("The database is away.")

    monkeypatch.setattr(core, "recall", recall)
    discord_.fail("PUT /applications/{application}/commands", 503)
    async with running(discord_, core):
        await discord_.until(lambda: "discord.commands" in core.memory)
    assert len(recalled) == 3


async def test_a_refused_token_is_one_clear_sentence(discord_, core):
    adapter = DiscordAdapter(discord_.settings("wrong"))
    with pytest.raises(SettingsError, match="DISCORD_TOKEN was refused"):
        await adapter.run(core)
    assert not adapter.ready()


@pytest.mark.parametrize(("code", "words"), [(4004, "DISCORD_TOKEN was refused"), (4014, "holds an intent back")])
async def test_what_only_a_person_can_mend_is_said_so(discord_, core, code, words):
    discord_.gateway_faults.append(code)
    with pytest.raises(SettingsError, match=words):
        await DiscordAdapter(discord_.settings(), timing=QUICK).run(core)


async def test_another_failure_of_the_gateway_is_for_the_supervisor(discord_, core):
    discord_.gateway_faults.append(4010)
    with pytest.raises(Unreachable, match="4010"):
        await DiscordAdapter(discord_.settings(), timing=QUICK).run(core)


async def test_a_discord_that_cannot_be_reached_is_one_sentence(core):
    away = DiscordSettings(token="secret", api_url="http://127.0.0.1:9/api")
    with pytest.raises(Unreachable, match="Discord cannot be reached: Cannot connect to host"):
        await DiscordAdapter(away, timing=QUICK).run(core)


async def test_a_broken_connection_is_resumed_with_what_was_said_meanwhile_once(discord_, core, adapter):
    await discord_.mention("before")
    await discord_.until(lambda: core.finished)
    await discord_.hang_up()
    await discord_.mention("meanwhile")
    await answered(discord_, core, 2)
    assert discord_.resumed == 1
    assert [shown(message) for message in discord_.messages()] == ["You said: before", "You said: meanwhile"]


async def test_a_request_to_reconnect_is_followed(discord_, core, adapter):
    await discord_.ask_to_reconnect()
    await discord_.until(lambda: discord_.resumed)
    await discord_.mention("hello")
    await discord_.until(lambda: core.finished)
    assert len(discord_.messages()) == 1


async def test_a_lost_session_begins_anew_at_our_gateway(discord_, core, adapter):
    await discord_.invalidate()
    await discord_.until(lambda: len(discord_.identified) == 2)
    await discord_.mention("hello")
    await discord_.until(lambda: core.finished)
    assert len(discord_.messages()) == 1


async def test_we_are_not_ready_while_a_shard_is_away(discord_, core, adapter):
    assert adapter.ready()
    discord_.gateway_faults.append(4000)
    await discord_.invalidate()
    await discord_.until(lambda: not adapter.ready())


async def test_as_many_shards_as_discord_asks_for(discord_, core):
    discord_.shards = 2
    async with running(discord_, core):
        assert [wish["shard"] for wish in discord_.identified] == [[0, 2], [1, 2]]
        await discord_.mention("hello")
        await discord_.dm("hello")
        await answered(discord_, core, 2)


async def test_a_large_server_needs_no_member_but_us(discord_, core):
    async with running(discord_, core) as adapter:
        large = discord_.guild() | {"large": True, "member_count": 1_000_000}
        await discord_.dispatch("GUILD_CREATE", large, guild=GUILD)
        await discord_.mention("hello")
        await discord_.until(lambda: core.finished)
        (server,) = adapter._client.guilds
        assert len(server.members) <= 1
        assert list(adapter._client.cached_messages) == []
    # Heartbeats and one identification; members (8) are never asked for.
    assert discord_.heard <= {1, 2}


async def test_leaving_leaves_nothing_behind(discord_, core, caplog):
    before = asyncio.all_tasks()
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    async with running(discord_, core) as adapter:
        assert discord_.api_url == Route.BASE
    await discord_.until(lambda: {task for task in asyncio.all_tasks() if "discord" in repr(task)} <= before)
    gc.collect()
    assert not adapter.ready()
    assert (base, gateway) == (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY)
    assert base.startswith("https://discord.com/")
    assert not [record for record in caplog.records if record.levelname in ("ERROR", "WARNING")]


async def test_a_heartbeat_under_way_has_ended_when_we_have_left(discord_, core, monkeypatch):
    beaten = []
    beat = DiscordWebSocket.send_heartbeat

    async def slow(self, data):
        beaten.append(data)
        await asyncio.sleep(0.3)
        await beat(self, data)

    monkeypatch.setattr(DiscordWebSocket, "send_heartbeat", slow)
    async with running(discord_, core):
        before = len(beaten)
        await discord_.until(lambda: len(beaten) > before)
    assert [thread for thread in threading.enumerate() if isinstance(thread, KeepAliveHandler)] == []


async def test_a_gateway_that_says_no_goodbye_is_not_waited_for(discord_, core):
    discord_.deaf = True
    async with running(discord_, core):
        begin = monotonic()
    # aiohttp itself waits 10 seconds.
    assert monotonic() - begin < 5


async def test_leaving_while_connecting_is_quiet(core):
    async with DiscordServer() as discord_:
        discord_.fail("GET /users/@me", "hang")
        task = asyncio.create_task(DiscordAdapter(discord_.settings()).run(core))
        await discord_.until(lambda: discord_.calls)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


async def test_what_comes_while_we_leave_is_stored_for_the_next_start(discord_, core):
    gate = asyncio.Event()
    core.script = lambda request: [gate, *Core.echo(request)]
    adapter = DiscordAdapter(discord_.settings(), timing=QUICK)
    task = asyncio.create_task(adapter.run(core))
    await discord_.until(adapter.ready)
    await discord_.mention("first")
    await discord_.until(lambda: core.accepted)
    task.cancel()
    await asyncio.sleep(0)
    await discord_.mention("second")
    used = await discord_.command("digest list")
    await discord_.until(lambda: len(core.accepted) == 3 and used.ack)
    gate.set()
    await asyncio.gather(task, return_exceptions=True)
    assert [request.text for request in core.finished] == ["first"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://127.0.0.1:1/", "http://127.0.0.1:1/api/v10"),
        ("http://127.0.0.1:1/api/", "http://127.0.0.1:1/api/v10"),
        ("http://127.0.0.1:1/api/v10", "http://127.0.0.1:1/api/v10"),
        ("http://proxy/discord", "http://proxy/discord"),
    ],
)
def test_an_api_address_may_leave_out_the_version(address, expected):
    assert versioned(address) == expected


def test_the_invitation_asks_for_the_least_permissions():
    assert discord.Permissions(**dict.fromkeys(NEEDED, True)).value == PERMISSIONS
    assert invite_url(42) == (
        "https://discord.com/oauth2/authorize?client_id=42&scope=bot+applications.commands&permissions=309237730304"
    )


def test_the_adapter_is_loaded_without_the_library():
    code = "import sys, adapters.discord, adapters.discord.components; sys.exit('discord' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_nothing_is_global_before_a_run():
    DiscordAdapter(DiscordSettings(token="t", api_url="http://127.0.0.1:1/"))
    assert Route.BASE == "https://discord.com/api/v10"
