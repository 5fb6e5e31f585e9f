"""The program as a process: how it leaves, and that one SQLite file serves one of them."""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from time import monotonic

import aiohttp
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
    assert [line["signal"] for line in lines if line["event"] == "stopping"] == [name.name]


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


async def test_a_database_file_deleted_meanwhile_is_told_by_readiness_and_the_log(
    start, workspace, settings, unused_port, monkeypatch
):
    monkeypatch.setenv("DIGESTBOT_HTTP", f"127.0.0.1:{unused_port}")
    process = await start("run")
    await workspace.connected()
    async with aiohttp.ClientSession(f"http://127.0.0.1:{unused_port}") as client:
        await asyncio.wait_for(_ready(client), 60)
        (settings.content.parent / "bot.db").unlink()
        async with client.get("/readyz") as reply:
            assert (reply.status, (await reply.json())["parts"]["database"]) == (503, False)
    # What changes among the posts sets the clock to work at once.
    (settings.content / "mill.md").write_text("---\ntitle: Mill\ndate: 2026-04-20\n---\n\nThe mill is back.\n")
    # Whoever looks for requests may meet it first and warns of it; that nothing is posted is an error.
    await asyncio.wait_for(_error_with(process.stderr, "was deleted or replaced while Digestbot runs"), 60)
    process.terminate()
    await asyncio.wait_for(process.communicate(), 12)
    assert process.returncode == 0


async def _ready(client):
    while True:
        async with client.get("/readyz") as reply:
            if reply.status == 200:
                return
        await asyncio.sleep(0.05)


async def _error_with(log, words):
    while words not in (line := (await log.readline()).decode()) or json.loads(line)["level"] != "error":
        assert line, "the log ended"
