"""Keeping something running: restarted with a growing pause when it fails, apart from everything else."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

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
