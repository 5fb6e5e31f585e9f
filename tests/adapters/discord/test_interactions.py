"""What becomes of a command whose acknowledgement or token fails: late, lost, taken by another process, or dead."""

import asyncio

import pytest

from bot.chat import Final
from tests.servers.discord import DM
from tests.servers.discord_core import answered, said
from tests.servers.discord_reader import shown


async def test_an_interaction_that_is_too_late_is_dropped_quietly(discord_, core, adapter, caplog):
    discord_.deadline = -1.0
    used = await discord_.command("digest list")
    await discord_.until(lambda: any("callback" in route for route, _ in discord_.calls))
    discord_.deadline = 3.0
    await discord_.command("digest help")
    await answered(discord_, core, 2)
    assert (used.ack, used.messages, discord_.messages()) == (0, [], [])
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_an_acknowledgement_that_landed_although_discord_failed_is_answered(discord_, core, adapter):
    discord_.fail("POST /interactions/{interaction}/{token}/callback", "500 after")
    used = await discord_.command("digest list")
    await answered(discord_, core)
    assert [shown(message) for message in used.messages] == ["You said: list"]


async def test_what_another_process_answers_is_left_to_it(discord_, core, adapter):
    discord_.fail("POST /interactions/{interaction}/{token}/callback", (400, 40060))
    core.accepts = False
    used = await discord_.command("digest list")
    await discord_.until(lambda: any("callback" in route for route, _ in discord_.calls))
    await asyncio.sleep(0.05)
    assert used.messages == []
    assert not any("@original" in route for route, _ in discord_.calls)


async def test_an_answer_after_the_token_died_goes_to_the_channel(discord_, core, adapter):
    gate = asyncio.Event()
    core.script = lambda request: [gate, Final(parts=(said("Late"),))]
    used = await discord_.command("digest read", public=True)
    await discord_.until(lambda: core.accepted)
    discord_.expire(used)
    gate.set()
    await answered(discord_, core)
    assert [shown(message) for message in discord_.messages()] == ["Late"]


@pytest.mark.parametrize("fault", [(), (503,), ("drop",), ("429",), ("429 global",)], ids=str)
async def test_a_private_answer_after_the_token_died_goes_to_the_asker_alone(discord_, core, adapter, fault):
    discord_.fail("POST /users/@me/channels", *fault)
    gate = asyncio.Event()
    core.script = lambda request: [gate, Final(parts=(said("Late"),))]
    used = await discord_.command("digest read")
    await discord_.until(lambda: core.accepted)
    discord_.expire(used)
    gate.set()
    await answered(discord_, core)
    assert [shown(message) for message in discord_.messages(DM)] == ["Late"]
    assert discord_.messages() == []
