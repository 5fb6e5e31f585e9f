"""Cutting one element into pieces: at lines, then sentences, then words, then characters; no word is lost."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import TypeVar

from bot.messages.message import Element, Note
from bot.posts.blocks import (
    Bullet,
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

T = TypeVar("T")

#: Where running text may be cut, best first: after a sentence, at a space, then anywhere.
_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")
_SPACE = re.compile(r"\s+")


def pieces(element: Element, budget: int, weigh: Callable[[Element], int]) -> Iterator[Element]:
    """Give elements of at most `budget` weight that together say what the element says, in order."""
    if weigh(element) <= budget:
        yield element
        return
    match element:
        case Bullets(lines=lines):
            yield from _joined(_bullets(lines, budget, weigh), lambda group: Bullets(lines=tuple(group)), budget, weigh)
        case Quote(paragraphs=paragraphs):
            whole = [spans for paragraph in paragraphs for spans in _spans(paragraph, budget, _quote(weigh))]
            yield from _joined(whole, lambda group: Quote(paragraphs=tuple(group)), budget, weigh)
        case Code(text=text, language=language):
            rows = [row for line in text.split("\n") for row in _row(line, language, budget, weigh)]
            yield from _joined(rows, lambda group: Code(text="\n".join(group), language=language), budget, weigh)
        case Table():
            yield from pieces(lines_of_table(element), budget, weigh)
        case Paragraph(spans=spans) | Heading(spans=spans) | Note(spans=spans):
            for part in _spans(spans, budget, lambda part: weigh(replace(element, spans=part))):
                yield replace(element, spans=part)
        case Picture(url=url, alt=alt):
            linked = Paragraph(spans=(*plain(alt), *plain(" "), Span(text="(picture)", url=url)))
            yield from pieces(linked, budget, weigh)
        case _:
            yield element


def lines_of_table(table: Table) -> Bullets:
    """Give a table as a list: a line a row, each cell after its column's name; one left empty is told by other rows."""
    cells = [[text_of(cell).strip() for cell in row] for row in table.rows]
    empty = [not any(column) for column in zip_longest(*cells, fillvalue="")]
    lines = []
    for row in table.rows or ((),):
        spans: list[Span] = []
        for name, cell, unfilled in zip(table.header, row, empty, strict=False):
            if not (unfilled or text_of(cell).strip()):
                continue
            spans += [*plain("; " if spans else ""), *(replace(span, bold=True) for span in name), *plain(": "), *cell]
        if spans:
            lines.append(Bullet(spans=tuple(span for span in spans if span.text)))
    if not table.rows:
        lines = [Bullet(spans=tuple(span for name in table.header for span in (*name, *plain(" "))))]
    return Bullets(lines=tuple(lines), line=table.line)


def _quote(weigh: Callable[[Element], int]) -> Callable[[Spans], int]:
    return lambda spans: weigh(Quote(paragraphs=(spans,)))


def _bullets(lines: tuple[Bullet, ...], budget: int, weigh: Callable[[Element], int]) -> list[Bullet]:
    """Cut over-long lines; what goes on keeps the depth and loses the number, which is said once."""
    whole = []
    for line in lines:

        def of(part: Spans, line: Bullet = line) -> int:
            return weigh(Bullets(lines=(replace(line, spans=part),)))

        first, *rest = _spans(line.spans, budget, of)
        whole.append(replace(line, spans=first))
        whole += [Bullet(spans=part, depth=line.depth, line=line.line) for part in rest]
    return whole


def _row(line: str, language: str, budget: int, weigh: Callable[[Element], int]) -> Iterator[str]:
    while weigh(Code(text=line, language=language)) > budget and len(line) > 1:
        size = _longest(line, lambda text: weigh(Code(text=text, language=language)) <= budget)
        yield line[:size]
        line = line[size:]
    yield line


def _joined(
    parts: list[T], make: Callable[[list[T]], Element], budget: int, weigh: Callable[[Element], int]
) -> Iterator[Element]:
    """Join parts into as few elements as the budget allows."""
    group: list[T] = []
    for part in parts:
        if group and weigh(make([*group, part])) > budget:
            yield make(group)
            group = []
        group.append(part)
    if group:
        yield make(group)


def _spans(spans: Spans, budget: int, weigh: Callable[[Spans], int]) -> list[Spans]:
    """Cut spans into runs within the budget, keeping each run's look and link."""
    done: list[Spans] = []
    rest = spans
    while rest and weigh(rest) > budget:
        fitting, rest = _cut(rest, budget, weigh)
        done.append(fitting)
    return [*done, rest] if rest or not done else done


def _cut(spans: Spans, budget: int, weigh: Callable[[Spans], int]) -> tuple[Spans, Spans]:
    text = "".join(span.text for span in spans)
    most = _longest(text, lambda head: weigh(_slice(spans, 0, len(head))) <= budget)
    for pattern, least in ((_SENTENCE, most // 3), (_SPACE, most // 8)):
        ends = [match for match in pattern.finditer(text, 0, min(most + 1, len(text))) if match.start() > least]
        ends = [match for match in ends if match.start() <= most]
        if ends:
            return _slice(spans, 0, ends[-1].start()), _slice(spans, ends[-1].end(), len(text))
    return _slice(spans, 0, most), _slice(spans, most, len(text))


def _longest(text: str, fits: Callable[[str], bool]) -> int:
    """Give the length of the longest head of a text that fits, at least 1, never inside a surrogate or mark."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(text[:middle]) else (low, middle - 1)
    while 1 < low < len(text) and (text[low] in "\u200d\ufe0f" or text[low - 1] == "\u200d"):
        low -= 1
    return low


def _slice(spans: Spans, start: int, end: int) -> Spans:
    taken = []
    at = 0
    for span in spans:
        text = span.text[max(start - at, 0) : max(end - at, 0)]
        if text:
            taken.append(replace(span, text=text))
        at += len(span.text)
    return tuple(taken)
