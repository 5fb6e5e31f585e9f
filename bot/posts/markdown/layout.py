"""How a text is laid out in HTML: what stands between elements, lines of lists, rows of tables, margins."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from bot.posts.markdown.elements import Element, elements_of, outermost
from bot.posts.markdown.tags import HEADINGS

TAG = re.compile(r"<[^<>]*>")
# What follows blank lines.
_ANEW = re.compile(r"\n[ \t]*(?:\n[ \t]*)+(?P<first>\S|\Z)")
# The indentation that makes a line of Markdown code.
_CODE = 4

#: A row of a table: its cells, each with what it holds, and its line.
Row: TypeAlias = tuple[list[tuple[Element, str]], int]


def in_turn(text: str, elements: Sequence[Element]) -> Iterator[tuple[str, int, Element | None]]:
    """Give each element after the text between it and the one before, and the line of that; last what follows all."""
    at = line = 0
    for found in elements:
        yield text[at : found.start], line, found
        at, line = found.end, found.line + text.count("\n", found.start, found.end)
    yield text[at:], line, None


def lines_of(inner: str, line: int) -> Iterator[tuple[Element | None, str, int]]:
    """Give the lines of a list; what stands between them by mistake is one as well."""
    for between, at, found in in_turn(inner, outermost(inner)):
        if says_something(between):
            yield None, between, line + at
        if found and not found.hidden:
            own = found.name == "li"
            text = inner[found.inner_start : found.inner_end] if own else inner[found.start : found.end]
            if text.strip():
                yield found, text, line + (found.inner_line if own else found.line)


def says_something(text: str) -> bool:
    """Tell whether anything but tags stands in a text."""
    return bool(TAG.sub("", text).strip())


def rows_of(inner: str, line: int) -> Iterator[Row]:
    """Give the rows of a table with their lines, each as its cells and what they hold."""
    for found in outermost(inner):
        text, first = inner[found.inner_start : found.inner_end], line + found.inner_line
        if found.name in ("thead", "tbody", "tfoot"):
            yield from rows_of(text, first)
        elif found.name == "tr" and not found.hidden:
            cells = [cell for cell in outermost(text) if cell.name in ("td", "th") and not cell.hidden]
            if cells:
                yield [(cell, text[cell.inner_start : cell.inner_end]) for cell in cells], first


def lays_out(rows: Sequence[Row]) -> bool:
    """Tell whether a cell holds more than a table of data has in one."""
    elements = (elements_of(text, whole=True).values() for row, _ in rows for _, text in row)
    return any(found.name in HEADINGS | {"table"} for of_cell in elements for found in of_cell)


def is_of_paragraphs(text: str) -> bool:
    """Tell whether blank lines part a text."""
    return _ANEW.search(text.strip()) is not None


def is_markdown(inner: str, elements: Sequence[Element], column: int, *, folded: bool) -> bool:
    """Tell whether what an element holds is Markdown: text begins anew after a blank line, or code in one to unfold."""
    for between, _, found in in_turn(inner, elements):
        for anew in _ANEW.finditer(between):
            first = anew["first"] or (found and "<")
            is_code = folded and column_of(between, anew.start("first")) >= column + _CODE
            if first and (first != "<" or is_code):
                return True
    return False


def dedented(text: str, column: int | None = None) -> str:
    """Give text without the margin of its lines; lines set in from `column` as code is in Markdown stay so."""
    first, *others = text.split("\n")
    margin = min((column_of(each, len(each) - len(each.lstrip())) for each in others if each.strip()), default=0)
    if column is not None and margin >= column + _CODE:
        margin = column
    return "\n".join((first.lstrip(), *(_without(each, margin) for each in others)))


def _without(line: str, margin: int) -> str:
    bare = line.lstrip(" \t")
    return " " * max(0, column_of(line, len(line) - len(bare)) - margin) + bare


def column_of(text: str, at: int) -> int:
    """Give the column of a place of a text, tabs reaching to every fourth one."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return len(line.expandtabs(4))


def lead(text: str) -> int:
    """Count the line breaks before the first word."""
    return text.count("\n", 0, len(text) - len(text.lstrip()))
