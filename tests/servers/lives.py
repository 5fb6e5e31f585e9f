"""Lives of a sender with the platforms' real clients, which end by kill -9: `python -m tests.servers.lives`.

One process imports everything once and forks for each life it is told of, a line of JSON each; it answers with the
life's process id, and when it is over with how it ended. `Deadly` makes and kills them, on strict servers: at the n-th
message, before or after the platform stored it, before or after it published one to followers, or before or after the
n-th commit.
"""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from random import Random

from bot.settings import DiscordSettings, SlackSettings
from bot.store.claims import reap
from bot.store.database import Database
from bot.store.deliveries import list_deliveries
from bot.store.subscriptions import add_subscription
from scheduler.planning import plan
from scheduler.sender import Sender
from tests.servers.discord import GUILD, DiscordServer
from tests.servers.discord_reader import shown
from tests.servers.discord_world import ANNOUNCEMENT, TEXT
from tests.servers.mortal import Mortal, layout
from tests.servers.slack import SlackServer
from tests.servers.slack_blocks import visible

ROOT = Path(__file__).parents[2]
PARTS = 3
#: So long a dead life's claim keeps others away, and between two looks; both many times what a call here takes.
LEASE, PAUSE = timedelta(seconds=1.0), timedelta(seconds=0.1)


class Silent:
    """A core that nobody talks to."""

    async def recall(self, name):
        return None

    async def remember(self, name, value):
        return None

    async def unfinished(self, platform):
        return ()


def adapter_of(platform, settings):
    if platform == "slack":
        from adapters.slack import SlackAdapter

        return SlackAdapter(SlackSettings(**settings))
    from adapters.discord import DiscordAdapter
    from adapters.discord.timing import Timing

    return DiscordAdapter(DiscordSettings(**settings), timing=Timing(settle=0.02, identify=0.02))


def the_post(at):
    from bot.posts.post import Period, Post

    return Post(
        slug="post",
        title="Post",
        series="weekly",
        period=Period.week_of(at.date()),
        published=at.date(),
        published_at=at,
    )


async def live(*, url, platform, settings, post_at, dies) -> None:
    """Owe and send until nothing is left to do."""
    database = await Mortal.open(url)
    database.dies = (dies[0], dies[1]) if dies else ("", 0)

    def now():
        return datetime.now(UTC)

    if database.dialect == "sqlite":
        await reap(database, now=now(), all_of_them=True)
    adapter = adapter_of(platform, settings)
    connection = asyncio.create_task(adapter.run(Silent())) if platform == "discord" else None
    while connection and not adapter.ready():
        await asyncio.sleep(0.005)
        if connection.done():
            connection.result()
    sender = Sender(
        database, {platform: adapter}, now, lease=LEASE, look_pause=PAUSE, timeout=0.8, usable=lambda name: True
    )
    post = the_post(datetime.fromisoformat(post_at))
    await plan(database, lambda: [post], layout, now=now())
    while any(one.state != "sent" or one.followers == "waiting" for one in await list_deliveries(database)):
        await sender.run_once()
        await asyncio.sleep(0.02)
    if platform == "slack":
        await adapter.close()


