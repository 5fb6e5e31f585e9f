"""Lives of a scheduler that end by kill -9 at a chosen step: `python -m tests.servers.mortal URL BOARD STEP…`.

One process imports everything once and forks for each life. A step is `call` (before the platform is called), `answer`
(after it stored the message), `spread` and `spread done` (before and after followers see one), or `before N` and
`after N` for the N-th commit of that life. Each step gets a channel of its own, which others follow where the step
begins with `news`, a first life that is killed there, and a second one that lives until everything is done.
"""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.messages.message import Message, Part
from bot.posts.post import Period, Post
from bot.store.claims import reap
from bot.store.database import Database
from bot.store.deliveries import list_deliveries
from bot.store.subscriptions import add_subscription
from scheduler.planning import plan
from scheduler.sender import Sender
from tests.servers.board import Board

PARTS = 3


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Mortal(Database):
    """A database that kills its process before or after a commit."""

    dies = ("", 0)
    commits = 0

    def write(self) -> AbstractAsyncContextManager[AsyncSession]:
        return self._deadly(super().write())

    @asynccontextmanager
    async def _deadly(self, transaction: AbstractAsyncContextManager[AsyncSession]) -> AsyncIterator[AsyncSession]:
        async with transaction as session:
            yield session
            self.commits += 1
            if self.dies == ("before", self.commits):
                die()
        if self.dies == ("after", self.commits):
            die()


def layout(post, platform, *, late="", corrected=""):
    return [
        Part(
            number=n, where="channel" if n == 1 else "thread", message=Message(summary=f"{post.slug} {n}", elements=())
        )
        for n in range(1, PARTS + 1)
    ]


async def live(url: str, path: Path, channel: str, step: str) -> None:
    """Subscribe a channel, owe it a post, and send until nothing is left to do."""
    now = datetime.now(UTC)
    database = await Mortal.open(url)
    await reap(database, now=now, all_of_them=True)
    place = {"platform": "board", "workspace": "W", "channel": channel}
    since = now - timedelta(hours=9)
    await add_subscription(
        database, **place, series="weekly", times="when published", zone="UTC", by="U1", now=now, since=since
    )
    at = now.replace(minute=0, second=0, microsecond=0)
    post = Post(
        slug="post",
        title="Post",
        series="weekly",
        period=Period.week_of(at.date()),
        published=at.date(),
        published_at=at,
    )
    board = Board(path)
    board.followed = {channel} if channel.startswith("N") else set()
    board.before = lambda reached: die() if reached == step else None
    if step.partition(" ")[2].isdecimal():
        moment, _, number = step.partition(" ")
        database.dies, database.commits = (moment, int(number)), 0
    sender = Sender(
        *(database, {"board": board}, lambda: datetime.now(UTC)),
        lease=timedelta(seconds=1),
        timeout=0.5,
        look_pause=timedelta(seconds=0.05),
        patience=5.0,
    )
    await plan(database, lambda: [post], layout, now=now)
    for _ in range(200):
        await sender.run_once()
        deliveries = await list_deliveries(database)
        if all(one.state == "sent" and one.followers in (None, "published") for one in deliveries):
            break
        await asyncio.sleep(0.05)
    states = {f"{one.part}: {one.state}, {one.followers}" for one in deliveries if one.state != "sent"}
    await database.close()
    if states:
        raise SystemExit(f"left undone: {states}")


def fork(*life: object) -> int:
    """Let a child live and give how it ended, as a number of the shell's kind."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        asyncio.run(live(*life))  # type: ignore[arg-type]
    except BaseException as error:  # noqa: BLE001
        print(repr(error), file=sys.stderr)
        os._exit(1)
    os._exit(0)


def main() -> None:
    url, path, *steps = sys.argv[1:]
    for number, step in enumerate(steps):
        news = step.startswith("news ")
        channel = f"{'N' if news else 'C'}{number}"
        killed = fork(url, Path(path), channel, step.removeprefix("news "))
        spared = fork(url, Path(path), channel, "")
        print(f"{step}: {killed} {spared}", flush=True)


if __name__ == "__main__":
    main()
