"""The program as a process: how it leaves, and that one SQLite file serves one of them."""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from time import monotonic

import pytest

from tests.servers.slack import SlackServer

ROOT = Path(__file__).parents[2]


@pytest.fixture
async def workspace():
    async with SlackServer() as server:
        yield server


@pytest.fixture
def start(workspace, settings):
    """Start `digestbot` with a command, in a workspace."""

    async def start(*command):
        environment = os.environ | {
            "DIGESTBOT_CONTENT": str(settings.content),
            "DATABASE_URL": settings.database_url,
            **workspace.environment(),
        }
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *command), cwd=ROOT, env=environment, stdout=-1, stderr=-1
        )

    return start


@pytest.mark.parametrize(("name", "status"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
async def test_a_signal_ends_it_within_ten_seconds_and_without_a_word_of_error(start, workspace, name, status):
    process = await start("run")
    await workspace.connected()
    await asyncio.sleep(0.3)
    begun = monotonic()
    process.send_signal(name)
    _, log = await asyncio.wait_for(process.communicate(), 12)
    assert monotonic() - begun < 10
    assert process.returncode == status
    lines = [json.loads(line) for line in log.decode().splitlines()]
    assert [line for line in lines if line["level"] in ("error", "critical") or "cause" in line] == []


async def test_a_slip_in_the_name_of_a_setting_is_a_line_of_the_log_and_a_remark_of_a_command(
    start, workspace, monkeypatch
):
    monkeypatch.setenv("DIGESTBOT_CONTNT", "elsewhere")
    process = await start("run")
    await workspace.connected()
    process.terminate()
    _, log = await asyncio.wait_for(process.communicate(), 12)
    first, *_ = [json.loads(line) for line in log.decode().splitlines()]
    assert (first["level"], first["action"]) == ("warning", "settings")
    assert first["event"].endswith("did you mean DIGESTBOT_CONTENT?")
    _, remarked = await asyncio.wait_for((await start("deliveries")).communicate(), 60)
    assert remarked.decode() == f"digestbot: {first['event']}\n"


async def test_a_second_one_on_the_same_file_is_refused_in_one_line_and_commands_still_work(start, workspace):
    first = await start("run")
    try:
        await workspace.connected()
        second = await start("run")
        out, log = await asyncio.wait_for(second.communicate(), 60)
        assert (second.returncode, out) == (2, b"")
        (line,) = log.decode().splitlines()
        assert "Another `digestbot run` already works with" in line
        for command in (("deliveries",), ("load",), ("ask", "what is MEMENTO?")):
            done = await start(*command)
            _, log = await asyncio.wait_for(done.communicate(), 60)
            assert done.returncode == 0, log
    finally:
        first.kill()
        await first.communicate()


async def test_a_folder_of_posts_that_goes_away_while_it_runs_is_warned_of(start, workspace, settings):
    process = await start("run")
    await workspace.connected()
    told = asyncio.create_task(_until_logged(process, "the folder of posts is empty or gone"))
    for post in settings.content.rglob("*.md"):
        post.unlink()
    line = await asyncio.wait_for(told, 60)
    assert (line["level"], line["folder"]) == ("warning", str(settings.content))
    process.kill()
    await process.communicate()


async def _until_logged(process, words):
    async for line in process.stderr:
        told = json.loads(line)
        if words in json.dumps(told):
            return told
    raise AssertionError(f"it left without saying {words!r}")
