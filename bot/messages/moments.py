"""A moment in a line that we store: said in words, and marked so that it can be shown in the reader's own zone."""

import re
from collections.abc import Iterator
from datetime import datetime

from bot.posts.blocks import Span, Spans

_MARKED = re.compile(r"\[([^\[\]]+)\]\(t:(\d{1,12})\)")


def named(at: datetime, words: str) -> Span:
    """Give a moment as a span: in words for a platform without a clock of the reader's, and as an instant."""
    return Span(text=words, instant=int(at.timestamp()))


def marked(at: datetime, words: str) -> str:
    """Give a moment as it stands in a stored line of ours; a post's text never goes through `spoken`."""
    return f"[{words}](t:{int(at.timestamp())})"


def spoken(line: str) -> Spans:
    """Read a stored line of ours; one of an older version holds no mark, and is words alone."""
    return tuple(_spans(line))


def _spans(line: str) -> Iterator[Span]:
    end = 0
    for found in _MARKED.finditer(line):
        if found.start() > end:
            yield Span(text=line[end : found.start()])
        yield Span(text=found[1], instant=int(found[2]))
        end = found.end()
    if end < len(line):
        yield Span(text=line[end:])
