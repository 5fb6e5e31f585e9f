"""An answer that grows while it is written, and how it ends whatever happens on the way."""

import asyncio

from bot.chat import Final, Partial, Working
from bot.messages.message import Button
from tests.servers.discord_core import answered, running, said
from tests.servers.discord_reader import buttons, shown


async def test_a_long_answer_grows_by_edits_at_our_pace_and_ends_whole(discord_, core):
    text = "A checked sentence about memory. " * 4
    gate = asyncio.Event()
    core.script = lambda request: [
        Working(text="Searching 3 digests"),
        Partial(text=text),
        gate,
        *(Partial(text=text * n) for n in range(2, 5)),
        Final(parts=(said(text * 5, Button(label="Sources", command="why r1")), said("Second part"))),
    ]
    async with running(discord_, core, edits=1.0):
        await discord_.mention("tell me")
        await discord_.until(discord_.messages)
        assert shown(discord_.messages()[0]).endswith("Still writing …")
        await asyncio.sleep(1.1)
        gate.set()
        await answered(discord_, core)
    first, second = discord_.messages()
    assert shown(first) == (text * 5).strip()
    assert buttons(first) == ["Sources"]
    assert shown(second) == "Second part"
    # One for the first of the three that come at once, and one for the end.
    assert first["edits"] == 2


async def test_an_answer_that_breaks_off_ends_with_a_sentence(discord_, core, adapter):
    core.script = lambda request: [
        Partial(text="Half a sentence of an answer that will never be ended"),
        RuntimeError(),
    ]
    await discord_.mention("break")
    await answered(discord_, core)
    [answer] = discord_.messages()
    assert shown(answer).startswith("Something went wrong on our side")


async def test_a_failing_edit_of_a_partial_answer_does_not_stop_the_whole(discord_, core, adapter):
    text = "One sentence of the answer, long enough to be shown. "
    core.script = lambda request: [Partial(text=text), Partial(text=text * 2), Final(parts=(said(text * 3),))]
    discord_.fail("PATCH /channels/{channel}/messages/{message}", 503)
    await discord_.mention("hello")
    await answered(discord_, core)
    assert shown(discord_.messages()[0]) == (text * 3).strip()


async def test_a_dropped_partial_answer_is_found_again_and_ended(discord_, core, adapter):
    text = "One sentence of the answer, long enough to be shown. "
    core.script = lambda request: [Partial(text=text), Final(parts=(said(text * 2),))]
    discord_.fail("POST /channels/{channel}/messages", "drop after")
    await discord_.mention("hello")
    await answered(discord_, core)
    assert [shown(message) for message in discord_.messages()] == [(text * 2).strip()]
