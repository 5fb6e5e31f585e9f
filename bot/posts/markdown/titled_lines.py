"""Lines of one paragraph that each open with a title, as stories told one below another without a list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from markdown_it.token import Token

from bot.posts.blocks import Span, Spans, plain, text_of
from bot.posts.markdown.inline import BREAKS, is_bold_title, merged, spans_of

_CLOSED_BY = {"link_open": "link_close", "strong_open": "strong_close"}
_SEVERAL = 2
# A colon after bold words shows a label as often as a title.
_AFTER_LINK = re.compile(r"[—–:：]|-{1,3}\s")
_AFTER_BOLD = re.compile(r"[—–]|-{1,3}\s")
# A link at the end of a text that was cut short.
_CUT_SHORT = re.compile(r"\[([^\[\]]{10,})\]\(https?://[^\s()]*$")
# Where a story is from: `[Title](url) (The Weaver) — text`.
_SOURCE = re.compile(r"[(（][^()（）]{1,40}[)）](?=\s*(?:[—–:：]|-{1,3}\s))")


def titled_lines(tokens: Sequence[Token]) -> Sequence[Spans]:
    """Give the lines of a paragraph where all open with a link or bold words, and a mark parts most from text."""
    lines = list(_lines(tokens))
    if len(lines) < _SEVERAL:
        return ()
    # Up to the first line that opens otherwise: most paragraphs end there.
    found = [line for line in takewhile(bool, map(_read, lines)) if line]
    told = sum(bool(rest) for _, rest in found)
    if len(found) < len(lines) or 2 * told <= len(lines):
        return ()
    return [merged((*title, Span(text=" "), *rest)) if rest else title for title, rest in found]


def _lines(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    line: list[Token] = []
    for token in tokens:
        if token.type in BREAKS:
            yield line
            line = []
        elif line or token.type != "text" or token.content:
            line.append(token)
    yield line


def _read(line: Sequence[Token]) -> tuple[Spans, Spans] | None:
    """Give the title that a line opens with and what follows it; None for any other line."""
    closing = _CLOSED_BY.get(line[0].type) if line else None
    end = next((place for place, token in enumerate(line) if token.type == closing), None)
    if end is None:
        cut = _CUT_SHORT.match(text_of(spans_of(line)))
        return (plain(cut[1]), ()) if cut else None
    is_link = line[0].type == "link_open"
    title, rest = spans_of(line[: end + 1]), spans_of(line[end + 1 :])
    if not title or not (is_link or is_bold_title(title)):
        return None
    if is_link and not any(span.url for span in title):
        # It leads to a file beside the post, so that only its look can still show that it is a title.
        title = tuple(replace(span, bold=True) for span in title)
    title, rest = _with_address(*_with_source(title, rest))
    mark = _AFTER_LINK if is_link else _AFTER_BOLD
    return (title, rest) if not rest or mark.match(rest[0].text) else None


def _with_source(title: Spans, rest: Spans) -> tuple[Spans, Spans]:
    found = _SOURCE.match(rest[0].text) if rest else None
    if found is None:
        return title, rest
    named = replace(title[-1], text=f"{title[-1].text} {found[0]}")
    return (*title[:-1], named), (replace(rest[0], text=rest[0].text[found.end() :].lstrip()), *rest[1:])


def _with_address(title: Spans, rest: Spans) -> tuple[Spans, Spans]:
    """Let a title lead to the address in brackets after it: `**Title** (https://…) — text`."""
    match rest:
        case (Span(text="("), Span(text=address, url=str(url)), Span(text=after), *others) if (
            address == url and after.startswith(")")
        ):
            more = Span(text=after[1:].lstrip())
            return tuple(replace(span, url=span.url or url) for span in title), merged((more, *others))
    return title, rest
