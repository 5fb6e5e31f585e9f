"""From the tokens of a table to its block: every cell kept, and rows that blank lines part from it taken in."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from bot.posts.blocks import Span, Spans, Table
from bot.posts.markdown.inline import merged, spans_of

# What may stand before a table's row: white space, quotation marks, the mark of a list.
_MARGIN = re.compile(r"^(?:\s|>|[-*+]\s|\d+[.)]\s)+")
#: A paragraph's tokens: where it opens, its text, and where it closes.
PARAGRAPH = 3


def rows_apart(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """Give the texts of the paragraphs from a place on that are nothing but rows of the table before them."""
    texts = (tokens[place] for place in range(at + 1, len(tokens), PARAGRAPH))
    return list(takewhile(_is_of_rows, texts))


def table_of(
    inner: Sequence[Token],
    apart: Sequence[Token],
    source: Sequence[str],
    *,
    line: int,
    first: int,
    inline: Callable[[str], Spans],
) -> Table:
    """Give a table.

    Args:
        inner: the tokens within it.
        apart: the texts of its rows that blank lines part from it.
        source: the lines of the body.
        line: the line of the file that it begins on.
        first: the line of the file that the body begins on.
        inline: reads a line of Markdown.
    """
    rows: list[tuple[Spans, ...]] = []
    starts: list[int] = []
    for row, start, barred in _rows(inner):
        rows.append(_row(row, _cells(source[start])[len(row) :] if barred else (), inline))
        starts.append(first + start)
    header, *others = rows
    for text in apart:
        for place, written in enumerate(text.content.split("\n"), text.map[0] if text.map else 0):
            cells = _cells(written)
            filled = (*(inline(cell.strip()) for cell in cells[: len(header)]), *((),) * (len(header) - len(cells)))
            others.append(_row(filled, cells[len(header) :], inline))
            starts.append(first + place)
    return Table(header=header, rows=tuple(others), line=line, lines=tuple(starts[1:]))


def _is_of_rows(text: Token) -> bool:
    """Tell whether each line of a paragraph's text stands between bars."""
    lines = map(str.strip, text.content.split("\n"))
    return text.type == "inline" and all(line.startswith("|") and line.endswith("|") and line != "|" for line in lines)


def _rows(inner: Sequence[Token]) -> Iterator[tuple[tuple[Spans, ...], int, bool]]:
    """Give the rows that were read as such, the header first, each with its line and whether it has bars."""
    cells: list[Spans] = []
    start, barred = 0, True
    for token in inner:
        if token.type == "tr_open":
            cells, start, barred = [], token.map[0] if token.map else start, token.markup != "<"
        elif token.type == "inline":
            cells.append(spans_of(token.children))
        elif token.type == "tr_close":
            yield tuple(cells), start, barred


def _cells(row: str) -> Sequence[str]:
    return escapedSplit(_MARGIN.sub("", row).rstrip().removeprefix("|").removesuffix("|"))


def _row(row: tuple[Spans, ...], beyond: Sequence[str], inline: Callable[[str], Spans]) -> tuple[Spans, ...]:
    """Put cells beyond the header's into the last one, where the table rule drops them."""
    last = row[-1]
    for cell in beyond:
        if cell.strip():
            last = merged((*last, Span(text=" | "), *inline(cell.strip())))
    return (*row[:-1], last)
