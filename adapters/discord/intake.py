"""Requests across processes: nothing is answered twice or by nobody."""

from bot.chat import Handler, Request


class Intake:
    """Takes requests in, until we leave."""

    def __init__(self, handler: Handler) -> None:
        """Take in for a core."""
        self._handler = handler
        self._leaving = False

    def leave(self) -> None:
        """From now on leave what comes to whoever serves beside us or after us."""
        self._leaving = True

    async def accept(self, request: Request) -> bool:
        """Store a request, and tell whether it is ours to answer."""
        if not await self._handler.accept(request):
            return False
        if self._leaving:
            await self._handler.release(request)
        return not self._leaving
