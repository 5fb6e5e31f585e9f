"""Waiting in a test for what must come, however slow the machine is."""

import asyncio
from collections.abc import Callable
from time import monotonic

#: Seconds that suffice for whatever must come, with many to spare: only a test that fails takes so long.
PATIENCE = 60.0


async def until(
    true: Callable[[], object], seconds: float = PATIENCE, *, every: float = 0.005, told: Callable[[], str] = str
) -> None:
    """Wait until something is so, looking `every` so many seconds; `told` gives what to say where it does not come.

    Raises:
        TimeoutError: it is still not so after `seconds`.
    """
    end = monotonic() + seconds
    while not true():
        if monotonic() > end:
            raise TimeoutError(f"not so within {seconds} s; {told()}")
        await asyncio.sleep(every)
