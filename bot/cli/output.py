"""How a command ends and what it prints: exit statuses, one JSON document, times given on the command line."""

import asyncio
import json
import logging
import os
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from shutil import get_terminal_size
from textwrap import fill
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Any, TextIO, TypeVar
from zoneinfo import ZoneInfo

import typer

from bot.errors import UsageError
from bot.logs import Redactor
from bot.printable import printable, printable_json
from bot.settings import Settings
from bot.zones import zone_named

if TYPE_CHECKING:
    from bot.app import World

log = logging.getLogger(__name__)
T = TypeVar("T")

#: Seconds before a progress bar is worth showing.
PATIENCE = 0.5

#: Exit statuses that scripts rely on: the work failed or found problems; wrong usage or settings; interrupted.
FAILED, USAGE, INTERRUPTED = 1, 2, 130

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout.")]
Now = Annotated[str, typer.Option("--now", help="Answer as at this moment (ISO 8601) instead of the present.")]
Timezone = Annotated[str, typer.Option("--timezone", help="IANA time zone in which to read `this week` and the like.")]


def settings() -> Settings:
    """Read the settings of this process, and warn of what looks like a slip in their names."""
    return warned(unwarned_settings())


def unwarned_settings() -> Settings:
    """Read the settings of this process, for a command that tells of slips in its own way."""
    return Settings.read(os.environ, Path(".env"))


def warned(chosen: Settings) -> Settings:
    """Warn of what looks like a slip in the names of settings, and give them back."""
    for slip in chosen.slips:
        log.warning(slip)
    return chosen


def wait(work: Coroutine[Any, Any, T]) -> T:
    """Run a command's work to its end."""
    return asyncio.run(work)


def say(text: str) -> None:
    """Print a result; what a post, a file name or an argument holds cannot steer the terminal."""
    _print(text, sys.stdout)


def remark(text: str) -> None:
    """Print what is not a result, on stderr."""
    _print(text, sys.stderr)


def _print(text: str, target: TextIO) -> None:
    text = printable(text)
    if target.isatty():
        # A terminal breaks long lines inside words; a file or pipe gets them whole.
        columns = get_terminal_size().columns
        text = "\n".join(
            fill(line, columns, break_long_words=False, break_on_hyphens=False) for line in text.split("\n")
        )
    target.write(f"{text}\n")


class LineFormatter(logging.Formatter):
    """Writes a warning for the person at the terminal: the event and why, with the trace of what is a fault of ours."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line, and the trace below it where there is one."""
        why = getattr(record, "why", "")
        text = f"digestbot: {record.getMessage()}{f': {why}' if why else ''}"
        trace = f"\n{self.formatException(record.exc_info)}" if record.exc_info else ""
        return printable(Redactor()(text + trace))


class Remarks(logging.Handler):
    """Remarks a record, above the prompt where there is one."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write it to what stderr is now."""
        remark(self.format(record))


def start_remarks() -> None:
    """Send the warnings of a command to stderr, a line each; `run` logs in JSON from when it connects."""
    writer = Remarks()
    writer.setFormatter(LineFormatter())
    logging.basicConfig(handlers=[writer], level=logging.WARNING, force=True)


def document(data: Any) -> None:
    """Print exactly one JSON document; dates in ISO form."""
    text = json.dumps(data, ensure_ascii=False, indent=2, default=_plain)
    sys.stdout.write(printable_json(text.encode(errors="replace").decode()) + "\n")


def _plain(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


@contextmanager
def progress(doing: str) -> Iterator[Callable[[int, int], None]]:
    """Show how far work has come, on stderr, only where a person looks at it and only when it takes long enough."""
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=Console(stderr=True), transient=True)
    task, began = bar.add_task(doing), perf_counter()

    def step(done: int, of: int) -> None:
        if not bar.live.is_started and perf_counter() - began > PATIENCE:
            bar.start()
        bar.update(task, completed=done, total=of)

    try:
        yield step
    finally:
        if bar.live.is_started:
            bar.stop()


@asynccontextmanager
async def opened_world(chosen: Settings, now: Callable[[], datetime]) -> AsyncIterator["World"]:
    """Open everything a command needs, showing how the reading of posts goes."""
    from bot.app import opened

    async with AsyncExitStack() as stack:
        with progress("Reading posts") as step:
            world = await stack.enter_async_context(opened(chosen, now=now, progress=step))
        yield world


def zone_of(name: str, otherwise: ZoneInfo) -> ZoneInfo:
    """Give the zone of a name.

    Raises:
        UsageError: there is no such zone.
    """
    if not name:
        return otherwise
    named = zone_named(name)
    if not named:
        raise UsageError(f"--timezone {name!r} is not an IANA time zone such as Europe/Berlin.")
    return ZoneInfo(named)


def clock(text: str, zone: ZoneInfo) -> Callable[[], datetime]:
    """Give a clock that stands at `--now`, or the real one.

    Raises:
        UsageError: the text is no ISO 8601 date or time, or lies where no days can be reckoned with.
    """
    if not text:
        return lambda: datetime.now(UTC)
    from bot.posts.timewords.days import FIRST_YEAR, LAST_YEAR

    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--now {text!r} is not a date or time such as 2026-04-20T09:00.") from None
    if not FIRST_YEAR <= when.year <= LAST_YEAR:
        raise UsageError(f"--now {text!r} lies in no year that posts are from; give one such as 2026-04-20T09:00.")
    fixed = when if when.tzinfo else when.replace(tzinfo=zone)
    return lambda: fixed
