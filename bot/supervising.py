"""Keeping things running: each restarted with a growing pause when it fails, and all with little time to end."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from time import monotonic

from bot.errors import DigestbotError, SettingsError

log = logging.getLogger(__name__)

#: Seconds before the first restart, doubled up to the last.
FIRST_PAUSE, LAST_PAUSE = 1.0, 60.0
#: A run this long in seconds counts as healthy, and the pause begins anew.
HEALTHY = 300.0


async def supervise(
    name: str,
    run: Callable[[], Awaitable[None]],
    *,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Run until it returns or is cancelled; a failure is logged and followed by another try.

    What its own errors say is told in a line; anything else is a fault of ours and leaves its trace.

    Raises:
        SettingsError: only a person can mend it (a bad token), so trying again is no use.
    """
    pause = FIRST_PAUSE
    clock = asyncio.get_running_loop().time
    while True:
        started = clock()
        try:
            await run()
        except SettingsError:
            raise
        except Exception as error:
            # Whatever breaks one platform must not stop the others.
            if clock() - started > HEALTHY:
                pause = FIRST_PAUSE
            extra = {"action": "restart", "part": name, "pause": pause}
            if isinstance(error, DigestbotError):
                log.warning("stopped, trying again", extra={**extra, "why": str(error)})
            else:
                log.exception("stopped, trying again", extra=extra)
            await sleep(pause)
            pause = min(pause * 2, LAST_PAUSE)
        else:
            return


class Patience:
    """So many seconds in all for leaving, from when they are first asked for."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end: float | None = None

    def left(self) -> float:
        """Give the seconds that are left."""
        self._end = self._end or monotonic() + self._seconds
        return max(self._end - monotonic(), 0.1)


@asynccontextmanager
async def running(jobs: Sequence[Awaitable[None]], patience: Patience) -> AsyncIterator[Sequence["asyncio.Task[None]"]]:
    """Keep jobs running while inside; at the end they are cancelled, and have what is left of our patience to end."""
    tasks: list[asyncio.Task[None]] = [asyncio.ensure_future(job) for job in jobs]
    try:
        yield tasks
    finally:
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=patience.left())
