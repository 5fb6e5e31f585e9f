"""Digests through the real clients while the platforms misbehave: every part once, or unknown and left alone."""

import asyncio
from collections.abc import Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest

from adapters.discord import DiscordAdapter
from adapters.discord.timing import Timing
from adapters.slack import SlackAdapter
from bot.chat import Place, Sent
from bot.errors import LookupFailed
from bot.store.deliveries import list_deliveries, settle_delivery
from bot.store.subscriptions import add_subscription
from scheduler.planning import plan
from scheduler.sender import Sender
from tests.servers.discord import ALICE, DM
from tests.servers.lives import PARTS, DeadlyDiscord, DeadlySlack, Silent, the_post
from tests.servers.mortal import layout


@pytest.fixture
def dialect():
    """What a platform does is the same on every database."""
    return "sqlite"


#: How each server names what goes wrong.
FAULTS = {
    "slack": {"drop": "drop", "store, then drop": "drop after", "429": "429", "5xx": "html", "hang": "hang"},
    "discord": {"drop": "drop", "store, then drop": "drop after", "429": "429", "5xx": 502, "hang": "hang"},
}
POST_MESSAGE = "POST /channels/{channel}/messages"


class Weather:
    """What goes wrong with the next messages."""

    def __init__(self, platform, server):
        self.platform, self.server = platform, server

    def comes(self, *faults):
        for fault in faults:
            name = FAULTS[self.platform][fault]
            if self.platform == "slack":
                self.server.fail("chat.postMessage", name, seconds={"429": 1.0, "hang": 1.5}.get(fault, 0.0))
            else:
                self.server.fail(POST_MESSAGE, name)


@asynccontextmanager
async def connected(platform):
    """A server and a client of it."""
    async with (DeadlySlack if platform == "slack" else DeadlyDiscord)() as server:
        if platform == "slack":
            adapter: SlackAdapter | DiscordAdapter = SlackAdapter(server.settings(), timeout=1.0)
            yield server, adapter
            await adapter.close()
            return
        adapter = DiscordAdapter(server.settings(), timing=Timing(settle=0.02, identify=0.02, post=3.0))
        task = asyncio.create_task(adapter.run(Silent()))
        await server.until(adapter.ready)
        yield server, adapter
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def present():
    return datetime.now(UTC)


async def owe(database, server, platform, adapter, *, pause=0.05, patience=60.0) -> tuple[str, Callable]:
    """Owe a channel a digest; gives the channel and what sends it."""
    workspace, channel = server.open_channel(1)
    at = present() - timedelta(hours=1)
    place = {"platform": platform, "workspace": workspace, "channel": channel}
    await add_subscription(
        database, **place, series="weekly", times="when published", zone="UTC", by="U1", now=at, since=at - timedelta(1)
    )
    sender = Sender(
        database,
        {platform: adapter},
        present,
        look_pause=timedelta(seconds=pause),
        timeout=4,
        patience=patience,
        usable=lambda name: True,
    )
    await plan(database, lambda: [the_post(at)], layout, now=present())
    return channel, sender.run_once


def stands_once(server, channel):
    words, threaded = server.read(channel)
    return threaded and len(words) == PARTS and all(f"post {n}" in text for n, text in enumerate(words, 1))


@pytest.mark.parametrize("platform", ["slack", "discord"])
@pytest.mark.parametrize(
    "faults",
    [
        ("store, then drop", "store, then drop", "store, then drop"),
        ("drop", "store, then drop"),
        ("5xx", "5xx"),
        ("429", "429", "429"),
        ("429", "drop", "store, then drop", "5xx"),
        ("hang",),
    ],
)
async def test_in_any_weather_every_part_stands_once_and_in_order(database, platform, faults):
    async with connected(platform) as (server, adapter):
        Weather(platform, server).comes(*faults)
        channel, send = await owe(database, server, platform, adapter)
        await send()
        assert stands_once(server, channel)
        assert {one.state for one in await list_deliveries(database)} == {"sent"}


async def test_a_message_kept_behind_a_500_is_not_posted_again_on_discord(database):
    async with connected("discord") as (server, adapter):
        server.fail(POST_MESSAGE, "500 after", "500 after")
        channel, send = await owe(database, server, "discord", adapter)
        await send()
        assert stands_once(server, channel)


@pytest.mark.parametrize("sent", [True, False])
async def test_where_slack_shows_no_history_the_part_waits_for_an_operator_s_word(database, sent):
    async with connected("slack") as (server, adapter):
        server.fail("conversations.history", "missing_scope", times=50)
        server.fail("chat.postMessage", "drop after" if sent else "drop")
        channel, send = await owe(database, server, "slack", adapter, patience=0)
        await send()
        await send()
        posts = [method for method, _ in server.calls if method == "chat.postMessage"]
        assert len(posts) == 1
        first = (await list_deliveries(database))[0]
        assert first.state == "unknown"
        assert f"digestbot deliveries settle {first.id} --sent" in first.problem
        known = server.messages(channel)[0]["ts"] if sent else None
        await settle_delivery(database, first.id, sent=known, now=present())
        await send()
        assert stands_once(server, channel)


async def test_a_history_that_lags_makes_no_second_message_on_discord(database):
    async with connected("discord") as (server, adapter):
        server.history_lag, server.nonce_window = 0.4, 0.0
        server.fail(POST_MESSAGE, "drop after", "drop after")
        channel, send = await owe(database, server, "discord", adapter, pause=0.6)
        await send()
        assert stands_once(server, channel)


@pytest.mark.parametrize(("platform", "person", "channel"), [("slack", "U1", "DU1"), ("discord", ALICE, DM)])
async def test_a_person_is_written_to_alone_and_the_message_is_found_again(platform, person, channel):
    async with connected(platform) as (server, adapter):
        workspace, public = server.open_channel(1)
        place = Place(platform=platform, workspace=workspace, channel=public)
        private = await adapter.private(place, person)
        assert private == Place(platform=platform, workspace=workspace, channel=channel)
        (part, *_) = layout(the_post(present()), platform)
        sent = await adapter.publish(private, part, key="dprivate1")
        assert isinstance(sent, Sent)
        assert await adapter.find(private, "dprivate1", since=present() - timedelta(minutes=1)) == sent
        assert len(server.messages(channel)) == 1
        assert server.messages(public) == []
        with pytest.raises(LookupFailed):
            await adapter.private(place, "nobody")
