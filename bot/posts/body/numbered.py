"""Numbered lines with paragraphs below them, as weeklies write their entries: `3、[Name](url)` and what is said of it.

Markdown knows no such list, or ends it at the first paragraph that is not set in; to a reader each is one entry.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from bot.posts.blocks import Heading, Paragraph, Rule, Span, Spans, line_of, plain, text_of
from bot.posts.body.addresses import link_of, url_in
from bot.posts.markdown.inline import is_bold_title, merged, stripped
from bot.posts.markdown.parts import Listing, Part, flat
from bot.posts.post import Item

_NUMBER = re.compile(r"\s*(?:(?P<open>[（(])?\d{1,3}\s*(?P<mark>[、）)．]|\.(?!\d)))\s*")
_MARKS = str.maketrans("（）．", "().")
# A title in plain words is short and no sentence.
_LONGEST_TITLE = 60
_SENTENCE_END = re.compile(r"[.。!！?？;；:：,，、…][\"'”’)）\]]*$")
# How the line begins that says who said it.
_SPEAKER = re.compile(r"(?:--|——|[—–―])\s*\S")
_SEVERAL = 2

Gathered: TypeAlias = Part | Item


@dataclass(frozen=True, slots=True)
class _Head:
    """A numbered line: how its number is marked, and what follows the number; a `look` is given to a title."""

    mark: str
    spans: Spans
    line: int
    look: str = ""
    url: str | None = None
    below: tuple[Part, ...] = ()


def gathered(parts: Sequence[Part]) -> list[Gathered]:
    """Make an item of each numbered title with what stands below it, and a paragraph of each numbered saying.

    A title is a link, or bold or short words where several of that look stand there.
    """
    heads = [_head(part) for part in parts]
    looks = Counter((head.mark, head.look) for head in heads if head)
    titled = [head is not None and _is_titled(head, looks) for head in heads]
    found: list[Gathered] = []
    at = 0
    while at < len(parts):
        head = heads[at]
        end = _end_of(parts, heads, titled, at)
        if head and titled[at] and (end > at + 1 or head.below):
            found.append(_item(head, parts[at + 1 : end]))
        elif head and not head.spans and (said := _saying(parts[at:end])):
            found.append(Paragraph(spans=merged(_run(said)), line=head.line))
            end = at + len(said)
        else:
            found.append(parts[at])
            end = at + 1
        at = end
    return found


def _head(part: Part) -> _Head | None:
    if isinstance(part, Listing):
        return _listed(part)
    if not isinstance(part, Paragraph) or not part.spans or part.spans[0].url or part.spans[0].code:
        return None
    match = _NUMBER.match(part.spans[0].text)
    if match is None:
        return None
    mark = f"{match['open'] or ''}{match['mark']}".translate(_MARKS)
    return _read(mark, (replace(part.spans[0], text=part.spans[0].text[match.end() :]), *part.spans[1:]), part.line)


def _listed(listing: Listing) -> _Head | None:
    """Read a list of one numbered line, which the paragraph after it has ended."""
    match listing.entries:
        case (only,) if only.number is not None and only.done is None:
            match only.parts:
                case (Paragraph(spans=spans),):
                    return _read(".", spans, only.line)
                case (Paragraph(spans=spans), *below) if is_bold_title(spans):
                    return replace(_read(".", spans, only.line), below=tuple(below))
    return None


def _read(mark: str, spans: Spans, line: int) -> _Head:
    spans = stripped(merged(spans))
    text = text_of(spans)
    url = link_of(spans)
    if url is not None:
        return _Head(mark, spans, line, "link", url)
    if spans and is_bold_title(spans):
        return _Head(mark, spans, line, "bold")
    if not spans or "\n" in text or len(text) > _LONGEST_TITLE or _SENTENCE_END.search(text):
        return _Head(mark, spans, line)
    return _Head(mark, spans, line, "bold" if all(span.bold for span in spans) else "plain")


def _is_titled(head: _Head, looks: Counter[tuple[str, str]]) -> bool:
    return head.look == "link" or bool(head.look and looks[head.mark, head.look] >= _SEVERAL)


def _end_of(parts: Sequence[Part], heads: Sequence[_Head | None], titled: Sequence[bool], at: int) -> int:
    """Find where an entry ends: at a heading, a rule, another title, or a number marked as its own is."""
    own = heads[at]
    for place in range(at + 1, len(parts)):
        head = heads[place]
        if isinstance(parts[place], Heading | Rule) or titled[place] or (head and own and head.mark == own.mark):
            return place
    return len(parts)


def _item(head: _Head, below: Sequence[Part]) -> Item:
    blocks = tuple(flat((*head.below, *below)))
    title = line_of(head.spans)
    return Item(title=title, blocks=blocks, url=head.url or url_in(blocks), line=head.line)


def _saying(parts: Sequence[Part]) -> list[Paragraph]:
    """Give the paragraphs of a saying up to the line of who said it, its number first; none where nobody is named."""
    said: list[Paragraph] = []
    for part in parts:
        if not isinstance(part, Paragraph):
            return []
        said.append(part)
        if _SPEAKER.match(text_of(part.spans)):
            return said
    return []


def _run(said: Sequence[Paragraph]) -> Iterator[Span]:
    for number, part in enumerate(said):
        yield from plain(" ") if number > 1 else ()
        yield from part.spans
