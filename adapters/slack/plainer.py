"""Plainer forms of a message, for the rare one whose markup, not its words, is more than Slack takes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from bot.messages.message import Buttons, Element, Note
from bot.posts.blocks import (
    Bullet,
    Bullets,
    Code,
    Heading,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Span,
    Spans,
    Table,
    plain,
    text_of,
    words_of,
)

Elements: TypeAlias = tuple[Element, ...]


def forms(elements: Elements) -> Iterator[Elements]:
    """Give ever plainer forms of the same words: as they are, without emphasis, without links, as one paragraph."""
    yield elements
    yield tuple(_with(element, _without_emphasis) for element in elements)
    yield tuple(_with(element, _without_look) for element in elements)
    yield _one_paragraph(elements)


def _without_emphasis(spans: Spans) -> Spans:
    return tuple(Span(text=span.text, url=span.url) for span in spans)


def _without_look(spans: Spans) -> Spans:
    return plain(text_of(spans))


def _with(element: Element, change: Callable[[Spans], Spans]) -> Element:
    match element:
        case Heading(spans=spans) | Paragraph(spans=spans) | Note(spans=spans):
            return replace(element, spans=change(spans))
        case Bullets(lines=lines):
            return replace(element, lines=tuple(replace(line, spans=change(line.spans)) for line in lines))
        case Quote(paragraphs=paragraphs):
            return replace(element, paragraphs=tuple(map(change, paragraphs)))
        case Table(header=header, rows=rows):
            changed = tuple(tuple(map(change, row)) for row in rows)
            return replace(element, header=tuple(map(change, header)), rows=changed)
        case Code() | Picture() | Rule() | Buttons():
            return element


def words_in(elements: Elements) -> str:
    """Give all words shown, buttons aside, a line for each paragraph, marked list line or table row."""
    return "\n".join(filter(None, map(_words, elements)))


def _words(element: Element) -> str:
    match element:
        case Buttons():
            return ""
        case Note(spans=spans):
            return text_of(spans)
        case Bullets(lines=lines):
            return "\n".join(map(_marked, lines))
    return words_of(element)


def _marked(bullet: Bullet) -> str:
    mark = "•" if bullet.number is None else f"{bullet.number}."
    return f"{'  ' * bullet.depth}{mark} {text_of(bullet.spans)}"


def _one_paragraph(elements: Elements) -> Elements:
    buttons = [element for element in elements if isinstance(element, Buttons)]
    return (Paragraph(spans=plain(words_in(elements))), *buttons)
