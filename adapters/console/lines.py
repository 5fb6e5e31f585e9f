"""Where lines come from: a person at a terminal, with history and completion, or a pipe."""

import asyncio
import os
import stat
from collections.abc import AsyncGenerator, Iterable
from pathlib import Path
from typing import Protocol, TextIO

from bot.chat import Choice, Handler
from bot.printable import printable

#: Completed as the first word, beside the periods that the core suggests.
COMMANDS = ("search ", "items ", "list", "help", "subscribe ", "subscriptions", "/quit")


class Lines(Protocol):
    """A source of lines."""

    async def next(self, prompt: str = "› ") -> str | None:
        """Give the next line, None at the end."""
        ...


class Pipe:
    """Lines from a file or pipe.

    A pipe is waited for by the event loop and not by a thread, so that Ctrl-C is never left waiting for a line.
    """

    def __init__(self, source: TextIO) -> None:
        self._source = source
        self._rest = b""
        self._ended = False

    async def next(self, prompt: str = "› ") -> str | None:
        """Give the next line, None at the end."""
        if not _waits(self._source):
            return self._source.readline() or None
        while b"\n" not in self._rest and not self._ended:
            chunk = await self._chunk()
            self._ended = not chunk
            self._rest += chunk
        line, _, self._rest = self._rest.partition(b"\n")
        return line.decode(errors="replace") if line or self._rest or not self._ended else None

    async def _chunk(self) -> bytes:
        loop, descriptor = asyncio.get_running_loop(), self._source.fileno()
        ready = asyncio.Event()
        loop.add_reader(descriptor, ready.set)
        try:
            await ready.wait()
        finally:
            loop.remove_reader(descriptor)
        return os.read(descriptor, 65_536)


def _waits(source: TextIO) -> bool:
    """Tell whether a source can keep us waiting; a file on disk or in memory cannot."""
    try:
        mode = os.fstat(source.fileno()).st_mode
        return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode) or source.isatty()
    except (OSError, ValueError):
        return False


def terminal(handler: Handler) -> Lines:
    """Give the lines of a person: arrow keys recall earlier ones, Tab completes."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import CompleteEvent, Completer, Completion
    from prompt_toolkit.document import Document
    from prompt_toolkit.history import FileHistory, History, InMemoryHistory
    from prompt_toolkit.patch_stdout import patch_stdout

    class Suggestions(Completer):
        """Completions of commands, periods and items."""

        def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
            return ()

        async def get_completions_async(
            self, document: Document, complete_event: CompleteEvent
        ) -> AsyncGenerator[Completion, None]:
            typed, choices = await completions(handler, document.text_before_cursor)
            for choice in choices:
                yield Completion(choice.value, start_position=-len(typed), display=choice.label)

    class Kept(FileHistory):
        """Earlier lines on disk, without what could steer the terminal that shows the file."""

        def append_string(self, string: str) -> None:
            super().append_string(printable(string))

    class Terminal:
        """Lines typed at a prompt."""

        def __init__(self, history: History) -> None:
            self._session: PromptSession[str] = PromptSession(history=history, completer=Suggestions())

        async def next(self, prompt: str = "› ") -> str | None:
            """Give the next line, None when the person leaves with Ctrl-C or Ctrl-D."""
            try:
                # What is remarked meanwhile stands above the prompt, and what was typed stays.
                with patch_stdout(raw=True):
                    return await self._session.prompt_async(prompt)
            except (EOFError, KeyboardInterrupt):
                return None

    path = Path.home() / ".digestbot_history"
    try:
        path.touch(mode=0o600)
    except OSError:
        return Terminal(InMemoryHistory())
    return Terminal(Kept(str(path)))


async def completions(handler: Handler, line: str) -> tuple[str, list[Choice]]:
    """Give what of a line is being completed, and with what."""
    text = line.removeprefix("/digest ")
    command, space, rest = text.partition(" ")
    if command == "items" and space:
        return rest, list(await handler.suggest("item", rest))
    if space:
        return "", []
    known = [Choice(label=name.strip(), value=name) for name in COMMANDS if name.startswith(command)]
    return command, [*await handler.suggest("period", command), *known]
