"""A loop whose time goes by at once: it waits for nothing, and turns its clock on by what it would have waited."""

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

_Given = TypeVar("_Given")


class Hurried(selectors.DefaultSelector):
    """Waits for nothing while a loop has something to do later."""

    now = 1_000.0

    def select(self, timeout: float | None = None) -> list:
        if timeout is None:
            return super().select()
        self.now += timeout
        return super().select(0)


def _loop() -> asyncio.AbstractEventLoop:
    clock = Hurried()
    made = asyncio.SelectorEventLoop(clock)
    made.time = lambda: clock.now  # type: ignore[method-assign]
    return made


def hurried(work: Coroutine[Any, Any, _Given]) -> _Given:
    """Run something to its end in such a loop, whose clock is `asyncio.get_running_loop().time`."""
    with asyncio.Runner(loop_factory=_loop) as runner:
        return runner.run(work)
