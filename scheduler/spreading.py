"""Showing sent messages to those who follow their place from elsewhere: beside the sender, which waits for none of it.

Whatever becomes of it, the message itself counts as sent. Twice does no harm, so nothing is looked for.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.chat import ChatAdapter, NotSent, Outcome, Place, Sent, Unknown
from bot.errors import DigestbotError
from bot.store.database import Database
from bot.store.ledger.places import CATCH_UP
from bot.store.ledger.spreads import Spread, claim_spread, conclude_spread, forget_spread, spreads_due
from scheduler.frozen import thaw
from scheduler.tries import backoff, bounded, in_time

log = logging.getLogger(__name__)

#: Tried side by side.
AT_ONCE = 16
#: After so long nobody waits for it any more, as for a digest itself.
TOO_LATE = timedelta(hours=CATCH_UP)
HOW_TO_RETRY = "Put that right; `digestbot subscriptions resume ID` tries it again."


class Spreading:
    """Tries what is due, and records what became of it."""

    def __init__(
        self,
        db: Database,
        adapters: Mapping[str, ChatAdapter],
        now: Callable[[], datetime],
        *,
        usable: Callable[[str], bool],
        timeout: float,
        lease: timedelta,
    ) -> None:
        """Take the database, the adapters by platform, the clock, and how long a call may take and a claim holds.

        `usable` tells of a platform whether it takes posts now.
        """
        self._db = db
        self._adapters = adapters
        self._now = now
        self._usable = usable
        self._timeout = timeout
        self._lease = lease
        self._task: asyncio.Task[None] | None = None
        self._again = self._stopped = False

    def wake(self) -> None:
        """Begin everything that is due, and leave it running."""
        self._again = True
        if not self._stopped and not self.under_way():
            self._task = asyncio.create_task(self._run(), name="spreading")

    def stop(self) -> None:
        """Begin nothing new."""
        self._stopped = True

    def under_way(self) -> Sequence[asyncio.Task[None]]:
        """Give the task that is running, if any."""
        return [] if self._task is None or self._task.done() else [self._task]

    async def _run(self) -> None:
        try:
            while self._again and not self._stopped:
                self._again = False
                ready = [platform for platform in self._adapters if self._usable(platform)]
                due = await spreads_due(self._db, ready, now=self._now(), limit=AT_ONCE)
                self._again |= bool(due)
                await asyncio.gather(*map(self._take, due))
        except DigestbotError as error:
            log.error("publishing to followers broke off", extra={"action": "spread", "why": str(error)})

    async def _take(self, spread: Spread) -> None:
        if await claim_spread(self._db, spread, now=self._now(), lease=self._lease):
            await self._record(spread, await self._try(spread))

    async def _try(self, spread: Spread) -> Outcome | None:
        if self._now() - spread.owed_at > TOO_LATE:
            return NotSent(why="it could not be done in time.", permanent=True)
        try:
            if (sent := _message(spread)) is None:
                return None
            return await in_time(self._timeout, self._adapters[spread.platform].spread(sent))
        except TimeoutError:
            return Unknown(why=f"{spread.platform} did not answer within {self._timeout:g} s")
        # The last resort: whatever broke, the message stands, and this is tried again later.
        except Exception as error:
            extra = {"action": "spread", "delivery": spread.delivery_id}
            log.error("an adapter broke while publishing to followers", extra=extra, exc_info=error)
            return Unknown(why=f"publishing broke off ({type(error).__name__})")

    async def _record(self, spread: Spread, outcome: Outcome | None) -> None:
        now = self._now()
        match outcome:
            case None:
                await forget_spread(self._db, spread)
            case Sent():
                await conclude_spread(self._db, spread, why="Published to followers.", now=now, done=True)
            case NotSent(why=why, permanent=True):
                problem = f"It stands, but its followers do not see it: {why} {HOW_TO_RETRY}"
                log.warning("not published to followers", extra={"action": "spread", "delivery": spread.delivery_id})
                await conclude_spread(self._db, spread, why=problem, now=now)
            case NotSent(why=why) | Unknown(why=why):
                asked = outcome.retry_after if isinstance(outcome, NotSent) else None
                wait = backoff(spread.tries + 1) if asked is None else bounded(asked)
                problem = f"It stands, and is not yet published to its followers: {why}"
                await conclude_spread(self._db, spread, why=problem, now=now, next_at=now + timedelta(seconds=wait))


def _message(spread: Spread) -> Sent | None:
    """Give the message, None where it stands in a thread, which nobody can follow.

    Raises:
        StoreError: the part cannot be read.
    """
    if thaw(spread.body).where == "thread":
        return None
    place = Place(platform=spread.platform, workspace=spread.workspace, channel=spread.channel)
    if spread.message_channel:
        place = replace(place, channel=spread.message_channel, thread=spread.message_thread)
    return Sent(message_id=spread.message_id, place=place)
