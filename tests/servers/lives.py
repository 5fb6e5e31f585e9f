"""Lives of a sender with the platforms' real clients, which end by kill -9: `python -m tests.servers.lives`.

One process imports everything once and forks for each life it is told of, a line of JSON each; it answers with the
life's process id, and when it is over with how it ended. Strict servers (`tests.servers.deadly`) kill them: at the n-th
message, before or after it was stored, edited or deleted; or they end before or after their n-th commit. What they post
is a digest that then changes: it grows, shrinks, and grows again.
"""

import asyncio
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from random import Random

from bot.settings import DiscordSettings, SlackSettings
from bot.store.database import Database
from bot.store.ledger.claims import reap
from bot.store.ledger.deliveries import list_deliveries
from bot.store.ledger.subscriptions import add_subscription
from bot.store.ledger.waiting import places_due
from scheduler.planning import plan
from scheduler.revising import Revising
from scheduler.sender import Sender
from tests.servers.deadly import SERVERS
from tests.servers.editions import EDITIONS, layout, texts, the_post
from tests.servers.mortal import Mortal

ROOT = Path(__file__).parents[2]
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

    async def released(self, platform):
        await asyncio.Event().wait()
        yield


def adapter_of(platform, settings):
    if platform == "slack":
        from adapters.slack import SlackAdapter

        return SlackAdapter(SlackSettings(**settings))
    from adapters.discord import DiscordAdapter
    from adapters.discord.timing import Timing

    return DiscordAdapter(DiscordSettings(**settings), timing=Timing(settle=0.02, identify=0.02))


async def live(*, url, platform, settings, name, post_at, edition, dies) -> None:
    """Owe, send, edit and take back until nothing is left to do."""
    database = await Mortal.open(url)
    database.dies = (dies[0], "", dies[1]) if dies else ("", "", 0)

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
    posts = [the_post(datetime.fromisoformat(post_at), edition, name=name)]
    revising = Revising(database, lambda: posts, layout, now)
    while await revising.revise():
        pass
    await plan(database, lambda: posts, layout, now=now())
    while await is_left(database, platform, now() + timedelta(hours=1)):
        await sender.run_once()
        await asyncio.sleep(0.02)
    if platform == "slack":
        await adapter.close()


async def is_left(database, platform, later) -> bool:
    """Tell whether anything is to be done, now or later."""
    owed = await list_deliveries(database)
    waiting = any(one.state not in ("sent", "skipped") or one.followers == "waiting" for one in owed)
    return bool(waiting or await places_due(database, [platform], now=later))


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


#: Where others follow a channel, one message of each digest is published to them.
NEWS = ("publish", "published", "stored", "after", "published", "before", "publish", "call")
#: Where lives end while a digest is posted, and while it changes.
POSTING = ("call", "stored", "before", "after", "thread", "after", "before", "stored")
CHANGING = ("edit", "edited", "before", "delete", "deleted", "after", "call", "stored", "deleted", "edited")


def ends(seed: int, steps: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Give where lives end: every step in turn, at a message or commit by chance."""
    chance = Random(seed)
    for step in cycle(steps):
        most = 12 if step in ("before", "after") else 1 if step.startswith("publish") else 3
        yield step, chance.randint(1, most)


async def kill_often(url: str, platform: str, *, kills: int, seed: int = 0, news: bool = False) -> Counter[str]:
    """Kill senders until there were so many deaths; gives how many died at each step, and the `digests` that they sent.

    Raises:
        AssertionError: a part is missing, there twice, out of order, or not as the newest edition has it; or it is
            news, and followers do not see it.
    """
    nursery = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.servers.lives"), cwd=ROOT, stdin=-1, stdout=-1
    )
    where = {"posting": ends(seed, NEWS if news else POSTING), "changing": ends(seed, CHANGING)}
    told: Counter[str] = Counter()
    async with SERVERS[platform]() as server:
        server.news = news
        while told.total() - told["digests"] < kills:
            told["digests"] += 1
            await _digest(server, nursery, url, platform, told, where)
    nursery.stdin.close()
    await nursery.wait()
    return told


async def _digest(server, nursery, url, platform, told, where) -> None:
    """Let lives bring every edition of a digest into a channel, each until one is spared."""
    workspace, channel = server.open_channel(told["digests"])
    now = datetime.now(UTC)
    database = await Database.open(url)
    at = now - timedelta(hours=1)
    names = {"platform": platform, "workspace": workspace, "channel": channel}
    name = f"series{told['digests']}"
    await add_subscription(
        database, **names, series=name, times="when published", zone="UTC", by="U1", now=now, since=at - LEASE
    )
    await database.close()
    stood: list[str] = []
    for edition in range(len(EDITIONS)):
        phase = "changing" if edition else "posting"
        life = {"url": url, "platform": platform, "settings": server.given(), "post_at": at.isoformat()}
        life |= {"name": name, "edition": edition}
        await _edition(server, nursery, life, where[phase], phase, told)
        words, threaded = server.read(channel)
        assert threaded, (platform, channel, words)
        for part, text in zip(words, texts(edition), strict=True):
            assert text in part, (platform, channel, edition, words)
        ids = server.ids(channel)
        assert not server.news or (server.published[-1], len(server.published)) == (ids[0], told["digests"]), channel
        assert ids[: len(stood)] == stood[: len(ids)], "what stood is edited in place"
        stood = ids


async def _edition(server, nursery, life, where, phase, told) -> None:
    """Let lives work at an edition of a digest until one is spared; at most four of them are aimed at."""
    for attempt in range(5):
        step, message = next(where) if attempt < 4 else ("", 0)
        commit = step in ("before", "after")
        server.aim("" if commit else step, message)
        dies = {"dies": [step, message] if commit else None}
        nursery.stdin.write(json.dumps(life | dies).encode() + b"\n")
        server.life = int(await nursery.stdout.readline())
        end = int(await nursery.stdout.readline())
        assert end in (0, -9), (life["platform"], step, message, end)
        if end == 0:
            return
        told[f"{phase}: {step}"] += 1


if __name__ == "__main__":
    nursery()
