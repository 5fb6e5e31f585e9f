"""A core that a test tells what to answer, and a running adapter on a Discord of our own."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from adapters.discord import DiscordAdapter
from adapters.discord.timing import Timing
from bot.chat import Choice, Final, Place, Request, State
from bot.messages.message import Button, Buttons, Limits, Message, Part
from bot.posts.blocks import Paragraph, plain
from tests.servers.discord import FORUM, GENERAL, GUILD, DiscordServer
from tests.servers.running import at_work

#: For tests, which have no time; `edits=0.0` shows every partial answer.
QUICK = Timing(
    edits=0.0,
    retries=(0.02, 0.05),
    acknowledge=(0.02, 0.05),
    settle=0.02,
    identify=0.02,
    others=0.1,
    drain=2.0,
    close=0.1,
)


#: The key of a part.
KEY = "k0123456789abcdef01234567"


def said(text: str, *buttons: Button) -> Message:
    row = (Buttons(buttons=buttons),) if buttons else ()
    return Message(summary=text[:100], elements=(Paragraph(spans=plain(text)), *row))


def place(channel: str = GENERAL, **more: Any) -> Place:
    """Give a place of the server to publish in, with a thread or wishes where they are named."""
    return Place(platform="discord", workspace=GUILD, channel=channel, **more)


def part(text: str = "The digest", number: int = 1, *, series: str = "", title: str = "Weekly W16") -> Part:
    """Give a part to publish: the first stands in the channel, the others in its thread."""
    message = replace(said(text), series=series)
    return Part(number=number, where="channel" if number == 1 else "thread", message=message, title=title)


def in_parts(*texts: str) -> Callable[[Request], Sequence[State]]:
    """Give a script that answers whatever is asked with these parts."""
    return lambda request: [Final(parts=tuple(said(text) for text in texts))]


class Core:
    """Accepts each request once, and answers by a script: states, pauses in seconds, errors, or events to wait for."""

    def __init__(self) -> None:
        self.accepted: list[Request] = []
        self.finished: list[Request] = []
        #: What was let go of here, and what another process lets go of.
        self.left: list[Request] = []
        self.beside: asyncio.Queue[Request] = asyncio.Queue()
        self.waiting: list[Request] = []
        self.forgotten: list[tuple[str, str]] = []
        self.memory: dict[str, str] = {}
        self.suggested: list[tuple[str, str]] = []
        self.accepts = True
        self.broken: Exception | None = None
        self.slow = 0.0
        self.script: Callable[[Request], Sequence[State | float | Exception | asyncio.Event]] = self.echo
        self._seen: set[str] = set()

    @staticmethod
    def echo(request: Request) -> Sequence[State]:
        return [Final(parts=(said(f"You said: {request.text}"),))]

    async def accept(self, request: Request) -> bool:
        if self.broken is not None:
            raise self.broken
        new = not self._seen & set(request.keys)
        self._seen |= set(request.keys)
        if not (new and self.accepts):
            return False
        self.accepted.append(request)
        return True

    async def answer(self, request: Request, limits: Limits) -> AsyncIterator[State]:
        for step in self.script(request):
            match step:
                case Exception():
                    raise step
                case float():
                    await asyncio.sleep(step)
                case asyncio.Event():
                    await step.wait()
                case _:
                    yield step

    async def finish(self, request: Request) -> None:
        self.finished.append(request)

    async def unfinished(self, platform: str) -> Sequence[Request]:
        left, self.waiting = self.waiting, []
        return [request for request in left if request.place.platform == platform]

    async def release(self, request: Request) -> None:
        self.left.append(request)

    async def released(self, platform: str) -> AsyncIterator[Request]:
        while True:
            yield await self.beside.get()

    async def suggest(self, field: str, typed: str) -> Sequence[Choice]:
        self.suggested.append((field, typed))
        await asyncio.sleep(self.slow)
        return [Choice(label="Week 16", value="2026-W16"), Choice(label="too long", value="x" * 101)]

    async def watched(self, place: Place, person: str, typed: str) -> Sequence[Choice]:
        self.suggested.append((person, typed))
        return [Choice(label="cognee", value="cognee")]

    async def forget(self, platform: str, workspace: str) -> None:
        self.forgotten.append((platform, workspace))

    async def recall(self, name: str) -> str | None:
        return self.memory.get(name)

    async def remember(self, name: str, value: str) -> None:
        self.memory[name] = value


async def answered(discord_: DiscordServer, core: Core, times: int = 1) -> None:
    """Wait until that many requests are answered to their end."""
    await discord_.until(lambda: len(core.finished) == times)


async def tag_forum(discord_: DiscordServer, *names: str, needed: bool = False) -> None:
    """Give the forum tags, the first of which only moderators may use; posts may need one."""
    forum = discord_.channels[FORUM]
    forum["available_tags"] = [
        {"id": str(900 + number), "name": name, "moderated": number == 0, "emoji_id": None, "emoji_name": None}
        for number, name in enumerate(names)
    ]
    forum["flags"] = 16 if needed else 0
    await discord_.dispatch("CHANNEL_UPDATE", forum)
    await discord_.heeded()


@asynccontextmanager
async def running(discord_: DiscordServer, core: Core, **seconds: float) -> AsyncIterator[DiscordAdapter]:
    """Run an adapter on a server until the block ends, as the wiring does."""
    adapter = DiscordAdapter(discord_.settings(), timing=replace(QUICK, **seconds))
    async with at_work(adapter, core, discord_.until):
        yield adapter
