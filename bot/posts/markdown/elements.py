"""HTML elements in a text: where each begins and ends, with the end tags that HTML lets authors leave out."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bot.posts.markdown.tags import BLOCKS, BRIEF, CLOSED_BY, FRAMES, IN_TABLE, NO_TEXT, RAW, read_tag
from bot.posts.wordsets import word_set

# Many times the tags of a text that anyone wrote; beyond this they lay out nothing, so that no file takes long to read.
_MOST = 10_000
# Beyond so many open elements further ones are no more than tags.
_DEEPEST = 100
_MARK = re.compile(
    r"<!--|^[ \t>]*(?P<fence>`{3,}|~{3,})[^`\n]*$|(?<!`)(?P<tick>`+)(?!`)[^`\n]+(?P=tick)(?!`)"
    r"|</?(?P<name>[a-z][a-z0-9]*)(?=[\s/>])(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+>",
    re.IGNORECASE | re.MULTILINE,
)
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")
_NO_DISPLAY = re.compile(r"display\s*:\s*none", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element of a text, by the places where it and what it holds begin and end.

    Attributes:
        tag: its start tag as it stands.
        line: the line of the text that it begins on, from 0.
        closed: its end is written, by its own end tag or one of what holds it.
    """

    name: str
    tag: str
    start: int
    inner_start: int
    inner_end: int
    end: int
    line: int = 0
    closed: bool = True

    @property
    def inner_line(self) -> int:
        """Give the line that what it holds begins on."""
        return self.line + self.tag.count("\n")

    @property
    def attributes(self) -> Mapping[str, str]:
        """Give the attributes of the start tag."""
        tag = read_tag(self.tag)
        return tag.attributes if tag else {}

    @property
    def hidden(self) -> bool:
        """Tell whether a reader of the page would see nothing of it."""
        shown = self.attributes
        bare = re.sub(r"""("[^"]*"|'[^']*')""", "", self.tag)
        return (
            self.name in NO_TEXT
            or bool(re.search(r"\shidden\b", bare, re.IGNORECASE))
            or bool(_NO_DISPLAY.search(shown.get("style", "")))
        )


def outermost(text: str) -> list[Element]:
    """Give the elements of a text that are in no other, in order; one that never ends, ends with the text."""
    found: list[Element] = []
    for start, element in sorted(elements_of(text, whole=True).items()):
        if not found or start >= found[-1].end:
            found.append(element)
    return found


def elements_of(text: str, *, whole: bool = False) -> dict[int, Element]:
    """Give the elements of a text that lay it out, each by its start; code and comments hold none.

    Args:
        text: HTML, or Markdown that may hold some.
        whole: it is all that some element holds, so that one left open ends with it.
    """
    pairing = _Pairing(text)
    for count, mark in enumerate(_marks(text)):
        if count == _MOST:
            return {}
        pairing.take(mark)
    return pairing.finished(whole=whole)


def _marks(text: str) -> Iterator[re.Match[str]]:
    """Give the tags of a text, for raw elements their start tags only; what hides tags is passed over."""
    nowhere: set[str] = set()
    at = 0
    while mark := _MARK.search(text, at):
        at = mark.end()
        if mark[0].startswith("<!--"):
            at = _after(text, at, "-->", nowhere) or at
        elif mark["fence"]:
            closing = rf"^[ \t>]*{mark['fence'][0]}{{{len(mark['fence'])},}}[ \t]*$"
            end = re.compile(closing, re.MULTILINE).search(text, at)
            at = end.end() if end else len(text)
        elif mark["name"]:
            name = mark["name"].casefold()
            yield mark
            if name in RAW and not mark[0].startswith("</"):
                at = _before(text, at, name, nowhere) or at


def _after(text: str, at: int, closing: str, nowhere: set[str]) -> int | None:
    """Find where a closing mark ends, and remember where there is none, so that nobody looks again."""
    place = -1 if closing in nowhere else text.find(closing, at)
    if place < 0:
        nowhere.add(closing)
        return None
    return place + len(closing)


