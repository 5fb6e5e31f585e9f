"""Whose turn it is: a few answers are made at once, and few of them for one person."""

import asyncio
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

#: Answers made at once; more would keep the acknowledgement of what comes next waiting.
AT_ONCE = 12
#: Answers made at once for one person, so that nobody waits for everything that somebody else asks.
EACH = 3


class Turns:
    """Gives everybody a turn."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._all = asyncio.Semaphore(AT_ONCE)
        self._each: WeakValueDictionary[Hashable, asyncio.Semaphore] = WeakValueDictionary()

    @asynccontextmanager
    async def turn(self, person: Hashable) -> AsyncIterator[None]:
        """Wait for a person's turn, and have it until the block ends."""
        own = self._each.setdefault(person, asyncio.Semaphore(EACH))
        async with own, self._all:
            yield
