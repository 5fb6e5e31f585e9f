"""A long talk, which moves into a thread of its own."""

import asyncio

from bot.chat import Partial
from tests.servers.discord import GENERAL
from tests.servers.discord_core import Core, answered, running
from tests.servers.discord_reader import shown


async def replied(discord_, core, text):
    """Reply to what we said last, and give our answer."""
    times = len(core.finished) + 1
    await discord_.say(text, reply_to=discord_.messages(GENERAL)[-1]["id"], ping=True)
    await answered(discord_, core, times)


async def test_a_long_talk_moves_into_a_thread_named_after_its_first_question(discord_, core, adapter):
    await discord_.mention("what is MEMENTO?")
    await answered(discord_, core)
    await replied(discord_, core, "who wrote it?")
    await replied(discord_, core, "and its KV cache?")
    asked = core.accepted[2]
    thread = asked.place.thread
    assert discord_.channels[thread]["name"] == "what is MEMENTO?"
    assert discord_.channels[thread]["parent_id"] == GENERAL
    assert len(asked.before) == 4
    assert len(discord_.messages(GENERAL)) == 2
    (answer,) = discord_.thread(thread)
    assert shown(answer) == "You said: and its KV cache?"
    assert "message_reference" not in answer


async def test_a_long_talk_stays_where_no_thread_may_be_started(discord_, core, adapter):
    await discord_.deny(GENERAL, "create_public_threads")
    await discord_.mention("what is MEMENTO?")
    await answered(discord_, core)
    await replied(discord_, core, "who wrote it?")
    await replied(discord_, core, "and its KV cache?")
    assert len(discord_.messages(GENERAL)) == 3


async def test_a_long_talk_is_taken_up_in_its_thread_after_a_restart(discord_, core):
    async with running(discord_, core, drain=0.01):
        await discord_.mention("what is MEMENTO?")
        await answered(discord_, core)
        await replied(discord_, core, "who wrote it?")
        core.script = lambda request: [
            Partial(text="The first sentence of an answer that is cut short."),
            asyncio.Event(),
        ]
        await discord_.say("and its KV cache?", reply_to=discord_.messages()[-1]["id"], ping=True)
        await discord_.until(lambda: len(core.accepted) == 3 and discord_.thread(core.accepted[2].place.thread))
    core.script, core.waiting = Core.echo, core.accepted[2:]
    async with running(discord_, core):
        await answered(discord_, core, 3)
    assert [shown(one) for one in discord_.thread(core.accepted[2].place.thread)] == ["You said: and its KV cache?"]
    assert len(discord_.messages(GENERAL)) == 2
