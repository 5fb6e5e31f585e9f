"""The card's uses in Discord: the whole program, the real discord.py, a strict server."""

from dataclasses import replace

import pytest

from tests.scenarios.conftest import serving
from tests.servers.discord import ALICE, DM, GENERAL, DiscordServer
from tests.servers.discord_reader import shown, visible


@pytest.fixture
async def discord(settings, clock):
    """A server with the program in it."""
    async with DiscordServer() as server, serving(replace(settings, discord=server.settings()), clock):
        await server.connected()
        yield server


def answers(discord):
    """What the bot said in the general channel that names its sources."""
    return [message for message in discord.messages(GENERAL) if "Sources" in shown(message)]


async def test_a_reader_reads_this_week_privately_and_opens_a_section(discord):
    read = await discord.command("digest read", period="this-week")
    await discord.until(lambda: read.messages and "AI Weekly 2026-W16" in shown(read.messages[-1]))
    assert read.ack
    assert read.seconds < 3
    assert read.private
    opened = await discord.press(read.messages[-1], "Memory")
    await discord.until(lambda: opened.messages and "60,000 stars" in shown(opened.messages[-1]))
    assert discord.refusals == []


async def test_periods_complete_over_real_posts(discord):
    typed = await discord.type_on("digest read", period="w16")
    assert any("AI Weekly 2026-W16" in choice["name"] for choice in typed.choices)


async def test_what_is_to_be_typed_is_named_as_discord_has_it(discord):
    used = await discord.command("digest watch")
    await discord.until(lambda: used.messages and "watch nothing" in shown(used.messages[-1]))
    assert ("code", "/digest watch name: MEMENTO") in visible(used.messages[-1]).marks
    missing = await discord.command("digest read", period="millet")
    await discord.until(lambda: missing.messages and "no digest named" in shown(missing.messages[-1]))
    assert ("code", "latest") in visible(missing.messages[-1]).marks


async def test_a_mention_is_answered_with_a_source_and_a_reply_goes_on(discord):
    await discord.mention("what is MEMENTO?")
    await discord.until(lambda: answers(discord))
    assert "Microsoft Research published MEMENTO" in shown(answers(discord)[0])
    await discord.say("and its KV cache?", reply_to=answers(discord)[0]["id"], ping=True)
    await discord.until(lambda: len(answers(discord)) > 1)
    assert "1/2.5" in shown(answers(discord)[1])


async def test_a_number_finds_its_repository(discord):
    asked = await discord.command("digest ask", question="which repo has 60,000 stars?")
    await discord.until(lambda: asked.messages and "Sources" in shown(asked.messages[-1]))
    assert "claude-mem" in shown(asked.messages[-1])


async def test_what_the_digests_do_not_hold_is_said_plainly(discord):
    await discord.mention("what did the digest say about Rust 2.0?")
    await discord.until(
        lambda: any("Rust 2.0" in shown(m) and m["author"].get("bot") for m in discord.messages(GENERAL))
    )
    assert answers(discord) == []


async def test_hostile_text_pings_nobody(discord):
    read = await discord.command("digest read", period="latest")
    await discord.until(lambda: read.messages)
    opened = await discord.press(read.messages[-1], "Desktop")
    await discord.until(lambda: opened.messages)
    await discord.mention("@everyone <@123> what did @OpenAI do on April 16?", user=ALICE)
    await discord.until(lambda: answers(discord))
    said = [*read.messages, *opened.messages, *answers(discord)]
    assert [ping for message in said for ping in visible(message).mentions] == []
    assert all("moon is cheese" not in shown(message) for message in answers(discord))
    assert discord.refusals == []


async def test_a_direct_message_is_answered(discord):
    await discord.dm("what is cognee?")
    await discord.until(lambda: any("16,000 stars" in shown(message) for message in discord.messages(DM)))
