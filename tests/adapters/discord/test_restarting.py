"""Answers across a stop and the next start."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.chat import Final, Partial, Place, Request
from tests.servers.discord import ALICE, GENERAL, GUILD
from tests.servers.discord_core import Core, answered, running, said
from tests.servers.discord_reader import shown


def left_over(message="", *, token="", age=timedelta(minutes=1), private=""):
    reply = {"message": message} if message else {"application": "1", "token": token, "private": private}
    return Request(
        id=f"message:{message}" if message else f"interaction:{token}",
        kind="question",
        place=Place(platform="discord", workspace=GUILD, channel=GENERAL),
        person=ALICE,
        text="left over",
        received=datetime.now(UTC) - age,
        reply=reply,
    )


async def test_what_an_earlier_process_accepted_is_answered_at_start(discord_, core):
    asked = await discord_.mention("left over")
    core.waiting = [left_over(asked), left_over(token="old", age=timedelta(minutes=15))]
    async with running(discord_, core):
        await answered(discord_, core, 2)
    assert [shown(message) for message in discord_.messages()] == ["You said: left over"] * 2


async def test_an_answer_cut_short_by_a_restart_is_ended_in_its_place(discord_, core):
    gate = asyncio.Event()
    core.script = lambda request: [Partial(text="The first sentence of an answer that is cut short."), gate]
    async with running(discord_, core, drain=0.05):
        await discord_.mention("left over")
        await discord_.until(discord_.messages)
    assert core.finished == []
    assert core.left == core.accepted
    core.script, core.waiting = Core.echo, list(core.accepted)
    discord_.nonce_window = 0.0
    async with running(discord_, core):
        await answered(discord_, core)
    assert [shown(message) for message in discord_.messages()] == ["You said: left over"]


async def test_an_answer_under_way_is_ended_before_we_leave(discord_, core):
    core.script = lambda request: [0.2, Final(parts=(said("Done"),))]
    async with running(discord_, core):
        await discord_.mention("slow")
        await discord_.until(lambda: core.accepted)
    assert [shown(message) for message in discord_.messages()] == ["Done"]
    assert len(core.finished) == 1


async def test_what_comes_while_we_start_is_answered_once(discord_, core):
    async def unfinished(platform):
        await asyncio.sleep(0.05)
        return [request for request in core.accepted if request not in core.finished]

    core.unfinished, core.script = unfinished, lambda request: [0.2, Final(parts=(said("Done"),))]
    async with running(discord_, core):
        await discord_.mention("at once")
        await discord_.until(lambda: core.finished)
    assert [shown(message) for message in discord_.messages()] == ["Done"]
    assert len(core.finished) == 1


async def test_what_another_process_lets_go_of_is_answered(discord_, core, adapter):
    asked = await discord_.say("left over")
    await core.beside.put(left_over(asked))
    await answered(discord_, core)
    assert [shown(message) for message in discord_.messages()] == ["You said: left over"]


async def test_what_comes_while_we_leave_is_left_to_who_serves_next(discord_, core):
    gate = asyncio.Event()
    core.script = lambda request: [gate, Final(parts=(said("Done"),))]
    async with running(discord_, core) as adapter:
        await discord_.mention("slow")
        await discord_.until(lambda: core.accepted)
        leaving = asyncio.create_task(adapter._client.drain(2.0))
        await asyncio.sleep(0)
        await discord_.mention("late")
        await discord_.until(lambda: core.left)
        gate.set()
        await leaving
        await answered(discord_, core)
    assert [request.text for request in core.left] == ["late"]
    assert [shown(message) for message in discord_.messages()] == ["Done"]
