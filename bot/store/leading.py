"""Keeping a lease among replicas, and doing something only while we have it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.errors import StoreError
from bot.store import leases
from bot.store.database import Database
from bot.store.opening.whole import whole
from bot.troubles import Trouble

log = logging.getLogger(__name__)

#: A dead leader is followed within the sum of both.
TTL, EVERY = timedelta(seconds=15), timedelta(seconds=3)


class Leadership:
    """One named lease, taken as soon as it is free and prolonged until `keep` is cancelled."""

    def __init__(
        self,
        db: Database,
        name: str,
        owner: str,
        now: Callable[[], datetime],
        *,
        ttl: timedelta = TTL,
        every: timedelta = EVERY,
    ) -> None:
        """Take the name of what is led and a name of our own that no other replica has."""
        self._db = db
        self._name = name
        self._owner = owner
        self._now = now
        self._ttl = ttl
        self._every = every
        self._gained = asyncio.Event()
        self._lost = asyncio.Event()
        self._lost.set()
        begins, ends = "a lease is not prolonged", "leases are prolonged again"
        self._trouble = Trouble(log, begins=begins, ends=ends, action="lead", part=name)

    def leads(self) -> bool:
        """Tell whether we lead, as far as we know."""
        return self._gained.is_set()

    async def keep(self) -> None:
        """Take and prolong the lease until cancelled, and then leave it to others at once."""
        try:
            while True:
                await whole(self._try())
                await asyncio.sleep(self._every.total_seconds())
        finally:
            await whole(self._release())

    async def _try(self) -> None:
        try:
            fence = await leases.acquire(self._db, self._name, self._owner, now=self._now(), ttl=self._ttl)
        except StoreError as error:
            # Without the database nobody else can lead either, and nothing is answered or sent twice.
            self._trouble.is_there(error)
            return
        self._trouble.is_over()
        if (fence is not None) != self.leads():
            word = "leads" if fence is not None else "follows"
            log.info("this replica %s", word, extra={"action": "lead", "part": self._name})
        if fence is not None:
            self._lost.clear()
            self._gained.set()
        else:
            self._gained.clear()
            self._lost.set()

    async def _release(self) -> None:
        if not self.leads():
            return
        self._gained.clear()
        self._lost.set()
        try:
            await leases.release(self._db, self._name, self._owner, now=self._now())
        except StoreError as error:
            log.warning("a lease is not released", extra={"action": "lead", "part": self._name, "why": str(error)})

    async def during(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do work whenever we lead; it is cancelled when somebody else does, and returns when it ends by itself."""
        while True:
            await self._gained.wait()
            doing = asyncio.ensure_future(work())
            losing = asyncio.ensure_future(self._lost.wait())
            try:
                await asyncio.wait({doing, losing}, return_when=asyncio.FIRST_COMPLETED)
                ended = doing.done()
            finally:
                for task in (doing, losing):
                    task.cancel()
                await asyncio.wait({doing, losing})
            if ended:
                return doing.result()
