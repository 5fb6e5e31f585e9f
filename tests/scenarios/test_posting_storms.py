"""Digests through the real clients while the platforms misbehave: every part once, or unknown and left alone."""

import asyncio
from datetime import timedelta

import pytest

from bot.chat import Place, Sent
from bot.errors import LookupFailed
from bot.store.ledger.deliveries import list_deliveries, settle_delivery
from tests.servers.discord import ALICE, DM
from tests.servers.editions import layout, the_post
from tests.servers.weather import Weather, connected, lag, owe, present, stands_once


@pytest.fixture
def dialect():
    """What a platform does is the same on every database."""
    return "sqlite"


@pytest.mark.parametrize("platform", ["slack", "discord"])
@pytest.mark.parametrize(
    "faults",
    [
        ("store, then drop", "store, then drop", "store, then drop"),
        ("drop", "store, then drop"),
        ("5xx", "5xx"),
        ("store, then 5xx", "5xx", "store, then 5xx"),
        ("429", "429", "429"),
        ("429", "drop", "store, then drop", "5xx"),
        ("hang",),
    ],
)
async def test_in_any_weather_every_part_stands_once_and_in_order(database, platform, faults):
    async with connected(platform) as (server, adapter):
        Weather(platform, server).comes(*faults)
        # What hangs is stored after the client's patience of 1 s is over, and before the second look.
        late = "hang" in faults
        channel, send = await owe(database, server, platform, adapter, pause=1.0 if late else 0.05)
        await send()
        await asyncio.sleep(1.0 if late else 0.0)
        assert stands_once(server, channel)
        assert {one.state for one in await list_deliveries(database)} == {"sent"}


@pytest.mark.parametrize("platform", ["slack", "discord"])
async def test_in_any_weather_a_changed_digest_reads_as_its_newest_edition(database, platform):
    async with connected(platform) as (server, adapter):
        weather = Weather(platform, server)
        channel, bring = await owe(database, server, platform, adapter)
        await bring()
        weather.comes("429", "store, then 5xx", to="edit")
        weather.comes("429", "store, then drop", to="delete")
        await bring(2)
        assert stands_once(server, channel, 2)
        assert [one.state for one in await list_deliveries(database)] == ["sent", "sent", "skipped"]
        weather.comes("drop", "store, then drop", "store, then 5xx")
        await bring(3)
        assert stands_once(server, channel, 3)


@pytest.mark.parametrize("platform", ["slack", "discord"])
@pytest.mark.parametrize("sent", [True, False])
async def test_where_no_history_is_shown_the_part_waits_for_an_operator_s_word(database, platform, sent):
    async with connected(platform) as (server, adapter):
        weather = Weather(platform, server)
        weather.forbids_looking()
        weather.comes("store, then drop" if sent else "drop")
        channel, send = await owe(database, server, platform, adapter, patience=0)
        await send()
        await send()
        assert weather.posts() == 1
        first = (await list_deliveries(database))[0]
        assert first.state == "unknown"
        assert f"digestbot deliveries settle {first.id} --sent" in first.problem
        known = server.messages(channel)[0] if sent else {}
        await settle_delivery(database, first.id, sent=known.get("ts", known.get("id")), now=present())
        await send()
        assert stands_once(server, channel)


@pytest.mark.parametrize("platform", ["slack", "discord"])
@pytest.mark.parametrize("fault", ["store, then drop", "drop"])
async def test_a_history_that_lags_makes_no_second_message(database, platform, fault):
    """The times of `benchmarks/lag.py`, a fiftieth of them: 20 s of lag, and half a minute between two looks."""
    async with connected(platform) as (server, adapter):
        lag(server, 0.4)
        Weather(platform, server).comes(fault, fault, fault)
        channel, send = await owe(database, server, platform, adapter, pause=0.6)
        await send()
        assert stands_once(server, channel)
        assert {one.state for one in await list_deliveries(database)} == {"sent"}


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
