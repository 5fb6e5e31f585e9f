"""Lanes: whoever shares a rate limit goes through one, one after the other."""

import asyncio
from time import monotonic


class Lane:
    """Lets one through every so many seconds, in the order of their coming."""

    def __init__(self, seconds: float, *, burst: int = 2) -> None:
        """Take the pace.

        Args:
            seconds: between two turns, on average.
            burst: turns that may follow at once where earlier ones were not used.
        """
        self._seconds = seconds
        self._burst = burst
        self._free = 0.0
        self._line = asyncio.Lock()

    async def turn(self, stopping: asyncio.Event | None = None) -> bool:
        """Wait for a turn; False where `stopping` was set before it came."""
        async with self._line:
            while (wait := self._free - monotonic()) > 0:
                if stopping is None:
                    await asyncio.sleep(wait)
                elif await _set_within(stopping, wait):
                    return False
            self._free = max(self._free, monotonic() - (self._burst - 1) * self._seconds) + self._seconds
        return True

    def give_back(self) -> None:
        """Leave a turn that was not used to those who come after."""
        self._free -= self._seconds

    def hold(self, seconds: float) -> None:
        """Let nobody through for so many seconds."""
        self._free = max(self._free, monotonic() + seconds)


async def _set_within(event: asyncio.Event, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            return await event.wait()
    except TimeoutError:
        return False
