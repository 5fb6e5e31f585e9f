"""The console as a chat platform: a conversation in the terminal, with no token and no network."""

import re
import sys
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TextIO
from uuid import uuid4

from rich.console import Console
from rich.text import Text

from adapters.console.lines import Lines, Pipe, terminal
from adapters.console.text import rendered
from bot.chat import Final, Handler, Health, NotSent, Outcome, Partial, Place, Request, Sent, State, Working
from bot.messages.message import Button, Buttons, Limits, Message, Part
from bot.printable import printable

PLACE = Place(platform="console", workspace="", channel="terminal")
#: A terminal scrolls, so a message may be as long as it likes; a line of summary is one screen line.
LIMITS = Limits(
    part=1_000_000,
    text=1_000_000,
    heading=1_000,
    blocks=10_000,
    summary=200,
    buttons=50,
    label=60,
    table_rows=1_000,
    table_columns=20,
    tables=1_000,
    streams=True,
)
#: What somebody who subscribes this terminal should know.
POSTS_NOTHING = (
    "A chat in a terminal posts nothing by itself: say `this-week`, or subscribe a channel of Slack or Discord."
)
#: Nobody asks a digest one of these, and everybody tries them.
LEAVING = frozenset({"/quit", "/exit", "/q", "quit", "exit"})
GREETING = "Ask away, or type this-week, list, help or a button's number. /quit leaves."
#: Longer numbers are asked about: an issue, a year.
PRESSES = re.compile(r"\d{1,2}")


class ConsoleAdapter:
    """The terminal as a chat platform."""

    name = "console"
    limits = LIMITS

    def __init__(
        self, source: TextIO | None = None, target: TextIO | None = None, *, timezone: str | None = None
    ) -> None:
        """Read lines from a source and show messages on a target; the process's own where none is given."""
        self._source = source or sys.stdin
        self._timezone = timezone
        self._console = Console(file=target or sys.stdout, highlight=False)
        self._buttons: list[Button] = []
        self._shown: dict[str, Sent] = {}
        self._reading = False

    def ready(self) -> bool:
        """Tell whether lines are being read."""
        return self._reading

    def attach(self, application: object) -> None:
        """Add nothing: a terminal is not reached over HTTP."""

    async def run(self, handler: Handler) -> None:
        """Answer line after line until the input ends or somebody leaves."""
        lines = terminal(handler) if self._source.isatty() else Pipe(self._source)
        self._reading = True
        self._console.print(GREETING, style="dim")
        try:
            while (line := await lines.next()) is not None and line.strip().lower() not in LEAVING:
                if asked := await self._pressed(line.strip(), lines):
                    await self._say(handler, asked)
        finally:
            self._reading = False

    async def _pressed(self, line: str, lines: Lines) -> str:
        """Turn a number into the command of the button that was shown under it, or into nothing where none was."""
        buttons = {str(number): button for number, button in enumerate(self._buttons, 1)}
        if line not in buttons:
            if not PRESSES.fullmatch(line):
                return line
            self._console.print(f"There is no button {line} just above; ask in words, or type help.", style="dim")
            return ""
        button = buttons[line]
        asked = await lines.next(f"{button.label}: ") if button.asks else ""
        return f"/digest {button.command} {asked or ''}".strip()

    async def _say(self, handler: Handler, line: str) -> None:
        request = Request(
            id=f"console-{uuid4()}",
            kind="command" if line.startswith("/") else "question",
            place=replace(PLACE, thread="terminal"),
            person="you",
            text=line,
            received=datetime.now(UTC),
            direct=True,
            manager=True,
            timezone=self._timezone,
        )
        if not await handler.accept(request):
            return
        for message in await self._watched(handler.answer(request, self.limits)):
            self._show(message)
        await handler.finish(request)

    async def _watched(self, states: AsyncIterator[State]) -> tuple[Message, ...]:
        """Show what is under way on one line, and give what was said in the end."""
        final: tuple[Message, ...] = ()
        with self._console.status("Thinking…") as status:
            async for state in states:
                match state:
                    case Working(text=text) | Partial(text=text):
                        status.update(Text(printable(text)))
                    case Final(parts=parts):
                        final = parts
        return final

    def _show(self, message: Message) -> None:
        self._buttons = [
            button for element in message.elements if isinstance(element, Buttons) for button in element.buttons
        ]
        self._console.print(rendered(message))

    async def publish(self, place: Place, part: Part, *, key: str) -> Outcome:
        """Print a part once; the terminal holds it from then on."""
        if place.channel != PLACE.channel:
            return NotSent(why=f"The console has no channel {place.channel!r}; use `terminal`.", permanent=True)
        if key not in self._shown:
            self._console.print(rendered(part.message))
            self._shown[key] = Sent(message_id=key, place=place)
        return self._shown[key]

    async def find(self, place: Place, key: str, *, since: datetime) -> Sent | None:
        """Give what this process has printed under a key."""
        return self._shown.get(key)

    async def edit(self, sent: Sent, part: Part, *, key: str) -> Outcome:
        """Print the new text; what scrolled by cannot be changed."""
        self._console.print(rendered(part.message))
        return sent

    async def delete(self, sent: Sent) -> Outcome:
        """Say that a part is taken back; what scrolled by cannot be."""
        if self._shown.pop(sent.message_id, None) is not None:
            self._console.print("A part of the digest above was taken back.", style="dim")
        return sent

    async def spread(self, sent: Sent) -> None:
        """Do nothing: nobody follows a terminal."""

    async def private(self, place: Place, person: str) -> Place:
        """Give the terminal: whoever sits there is alone."""
        return PLACE

    def address(self, place: Place) -> None:
        """Give nothing: a terminal is open already."""

    async def inspect(self, place: Place) -> Health:
        """Tell whether the place is this terminal."""
        if place.channel == PLACE.channel:
            return Health(notes=(POSTS_NOTHING,))
        return Health(problems=(f"The console has no channel {place.channel!r}; use `terminal`.",))

    async def examine(self, places: Sequence[Place]) -> Sequence[tuple[str, Health]]:
        """Tell of each place whether it is this terminal."""
        return [("", Health()), *[(place.channel, await self.inspect(place)) for place in places]]
