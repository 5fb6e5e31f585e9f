"""Marks that a reader sees as a look, though Markdown knows them for text: the bullets of a list."""

import re
from collections.abc import Sequence

from markdown_it.token import Token

from bot.posts.blocks import Spans
from bot.posts.markdown.inline import BREAKS, spans_of

_POINT = re.compile(r"\s*[•●▪‣◦]\s+")


def pointed_lines(tokens: Sequence[Token], line: int) -> tuple[Sequence[Token], list[tuple[Spans, int]]]:
    """Give the lines of a paragraph that begin with a bullet, each with its number, after what stands before them."""
    starts = [
        place for place in range(len(tokens)) if _begins_line(tokens, place) and _POINT.match(tokens[place].content)
    ]
    before = list(tokens[: starts[0]]) if starts else []
    if not starts or (before and len(starts) < 2):
        return tokens, []
    points = []
    for start, end in zip(starts, (*starts[1:], len(tokens)), strict=True):
        first = tokens[start].copy(content=_POINT.sub("", tokens[start].content, count=1))
        at = line + sum(token.type in BREAKS for token in tokens[:start])
        points.append((spans_of([first, *tokens[start + 1 : end]]), at))
    return before, points


def _begins_line(tokens: Sequence[Token], place: int) -> bool:
    return tokens[place].type == "text" and (place == 0 or tokens[place - 1].type in BREAKS)
