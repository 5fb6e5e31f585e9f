"""The clock: it only ticks. What is owed is decided from the ledger at each tick, so no missed tick loses anything."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.errors import DigestbotError
from bot.posts.post import Post
from bot.store.database import Database
from scheduler.inspecting import inspect_places
from scheduler.planning import Layout, plan
from scheduler.sender import Sender

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
    ) -> None:
        """Take what a tick needs: `posts` gives all posts there are now, `layout` makes parts of one."""
        self._db = db
        self._sender = sender
        self._posts = posts
        self._layout = layout
        self._now = now
        self._every = every
        self._nudged = False
        self._one_at_a_time = asyncio.Lock()
        defaults = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        self._scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=defaults)

    def start(self) -> None:
        """Tick at once, and from now on; call it inside the running loop."""
        self._scheduler.add_job(self.tick, "interval", seconds=self._every, id="tick")
        self._scheduler.add_job(self.inspect, "interval", seconds=INSPECT_EVERY, id="inspect")
        self._scheduler.start()
        self.nudge()

    def nudge(self) -> None:
        """Tick now: a post or a subscription has changed."""
        if not self._nudged:
            self._nudged = True
            self._scheduler.add_job(self.tick)

    def stop(self) -> None:
        """Tick no more; the sender is stopped apart, because it finishes what it is saying."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> None:
        """Record what is owed and set the sender to work; whatever goes wrong is logged, and the next tick comes."""
        self._nudged = False
        async with self._one_at_a_time:
            try:
                await self._sender.wake()
                while await plan(self._db, self._posts, self._layout, now=self._now()):
                    await self._sender.wake()
            except DigestbotError as error:
                log.error("a tick failed; the next one tries again", extra={"action": "tick", "why": str(error)})

    async def inspect(self) -> None:
        """Ask the platforms about places not asked about for a while."""
        try:
            await inspect_places(self._db, self._sender.adapters, now=self._now())
        except DigestbotError as error:
            log.error("an inspection failed; the next one tries again", extra={"action": "inspect", "why": str(error)})
