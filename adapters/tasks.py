"""Work under way: what a shutdown waits for, and what goes on beside it."""

import asyncio
import logging
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

log = logging.getLogger(__name__)

T = TypeVar("T")


class Tasks:
    """Holds on to tasks until they end."""

    def __init__(self) -> None:
        """Begin with none."""
        self._work: set[asyncio.Task[Any]] = set()
        self._beside: set[asyncio.Task[Any]] = set()

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count the running task as work."""
        task: Any = asyncio.current_task()
        self._work.add(task)
        try:
            yield
        finally:
            self._work.discard(task)

    def start(self, work: Coroutine[Any, Any, T]) -> "asyncio.Task[T]":
        """Start work that a shutdown waits for."""
        task = asyncio.create_task(work)
        self._work.add(task)
        task.add_done_callback(self._work.discard)
        return task

    def beside(self, work: Coroutine[Any, Any, None]) -> None:
        """Start what a shutdown does not wait for."""
        task = asyncio.create_task(work)
        self._beside.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._beside.discard(task)
        if not task.cancelled() and (trouble := task.exception()) is not None:
            log.error("something beside the answers broke off", exc_info=trouble, extra={"action": "beside"})

    async def drain(self, seconds: float) -> None:
        """Stop what goes on beside, wait for the work and what that starts at most some seconds, and stop the rest."""
        await _stopped(self._beside)
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while self._work and loop.time() < end:
            await asyncio.wait(self._work, timeout=end - loop.time(), return_when=asyncio.FIRST_COMPLETED)
        if self._work:
            log.warning("%d answers were not finished in time and are left to who serves next", len(self._work))
        await _stopped(self._work)


async def _stopped(tasks: "set[asyncio.Task[Any]]") -> None:
    running = tuple(tasks)
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