def _before(text: str, at: int, name: str, nowhere: set[str]) -> int | None:
    end = None if name in nowhere else re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, at)
    if end is None:
        nowhere.add(name)
        return None
    return end.start()


class _Pairing:
    """Pairs the tags of one text, in their order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[Element] = []
        self._names = Counter[str]()
        self._at = self._line = 0
        self._link: Element | None = None
        self._found: dict[int, Element] = {}
        self._latest = -1

    def take(self, mark: re.Match[str]) -> None:
        """Take the next tag."""
        name = mark["name"].casefold()
        self._line += self._text.count("\n", self._at, mark.start())
        self._at = mark.start()
        if name == "a":
            self._take_link(mark)
        elif name not in BLOCKS and name not in NO_TEXT:
            return
        elif mark[0].startswith("</"):
            self._end(name, mark)
        else:
            self._begin(name, mark)

    def finished(self, *, whole: bool) -> dict[int, Element]:
        """Give what was found, with the elements that were left open at the end."""
        kept = BLOCKS - RAW if whole else FRAMES | word_set("p li")
        for element in self._open:
            if element.name in kept:
                self._keep(element, len(self._text), closed=False)
        return self._found

    def _begin(self, name: str, mark: re.Match[str]) -> None:
        closed, borders = CLOSED_BY.get(name, (frozenset(), frozenset()))
        while (place := self._place(closed, borders)) is not None:
            self._cut(place, mark.start())
        element = self._element(name, mark)
        if name == "hr" or mark[0].endswith("/>"):
            self._add(element)
        elif len(self._open) < _DEEPEST:
            self._open.append(element)
            self._names[name] += 1

    def _element(self, name: str, mark: re.Match[str]) -> Element:
        start, end = mark.span()
        return Element(name=name, tag=mark[0], start=start, inner_start=end, inner_end=end, end=end, line=self._line)

    def _end(self, name: str, mark: re.Match[str]) -> None:
        place = self._place({name}, frozenset() if name in IN_TABLE | {"table"} else word_set("td th"))
        if place is None:
            return
        element = self._open[place]
        self._cut(place + 1, mark.start())
        del self._open[place:]
        self._names[name] -= 1
        self._add(replace(element, inner_end=mark.start(), end=mark.end()))

    def _add(self, element: Element) -> None:
        self._found[element.start] = element
        self._latest = max(self._latest, element.start)

    def _place(self, wanted: frozenset[str] | set[str], borders: frozenset[str]) -> int | None:
        """Find the innermost open element of some names, none beyond a border."""
        if not any(self._names[name] for name in wanted):
            return None
        for place in range(len(self._open) - 1, -1, -1):
            name = self._open[place].name
            if name in wanted:
                return place
            if name in borders:
                return None
        return None

    def _cut(self, place: int, end: int) -> None:
        """End the elements that are open from a place of the stack on, where something else ends them."""
        for element in self._open[place:]:
            if element.name not in RAW:
                self._keep(element, end)
            self._names[element.name] -= 1
        del self._open[place:]

    def _keep(self, element: Element, end: int, *, closed: bool = True) -> None:
        if element.name in BRIEF:
            blank = _BLANK_LINE.search(self._text, element.inner_start, end)
            end = blank.start() if blank else end
        while self._text[end - 1].isspace():
            end -= 1
        self._add(replace(element, inner_end=end, end=end, closed=closed))

    def _take_link(self, mark: re.Match[str]) -> None:
        """Take a link for an element where it holds some, as one round a whole card does."""
        if not mark[0].startswith("</"):
            self._link = self._element("a", mark)
        elif self._link:
            if self._latest > self._link.start:
                self._add(replace(self._link, inner_end=mark.start(), end=mark.end()))
            self._link = None
