"""Three replicas on one PostgreSQL, whose leader is killed: `python -m benchmarks.takeover`.

Each is the whole program in a process of its own, in one Slack workspace over Socket Mode. Five channels are owed a
digest of three messages while the leader is killed in the middle of them; then the next leader is asked a question.
Printed are the seconds until another one leads; every message stands once, and the question is answered once.
"""

import asyncio
import os
import signal
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

from benchmarks.kills import create
from bot.store.database import Database
from bot.store.subscriptions import add_subscription
from tests.servers.postgres import Postgres
from tests.servers.slack import APP_TOKEN, BOT_TOKEN, SlackServer
from tests.servers.slack_blocks import visible

ROOT = Path(__file__).parents[1]
CHANNELS = 5
LONG = "All about agents and what they remember. " * 120
POST = "---\ntitle: AI Weekly\ndate: {date}\nslug: ai-weekly\nseries: weekly\nsummary: What happened.\n---\n\n"


async def main() -> None:
    postgres = Postgres()
    try:
        with tempfile.TemporaryDirectory() as folder:
            url = await create(postgres, "takeover")
            await (await Database.open(url)).close()
            async with SlackServer() as server:
                await _play(url, Path(folder), server)
    finally:
        postgres.stop()


async def _play(url: str, folder: Path, server: SlackServer) -> None:
    replicas = [await _start(url, folder, server) for _ in range(3)]
    try:
        await server.connected(30)
        await asyncio.sleep(8)
        assert len(server.sockets) == 1, "one of three is connected"
        database = await Database.open(url)
        for number in range(1, CHANNELS + 1):
            server.channel(f"C{number}")
            names = {"platform": "slack", "workspace": server.team, "channel": f"C{number}", "series": "weekly"}
            now = datetime.now(UTC)
            await add_subscription(
                database, **names, times="when published", zone="UTC", by="U1", now=now, since=now - timedelta(days=2)
            )
        sections = "\n\n".join(f"## {name}\n\n{name}. {LONG}" for name in ("Memory", "Desktop"))
        date = f"{datetime.now(UTC) - timedelta(minutes=5):%Y-%m-%dT%H:%M:%S}"
        (folder / "ai-weekly.md").write_text(POST.format(date=date) + sections + "\n")
        await server.until(lambda: len(_posts(server)) >= 3, 60)
        leader = await _leader(database)
        victim = next(one for one in replicas if one.pid == leader)
        victim.send_signal(signal.SIGKILL)
        killed = monotonic()
        await server.until(lambda: not server.sockets, 20)
        await server.until(lambda: server.sockets, 60)
        print(f"another replica is connected {monotonic() - killed:.1f} s after the leader was killed")
        asked = await server.mention("what is all about agents?", channel="C1")
        await server.until(lambda: any("Sources" in visible(one) for one in server.thread("C1", asked)), 20)
        await server.until(lambda: len(_posts(server)) >= 3 * CHANNELS, 240)
        print(f"every part of {CHANNELS} digests stands {monotonic() - killed:.1f} s after it")
        await asyncio.sleep(5)
        assert len(server.thread("C1", asked)) == 1, "the question is answered once"
        for number in range(1, CHANNELS + 1):
            words = [visible(one) for one in _posts(server) if one["channel"] == f"C{number}"]
            assert len(words) == 3, words
            assert "Memory" in words[1], words
            assert "Desktop" in words[2], words
        print("every part stands once and in order; the question is answered once")
        await database.close()
    finally:
        for one in replicas:
            if one.returncode is None:
                one.send_signal(signal.SIGTERM)
        await asyncio.gather(*(one.wait() for one in replicas))


def _posts(server: SlackServer) -> list[dict]:
    """Give the messages of digests, which carry their deliveries' keys."""
    found = [one for one in server.stored if one.get("metadata")]
    return [one for one in found if "AI Weekly" in one["text"]]


async def _leader(database: Database) -> int:
    """Give the process id of who is connected, from its lease."""
    from sqlmodel import col, select

    from bot.store.tables import LeaseRow

    async with database.read() as session:
        owner = (await session.exec(select(LeaseRow.owner).where(col(LeaseRow.name) == "slack"))).one()
    return int(owner.split(":")[1])


async def _start(url: str, folder: Path, server: SlackServer) -> asyncio.subprocess.Process:
    environment = os.environ | {
        "DIGESTBOT_CONTENT": str(folder),
        "DATABASE_URL": url,
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_API_URL": server.api_url,
    }
    command = (sys.executable, "-m", "bot", "run")
    quiet = asyncio.subprocess.DEVNULL
    return await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment, stdout=quiet, stderr=None)


if __name__ == "__main__":
    asyncio.run(main())
