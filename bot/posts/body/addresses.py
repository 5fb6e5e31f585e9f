"""What a line or a block leads to: the link that is all of a line, and the first address in a text."""

import re
from collections.abc import Sequence
from itertools import takewhile

from bot.posts.blocks import Block, Spans, lines_of, text_of

# What may stand beside a link that is all of its line: `[video]`, a date and a town in cells, a full stop.
_BEFORE_LINK = re.compile(r"\W*|\s*(?:\[[^\]]{1,20}\]|\([^)]{1,20}\))\s*|.{1,120}\|\s*")
_AFTER_LINK = re.compile(r"\W*|\s*(?:\[[^\]]{1,20}\]|[(（][^)）]{1,20}[)）])\W*")


def link_of(spans: Spans) -> str | None:
    """Give the address of a line that is a link, or ends in one after a mark in brackets or cells in a row."""
    urls = {span.url for span in spans if span.url}
    if len(urls) != 1:
        return None
    before = text_of(tuple(takewhile(lambda span: not span.url, spans)))
    after = text_of(tuple(takewhile(lambda span: not span.url, reversed(spans))))
    named = any(span.url and span.text != span.url for span in spans)
    return urls.pop() if named and _BEFORE_LINK.fullmatch(before) and _AFTER_LINK.fullmatch(after) else None


def first_url(spans: Spans) -> str | None:
    """Give the first address that a text leads to."""
    return next((span.url for span in spans if span.url), None)


def url_in(blocks: Sequence[Block]) -> str | None:
    """Give the first address that blocks lead to."""
    return next((url for block in blocks for spans in lines_of(block) if (url := first_url(spans))), None)
