"""Requests between being heard and being answered: stored once, taken up after a crash, and late rather than never."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime

from bot import metrics
from bot.chat import Request
from bot.commands import asks
from bot.errors import DigestbotError, StoreError
from bot.store import inbox, turns
from bot.store.database import Database
from bot.troubles import Trouble

log = logging.getLogger(__name__)

#: Seconds between two looks for what can be answered now: a person waits no longer for an answer to begin.
LOOK = 5.0
#: Questions kept in memory while the database is away.
MOST = 1_000


class Accepting:
    """The requests of one platform."""

    def __init__(self, database: Database, *, now: Callable[[], datetime], owner: str) -> None:
        """Take the database; `owner` names this replica across restarts."""
        self._database = database
        self._now = now
        self._owner = owner
        self._late: dict[str, Request] = {}

    async def accept(self, request: Request) -> bool:
        """Store a request once; a line overheard counts only where it is said to us.

        Raises:
            StoreError: the database does not take it; a question comes back from `released` once it does.
        """
        if not request.addressed and not await self._is_for_us(request):
            return False
        try:
            return await self._store(request)
        except StoreError:
            # Whoever gives a command hears at once that it did not work; a question has nobody to tell that.
            if request.addressed and request.kind == "question" and len(self._late) < MOST:
                self._late[request.id] = request
            raise

    async def _is_for_us(self, request: Request) -> bool:
        """Tell whether a line overheard is said to us: where we talk, it asks, or goes on with what its person said."""
        if not await turns.is_ours(self._database, request.place):
            return False
        return asks(request.text) or await turns.last_person(self._database, request.place) == request.person

    async def _store(self, request: Request) -> bool:
        if not await inbox.accept(self._database, request, now=self._now(), owner=self._owner):
            return False
        metrics.REQUESTS.labels(request.place.platform, request.kind).inc()
        return True

    async def finish(self, request: Request) -> None:
        """Note that a request was answered; without the database it may be answered again at the next start."""
        try:
            await inbox.finish(self._database, request)
        except DigestbotError as error:
            why = {"action": "finish", "request": request.id, "why": str(error)}
            log.warning("a request that was answered stays in the store", extra=why)

    async def unfinished(self, platform: str) -> Sequence[Request]:
        """Give the requests a crash left unanswered."""
        return await inbox.unfinished(self._database, Request, platform, now=self._now(), owner=self._owner)

    async def release(self, request: Request) -> None:
        """Let go of an accepted request; without the database it is found at the next start."""
        try:
            await inbox.release(self._database, request, now=self._now())
        except DigestbotError as error:
            log.warning("a request stays ours", extra={"action": "release", "request": request.id, "why": str(error)})

    async def released(self, platform: str) -> AsyncIterator[Request]:
        """Give what the database takes at last, and what other replicas let go of, looking again and again."""
        begins, ends = "could not look for requests", "looks for requests again"
        trouble = Trouble(log, begins=begins, ends=ends, action="release", platform=platform)
        while True:
            await asyncio.sleep(LOOK)
            for request in await self._stored_late():
                yield request
            try:
                taken = await inbox.released(self._database, Request, platform, now=self._now(), owner=self._owner)
            except DigestbotError as error:
                trouble.is_there(error)
                continue
            trouble.is_over()
            for request in taken:
                yield request

    async def _stored_late(self) -> list[Request]:
        """Store the questions that the database did not take when they came, oldest first, as far as it does now."""
        stored = []
        for request in tuple(self._late.values()):
            if self._now() - request.received >= inbox.MAX_AGE:
                log.warning("a question was given up", extra={"action": "release", "request": request.id})
            else:
                try:
                    new = await self._store(request)
                except StoreError:
                    break
                stored += [request] if new else []
            del self._late[request.id]
        return stored
