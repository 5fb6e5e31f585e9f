"""Buttons and menus as Discord's components; what each sends when it is pressed is all there is to know about it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from adapters.discord.limits import CUSTOM_ID, LABEL, ROW, in_menu
from adapters.discord.text import one_line
from bot.commands import SCHEDULE
from bot.messages.message import Button, Buttons

Json: TypeAlias = dict[str, Any]

#: Discord's numbers for the components we use here.
ACTION_ROW, BUTTON, MENU = 1, 2, 3
#: What is sent by a press: `?` asks for a line first, `#` turns to a page, a number keeps equal ones apart.
PRESSED = re.compile(r"dg(?:(?P<asks>\?)|#(?P<page>\d{1,3})\.)?\d*:(?P<command>.+)", re.DOTALL)
#: Discord: characters of the line that a menu shows before anything is chosen.
PLACEHOLDER = 150
_STYLES = {"primary": 1, "plain": 2, "danger": 4}
_PRIMARY, _PLAIN = 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Which page of a long message is shown, counted from 1, and the command that shows them all."""

    number: int
    count: int
    command: str


class Rows:
    """The buttons and menus of one message; Discord wants every custom_id in it to be another."""

    def __init__(self) -> None:
        """Begin a message."""
        self._taken: dict[str, int] = {}
        self._menus = 0

    def of(self, row: Buttons, beside: Button | None = None) -> Iterator[Json]:
        """Give a menu of those that stand in one, and rows of the others, but for one that stands beside the title."""
        menu, others = in_menu(row)
        others = tuple(button for button in others if button is not beside)
        if menu:
            yield self._menu(menu, row.menu)
        for start in range(0, len(others), ROW):
            yield _row([self.button(button) for button in others[start : start + ROW]])

    def button(self, button: Button) -> Json:
        """Give one button."""
        return {
            "type": BUTTON,
            "style": _STYLES[button.style],
            "label": _label(button),
            "custom_id": self._sent(button),
        }

    def _menu(self, buttons: Sequence[Button], line: str) -> Json:
        """Give a menu; what is chosen is sent as a button would send it."""
        self._menus += 1
        options = [{"label": _label(button), "value": self._sent(button)} for button in buttons]
        shown = one_line(line).strip()[:PLACEHOLDER] or "Read …"
        return _row([{"type": MENU, "custom_id": f"dgm{self._menus}", "placeholder": shown, "options": options}])

    def _sent(self, button: Button) -> str:
        name = f"dg{'?' if button.asks else ''}"
        count = self._taken[name + button.command] = self._taken.get(name + button.command, 0) + 1
        return f"{name}{count if count > 1 else ''}:{button.command}"


def turning(pages: Pages) -> Json:
    """Give the row that turns the pages of a long message."""

    def turn(number: int, label: str) -> Json:
        there = 1 <= number <= pages.count
        sent = {"custom_id": page_id(number, pages.command), "disabled": not there}
        return {"type": BUTTON, "style": _PRIMARY if there else _PLAIN, "label": label, **sent}

    here = {"type": BUTTON, "style": _PLAIN, "label": f"{pages.number} / {pages.count}", "disabled": True}
    here["custom_id"] = "dg#here"
    return _row([turn(pages.number - 1, "◀"), here, turn(pages.number + 1, "▶")])


def page_id(number: int, command: str) -> str:
    """Give what is sent to show another page of what a command shows."""
    return f"dg#{number}.:{command}"


def can_page(command: str) -> bool:
    """Tell whether a command can be done again for each of its pages: it only reads, and is short enough to send."""
    verb = command.removeprefix("share ").partition(" ")[0]
    return verb not in _ONCE and len(page_id(999, command)) <= CUSTOM_ID


#: Commands that change something or cost something each time, or may be answered in other words the next time.
_ONCE = ("ask", "ask-in", "follow", "example", "about", "good", "bad", *SCHEDULE)


def _row(components: Iterable[Json]) -> Json:
    return {"type": ACTION_ROW, "components": list(components)}


def _label(button: Button) -> str:
    return one_line(button.label).strip()[:LABEL] or "Open"
