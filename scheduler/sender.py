"""The sender: claims what is owed, publishes it, and records which of three things happened.

Sent and not sent are recorded as they are. Where nobody knows, and where a sender died with a part in its hands, the
part is looked for on the platform before it is sent again; where looking is impossible it waits for a person. So a part
is never lost, and never sent twice as long as the platform lets us look.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from time import monotonic
from typing import Any

from bot.chat import ChatAdapter, NotSent, Outcome, Sent, Unknown
from bot.errors import LookupFailed, StoreError
from bot.messages.message import Part
from bot.store.database import Database
from bot.store.ledger import claims, concluding, edits, waiting
from bot.store.ledger.claims import Claim
from bot.troubles import trace
from scheduler.editing import Editing
from scheduler.frozen import thaw
from scheduler.lanes import Lane
from scheduler.spreading import Spreading
from scheduler.tries import backoff, bounded, in_time, place_of

log = logging.getLogger(__name__)

#: A claim outlives the longest call four times, because the gap between the two is what keeps a slow sender and the
#: one after it apart: no platform knows our fences.
LEASE = timedelta(seconds=120)
TIMEOUT = 30.0
#: Between two looks that find nothing; Slack's history was seen to lag by 20 seconds.
LOOK_PAUSE = timedelta(seconds=30)
#: Seconds until a place is asked again where something came due meanwhile, or is in others' hands.
MOMENT = 0.05
#: A message may carry a platform's clock, so a look begins this much before the first try.
CLOCKS_DIFFER = timedelta(minutes=5)


class Sender:
    """Sends what the ledger holds; different places in parallel, one part at a time in each."""

    def __init__(
        self,
        db: Database,
        adapters: Mapping[str, ChatAdapter],
        now: Callable[[], datetime],
        *,
        pace: Mapping[str, float] | None = None,
        workspace_pace: Mapping[str, float] | None = None,
        lease: timedelta = LEASE,
        timeout: float = TIMEOUT,
        look_pause: timedelta = LOOK_PAUSE,
        at_once: int = 128,
        patience: float = 60.0,
        usable: Callable[[str], bool] | None = None,
    ) -> None:
        """Take what sending needs.

        Args:
            db: the database.
            adapters: by platform.
            now: gives the hour it is.
            pace: seconds between two messages to one place, by platform (Slack: 1).
            workspace_pace: seconds between two messages to one workspace, by platform (Slack: 0.2).
            lease: how long a claim is ours.
            timeout: seconds after which a call counts as of unknown outcome.
            look_pause: between two looks that find nothing.
            at_once: places under way on one platform.
            patience: seconds for which a place's next try is waited for, instead of for the next tick.
            usable: tells of a platform whether it takes posts now; where it is ready, if nothing else is said.
        """
        self._db = db
        self.adapters = adapters
        self._now = now
        self._pace = pace or {}
        self._workspace_pace = workspace_pace or {}
        self._lease = lease
        self._timeout = timeout
        self._look_pause = look_pause
        self._patience = patience
        self._usable = usable or (lambda platform: adapters[platform].ready())
        self._editing = Editing(db, adapters, now, timeout=timeout)
        self._spreading = Spreading(db, adapters, now, usable=self._usable, timeout=timeout, lease=lease)
        self._lanes: dict[tuple[str, str], Lane] = {}
        self._calls = {platform: asyncio.Semaphore(at_once) for platform in adapters}
        self._stopping = asyncio.Event()
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._called: dict[int, float] = {}

    async def wake(self) -> None:
        """Begin everything that can be done now, and leave it running.

        Raises:
            StoreError: the database cannot be used.
        """
        now = self._now()
        if self._stopping.is_set():
            return
        self._spreading.wake()
        await claims.reap(self._db, now=now)
        await claims.expire(self._db, now=now)
        ready = [platform for platform in self.adapters if self._usable(platform)]
        for place_id, platform, workspace in await waiting.places_due(self._db, ready, now=now):
            if place_id not in self._busy:
                serving = self._serve(place_id, platform, self._lane(platform, workspace))
                task = asyncio.create_task(serving, name=f"sender {platform} {place_id}")
                self._busy[place_id] = task
                task.add_done_callback(partial(self._ended, place_id))

    async def run_once(self) -> None:
        """Do everything that can be done now, and return when it is done."""
        await self.wake()
        while tasks := [*self._busy.values(), *self._spreading.under_way()]:
            await asyncio.wait(tasks)

    async def stop(self, *, within: float = 8.0) -> None:
        """Begin nothing new, finish what is under way within so many seconds, and leave the rest to the next start."""
        self._stopping.set()
        self._spreading.stop()
        if tasks := [*self._busy.values(), *self._spreading.under_way()]:
            _, slow = await asyncio.wait(tasks, timeout=within)
            for task in slow:
                task.cancel()
            await asyncio.gather(*slow, return_exceptions=True)

    def _ended(self, place_id: int, task: asyncio.Task[None]) -> None:
        self._busy.pop(place_id, None)
        self._called.pop(place_id, None)
        if task.cancelled() or not (error := task.exception()):
            return
        told = {"action": "send", "place": place_id, "why": str(error)}
        log.error("sending to a place broke off", extra=told, exc_info=trace(error))

    def _lane(self, platform: str, workspace: str) -> Lane | None:
        """Give what paces a workspace; None where only its channels have a pace."""
        seconds = self._workspace_pace.get(platform)
        return self._lanes.setdefault((platform, workspace), Lane(seconds)) if seconds else None

    async def _serve(self, place_id: int, platform: str, lane: Lane | None) -> None:
        """Do what there is to do in one place, one thing after another.

        What waits for its turn holds no claim, and takes no place among the calls under way.
        """
        while lane is None or await lane.turn(self._stopping):
            async with self._calls[platform]:
                self._called[place_id] = monotonic()
                worked, wait = await self._step(place_id, self._pace.get(platform, 0.0))
            if lane is not None and not worked:
                lane.give_back()
            if wait is None or self._stopping.is_set():
                return
            await self._rest(wait)

    async def _step(self, place_id: int, pace: float) -> tuple[bool, float | None]:
        """Send one part, look for one, or edit one; tell whether there was one, and the seconds to the next step.

        None stands for a place where nothing is to be done soon.
        """
        wait: float | None = None
        worked = not self._stopping.is_set() and await self._send_next(place_id)
        if not worked:
            # To ask what waits costs less than to claim in vain.
            wait = await self._until_next(place_id)
            if wait is None or wait > 0:
                return False, wait
            worked = await self._tend(place_id)
        # What came due while we looked, or is in another process's hands, is asked for again in a moment.
        # From one call to the next: what the ledger and the platform took counts as waiting.
        return worked, self._called[place_id] + pace - monotonic() if worked else MOMENT

    async def _send_next(self, place_id: int) -> bool:
        """Send the next part of a place; False where none is to be sent now."""
        if claim := await claims.claim_part(self._db, place_id, now=self._now(), lease=self._lease):
            await self._send(claim)
        return claim is not None

    async def _tend(self, place_id: int) -> bool:
        """Look for a part, or edit one; False where there is none."""
        if claim := await claims.claim_look(self._db, place_id, now=self._now(), lease=self._lease):
            await self._look(claim)
        elif claim := await edits.claim_edit(self._db, place_id, now=self._now(), lease=self._lease):
            await self._editing.edit(claim)
        return claim is not None

    async def _until_next(self, place_id: int) -> float | None:
        """Give the seconds until something is to be done in a place; None where that is beyond our patience."""
        now = self._now()
        moment = await waiting.next_time(self._db, place_id, now=now)
        if moment is None or (seconds := (moment - now).total_seconds()) > self._patience:
            return None
        return max(seconds, 0.0)

    async def _rest(self, seconds: float) -> None:
        if seconds <= 0:
            return
        try:
            async with asyncio.timeout(seconds):
                await self._stopping.wait()
        except TimeoutError:
            return

    async def _send(self, claim: Claim) -> None:
        try:
            part = thaw(claim.body)
        except StoreError as error:
            await self._conclude(claim, "failed", str(error), problem=str(error), next_at=None)
            return
        await self._record(claim, await self._publish(claim, part))

    async def _publish(self, claim: Claim, part: Part) -> Outcome:
        adapter = self.adapters[claim.platform]
        self._called[claim.place_id] = monotonic()
        try:
            return await in_time(self._timeout, adapter.publish(place_of(claim, part), part, key=claim.key))
        except TimeoutError:
            return Unknown(why=f"{claim.platform} did not answer within {self._timeout:g} s")
        # The last resort: an adapter that breaks may have posted before, so this is unknown, not failed.
        except Exception as error:
            log.error("an adapter broke while posting", extra={"action": "send", "delivery": claim.id}, exc_info=error)
            return Unknown(why=f"posting broke off ({type(error).__name__})")

    async def _record(self, claim: Claim, outcome: Outcome) -> None:
        now = self._now()
        match outcome:
            case Sent():
                await self._found(claim, outcome, "Sent.")
            case NotSent(why=why, permanent=True, alone=alone):
                if alone:
                    # A place that breaks for it would be healed and break again every hour, and post no digest more.
                    log.warning("a part is refused", extra={"action": "send", "delivery": claim.id, "why": why})
                broken = None if alone else why
                await self._conclude(claim, "failed", why, broken=broken, problem=why, next_at=None)
            case NotSent(why=why, retry_after=seconds):
                if seconds is not None and (lane := self._lanes.get((claim.platform, claim.workspace))):
                    lane.hold(bounded(seconds))
                wait = timedelta(seconds=backoff(claim.attempts) if seconds is None else bounded(seconds))
                await self._conclude(claim, "pending", why, problem=why, next_at=now + wait)
            case Unknown(why=why):
                await self._conclude(claim, "unknown", why, problem=why, next_at=now)

    async def _look(self, claim: Claim) -> None:
        try:
            found = await self._find(claim)
        except LookupFailed as error:
            await self._cannot_look(claim, str(error))
            return
        now = self._now()
        if found is not None:
            await self._found(claim, found, "Found on the platform.")
        elif claim.absent_at and now - claim.absent_at >= self._look_pause:
            why = "Looked for twice and not there; it is sent again."
            await self._conclude(claim, "pending", why, problem=why, next_at=now, absent_at=None, looks=0)
        else:
            absent_at = claim.absent_at or now
            why = "Not there at the first look; we look once more."
            next_at = absent_at + self._look_pause
            await self._conclude(claim, "unknown", why, problem=why, next_at=next_at, absent_at=absent_at)

    async def _find(self, claim: Claim) -> Sent | None:
        adapter = self.adapters[claim.platform]
        try:
            place = place_of(claim, thaw(claim.body))
            return await in_time(self._timeout, adapter.find(place, claim.key, since=claim.since - CLOCKS_DIFFER))
        except LookupFailed:
            raise
        # The last resort: whatever broke the look, absence is not shown by it.
        except Exception as error:
            log.warning("a look broke off", extra={"action": "look", "delivery": claim.id}, exc_info=error)
            raise LookupFailed(f"looking broke off ({type(error).__name__})") from error

    async def _cannot_look(self, claim: Claim, why: str) -> None:
        problem = f"Nobody knows whether it arrived, and we cannot look: {why}. {_how_to_settle(claim.id)}"
        if claim.looks == 0:
            log.warning("a delivery is unknown", extra={"action": "look", "delivery": claim.id, "why": problem})
        next_at = self._now() + timedelta(seconds=max(backoff(claim.looks + 1), self._look_pause.total_seconds()))
        await self._conclude(claim, "unknown", problem, problem=problem, next_at=next_at, looks=claim.looks + 1)

    async def _found(self, claim: Claim, sent: Sent, why: str) -> None:
        where = {"message_channel": sent.place.channel, "message_thread": sent.place.thread}
        held = {"message_id": sent.message_id, "sent_at": self._now(), "next_at": None, "problem": None, **where}
        await self._conclude(claim, "sent", why, spreads=sent.spreads, **held)
        if sent.spreads:
            self._spreading.wake()

    async def _conclude(self, claim: Claim, became: str, why: str, **values: Any) -> None:
        if not await concluding.conclude(self._db, claim, became, why=why, now=self._now(), **values):
            extra = {"action": "send", "delivery": claim.id, "became": became}
            log.warning("a claim was lost before its outcome was recorded", extra=extra)


def _how_to_settle(delivery: int) -> str:
    return f"Look yourself, then `digestbot deliveries settle {delivery} --sent MESSAGE_ID` or `--not-sent`."
