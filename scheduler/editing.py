"""Editing what was sent, so that it reads as its post does now, and taking back what its post no longer has.

Either one done twice shows the same, so nothing is looked for. Where a platform keeps every message, the one that
should go says in a line that it was taken back.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.chat import ChatAdapter, NotSent, Outcome, Place, Sent, Unknown
from bot.errors import StoreError
from bot.messages.message import Part
from bot.store.database import Database
from bot.store.ledger.claims import Claim
from bot.store.ledger.edits import conclude_edit, postpone_edit
from bot.store.ledger.removals import conclude_removal, refuse_removal
from scheduler import lines
from scheduler.frozen import freeze, thaw
from scheduler.ledger import key_after
from scheduler.tries import backoff, bounded, in_time, place_of

log = logging.getLogger(__name__)


class Editing:
    """Edits one message after another, and records what became of it."""

    def __init__(
        self, db: Database, adapters: Mapping[str, ChatAdapter], now: Callable[[], datetime], *, timeout: float
    ) -> None:
        """Take the database, the adapters by platform, the clock, and the seconds that a call may take."""
        self._db = db
        self._adapters = adapters
        self._now = now
        self._timeout = timeout

    async def edit(self, claim: Claim) -> None:
        """Let a message read as it should, or go."""
        try:
            part = thaw(claim.wanted or claim.body)
        except StoreError as error:
            await self._unreadable(claim, str(error))
            return
        adapter, message = self._adapters[claim.platform], _message(claim, part)
        if claim.surplus_at is None:
            await self._record(claim, part, await self._tried(claim, adapter.edit(message, part, key=claim.key)))
        else:
            await self._record(claim, part, await self._tried(claim, adapter.delete(message)))

    async def _unreadable(self, claim: Claim, why: str) -> None:
        """Give up an edit to what this version cannot read; a removal waits for a version that can."""
        if claim.surplus_at is None:
            await conclude_edit(self._db, claim, edited=False, why=why, now=self._now())
        else:
            wait = timedelta(seconds=backoff(claim.looks + 1))
            await postpone_edit(self._db, claim, why=why, next_at=self._now() + wait)

    async def _tried(self, claim: Claim, call: Awaitable[Outcome]) -> Outcome:
        try:
            return await in_time(self._timeout, call)
        except TimeoutError:
            return Unknown(why=f"{claim.platform} did not answer within {self._timeout:g} s")
        # The last resort: whatever broke, the change is tried again later.
        except Exception as error:
            log.error("an adapter broke while editing", extra={"action": "edit", "delivery": claim.id}, exc_info=error)
            return Unknown(why=f"editing broke off ({type(error).__name__})")

    async def _record(self, claim: Claim, part: Part, outcome: Outcome) -> None:
        now = self._now()
        match outcome:
            case Sent() if claim.surplus_at is not None:
                await conclude_removal(self._db, claim, key=key_after(claim.key), now=now)
            case Sent():
                await conclude_edit(self._db, claim, edited=True, why="Edited.", now=now)
            case NotSent(why=why, permanent=True):
                await self._refused(claim, part, why)
            case NotSent(why=why, retry_after=float(seconds)):
                await postpone_edit(self._db, claim, why=why, next_at=now + timedelta(seconds=bounded(seconds)))
            case NotSent(why=why) | Unknown(why=why):
                wait = timedelta(seconds=backoff(claim.looks + 1))
                await postpone_edit(self._db, claim, why=why, next_at=now + wait)

    async def _refused(self, claim: Claim, part: Part, why: str) -> None:
        """Wait for a place that is broken; where only this message cannot be changed, do what is left to do."""
        if broken := await self._broken(claim):
            await conclude_edit(self._db, claim, edited=False, why=broken, broken=broken, now=self._now())
        elif claim.surplus_at is not None:
            line = freeze(replace(part, message=lines.saying(lines.TAKEN_BACK)))
            why = f"It cannot be taken back: {why}"
            await refuse_removal(self._db, claim, line=line, why=why, now=self._now())
        else:
            why = f"It cannot be changed any more: {why}"
            await conclude_edit(self._db, claim, edited=False, why=why, now=self._now())

    async def _broken(self, claim: Claim) -> str | None:
        """Tell what is wrong with the place of a message that cannot be changed; None where only the message is."""
        place = Place(platform=claim.platform, workspace=claim.workspace, channel=claim.channel)
        try:
            health = await in_time(self._timeout, self._adapters[claim.platform].inspect(place))
        # The last resort: where nobody can tell, the message alone is given up.
        except Exception as error:
            log.warning("an inspection broke off", extra={"action": "edit", "place": claim.place_id}, exc_info=error)
            return None
        return None if health.ok else health.problems[0]


def _message(claim: Claim, part: Part) -> Sent:
    """Give the message that holds a part."""
    place = place_of(claim, part)
    if claim.message_channel:
        place = replace(place, channel=claim.message_channel, thread=claim.message_thread)
    return Sent(message_id=claim.message_id or "", place=place)
