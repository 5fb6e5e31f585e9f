"""What is said of how a command is used: its help, and one sentence where it is used wrongly."""

import re
from typing import Any

import typer
from typer.core import TyperGroup

#: What typer raises where a command line cannot be read; it gives names to the kinds of it alone.
MISUSED: type[Exception] = typer.BadParameter.__bases__[0]
#: How typer and pydantic say that a value does not fit, and how we do.
_WORDS = (
    (r"Value error, ", ""),
    (r"Input should be a valid integer.*", "it should be a whole number"),
    (r"Input should be ", "it should be "),
)

#: More characters than any first line of a help has, so that it is wrapped and not cut.
_WHOLE = 1_000


class Commands(TyperGroup):
    """A command that holds others, and tells in its help the whole first line of each."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the names of the commands with what each is for."""
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [(name, one.get_short_help_str(_WHOLE)) for name, one in commands if one and not one.hidden]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def misuse(error: Any) -> str:
    """Say in one sentence what of a command line cannot be read, and where to see what can."""
    said = str(error.format_message())
    for theirs, ours in _WORDS:
        said = re.sub(theirs, ours, said)
    command = error.ctx.command_path if error.ctx else "digestbot"
    said = said.rstrip(".")
    return f"{said}{'' if said.endswith('?') else ';'} `{command} --help` says what it takes."
