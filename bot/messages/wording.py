"""Our own sentences, whose words between backticks are for people to type."""

import re
from collections.abc import Callable
from itertools import chain

from bot.posts.blocks import Span, Spans, plain

#: What stands between “ and ” is somebody else's, backticks and all.
_TYPED = re.compile(r"`(?![^“]*”)([^`]+)`")


def worded(sentence: str, typed: Callable[[str], str] = str) -> Spans:
    """Read a sentence of ours: what stands between backticks is code, as people type it where they are."""
    pieces = _TYPED.split(sentence)
    said = (Span(text=typed(piece), code=True) if place % 2 else Span(text=piece) for place, piece in enumerate(pieces))
    return tuple(span for span in said if span.text) or plain("")


def worded_in(spans: Spans, typed: Callable[[str], str] = str) -> Spans:
    """Read a line of ours in which something is marked already, such as a moment."""
    read = ((span,) if span != Span(text=span.text) else worded(span.text, typed) for span in spans)
    return tuple(chain.from_iterable(read))
