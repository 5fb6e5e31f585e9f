"""Spans as rich text: exact, since text in a `text` element is never read as a mention, link or mark."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, TypeAlias

from adapters.cleaning import clean
from adapters.slack.limits import TEXT
from adapters.slack.text import safe_url
from bot.posts.blocks import Bullet, Span, Spans

Json: TypeAlias = dict[str, Any]

#: Slack indents lists by at most this many steps in its own editor.
DEEPEST = 5
#: How Slack says a moment: `Nov 23rd at 9:00 AM`, or `today at 9:00 AM`.
MOMENT = "{date_short_pretty} at {time}"


def rich_text(*elements: Json) -> Json:
    """Give a rich text block."""
    return {"type": "rich_text", "elements": list(elements)}


def section(spans: Spans) -> Json:
    """Give running text."""
    return {"type": "rich_text_section", "elements": inline(spans)}


def quote(paragraphs: Iterable[Spans]) -> Json:
    """Give a quotation, a line between its paragraphs."""
    spans: list[Span] = []
    for paragraph in paragraphs:
        spans += [Span(text="\n"), *paragraph] if spans else paragraph
    return {"type": "rich_text_quote", "elements": inline(tuple(spans))}


def preformatted(text: str) -> Json:
    """Give text as it stands, in a fixed width."""
    return {"type": "rich_text_preformatted", "elements": inline((Span(text=text),))}


def lists(lines: Iterable[Bullet]) -> Iterator[Json]:
    """Give list lines as lists: a new one at every change of depth or kind, numbers kept where they break off."""
    for (depth, _), run in groupby(_keyed(lines), key=lambda pair: pair[0]):
        bullets = [bullet for _, bullet in run]
        number = bullets[0].number
        shown: Json = {"type": "rich_text_list", "style": "bullet" if number is None else "ordered"}
        if depth:
            shown["indent"] = min(depth, DEEPEST)
        if number is not None and number > 1:
            shown["offset"] = number - 1
        yield shown | {"elements": [section(_line(bullet)) for bullet in bullets]}


def _keyed(lines: Iterable[Bullet]) -> Iterator[tuple[tuple[int, int | None], Bullet]]:
    """Pair each line with what it shares with its neighbours: depth, and number less its place in the run."""
    for place, bullet in enumerate(lines):
        yield (bullet.depth, None if bullet.number is None else bullet.number - place), bullet


def _line(bullet: Bullet) -> Spans:
    if bullet.done is None:
        return bullet.spans
    return (Span(text="☑ " if bullet.done else "☐ "), *bullet.spans)


def inline(spans: Spans) -> list[Json]:
    """Give spans as inline elements, neighbours of one look joined, none longer than Slack takes; never empty."""
    elements: list[Json] = []
    for (instant, url, marks), run in groupby(spans, key=_look):
        text = clean("".join(span.text for span in run))
        if instant is not None and text:
            elements.append(_date(instant, text, url, marks))
        else:
            elements += [_element(piece, url, marks) for piece in _pieces(text)]
    return elements or [_element(" ", None, ())]


def _pieces(text: str) -> Iterator[str]:
    """Split text into runs of at most TEXT UTF-16 units, between words where there is a blank."""
    while text:
        end = TEXT if len(text) <= TEXT and max(text) <= "\uffff" else TEXT // 2
        if len(text) > end:
            end = text.rfind(" ", 0, end) + 1 or end
        yield text[:end]
        text = text[end:]


def _look(span: Span) -> tuple[int | None, str | None, tuple[str, ...]]:
    marks = tuple(mark for mark in ("bold", "italic", "strike", "code") if getattr(span, mark))
    return span.instant, safe_url(span.url), marks


def _element(text: str, url: str | None, marks: tuple[str, ...]) -> Json:
    element: Json = {"type": "link", "url": url, "text": text} if url else {"type": "text", "text": text}
    return element | _style(marks)


def _date(instant: int, words: str, url: str | None, marks: tuple[str, ...]) -> Json:
    """Give a moment, which Slack shows in the reader's own zone, and in our words where it cannot."""
    element: Json = {"type": "date", "timestamp": instant, "format": MOMENT, "fallback": words}
    return element | ({"url": url} if url else {}) | _style(tuple(mark for mark in marks if mark != "code"))


def _style(marks: tuple[str, ...]) -> Json:
    return {"style": dict.fromkeys(marks, True)} if marks else {}
