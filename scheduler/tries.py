"""What one try at a platform takes: where the message stands, how long a call may take, and when to try again."""

import asyncio
import math
from collections.abc import Awaitable
from typing import TypeVar

from bot.chat import Place
from bot.messages.message import Part
from bot.store.ledger.claims import Claim

#: Seconds until the next try: doubled each time from the first to the last.
FIRST_WAIT, LAST_WAIT = 5.0, 900.0

_Answer = TypeVar("_Answer")


async def in_time(seconds: float, call: Awaitable[_Answer]) -> _Answer:
    """Wait for a call.

    Raises:
        TimeoutError: it took longer than so many seconds.
    """
    async with asyncio.timeout(seconds):
        return await call


def backoff(times: int) -> float:
    """Give the seconds to wait after so many tries."""
    return float(min(FIRST_WAIT * 2 ** min(max(times - 1, 0), 20), LAST_WAIT))


def bounded(seconds: float) -> float:
    """Keep a platform's wait within reason: it comes from a header, so it may be anything."""
    return min(max(seconds, 0.1), 3600.0) if math.isfinite(seconds) else LAST_WAIT


def place_of(claim: Claim, part: Part) -> Place:
    """Give where a part stands: in the channel, or in the thread of part 1, which every platform names by its id."""
    thread = claim.first if part.where == "thread" else None
    return Place(
        platform=claim.platform,
        workspace=claim.workspace,
        channel=claim.channel,
        thread=thread,
        silent=claim.silent,
        ping=claim.ping,
        tags=claim.tags,
    )
