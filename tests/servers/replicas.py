"""Several whole programs on one PostgreSQL, whose leader is killed in the middle of a post, in Slack or in Discord."""

import asyncio
import os
import signal
import sys
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

from sqlalchemy import update
from sqlmodel import col, select

from bot.store.database import Database
from bot.store.ledger.deliveries import list_deliveries
from bot.store.ledger.subscriptions import add_subscription
from bot.store.ledger.tables import DeliveryRow
from bot.store.tables import LeaseRow
from tests.servers.deadly import DeadlyDiscord, DeadlySlack
from tests.servers.discord import GENERAL
from tests.servers.discord_reader import shown
from tests.servers.slack_reader import visible

ROOT = Path(__file__).parents[2]
#: The first number of the channels that get digests.
FIRST = 11
LONG = "All about agents and what they remember. " * 120
POST = "---\ntitle: AI Weekly\ndate: {date}\nslug: ai-weekly\nseries: weekly\nsummary: What happened.\n---\n\n"


class InSlack(DeadlySlack):
    name = "slack"

    def listening(self):
        return len(self.sockets)

    async def ask(self, text):
        self.asked = await self.mention(text, channel="C1")

    def answers(self):
        return [visible(message) for message in self.thread("C1", self.asked)]


class InDiscord(DeadlyDiscord):
    name = "discord"

    def listening(self):
        return sum(session.socket is not None for session in self._sessions.values())

    async def ask(self, text):
        await self.mention(text, channel=GENERAL)

    def answers(self):
        return [shown(message) for message in self.messages(GENERAL)]


WORLDS = {"slack": InSlack, "discord": InDiscord}


@asynccontextmanager
async def replicas(count, url, folder, world):
    """Run so many programs until the end of a block."""
    environment = os.environ | {"DIGESTBOT_CONTENT": str(folder), "DATABASE_URL": url} | world.environment()
    command = (sys.executable, "-m", "bot", "run")
    running = [
        await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment, stdout=-3, stderr=-3)
        for _ in range(count)
    ]
    try:
        yield
    finally:
        for one in running:
            if one.returncode is None:
                one.send_signal(signal.SIGTERM)
        await asyncio.gather(*(one.wait() for one in running))


async def take_over(url, folder, world, *, count, channels, hurried=False) -> dict[str, float]:
    """Kill the leader of some replicas right after it posted a part of a digest, and give what took how many seconds.

    Args:
        url: the database.
        folder: for the post.
        world: an open server.
        count: replicas.
        channels: that get the digest.
        hurried: let the claims of the dead one end at once instead of after two minutes.

    Raises:
        AssertionError: two lead, a part is missing, doubled or out of order, or the answer is.
    """
    database = await Database.open(url)
    async with replicas(count, url, folder, world):
        await world.until(world.listening)
        await asyncio.sleep(6)
        assert world.listening() == 1, "one of them is connected"
        world.life = await _leader(database, world.name)
        world.aim("stored", channels + 1)
        opened = [world.open_channel(number) for number in range(FIRST, FIRST + channels)]
        for workspace, channel in opened:
            names = {"platform": world.name, "workspace": workspace, "channel": channel, "series": "weekly"}
            now = datetime.now(UTC)
            await add_subscription(
                database, **names, times="when published", zone="UTC", by="U1", now=now, since=now - timedelta(days=2)
            )
        _write(folder)
        await world.until(lambda: world.left == 0, 60)
        killed = monotonic()
        took = {}
        await world.until(lambda: not world.listening())
        await world.until(world.listening, 60)
        took["connected"] = monotonic() - killed
        assert await _leader(database, world.name) != world.life
        if hurried:
            await _end_claims(database)
        await world.ask("what is all about agents?")
        await world.until(lambda: any("Sources" in text for text in world.answers()))
        await _until_sent(database, channels)
        took["posted"] = monotonic() - killed
        await asyncio.sleep(3)
        assert world.listening() == 1, "one of them is connected"
    assert len(world.answers()) == 1, world.answers()
    for _, channel in opened:
        owed = [one for one in await list_deliveries(database) if one.channel == channel]
        assert len(owed) >= 3, owed
        assert world.ids(channel) == [one.message_id for one in owed], "every part stands once and in order"
    await database.close()
    return took


def _write(folder: Path) -> None:
    sections = "\n\n".join(f"## {name}\n\n{name}. {LONG}" for name in ("Memory", "Desktop"))
    date = f"{datetime.now(UTC) - timedelta(minutes=5):%Y-%m-%dT%H:%M:%S}"
    (folder / "ai-weekly.md").write_text(POST.format(date=date) + sections + "\n")


async def _leader(database: Database, platform: str) -> int:
    """Give the process id of who is connected, from its lease."""
    async with database.read() as session:
        owner = (await session.exec(select(LeaseRow.owner).where(col(LeaseRow.name) == platform))).one()
    return int(owner.split(":")[1])


async def _end_claims(database: Database) -> None:
    """Let the lease of what a dead sender held be over, as two minutes do."""
    async with database.write() as session:
        over = datetime.now(UTC) - timedelta(seconds=1)
        await session.exec(update(DeliveryRow).where(col(DeliveryRow.state) == "sending").values(lease_until=over))


async def _until_sent(database: Database, channels: int, seconds: float = 240) -> None:
    end = monotonic() + seconds
    while True:
        owed = await list_deliveries(database)
        if len({one.channel for one in owed}) == channels and all(one.state == "sent" for one in owed):
            return
        assert monotonic() < end, owed
        await asyncio.sleep(0.2)
