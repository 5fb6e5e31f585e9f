"""Lives of a scheduler that end by kill -9: `python -m tests.servers.mortal URL BOARD KIND STEPS`.

One process imports everything once and forks for each life. KIND is `P` for posting a digest of three messages, `N`
for posting one where others follow the channel, `C` for bringing a digest to a shorter edition; STEPS are the steps of
it to be killed at, with commas between them. A step is `call` (before the platform is called), `answer` (after it
stored the message), `edit` and `edited`, `delete` and `deleted`, `spread` and `spread done` (before and after followers
see one) likewise, or such as `before claim_parts 2` and `after claim_parts 2` for the second commit of a function of
the store. Each step gets a channel of its own, a first life that is killed there, and a second one that lives until
everything is done.
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

from bot.store.database import Database
from bot.store.ledger.claims import reap
from bot.store.ledger.deliveries import list_deliveries
from bot.store.ledger.subscriptions import add_subscription
from bot.store.ledger.waiting import places_due
from scheduler.planning import plan
from scheduler.revising import Revising
from scheduler.sender import Sender
from tests.servers.board import Board
from tests.servers.editions import layout, the_post

#: The edition that each kind of steps brings a digest to: that of a change has fewer messages than the first one.
EDITIONS = {"P": 0, "N": 0, "C": 2}


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Mortal(Database):
    """A database that kills its process before or after a commit.

    Attributes:
        dies: before or after, in which function of the store (empty for any), and at its how manieth commit; one that
            many share belongs to each function that does its part in it.
    """

    dies = ("", "", 0)

    def write(self) -> AbstractAsyncContextManager[AsyncSession]:
        caller = sys._getframe(1)
        shared = caller.f_locals.get("kinds", ())
        return self._deadly(super().write(), {work.__name__ for work in shared} or {caller.f_code.co_name})

    @asynccontextmanager
    async def _deadly(
        self, transaction: AbstractAsyncContextManager[AsyncSession], by: set[str]
    ) -> AsyncIterator[AsyncSession]:
        when, name, left = self.dies
        if name in {"", *by}:
            self.dies = (when, name, left := left - 1)
        dying = left == 0 and name in {"", *by}
        async with transaction as session:
            yield session
            if dying and when == "before":
                die()
        if dying and when == "after":
            die()


async def live(url: str, path: Path, channel: str, step: str, at: datetime, edition: int) -> None:
    """Subscribe a channel, owe it an edition of a post, and send until nothing is left to do."""
    now = datetime.now(UTC)
    database = await Mortal.open(url)
    await reap(database, now=now, all_of_them=True)
    place = {"platform": "board", "workspace": "W", "channel": channel}
    since = now - timedelta(hours=9)
    await add_subscription(
        database, **place, series=channel.lower(), times="when published", zone="UTC", by="U1", now=now, since=since
    )
    board = Board(path)
    board.before = lambda reached: die() if reached == step else None
    board.followed = {channel} if channel.startswith("N") else set()
    if step[-1:].isdecimal():
        moment, function, number = step.split(" ")
        database.dies = (moment, function, int(number))
    sender = Sender(
        database,
        {"board": board},
        lambda: datetime.now(UTC),
        lease=timedelta(seconds=0.5),
        look_pause=timedelta(seconds=0.05),
        timeout=0.3,
        patience=5.0,
    )
    posts = [the_post(at, edition, name=channel.lower())]
    revising = Revising(database, lambda: posts, layout, lambda: datetime.now(UTC))
    while await revising.revise():
        pass
    await plan(database, lambda: posts, layout, now=now)
    while await is_left(database, now + timedelta(hours=1)):
        await sender.run_once()
        await asyncio.sleep(0.02)
    left = [one for one in await list_deliveries(database) if one.state not in ("sent", "skipped")]
    await database.close()
    if left:
        raise SystemExit(f"left undone: {left}")


async def is_left(database: Database, later: datetime) -> bool:
    """Tell whether anything is to be done, now or later."""
    waiting = any(one.followers == "waiting" for one in await list_deliveries(database))
    return bool(waiting or await places_due(database, ["board"], now=later))


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
    url, path, kind, steps = sys.argv[1:]
    edition = EDITIONS[kind]
    at = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    for number, step in enumerate(steps.split(",")):
        channel = f"{kind}{number}"
        if edition:
            fork(url, Path(path), channel, "", at, 0)
        killed = fork(url, Path(path), channel, step, at, edition)
        spared = fork(url, Path(path), channel, "", at, edition)
        print(f"{step}: {killed} {spared}", flush=True)


if __name__ == "__main__":
    main()
