"""A core that a test tells what to answer, and a running adapter on a Slack of our own."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from adapters.slack import SlackAdapter
from bot.chat import Choice, Final, Place, Request, State
from bot.messages.message import Limits, Message
from bot.posts.blocks import Paragraph, plain
from tests.servers.running import at_work, served
from tests.servers.slack import SlackServer


def said(text: str, *, private: bool = False) -> Message:
    return Message(summary=text[:100], elements=(Paragraph(spans=plain(text)),), private=private)


class Core:
    """Accepts each request once, and answers by a script: a list of states, or a function of the request."""

    def __init__(self) -> None:
        self.accepted: list[Request] = []
        self.answered: list[Request] = []
        self.finished: list[Request] = []
        #: What was let go of here, and what another process lets go of.
        self.left: list[Request] = []
        self.beside: asyncio.Queue[Request] = asyncio.Queue()
        self.waiting: list[Request] = []
        self.overheard = True
        self.script: Callable[[Request], Sequence[State | float | Exception]] = self.echo
        self._seen: set[str] = set()

    @staticmethod
    def echo(request: Request) -> Sequence[State]:
        return [Final(parts=(said(f"You said: {request.text}"),))]

    async def accept(self, request: Request) -> bool:
        new = not self._seen & set(request.keys)
        self._seen |= set(request.keys)
        if not new or not (request.addressed or self.overheard):
            return False
        self.accepted.append(request)
        return True

    async def answer(self, request: Request, limits: Limits) -> AsyncIterator[State]:
        self.answered.append(request)
        for step in self.script(request):
            if isinstance(step, Exception):
                raise step
            if isinstance(step, float):
                await asyncio.sleep(step)
            else:
                yield step

    async def finish(self, request: Request) -> None:
        self.finished.append(request)

    async def unfinished(self, platform: str) -> Sequence[Request]:
        return [request for request in self.waiting if request.place.platform == platform]

    async def release(self, request: Request) -> None:
        self.left.append(request)

    async def released(self, platform: str) -> AsyncIterator[Request]:
        while True:
            yield await self.beside.get()

    async def suggest(self, field: str, typed: str) -> Sequence[Choice]:
        return ()

    async def watched(self, place: Place, person: str, typed: str) -> Sequence[Choice]:
        return ()

    async def recall(self, name: str) -> str | None:
        return None

    async def remember(self, name: str, value: str) -> None:
        return None


@asynccontextmanager
async def running(slack: SlackServer, core: Core, *, http: bool = False, **knobs: float) -> AsyncIterator[SlackAdapter]:
    """Run an adapter on a server until the block ends, as the wiring does."""
    adapter = SlackAdapter(slack.settings(http=http), **{"pace": 0.0, "drain": 2.0, **knobs})
    async with served(adapter) as base:
        if http:
            slack.events_url = f"{base}/slack/events"
        async with at_work(adapter, core, slack.until):
            yield adapter
