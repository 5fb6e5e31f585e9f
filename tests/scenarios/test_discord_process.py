"""The program as a process in Discord, killed without a word: nothing is lost, doubled, or left thinking."""

import asyncio
import os
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.servers.discord import GENERAL, DiscordServer
from tests.servers.discord_reader import buttons, shown

ROOT = Path(__file__).parents[2]
POST = "POST /channels/{channel}/messages"
ORIGINAL = "PATCH /webhooks/{application}/{token}/messages/@original"


@pytest.fixture
async def discord():
    async with DiscordServer() as server:
        yield server


@pytest.fixture
def alive(discord, settings):
    """Run `digestbot` until the end of a block, which is kill -9."""

    @asynccontextmanager
    async def alive():
        environment = os.environ | {
            "DIGESTBOT_CONTENT": str(settings.content),
            "DATABASE_URL": settings.database_url,
            **discord.environment(),
        }
        before = len(discord.identified)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"), cwd=ROOT, env=environment, stdout=-3, stderr=-3
        )
        try:
            await discord.until(lambda: len(discord.identified) > before)
            yield process
        finally:
            process.kill()
            await process.wait()

    return alive


async def test_buttons_menus_pages_and_forms_work_after_kill_9(alive, discord):
    async with alive():
        await discord.mention("what is MEMENTO?")
        await discord.until(lambda: discord.messages(GENERAL) and "Sources" in shown(discord.messages(GENERAL)[0]))
        read = await discord.command("digest read", period="latest")
        await discord.until(lambda: read.original)
        form = await discord.press(discord.messages(GENERAL)[0], "Ask a follow-up")
        await discord.until(lambda: form.modal)
    async with alive():
        answer = await discord.submit(form, "and its KV cache?")
        why = await discord.press(discord.messages(GENERAL)[0], "Why this answer?")
        opened = await discord.press(read.original, "Memory")
        await discord.until(lambda: all(one.original for one in (answer, why, opened)))
        await discord.until(lambda: "Sources" in shown(answer.original))
    assert "1/2.5" in shown(answer.original)
    assert "Why this answer" in shown(why.original)
    assert "60,000 stars" in shown(opened.original)
    assert discord.registrations == 1
    assert discord.refusals == []


async def test_answers_cut_off_by_kill_9_are_given_once_by_the_next_process(alive, discord):
    discord.fail(POST, "hang")
    discord.fail(ORIGINAL, "hang")
    async with alive():
        await discord.mention("what is MEMENTO?")
        used = await discord.command("digest ask", question="what is cognee?")
        await discord.until(lambda: not discord._faults[POST] and not discord._faults[ORIGINAL])
    async with alive():
        await discord.until(lambda: discord.messages(GENERAL) and "Sources" in shown(discord.messages(GENERAL)[0]))
        await discord.until(lambda: used.original and "Sources" in shown(used.original))
        await asyncio.sleep(0.2)
    assert len(discord.messages(GENERAL)) == 1
    assert len(used.messages) == 1
    assert "16,000 stars" in shown(used.original)


async def test_an_answer_that_stood_when_the_process_was_killed_is_not_given_again(alive, discord):
    discord.fail(POST, "drop after")
    async with alive():
        await discord.mention("what is MEMENTO?")
        await discord.until(lambda: discord.messages(GENERAL))
    discord.nonce_window = 0.0
    async with alive():
        await discord.until(lambda: "Ask a follow-up" in buttons(discord.messages(GENERAL)[0]))
        await asyncio.sleep(0.2)
    assert len(discord.messages(GENERAL)) == 1
