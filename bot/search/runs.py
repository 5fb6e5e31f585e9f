"""Blocks laid out as one run of plain text, with the places where it may be cut and the links that lie in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import TypeVar

from bot.posts.blocks import (
    Block,
    Bullets,
    Code,
    Heading,
    Paragraph,
    Picture,
    Quote,
    Span,
    Spans,
    Table,
    plain,
    text_of,
)
from bot.search.passage import Apart, Links, moved
from bot.search.preformatted import is_code
from bot.search.scripts import UNSPACED, UNSPACED_LETTER
from bot.search.sentences import sentence_spans

# How much it hurts to cut after a unit, where a passage of a wrong length by half hurts 0.25.
_FREE, _BETWEEN_LINES, _BETWEEN_SENTENCES, _INSIDE, _NEVER = 0.0, 0.02, 0.1, 0.4, 9.0
_LONGEST_UNIT = 160.0
_SHORTEST_STORY = 25.0
#: Lines of a block of code that are never parted, and shown.
CODE_LINES = 12
_WORD = re.compile(rf"[{UNSPACED}]|[^\s{UNSPACED}]+")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A stretch of a run that is never cut.

    Attributes:
        start, end: offsets in the run's text.
        size: in words.
        bond: what it costs to cut after it.
        line: the line of the post's file.
        story: a list line long enough to be a story of its own.
        above: the small headings it stands under, outermost first.
        head: where the head of its table stands, of a row.
    """

    start: int
    end: int
    size: float
    bond: float
    line: int
    story: bool = False
    above: tuple[str, ...] = ()
    head: tuple[int, int] | None = None


@dataclass(slots=True)
class Run:
    """Text of consecutive blocks, a line for each paragraph, list line and table row.

    Attributes:
        apart: what are no sentences, as `Passage.apart` has them.
    """

    text: str = ""
    units: list[Unit] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    apart: list[tuple[int, int, int]] = field(default_factory=list)

    def add(self, block: Block, *, joint: str = "\n", above: tuple[str, ...] = ()) -> None:
        """Lay a block at the end, after the text that joins it to what stands there, under some small headings."""
        first = len(self.units)
        apart = isinstance(block, Picture) or is_code(block)
        if apart and self.units:
            self.units[-1] = replace(self.units[-1], bond=_NEVER)
        lines = list(_lines(block))
        for number, (spans, line, bond) in enumerate(lines):
            self.text += (joint if number == 0 else "\n") if self.text else ""
            bond = bond if number + 1 < len(lines) else _last_bond(block)
            self._add_line(spans, line, bond, whole=_is_whole(block), above=above)
        if isinstance(block, Table) and (added := self.units[first:]):
            head = (added[0].start, added[0].end)
            self.units[first + 1 :] = [replace(row, head=head) for row in added[1:]]
        if apart and len(self.units) > first:
            if isinstance(block, Code):
                # How far its first line is indented tells what the others are to it.
                begun = self.text.rfind("\n", 0, self.units[first].start) + 1
                self.units[first] = replace(self.units[first], start=begun)
            of = 0 if isinstance(block, Picture) else len(lines)
            self.apart.append((self.units[first].start, self.units[-1].end, of))

    def cut(self, units: Sequence[Unit]) -> tuple[str, Links, Apart]:
        """Give the text of some units in a row, with the links in it and what are no sentences.

        Rows of a table stand below its head.
        """
        start, end, head = units[0].start, units[-1].end, units[0].head
        text, links = self.text[start:end], self.links_in(start, end)
        if head is None or not any(map(str.isalnum, self.text[slice(*head)])):
            return text, links, self._apart_in(start, end)
        lead = f"{self.text[slice(*head)]}\n"
        below = moved(links, len(lead))
        return lead + text, (*self.links_in(*head), *below), moved(self._apart_in(start, end), len(lead))

    def links_in(self, start: int, end: int) -> Links:
        """Give the links between two offsets as (start, end, address), counted from the first offset."""
        return _between(self.links, start, end)

    def _apart_in(self, start: int, end: int) -> Apart:
        begun = ((first, last, lines if first >= start else 0) for first, last, lines in self.apart)
        return _between(begun, start, end)

    def _add_line(self, spans: Spans, line: int, bond: float, *, whole: bool, above: tuple[str, ...]) -> None:
        begin = len(self.text)
        self.text += text_of(spans)
        at = begin
        for span in spans:
            if span.url:
                self.links.append((at, at + len(span.text), span.url))
            at += len(span.text)
        pieces = list(_pieces(self.text[begin:], whole=whole))
        for number, (start, end, size) in enumerate(pieces):
            inner = _INSIDE if whole else _BETWEEN_SENTENCES
            after = bond if number + 1 == len(pieces) else inner
            story = whole and len(pieces) == 1 and size >= _SHORTEST_STORY and bond in (_BETWEEN_LINES, _FREE)
            start, end = begin + start, begin + end
            self.units.append(Unit(start=start, end=end, size=size, bond=after, line=line, story=story, above=above))


