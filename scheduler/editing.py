"""Editing what was sent, so that it reads as its post does now; twice shows the same, so nothing is looked for."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.chat import ChatAdapter, NotSent, Outcome, Place, Sent, Unknown
from bot.errors import StoreError
from bot.messages.message import Part
from bot.store.claims import Claim
from bot.store.database import Database
from bot.store.edits import conclude_edit, postpone_edit
from scheduler.frozen import thaw
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
        """Let a message read as it should."""
        try:
            part = thaw(claim.wanted or claim.body)
        except StoreError as error:
            await conclude_edit(self._db, claim, edited=False, why=str(error), now=self._now())
            return
        await self._record(claim, await self._edited(claim, part))

    async def _edited(self, claim: Claim, part: Part) -> Outcome:
        call = self._adapters[claim.platform].edit(_message(claim, part), part, key=claim.key)
        try:
            return await in_time(self._timeout, call)
        except TimeoutError:
            return Unknown(why=f"{claim.platform} did not answer within {self._timeout:g} s")
        # The last resort: whatever broke, the edit is tried again later.
        except Exception as error:
            log.error("an adapter broke while editing", extra={"action": "edit", "delivery": claim.id}, exc_info=error)
            return Unknown(why=f"editing broke off ({type(error).__name__})")

    async def _record(self, claim: Claim, outcome: Outcome) -> None:
        now = self._now()
        match outcome:
            case Sent():
                await conclude_edit(self._db, claim, edited=True, why="Edited.", now=now)
            case NotSent(why=why, permanent=True):
                broken = await self._broken(claim)
                why = broken or f"It cannot be changed any more: {why}"
                await conclude_edit(self._db, claim, edited=False, why=why, broken=broken, now=now)
            case NotSent(why=why, retry_after=float(seconds)):
                await postpone_edit(self._db, claim, why=why, next_at=now + timedelta(seconds=bounded(seconds)))
            case NotSent(why=why) | Unknown(why=why):
                wait = timedelta(seconds=backoff(claim.looks + 1))
                await postpone_edit(self._db, claim, why=why, next_at=now + wait)

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
