"""Requests across processes: what another one left is taken up, and nothing is answered twice or by nobody."""

import asyncio
from collections.abc import Sequence

from bot.chat import Handler, Request


class Intake:
    """Takes requests in, once those are known that an earlier process left."""

    def __init__(self, handler: Handler) -> None:
        """Take in for a core."""
        self._handler = handler
        self._asking = asyncio.Lock()
        self._left: Sequence[Request] | None = None
        self._leaving = False

    def leave(self) -> None:
        """From now on leave what comes to whoever serves beside us or after us."""
        self._leaving = True

    async def left(self) -> Sequence[Request]:
        """Give what an earlier process accepted and did not answer; asked for once."""
        async with self._asking:
            if self._left is None:
                self._left = await self._handler.unfinished("discord")
        return self._left

    async def accept(self, request: Request) -> bool:
        """Store a request, and tell whether it is ours to answer.

        Not before we know what was left: it would be taken for one of those.
        """
        await self.left()
        if not await self._handler.accept(request):
            return False
        if self._leaving:
            await self._handler.release(request)
        return not self._leaving
