"""Turning the pages of a list: what a page holds, and the buttons that lead to the others."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.messages.message import BUTTON_COMMAND, Button

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """A page of a list.

    Attributes:
        number: from 1.
        count: how many pages there are, at least 1.
        total: how long the list is.
        before: how much of it stands on the pages before.
    """

    shown: Sequence[T]
    number: int
    count: int
    total: int
    before: int


def page_of(things: Sequence[T], number: int, size: int) -> Page[T]:
    """Give a page, counted from 1, of a list; one past the end gives the last."""
    count = max(1, -(-len(things) // size))
    number = min(max(number, 1), count)
    before = (number - 1) * size
    return Page(shown=things[before : before + size], number=number, count=count, total=len(things), before=before)


def turns(page: Page[T], command: Callable[[int], str], *, back: str = "Back", more: str = "More") -> Iterator[Button]:
    """Give the buttons that turn to the pages beside one; none where a button cannot carry the command."""
    if not fits(command):
        return
    if page.number > 1:
        yield Button(label=back, command=command(page.number - 1))
    if page.number < page.count:
        yield Button(label=more, command=command(page.number + 1))


def fits(command: Callable[[int], str]) -> bool:
    """Tell whether buttons can carry the commands of a list's first hundred pages."""
    return len(command(99)) <= BUTTON_COMMAND
