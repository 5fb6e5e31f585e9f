"""Publishing in a forum, where the first part begins a post and the others stand in it."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.chat import NotSent, Sent, Unknown
from tests.servers.discord import FORUM
from tests.servers.discord_core import part, place, tag_forum
from tests.servers.discord_reader import shown

NOW = datetime.now(UTC)


@pytest.mark.parametrize(
    ("needed", "series", "tags"),
    [(False, "weekly", ["902"]), (False, "daily", []), (True, "daily", ["901"]), (True, "weekly", ["902"])],
)
async def test_a_forum_post_gets_the_tag_of_its_series(discord_, adapter, needed, series, tags):
    await tag_forum(discord_, "Staff", "News", "Weekly", needed=needed)
    shown_part = part(series=series)
    sent = await adapter.publish(place(FORUM), shown_part, key="f1")
    assert discord_.channels[sent.place.thread]["applied_tags"] == tags


async def test_a_forum_gets_a_post_with_the_title_and_the_rest_inside(discord_, adapter):
    sent = await adapter.publish(place(FORUM), part(), key="f1")
    assert discord_.channels[sent.place.thread]["name"] == "Weekly W16"
    second = await adapter.publish(place(FORUM), part("More", 2), key="f2")
    third = await adapter.publish(sent.place, part("Section", 3), key="f3")
    assert [shown(one) for one in discord_.thread(sent.message_id)] == ["The digest", "More", "Section"]
    assert await adapter.find(place(FORUM), "f1", since=NOW) == sent
    assert await adapter.find(place(FORUM), "f2", since=NOW) == second
    assert await adapter.find(third.place, "f3", since=NOW) == third
    assert await adapter.find(place(FORUM), "f9", since=NOW) is None
    assert await adapter.find(place(FORUM), "f1", since=NOW + timedelta(hours=1)) is None


async def test_a_forum_post_is_never_started_twice(discord_, adapter):
    discord_.fail("POST /channels/{channel}/threads", "500 after")
    assert isinstance(await adapter.publish(place(FORUM), part(), key="f1"), Unknown)
    found = await adapter.find(place(FORUM), "f1", since=NOW)
    assert isinstance(found, Sent)
    assert len([one for one in discord_.channels.values() if one["type"] == 11]) == 1


async def test_a_later_part_without_its_forum_post_is_not_sent(discord_, adapter):
    refused = await adapter.publish(place(FORUM), part("More", 2), key="f2")
    assert isinstance(refused, NotSent)
    assert refused.permanent
