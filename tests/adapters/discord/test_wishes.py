"""A role to call and tags of a forum, checked against the server before anybody relies on them."""

from dataclasses import replace

import pytest

from adapters.discord import DiscordAdapter
from tests.servers.discord import DM, FORUM, GENERAL, GUILD
from tests.servers.discord_core import KEY, part, place, tag_forum
from tests.servers.discord_world import READERS, STAFF


@pytest.fixture
async def tagged(discord_, adapter):
    await tag_forum(discord_, "Staff", "News", "Weekly", "Machine learning", needed=True)


@pytest.mark.usefixtures("tagged")
@pytest.mark.parametrize(
    ("named", "tags"),
    [
        (("News",), ["901"]),
        (("machine learning", "NEWS"), ["901", "903"]),
        ((), ["902"]),
        (("Gone since",), ["902"]),
    ],
)
async def test_a_forum_post_gets_the_tags_an_admin_named(discord_, adapter, named, tags):
    sent = await adapter.publish(place(FORUM, tags=named), part(series="weekly"), key=KEY)
    assert discord_.channels[sent.place.thread]["applied_tags"] == tags


@pytest.mark.usefixtures("tagged")
async def test_tags_are_checked_and_those_there_are_named(adapter):
    assert (await adapter.inspect(place(FORUM, tags=("news", "Weekly")))).ok
    for name in ("Papers", "Staff"):
        refused = (await adapter.inspect(place(FORUM, tags=("News", name)))).refused
        assert refused == f"#digests has no tag '{name}'; there is News, Weekly, Machine learning."
    many = (await adapter.inspect(place(FORUM, tags=tuple("abcdef")))).refused
    assert many == "A forum post has at most 5 tags; name fewer."


async def test_tags_are_refused_where_there_are_none(adapter):
    assert "none that is open to all" in (await adapter.inspect(place(FORUM, tags=("News",)))).refused
    for channel in (GENERAL, DM):
        assert "Only posts in a forum have tags" in (await adapter.inspect(place(channel, tags=("News",)))).refused


@pytest.mark.parametrize("connected", [True, False])
async def test_a_role_must_be_there_and_not_be_everybody(discord_, adapter, connected):
    adapter = adapter if connected else DiscordAdapter(discord_.settings())
    assert (await adapter.inspect(place(ping=READERS))).ok
    assert (await adapter.inspect(place(ping=GUILD))).refused == (
        "A digest never calls everybody; choose another role."
    )
    assert "no role 899" in (await adapter.inspect(place(ping="899"))).refused
    assert "no role 803" in (await adapter.inspect(place(DM, ping=READERS))).refused


async def test_a_role_that_does_not_hear_us_comes_with_where_to_click(adapter):
    health = await adapter.inspect(place(ping=STAFF))
    assert health.refused == ""
    assert health.problems == (
        "@staff does not hear us: open Server Settings → Roles → staff and switch on "
        "“Allow anyone to @mention this role”.",
    )


@pytest.mark.parametrize("channel", [GENERAL, FORUM])
async def test_a_role_is_called_by_the_first_part_and_by_nothing_else(discord_, adapter, channel):
    wished = place(channel, ping=READERS, silent=True)
    sent = await adapter.publish(wished, part(), key=KEY)
    thread = replace(wished, thread=sent.message_id)
    await adapter.publish(thread, part(number=2), key="next")
    await adapter.edit(replace(sent, place=replace(sent.place, ping=READERS)), part(), key=KEY)
    everything = [*discord_.messages(channel), *discord_.thread(sent.message_id)]
    assert [message["mention_roles"] for message in everything] == [[READERS], []]
    assert all(message["flags"] & 4096 for message in everything)
    edited = [body for route, body in discord_.calls if route.startswith("PATCH")]
    assert [body["allowed_mentions"] for body in edited] == [{"parse": []}]


async def test_a_role_that_was_deleted_is_not_called(discord_, adapter):
    discord_.callable.discard(READERS)
    await discord_.dispatch("GUILD_ROLE_DELETE", {"guild_id": GUILD, "role_id": READERS})
    await discord_.heeded()
    await adapter.publish(place(ping=READERS), part(), key=KEY)
    (message,) = discord_.messages()
    assert message["mention_roles"] == []
    assert READERS not in str(message["components"])
