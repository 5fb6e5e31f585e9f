"""Two replicas in Discord on one PostgreSQL: one is connected, the other follows it, all is answered once."""

import asyncio
import os
import signal
import sys
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.servers.discord import GENERAL, DiscordServer
from tests.servers.discord_reader import shown

#: Seconds that a process may take to start or to answer on a busy machine; a test that passes does not wait for them.
PATIENCE = 90.0
ROOT = Path(__file__).parents[2]
POST = "POST /channels/{channel}/messages"
EDIT = "PATCH /channels/{channel}/messages/{message}"
ORIGINAL = "PATCH /webhooks/{application}/{token}/messages/@original"


@pytest.fixture
def dialect():
    """Replicas share a PostgreSQL; SQLite is for one process."""
    return "postgresql"


@pytest.fixture
async def discord():
    async with DiscordServer() as server:
        yield server
        assert server.refusals == []


@pytest.fixture
def replica(discord, settings, database_url):
    """Start a replica; at the end of the block it is killed."""
    settings = replace(settings, database_url=database_url)

    @asynccontextmanager
    async def replica():
        environment = os.environ | {
            "DIGESTBOT_CONTENT": str(settings.content),
            "DATABASE_URL": settings.database_url,
            **discord.environment(),
        }
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.servers.replica"), cwd=ROOT, env=environment, stdout=-3, stderr=-3
        )
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()

    return replica


@asynccontextmanager
async def pair(discord, replica):
    """A replica that is connected, and one that waits."""
    async with replica() as leader:
        await discord.until(lambda: discord.identified, PATIENCE)
        async with replica() as follower:
            yield leader, follower


def answers(discord):
    return [shown(message) for message in discord.messages(GENERAL)]


async def quiet(discord):
    """Wait until whatever would be said twice had its time."""
    await asyncio.sleep(1.0)
    assert len(discord.messages(GENERAL)) == len(set(answers(discord)))


async def test_one_replica_is_connected_and_another_takes_over_what_a_killed_one_left(discord, replica):
    discord.nonce_window = 0.0
    async with pair(discord, replica) as (leader, _):
        await discord.mention("what is cognee?")
        await discord.until(lambda: "Sources" in "".join(answers(discord)), PATIENCE)
        # Killed with an answer half said, one that never arrived, and one that is still "thinking…".
        for route, how, ask in (
            (EDIT, "hang", discord.mention("what is MEMENTO?")),
            (POST, "hang", discord.mention("what moved to the Mac?")),
            (ORIGINAL, "hang", discord.command("digest ask", question="which repo has 60,000 stars?")),
        ):
            discord.fail(route, how)
            used = await ask
            await discord.until(lambda route=route: not discord._faults[route], PATIENCE)
        assert len(discord.identified) == 1
        leader.kill()
        await discord.until(lambda: len(discord.identified) == 2, PATIENCE)
        pressed = await discord.press(discord.messages(GENERAL)[0], "Why this answer?")
        await discord.mention("what is claude-mem?")
        await discord.until(
            lambda: pressed.original and used.original and "claude-mem" in shown(used.original), PATIENCE
        )
        await discord.until(lambda: sum("Sources" in text for text in answers(discord)) == 4, PATIENCE)
        await quiet(discord)
    assert "You asked: what is cognee?" in shown(pressed.original)
    assert len(used.messages) == 1
    assert len(answers(discord)) == 4
    assert discord.registrations == 1


async def test_what_both_hear_when_a_stalled_replica_comes_back_is_answered_once(discord, replica):
    async with pair(discord, replica) as (leader, _):
        await discord.mention("what is MEMENTO?")
        await discord.until(lambda: "Sources" in "".join(answers(discord)), PATIENCE)
        leader.send_signal(signal.SIGSTOP)
        await discord.until(lambda: len(discord.identified) == 2, PATIENCE)
        # The stalled one is still connected, and gets these too.
        await discord.mention("what is cognee?")
        pressed = await discord.press(discord.messages(GENERAL)[0], "Why this answer?")
        leader.send_signal(signal.SIGCONT)
        asked = await discord.command("digest ask", question="which repo has 60,000 stars?")
        await discord.until(
            lambda: all(one.original and "Still" not in shown(one.original) for one in (pressed, asked)), PATIENCE
        )
        await discord.until(lambda: sum("Sources" in text for text in answers(discord)) == 2, PATIENCE)
        await discord.until(lambda: sum(one.socket is not None for one in discord._sessions.values()) == 1, PATIENCE)
        await discord.mention("what is claude-mem?")
        await discord.until(lambda: sum("Sources" in text for text in answers(discord)) == 3, PATIENCE)
        await quiet(discord)
    assert [len(one.messages) for one in (pressed, asked)] == [1, 1]
    assert "You asked: what is MEMENTO?" in shown(pressed.original)
    assert "claude-mem" in shown(asked.original)


async def test_a_replica_that_leaves_hands_over_at_once_and_ends_what_it_was_saying(discord, replica):
    async with pair(discord, replica) as (leader, _):
        used = await discord.command("digest ask", question="what is MEMENTO?")
        await discord.until(lambda: used.ack)
        leader.send_signal(signal.SIGTERM)
        await discord.until(lambda: used.original and "Sources" in shown(used.original), PATIENCE)
        await discord.until(lambda: len(discord.identified) == 2, PATIENCE)
        await discord.mention("what is cognee?")
        await discord.until(lambda: "Sources" in "".join(answers(discord)), PATIENCE)
        await asyncio.wait_for(leader.wait(), 10)
    assert len(used.messages) == 1
    assert len(answers(discord)) == 1
