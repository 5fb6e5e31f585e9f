"""`digestbot`: reads the command line and turns every error into one line and an exit status."""

import os
import sys
from errno import ENOSPC, EPIPE
from io import TextIOWrapper
from typing import Annotated, Literal, TextIO

import typer

from bot.cli import ledger, posts, questions, running
from bot.cli.helping import MISUSED, Commands, misuse
from bot.cli.output import FAILED, INTERRUPTED, USAGE, remark, say, start_remarks
from bot.collecting import collect_seldom
from bot.errors import DigestbotError, PeriodError, SettingsError, UsageError
from bot.switching import switch_often

# Plain help and plain errors: rich's would cost 0.1 s at every start.
app = typer.Typer(
    name="digestbot",
    cls=Commands,
    help="Publishes digests on time, once, and answers questions about them with sources.",
    no_args_is_help=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)


def _open_streams() -> None:
    """Let nothing come from or go to a closed stream, and write `?` for a letter that the reader's coding lacks."""
    sys.stdin = sys.stdin or _nowhere("r")
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _nowhere(mode: Literal["r", "w"] = "w") -> TextIO:
    return open(os.devnull, mode, encoding="utf-8")


def say_version(wanted: bool) -> None:
    """Print which version this is, and leave."""
    if wanted:
        from importlib.metadata import version

        say(f"digestbot {version('digestbot')}")
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", callback=say_version, is_eager=True, help="Print the version.")]


@app.callback(invoke_without_command=True)
def start(context: typer.Context, version: Version = False) -> None:
    """Without a command: the same as `run`."""
    if context.invoked_subcommand is None:
        running.run()


for commands in (running, questions, posts, ledger):
    commands.register(app)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit status.

    Args:
        arguments: what stands after `digestbot`; the process's own where none is given.

    Raises:
        SystemExit: always; 0 done, 1 failed or found problems, 2 wrong usage or settings, 130 interrupted.
    """
    _open_streams()
    start_remarks()
    collect_seldom()
    switch_often()
    try:
        status = app(arguments, prog_name="digestbot", standalone_mode=False)
        sys.stdout.flush()
    except MISUSED as error:
        remark(f"digestbot: {misuse(error)}")
        sys.exit(USAGE)
    except (SettingsError, UsageError, PeriodError) as error:
        remark(f"digestbot: {error}")
        sys.exit(USAGE)
    except DigestbotError as error:
        remark(f"digestbot: {error}")
        sys.exit(FAILED)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except OSError as error:
        if error.errno not in (ENOSPC, EPIPE):
            raise
        if error.errno == ENOSPC:
            remark("digestbot: There is no space left to write to; make some, and try again.")
        # What could not be written would be tried once more, and told once more, at the very end.
        sys.stdout = _nowhere()
        sys.exit(FAILED)
    sys.exit(status)
