"""Publishing in a thread: everything stands in it, since no thread grows from a message of a thread."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.servers.discord import GENERAL
from tests.servers.discord_core import part, place
from tests.servers.discord_reader import shown

NOW = datetime.now(UTC)


@pytest.fixture(params=["active", "archived"])
async def thread(request, discord_, adapter):
    """A thread of a channel; of an archived one we know nothing before we ask."""
    opened = discord_.start_thread(GENERAL, "Talk")
    if request.param == "active":
        await discord_.dispatch("THREAD_CREATE", opened)
        await discord_.heeded()
    return place(opened["id"])


async def test_all_parts_stand_in_a_thread_and_are_found_there(discord_, adapter, thread):
    first = await adapter.publish(thread, part(), key="t1")
    below = replace(thread, thread=first.message_id)
    second = await adapter.publish(below, part("Section", 2), key="t2")
    third = await adapter.publish(below, part("More", 3), key="t3")
    assert [shown(one) for one in discord_.messages(thread.channel)] == ["The digest", "Section", "More"]
    assert await adapter.find(below, "t2", since=NOW) == second
    assert await adapter.find(below, "t3", since=NOW) == third
    assert await adapter.find(below, "t9", since=NOW) is None
    assert (await adapter.edit(second, part("Section 2", 2), key="t2")).message_id == second.message_id
    await adapter.delete(third)
    assert [shown(one) for one in discord_.messages(thread.channel)] == ["The digest", "Section 2"]


async def test_only_what_a_thread_takes_is_asked_for(discord_, adapter, thread):
    await discord_.deny(GENERAL, "create_public_threads", "send_messages")
    assert (await adapter.inspect(thread)).ok
    await discord_.deny(GENERAL, "send_messages_in_threads")
    assert "“Send Messages in Threads”" in " ".join((await adapter.inspect(thread)).problems)