def nursery() -> None:
    """Fork a life for every line, and tell its number and its end."""
    import adapters.discord.gateway
    import adapters.slack.api  # noqa: F401

    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                asyncio.run(asyncio.wait_for(live(**json.loads(line)), 20))
            except BaseException as error:  # noqa: BLE001
                print(repr(error), file=sys.stderr, flush=True)
                os._exit(1)
            os._exit(0)
        print(child, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


class Deadly:
    """What kills the life under way when a server is at a step of it."""

    step, left, life, news = "", 0, 0, False

    def aim(self, step: str, number: int) -> None:
        self.step, self.left = step, number

    def at(self, step: str) -> bool:
        """Kill if this is the step and the message; True when it did."""
        if step != self.step:
            return False
        self.left -= 1
        if self.left == 0:
            os.kill(self.life, signal.SIGKILL)
        return self.left == 0


class DeadlySlack(SlackServer, Deadly):
    def _reply(self, method, arguments):
        if method != "chat.postMessage":
            return super()._reply(method, arguments)
        if self.at("call"):
            return {"ok": False, "error": "fatal_error"}
        reply = super()._reply(method, arguments)
        self.at("stored")
        return reply

    def open_channel(self, number):
        self.channel(f"C{number}", name=f"c{number}")
        return self.team, f"C{number}"

    def read(self, channel):
        """Give the words of each message of a channel, and whether all but the first are in its thread."""
        first, *others = self.messages(channel)
        return [visible(m) for m in (first, *others)], all(m.get("thread_ts") == first["ts"] for m in others)

    def given(self):
        return {"bot_token": self.settings().bot_token, "app_token": "xapp-test", "api_url": self.api_url}


class DeadlyDiscord(DiscordServer, Deadly):
    def post(self, number, body):
        if self.at("call"):
            return {}
        kept = super().post(number, body)
        self.at("stored")
        return kept

    def start_thread(self, parent, name, number=None):
        made = super().start_thread(parent, name, number)
        self.at("thread")
        return made

    def crosspost(self, number, message):
        if self.at("publish"):
            return {}
        kept = super().crosspost(number, message)
        self.at("published")
        return kept

    def open_channel(self, number):
        kind = ANNOUNCEMENT if self.news else TEXT
        self.channels[str(7000 + number)] = self._channel(str(7000 + number), f"c{number}", kind)
        return GUILD, str(7000 + number)

    def read(self, channel):
        top = self.messages(channel)
        return [shown(m) for m in (*top, *self.thread(top[0]["id"]))], len(top) == 1

    def given(self):
        return {"token": self.token, "api_url": self.api_url, "gateway_url": self.gateway_url}


SERVERS = {"slack": DeadlySlack, "discord": DeadlyDiscord}


STEPS = ("call", "stored", "before", "after", "thread", "after", "before", "stored")
#: Where others follow a channel, one message of each digest is published to them.
NEWS = ("publish", "published", "stored", "after", "published", "before", "publish", "call")


def ends(seed: int, *, news: bool) -> Iterator[tuple[str, int]]:
    """Give where lives end: every step in turn, at a message or commit by chance."""
    chance = Random(seed)
    for step in cycle(NEWS if news else STEPS):
        if step.startswith("publish"):
            yield step, 1
            continue
        yield step, chance.randint(1, 9) if step in ("before", "after") else chance.randint(1, PARTS)


async def kill_often(url: str, platform: str, *, kills: int, seed: int = 0, news: bool = False) -> int:
    """Kill senders until there were so many deaths; gives how many digests were sent through them.

    Raises:
        AssertionError: a part is missing, there twice, or out of order; or it is news, and followers do not see it.
    """
    nursery = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.servers.lives"), cwd=ROOT, stdin=-1, stdout=-1
    )
    where = ends(seed, news=news)
    dead = digests = 0
    async with SERVERS[platform]() as server:
        server.news = news
        while dead < kills:
            digests += 1
            channel, died = await _digest(server, nursery, url, platform, digests, where)
            dead += died
            if news:
                assert [one["id"] for one in server.messages(channel)] == server.published[-1:], channel
                assert len(server.published) == digests, channel
            words, threaded = server.read(channel)
            assert threaded, (platform, channel, words)
            for number, text in enumerate(words, start=1):
                assert f"post {number}" in text, (platform, channel, words)
            assert len(words) == PARTS, (platform, channel, words)
    nursery.stdin.close()
    await nursery.wait()
    return digests


async def _digest(server, nursery, url, platform, number, where) -> tuple[str, int]:
    """Let lives send a digest until one is spared; gives the channel and how many died."""
    workspace, channel = server.open_channel(number)
    now = datetime.now(UTC)
    database = await Database.open(url)
    at = now - timedelta(hours=1)
    names = {"platform": platform, "workspace": workspace, "channel": channel}
    await add_subscription(
        database, **names, series="weekly", times="when published", zone="UTC", by="U1", now=now, since=at - LEASE
    )
    await database.close()
    died = 0
    for attempt in range(5):
        step, message = next(where) if attempt < 4 else ("", 0)
        commit = step in ("before", "after")
        server.aim("" if commit else step, message)
        told = {"url": url, "platform": platform, "settings": server.given(), "post_at": at.isoformat()}
        told["dies"] = [step, message] if commit else None
        nursery.stdin.write(json.dumps(told).encode() + b"\n")
        server.life = int(await nursery.stdout.readline())
        end = int(await nursery.stdout.readline())
        assert end in (0, -9), (platform, step, message, end)
        died += end == -9
        if end == 0:
            break
    return channel, died


if __name__ == "__main__":
    nursery()