def size_of(text: str) -> float:
    """Give the length of a text in words; two characters of an unspaced script count as one word."""
    return sum(0.5 if _is_unspaced(word[0]) else 1.0 for word in _WORD.findall(text))


def _is_unspaced(letter: str) -> bool:
    return letter >= "\u0e00" and UNSPACED_LETTER.match(letter) is not None


def _between(places: Iterable[tuple[int, int, T]], start: int, end: int) -> tuple[tuple[int, int, T], ...]:
    """Give what of some places lies between two offsets, counted from the first offset."""
    held = (place for place in places if place[0] < end and start < place[1])
    return moved(((max(first, start), min(last, end), what) for first, last, what in held), -start)


def _lines(block: Block) -> Iterator[tuple[Spans, int, float]]:
    """Give a block's lines as `words_of` lays them out, each with its line in the file and the cost of a cut."""
    match block:
        case Heading(spans=spans, line=line) | Paragraph(spans=spans, line=line):
            yield spans, line, _FREE
        case Bullets(lines=lines):
            for bullet, following in zip_longest(lines, lines[1:]):
                nested = following is not None and following.depth > 0
                yield bullet.spans, bullet.line or block.line, _INSIDE if nested else _BETWEEN_LINES
        case Code(text=text, line=line):
            kept = CODE_LINES if is_code(block) else 0
            for number, row in enumerate(text.split("\n"), start=1):
                yield plain(row), line + number, _NEVER if number < kept else _INSIDE
        case Quote(paragraphs=paragraphs, line=line):
            yield from ((spans, line, _BETWEEN_SENTENCES) for spans in paragraphs)
        case Table(header=header, rows=rows, line=line):
            yield _row(header), line, _NEVER
            yield from ((_row(cells), line + number, _BETWEEN_LINES) for number, cells in enumerate(rows, start=2))
        case Picture(alt=alt, url=url, line=line):
            yield (Span(text=alt, url=url),), line, _FREE
        case _:
            return


def _row(cells: Sequence[Spans]) -> Spans:
    spans: list[Span] = []
    for number, cell in enumerate(cells):
        spans += (*plain(" | "), *cell) if number else cell
    return tuple(spans)


def _is_whole(block: Block) -> bool:
    """Tell whether a line of the block is kept together rather than cut into sentences."""
    return isinstance(block, Heading | Bullets | Code | Table | Picture)


def _last_bond(block: Block) -> float:
    """Give the cost of a cut after a block: none may part a heading or a lead-in from what it introduces."""
    match block:
        case Heading():
            return _NEVER
        case Paragraph(spans=spans) if text_of(spans).rstrip().endswith((":", "：")):
            return _NEVER
        case _:
            return _FREE


def _pieces(text: str, *, whole: bool) -> Iterator[tuple[int, int, float]]:
    """Give the stretches of a line that stay together, with their sizes; what is far too long is cut between words."""
    spans = [(0, len(text))] if whole and size_of(text) <= _LONGEST_UNIT else sentence_spans(text)
    for start, end in spans:
        size = size_of(text[start:end])
        if size <= _LONGEST_UNIT:
            if text[start:end].strip():
                yield *_stripped(text, start, end), size
        else:
            yield from _chopped(text, start, end)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())


def _chopped(text: str, start: int, end: int) -> Iterator[tuple[int, int, float]]:
    """Cut a stretch without stops into pieces of about 100 words."""
    begin, size, last = start, 0.0, start
    for word in _WORD.finditer(text, start, end):
        size += 0.5 if _is_unspaced(word.group()[0]) else 1.0
        last = word.end()
        if size >= _LONGEST_UNIT * 0.625:
            yield begin, last, size
            begin, size = last, 0.0
            while begin < end and text[begin].isspace():
                begin += 1
    if begin < last:
        yield begin, last, size
