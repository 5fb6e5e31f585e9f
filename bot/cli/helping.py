"""The help of commands that hold others."""

from typing import Any

from typer.core import TyperGroup

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
