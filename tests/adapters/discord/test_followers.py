"""Publishing the messages of an announcement channel to the channels that follow it."""

from datetime import UTC, datetime

import pytest

from adapters.discord import DiscordAdapter
from bot.chat import NotSent, Place, Sent, Unknown
from tests.servers.discord import DM, FORUM, GENERAL, GUILD, NEWS
from tests.servers.discord_api import CROSSPOST
from tests.servers.discord_core import KEY, part

NOW = datetime.now(UTC)


def place(channel=NEWS, **fields):
    return Place(platform="discord", workspace=GUILD, channel=channel, **fields)


def published(discord_):
    return [path for path, _ in discord_.calls if path == CROSSPOST]


async def test_posting_an_announcement_leaves_publishing_it_to_a_step_of_its_own(discord_, adapter):
    sent = await adapter.publish(place(), part(), key=KEY)
    assert (sent.spreads, discord_.published) == (True, [])
    assert await adapter.find(place(), KEY, since=NOW) == sent
    assert await adapter.spread(sent) == sent
    assert discord_.published == [sent.message_id]


@pytest.mark.parametrize("channel", [GENERAL, FORUM, DM])
async def test_elsewhere_nobody_follows(discord_, adapter, channel):
    sent = await adapter.publish(place(channel), part(), key=KEY)
    # A direct message is not known before it is asked for.
    assert sent.spreads is (channel == DM)
    assert await adapter.spread(sent) is None
    assert published(discord_) == []


async def test_what_stands_in_a_thread_of_an_announcement_is_not_published(discord_, adapter):
    sent = await adapter.publish(place(), part(), key=KEY)
    inside = await adapter.publish(place(thread=sent.message_id), part("More"), key="next")
    assert not inside.spreads
    assert await adapter.spread(inside) is None


async def test_publishing_twice_is_done_once(discord_, adapter):
    sent = await adapter.publish(place(), part(), key=KEY)
    assert [await adapter.spread(sent), await adapter.spread(sent)] == [sent, sent]
    assert discord_.published == [sent.message_id]
    assert len(published(discord_)) == 2


async def test_the_eleventh_of_an_hour_is_to_wait_and_holds_nothing_up(discord_, adapter):
    every = [await adapter.publish(place(), part(f"Digest {n}"), key=f"k{n}") for n in range(11)]
    outcomes = [await adapter.spread(sent) for sent in every]
    assert outcomes[:10] == every[:10]
    assert isinstance(outcomes[10], NotSent)
    assert not outcomes[10].permanent
    assert 3_500 < outcomes[10].retry_after <= 3_601
    assert isinstance(await adapter.publish(place(), part("Twelve"), key="k12"), Sent)


@pytest.mark.parametrize(
    ("how", "kind"), [(503, Unknown), ("drop after", Unknown), ((403, 50013), NotSent), ((400, 50024), NotSent)]
)
async def test_what_keeps_discord_from_it_is_told(discord_, adapter, how, kind):
    sent = await adapter.publish(place(), part(), key=KEY)
    discord_.fail(CROSSPOST, *[how] * 5)
    outcome = await adapter.spread(sent)
    assert isinstance(outcome, kind)
    assert getattr(outcome, "permanent", True)


async def test_a_deleted_announcement_cannot_be_published(discord_, adapter):
    sent = await adapter.publish(place(), part(), key=KEY)
    discord_.delete(sent.message_id)
    refused = await adapter.spread(sent)
    assert refused == NotSent(why="The message was posted and then deleted by somebody.", permanent=True, alone=True)


async def test_before_there_is_a_connection_it_waits(discord_):
    adapter = DiscordAdapter(discord_.settings())
    waits = await adapter.spread(Sent(message_id="1", place=place()))
    assert isinstance(waits, NotSent)
    assert not waits.permanent


async def test_what_is_no_message_is_refused(adapter):
    for sent in (Sent(message_id="m", place=place()), Sent(message_id="1", place=place("nonsense"))):
        assert (await adapter.spread(sent)).permanent
