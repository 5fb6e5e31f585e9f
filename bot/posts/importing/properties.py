"""The block of properties at the top of a copied Notion page: names on lines of their own, values below them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.posts.frontmatter import dates

TYPES = ("post", "page", "notice", "menu", "submenu")
_LATEST_TYPE, _NEAR = 80, 3
_MAX_TAG = 40
_PROPERTIES = (
    "type", "status", "date", "slug", "summary", "tags", "category", "icon", "password", "priority", "ext", "comment",
)  # fmt: skip
_WORD = re.compile(r"\S+")
_ICON = re.compile(r"https?://\S+|[^\w\s]\S{0,7}|fa[a-z]*[ -]\S.*")

#: Whether a line can be the value of a property that has one line; anything else belongs to what follows.
_FITS: dict[str, Callable[[str], object]] = {
    "type": lambda line: line.casefold() in TYPES,
    "status": lambda line: len(line) <= 20 and _WORD.fullmatch(line) and not line[0].islower(),
    "date": lambda line: dates.read_moment(line),
    "slug": lambda line: re.fullmatch(r"[\w%./-]+", line),
    "category": lambda line: len(line) <= _MAX_TAG,
    "icon": _ICON.fullmatch,
    "password": _WORD.fullmatch,
    "priority": lambda line: re.fullmatch(r"-?\d{1,4}", line),
    "ext": lambda line: line.startswith("{"),
    "comment": lambda line: len(line) <= 20 and _WORD.fullmatch(line),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A page's properties.

    Attributes:
        start, end: the first line of the block, and the first line after it.
        values: by name in lower case; a summary is its lines, tags one each.
        unread: values that do not fit their property, by its name.
    """

    start: int
    end: int
    values: dict[str, list[str]]
    unread: dict[str, str]

    def one(self, name: str) -> str:
        """Give a property's value as one text, empty for none."""
        return "\n".join(self.values.get(name, ()))


def find(lines: Sequence[str]) -> Block | None:
    """Find and read the property block: a line `type` within the first 80, its value within the next three lines."""
    for start, line in enumerate(lines[:_LATEST_TYPE]):
        if line.strip().casefold() == "type":
            near = (other.strip().casefold() for other in lines[start + 1 : start + 1 + _NEAR])
            if next(filter(None, near), "") in TYPES:
                return _Reader(lines).read(start)
    return None


class _Reader:
    """Walks the lines of one block and knows which names it has met."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._values: dict[str, list[str]] = {}
        self._unread: dict[str, str] = {}

    def read(self, start: int) -> Block:
        at = end = start
        while at < len(self._lines) and (name := self._name(at)):
            self._values[name] = []
            at = self._skip(at + 1)
            taken = self._value(name, at)
            end = taken if taken > at else self._after_name(at)
            at = self._skip(taken)
        return Block(start=start, end=end, values=self._values, unread=self._unread)

    def _value(self, name: str, at: int) -> int:
        """Take a property's value and give the line after it."""
        if at >= len(self._lines) or self._name(at):
            return at
        if name == "summary":
            return self._summary(at)
        if name == "tags":
            return self._tags(at)
        line = self._lines[at].strip()
        if _FITS[name](line):
            self._values[name] = [line]
            return at + 1
        if self._name(self._skip(at + 1)):
            self._unread[name] = line
            return at + 1
        return at

    def _summary(self, at: int) -> int:
        """Take lines up to the next name; without a next one, the first line is the summary and the rest the body."""
        end = next((place for place in range(at, len(self._lines)) if self._name(place)), at + 1)
        self._values["summary"] = [line.strip() for line in self._lines[at:end] if line]
        return end

    def _tags(self, at: int) -> int:
        while at < len(self._lines) and not self._name(at) and len(self._lines[at]) <= _MAX_TAG:
            self._values["tags"] += filter(None, [self._lines[at].strip()])
            at += 1
        return at

    def _name(self, at: int) -> str:
        """Give the name of a property that a line is, if it was not met before; else nothing."""
        name = self._lines[at].strip().casefold() if at < len(self._lines) else ""
        return name if name in _PROPERTIES and name not in self._values else ""

    def _skip(self, at: int) -> int:
        while at < len(self._lines) and not self._lines[at]:
            at += 1
        return at

    def _after_name(self, at: int) -> int:
        """Give the line after the last name, blank lines before the body not counted to the block."""
        while at > 0 and not self._lines[at - 1]:
            at -= 1
        return at
