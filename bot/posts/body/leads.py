"""The title that a line begins with: what looks like one, and the text after it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from bot.posts.blocks import Span, Spans
from bot.posts.markdown.inline import merged, stripped

# What parts a line's title from its text: Chinese doubles its dash, and plain hyphens, which typists double, need a
# space on both sides.
_SEPARATOR = re.compile(r"\s*(?:[—–]{1,2}|[:：]|\s-{1,3}(?=\s)|[|｜])\s*")
# Where a thing is from, or its kind, before the mark: `**Title** (The Weaver) — text`, `[Title](url) (Weaver): text`.
_BRACKETED = re.compile(r"\s*[(（][^()（）]{1,40}[)）]\s*(?:[—–:：]|-{1,3}\s|[.。]\s)")
# Words that a title's full stop stands before, outside of what is bold: `**Title**. Text`.
_STOP = re.compile(r"[.。]\s*(?=[^\s\W])(?![a-z])")
# A field that a program had nothing for: `**Title** — . The text`, `**Title** — No authors. The text`.
_EMPTY_FIELD = re.compile(
    r"(?:by\s+)?(?:no authors?|authors? unknown|unknown authors?|n/a|无作者|作者不详)?\s?[.。]\s+", re.I
)
_TITLE_END = (":", "：", ".", "。", "!", "！", "?", "？")


def lead_of(spans: Spans) -> Spans:
    """Give the spans that a line begins with and that look like a title: bold ones, or a link with words of its own."""
    bold = tuple(takewhile(lambda span: span.bold, spans))
    first = spans[0] if spans else None
    if bold or first is None or not first.url or first.text == first.url:
        return bold
    return tuple(takewhile(lambda span: span.url == first.url, spans))


def past_sign(spans: Spans) -> Spans:
    """Give a line from its title on where only an emoji or another sign stands before it."""
    match spans:
        case (Span(text=sign, url=None), next_, *_) if (next_.bold or next_.url) and not any(map(str.isalnum, sign)):
            return spans[1:]
    return spans


def after_lead(lead: Spans, rest: Spans) -> Spans | None:
    """Give the text after a title without the mark between them; None where no mark shows that it is a title."""
    if not rest:
        return ()
    if rest[0].url and rest[0].url == lead[-1].url:
        # The title is what is bold of a link: `[**Title** example.org](https://example.org) - 12 points`.
        return stripped(rest)
    match = _SEPARATOR.match(rest[0].text) if not rest[0].url else None
    if not match and not rest[0].url and _BRACKETED.match(rest[0].text):
        return stripped(rest)
    if match:
        empty = _EMPTY_FIELD.match(rest[0].text, match.end())
        text = rest[0].text[(empty or match).end() :]
        return stripped(merged((replace(rest[0], text=text), *rest[1:])))
    if lead[-1].bold and not rest[0].url and (stop := _STOP.match(rest[0].text)):
        return stripped(merged((replace(rest[0], text=rest[0].text[stop.end() :]), *rest[1:])))
    ends = lead[-1].bold and lead[-1].text.rstrip().endswith(_TITLE_END)
    return stripped(rest) if ends or rest[0].text.startswith("\n") else None


def lines_in(spans: Spans) -> Sequence[Spans]:
    """Give the lines of a text that breaks part."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        first, *others = span.text.split("\n")
        lines[-1].append(replace(span, text=first))
        lines += [[replace(span, text=other)] for other in others]
    return [line for line in (stripped(merged(each)) for each in lines) if line]
