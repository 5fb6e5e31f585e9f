"""Taking back what was published."""

from bot.chat import Sent, Unknown
from tests.servers.discord_core import KEY, Core, part, place, running
from tests.servers.discord_reader import shown

DELETE = "DELETE /channels/{channel}/messages/{message}"


async def in_thread(adapter):
    """Post a headline and a part in its thread; gives that part."""
    head = await adapter.publish(place(), part(), key=KEY)
    return await adapter.publish(place(thread=head.message_id), part("Models", 2), key="k2")


async def test_a_deleted_part_is_gone_and_one_that_somebody_deleted_is_as_good(discord_, adapter):
    sent = await in_thread(adapter)
    assert await adapter.delete(sent) == sent
    assert discord_.thread(sent.place.thread) == []
    assert await adapter.delete(sent) == sent
    assert await adapter.delete(Sent(message_id="1", place=place(thread="1"))) == Sent(
        message_id="1", place=place(thread="1")
    )


async def test_what_may_or_may_not_be_deleted_is_deleted_again(discord_, adapter):
    sent = await in_thread(adapter)
    # The HTTP client asks a second time after a broken connection, which harms nobody.
    discord_.fail(DELETE, "drop after")
    assert await adapter.delete(sent) == sent
    assert [route for route, _ in discord_.calls].count(DELETE) == 2


async def test_a_deletion_without_a_reply_is_unknown_in_time(discord_):
    # Every call keeps to this time, those of the start too.
    async with running(discord_, Core(), post=1.0) as adapter:
        sent = await in_thread(adapter)
        discord_.fail(DELETE, "hang")
        assert isinstance(await adapter.delete(sent), Unknown)


async def test_what_may_not_be_deleted_is_refused_with_why(discord_, adapter):
    sent = await in_thread(adapter)
    discord_.fail(DELETE, (403, 50013))
    assert (await adapter.delete(sent)).permanent
    assert (await adapter.delete(Sent(message_id="1", place=place("999")))).permanent
    assert (await adapter.delete(Sent(message_id="no", place=place()))).permanent
    assert len(discord_.thread(sent.place.thread)) == 1


async def test_a_thread_that_was_archived_is_opened_for_a_change(discord_, adapter):
    sent = await in_thread(adapter)
    thread = discord_.channels[sent.place.thread]["thread_metadata"]
    thread["archived"] = True
    assert await adapter.edit(sent, part("Corrected", 2), key="k2") == sent
    assert [shown(message) for message in discord_.thread(sent.place.thread)] == ["Corrected"]
    thread["archived"] = True
    assert await adapter.delete(sent) == sent
    assert discord_.thread(sent.place.thread) == []
