"""The clock: it only ticks. What is owed is decided from the ledger at each tick, so no missed tick loses anything."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.errors import StoreError
from bot.posts.post import Post
from bot.store.database import Database
from bot.store.ledger.waiting import bring_forward
from bot.troubles import Trouble
from scheduler.inspecting import inspect_places
from scheduler.planning import Layout, plan
from scheduler.revising import Revising
from scheduler.sender import Sender
from scheduler.telling import tell

log = logging.getLogger(__name__)

#: Seconds between two ticks: how late a digest may begin.
EVERY = 20.0
#: Seconds between two rounds of inspecting places.
INSPECT_EVERY = 600.0


class Clock:
    """Ticks every so many seconds, at once on start, and when it is nudged."""

    def __init__(
        self,
        db: Database,
        sender: Sender,
        posts: Callable[[], Sequence[Post]],
        layout: Layout,
        now: Callable[[], datetime],
        *,
        every: float = EVERY,
        leads: Callable[[], bool] = lambda: True,
    ) -> None:
        """Take what a tick needs.

        Args:
            db: the database.
            sender: is woken at every tick.
            posts: gives all posts there are now.
            layout: makes parts of one.
            now: gives the hour it is.
            every: seconds between two ticks.
            leads: tells whether this replica decides what is owed; the others only send.
        """
        self._db = db
        self._sender = sender
        self._posts = posts
        self._layout = layout
        self._now = now
        self._every = every
        self._leads = leads
        self._revising = Revising(db, posts, layout, now)
        self._nudged = False
        self._stopping = False
        self._watching: asyncio.Task[None] | None = None
        self._ticking, self._inspecting = asyncio.Lock(), asyncio.Lock()
        tries = "failed; the next one tries again"
        trouble = partial(Trouble, log, level=logging.ERROR)
        self._failing = trouble(begins=f"a tick {tries}", ends="ticks go well again", action="tick")
        self._uninspected = trouble(begins=f"an inspection {tries}", ends="inspections go well again", action="inspect")
        defaults = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        self._scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=defaults)

    def start(self) -> None:
        """Tick at once, and from now on; call it inside the running loop."""
        self._scheduler.add_job(self.tick, "interval", seconds=self._every, id="tick")
        self._scheduler.add_job(self.inspect, "interval", seconds=INSPECT_EVERY, id="inspect")
        self._scheduler.start()
        self._watching = asyncio.create_task(self._watch())
        self.nudge()

    def nudge(self) -> None:
        """Tick now: a post or a subscription has changed."""
        if not self._nudged and not self._stopping:
            self._nudged = True
            self._scheduler.add_job(self.tick)

    async def stop(self, *, within: float = 4.0) -> None:
        """Tick no more, and wait so many seconds for a tick under way; the sender is stopped apart."""
        self._stopping = True
        if self._watching:
            self._watching.cancel()
        if not self._scheduler.running:
            return
        # Its shutdown cancels what is running, so that comes to its end before.
        self._scheduler.pause()
        with suppress(TimeoutError):
            async with asyncio.timeout(within), self._ticking, self._inspecting:
                pass
        self._scheduler.shutdown(wait=False)

    async def _watch(self) -> None:
        """Tick on when the clock is set back: APScheduler, and what is to be tried again, would wait for its hour."""
        while True:
            before = self._now()
            await asyncio.sleep(self._every)
            if (now := self._now()) < before:
                log.warning("the clock was set back", extra={"action": "tick", "to": now, "from": before})
                with suppress(StoreError):
                    await bring_forward(self._db, now=now)
                for job in self._scheduler.get_jobs():
                    job.modify(next_run_time=datetime.now(UTC))

    async def tick(self) -> None:
        """Record what is owed and set the sender to work; whatever goes wrong is logged, and the next tick comes."""
        self._nudged = False
        async with self._ticking:
            try:
                await self._tick()
            # The last resort: whatever broke, the next tick comes, and the log is not filled with its traces.
            except Exception as error:  # noqa: BLE001
                self._failing.is_there(error)
            else:
                self._failing.is_over()

    async def _tick(self) -> None:
        await self._each(self._revising.revise)
        await self._sender.wake()
        await self._each(lambda: plan(self._db, self._posts, self._layout, now=self._now()))

    async def _each(self, step: Callable[[], Awaitable[int]]) -> None:
        """Take a step until nothing is left to do; what it found is sent meanwhile."""
        while self._leads() and not self._stopping and await step():
            await self._sender.wake()

    async def inspect(self) -> None:
        """Ask the platforms about places not asked about for a while."""
        if not self._leads():
            return
        async with self._inspecting:
            try:
                await inspect_places(self._db, self._sender.adapters, now=self._now())
                await tell(self._db, self._sender.adapters, now=self._now())
            except Exception as error:  # noqa: BLE001
                self._uninspected.is_there(error)
            else:
                self._uninspected.is_over()
