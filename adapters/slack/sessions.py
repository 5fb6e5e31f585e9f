"""The answers under way in each thread, which Slack calls a session, so that a reader can stop them."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import contextmanager
from typing import TypeVar

from bot.chat import Place

T = TypeVar("T")


class Sessions:
    """Knows by thread what is being answered aloud."""

    def __init__(self) -> None:
        """Begin with none."""
        self._answers: dict[Place, list[asyncio.Event]] = {}

    @contextmanager
    def answering(self, place: Place) -> Iterator[asyncio.Event]:
        """Hold an answer as under way; the event is set when a reader stops it."""
        stop = asyncio.Event()
        self._answers.setdefault(place, []).append(stop)
        try:
            yield stop
        finally:
            self._answers[place].remove(stop)
            if not self._answers[place]:
                del self._answers[place]

    def stop(self, place: Place) -> bool:
        """Stop what is being answered in a thread; False where nothing is."""
        answers = self._answers.get(place, ())
        for stop in answers:
            stop.set()
        return bool(answers)


async def until(steps: AsyncIterator[T], stop: asyncio.Event) -> AsyncGenerator[T]:
    """Give the steps of some work until it is stopped; the step that is being made then is cancelled."""
    stopped = asyncio.ensure_future(stop.wait())
    try:
        while not stop.is_set():
            step = asyncio.ensure_future(_next(steps))
            try:
                await asyncio.wait({step, stopped}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                step.cancel()
                await asyncio.gather(step, return_exceptions=True)
            if stop.is_set() or not (found := step.result()):
                return
            yield found[0]
    finally:
        stopped.cancel()


async def _next(steps: AsyncIterator[T]) -> tuple[T] | None:
    async for step in steps:
        return (step,)
    return None
