"""Text as data: spans and blocks, as a post holds them and as a message shows them.

Text in a span is plain: nothing in it is markup, so a renderer escapes it once and neither a post nor a model can ping,
link or format its way out. Nesting is flat on purpose (a list is its lines with a depth), so that a block can be cut
anywhere between lines.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from bot.posts.texts import in_a_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of text with one look.

    Attributes:
        text: plain text, no markup; may hold newlines only inside a hard line break.
        url: where the text leads, http or https only; None for no link.
        instant: the moment that the text names, in Unix seconds, for a platform that shows it in the reader's own
            zone; None for any other text.
    """

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    url: str | None = None
    instant: int | None = None


Spans: TypeAlias = tuple[Span, ...]


def plain(text: str) -> Spans:
    """Give text as one unadorned span."""
    return (Span(text=text),)


def text_of(spans: Spans) -> str:
    """Give the text of spans without their looks."""
    return "".join(span.text for span in spans)


def line_of(spans: Spans) -> str:
    """Give the text of some spans in one line, with single spaces."""
    return in_a_line(text_of(spans))


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside a body; level 1 is the largest, 6 the smallest."""

    spans: Spans
    level: int = 3
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of running text."""

    spans: Spans
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullet:
    """One line of a list.

    Attributes:
        depth: 0 for the outermost list.
        number: the line's number in an ordered list, else None.
        done: for a task list, whether it is ticked; else None.
    """

    spans: Spans
    depth: int = 0
    number: int | None = None
    done: bool | None = None
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list, nested ones flattened into lines with a depth."""

    lines: tuple[Bullet, ...]
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A block of preformatted text."""

    text: str
    language: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A block quotation, as its paragraphs."""

    paragraphs: tuple[Spans, ...]
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; every row has as many cells as the header.

    Attributes:
        lines: of the file, one for each row, where it was read from one.
    """

    header: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    line: int = 0
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image: shown as its alt text leading to its address, never fetched by us.

    Attributes:
        url: empty where it lies beside the file, which is nowhere for a reader.
    """

    url: str
    alt: str
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A horizontal rule."""

    line: int = 0


Block: TypeAlias = Heading | Paragraph | Bullets | Code | Quote | Table | Picture | Rule


def lines_of(block: Block) -> Iterator[Spans]:
    """Give each paragraph, line of a list or row of a table, its cells with a bar between them; none of code."""
    match block:
        case Heading(spans=spans) | Paragraph(spans=spans):
            yield spans
        case Bullets(lines=lines):
            yield from (line.spans for line in lines)
        case Quote(paragraphs=paragraphs):
            yield from paragraphs
        case Table(header=header, rows=rows):
            yield from (_row(row) for row in (header, *rows))


def words_of(block: Block) -> str:
    """Give a block's text in plain, one line per paragraph, list line or table row."""
    match block:
        case Code(text=text):
            return text
        case Picture(alt=alt):
            return alt
    return "\n".join(map(text_of, lines_of(block)))


def _row(cells: tuple[Spans, ...]) -> Spans:
    parted = ((Span(text=" | "), *cell) if place else cell for place, cell in enumerate(cells))
    return tuple(span for cell in parted for span in cell)
