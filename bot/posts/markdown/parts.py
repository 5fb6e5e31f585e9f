"""From the Markdown of a body to blocks, every word kept.

Lists come out as a `Listing`, whose entries still hold their own blocks, so that `sections` can take an entry for an
item; everything else is a block as `bot.posts.blocks` has them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, takewhile
from typing import TypeAlias

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.posts.blocks import (
    Block,
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
    line_of,
    plain,
)
from bot.posts.frontmatter.findings import Findings
from bot.posts.markdown import rules
from bot.posts.markdown.inline import BREAKS, is_bold_title, lines_of, merged, spans_of, without_attributes
from bot.posts.markdown.inpage import is_contents, only_leads_within, without_way_back
from bot.posts.markdown.marks import pointed_lines
from bot.posts.markdown.notations import in_plain_markdown
from bot.posts.markdown.quoted import quoted
from bot.posts.markdown.tables import PARAGRAPH, rows_apart, table_of
from bot.posts.markdown.titled_lines import titled_lines
from bot.posts.texts import in_a_line

_TASK = re.compile(r"\[(?P<tick>[ xX])\]\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a list with everything in it.

    Attributes:
        number: its number in an ordered list, else None.
        done: for a task, whether it is ticked; else None.
    """

    parts: tuple["Part", ...]
    number: int | None = None
    done: bool | None = None
    line: int = 0

    @property
    def opening(self) -> Paragraph | None:
        """The paragraph that it begins with; None where it begins with anything else."""
        first = self.parts[0] if self.parts else None
        return first if isinstance(first, Paragraph) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list whose entries are still whole."""

    entries: tuple[Entry, ...]
    line: int = 0


Part: TypeAlias = Block | Listing


def parts_of(body: str, findings: Findings, *, first_line: int = 1) -> list[Part]:
    """Read a body into parts whose lines count from `first_line`; a body nested too deeply becomes plain paragraphs."""
    body = in_plain_markdown(body)
    try:
        return _Reader(body, first_line).parts(_parser().parse(body))
    except (rules.TooDeep, RecursionError):
        findings.warning(
            first_line, "nested-too-deeply", "The body is nested too deeply, so it is shown as plain text."
        )
        return list(_plain_paragraphs(body, first_line))


def inline_text(text: str) -> str:
    """Give a line of Markdown, such as a title, as plain text on one line."""
    try:
        return line_of(_inline(text))
    except RecursionError:
        return in_a_line(text)


def flat(parts: Sequence[Part]) -> list[Block]:
    """Give parts as blocks, every list as its lines."""
    found: list[Block] = []
    for part in parts:
        if isinstance(part, Listing):
            found += _joined(_of_listing(part))
        else:
            found.append(part)
    return found


@cache
def _parser() -> MarkdownIt:
    return rules.parser()


def _inline(text: str) -> Spans:
    return spans_of(_parser().parseInline(text)[0].children)


def _plain_paragraphs(body: str, first_line: int) -> Iterator[Paragraph]:
    line = first_line
    for chunk in re.split(r"(\n[ \t]*\n)", body):
        if chunk.strip():
            yield Paragraph(
                spans=plain(chunk.strip()), line=line + chunk[: len(chunk) - len(chunk.lstrip())].count("\n")
            )
        line += chunk.count("\n")


class _Reader:
    """Turns the block tokens of one body into parts."""

    def __init__(self, body: str, first_line: int) -> None:
        self._lines = body.split("\n")
        self._first = first_line

    def parts(self, tokens: Sequence[Token]) -> list[Part]:
        """Give the parts of a run of tokens."""
        found: list[Part] = []
        at = 0
        while at < len(tokens):
            end = _end(tokens, at)
            inner = tokens[at + 1 : end]
            if _is_of_the_page(tokens[at], inner):
                pass
            elif tokens[at].type == "table_open":
                apart = rows_apart(tokens, end + 1)
                found.append(self._table(inner, apart, self._line(tokens[at])))
                end += PARAGRAPH * len(apart)
            else:
                found += self._part(tokens[at], inner)
            at = end + 1
        return found

    def _part(self, token: Token, inner: Sequence[Token]) -> list[Part]:
        line = self._line(token)
        match token.type:
            case "paragraph_open":
                return _paragraph(inner, line)
            case "heading_open":
                return [Heading(spans=without_attributes(_words(inner[0])), level=int(token.tag[1]), line=line)]
            case "bullet_list_open" | "ordered_list_open":
                return [self._listing(token, inner)]
            case "fence" | "code_block":
                language = (token.info.split() or [""])[0].strip("{}.")
                return [Code(text=token.content.rstrip("\n"), language=language, line=line)]
            case "blockquote_open":
                return [Quote(paragraphs=tuple(quoted(flat(self.parts(inner)))), line=line)]
            case "hr":
                return [Rule(line=line)]
        return []

    def _table(self, inner: Sequence[Token], apart: Sequence[Token], line: int) -> Table:
        return table_of(inner, apart, self._lines, line=line, first=self._first, inline=_inline)

    def _line(self, token: Token) -> int:
        return self._first + (token.map[0] if token.map else 0)

    def _listing(self, token: Token, inner: Sequence[Token]) -> Listing:
        ordered = token.type == "ordered_list_open"
        entries: list[Entry] = []
        at = 0
        while at < len(inner):
            end = _end(inner, at)
            item = inner[at]
            number = int(item.info) if ordered and item.info.isdecimal() else None
            done, parts = _task(self.parts(inner[at + 1 : end]))
            entries.append(Entry(parts=tuple(parts), number=number, done=done, line=self._line(item)))
            at = end + 1
        return Listing(entries=tuple(entries), line=self._line(token))


def _is_of_the_page(token: Token, inner: Sequence[Token]) -> bool:
    """Tell whether a list or paragraph only leads to other places of the page that a post was."""
    if token.type == "paragraph_open":
        return only_leads_within(inner[0].children or [])
    return token.type in ("bullet_list_open", "ordered_list_open") and is_contents(inner)


def _words(inline: Token) -> Spans:
    return spans_of(without_way_back(inline.children or []))


def _end(tokens: Sequence[Token], at: int) -> int:
    """Find the token that closes the one at a place; one that opens nothing closes itself."""
    if tokens[at].nesting != 1:
        return at
    level = tokens[at].level
    return next(
        place for place in range(at + 1, len(tokens)) if tokens[place].level == level and tokens[place].nesting == -1
    )


def _paragraph(inner: Sequence[Token], line: int) -> list[Part]:
    """Give a paragraph; pictures alone on a line of it, and a bold first line, apart, and titled lines as a list."""
    tokens = inner[0].children or []
    before, points = pointed_lines(tokens, line)
    if points:
        spoken = _lines(before, line) if before else []
        entries = (Entry(parts=(Paragraph(spans=spans, line=at),), line=at) for spans, at in points)
        return [*spoken, Listing(entries=tuple(entries), line=line)]
    told = titled_lines(tokens)
    if told:
        entries = (Entry(parts=(Paragraph(spans=spans, line=at),), line=at) for at, spans in enumerate(told, line))
        return [Listing(entries=tuple(entries), line=line)]
    end = next((place for place, token in enumerate(tokens) if token.type in BREAKS), 0)
    title = spans_of(tokens[:end]) if end else ()
    if title and is_bold_title(title) and _begins_anew(tokens[end + 1]):
        return [Paragraph(spans=title, line=line), *_lines(tokens[end + 1 :], line + 1)]
    return _lines(tokens, line)


def _begins_anew(token: Token) -> bool:
    """Tell whether what follows a line is no more of the same sentence."""
    return token.type != "text" or not token.content[:1].islower()


def _lines(tokens: Sequence[Token], line: int) -> list[Part]:
    found: list[Part] = []
    for spans in lines_of(tokens):
        last = found[-1] if found else None
        pictures = [replace(part, line=line) for part in spans if isinstance(part, Picture)]
        text = tuple(part for part in spans if isinstance(part, Span))
        if pictures:
            found += pictures
        elif isinstance(last, Paragraph):
            found[-1] = replace(last, spans=merged((*last.spans, Span(text="\n"), *text)))
        else:
            found.append(Paragraph(spans=text, line=line))
    return found


def _task(parts: list[Part]) -> tuple[bool | None, list[Part]]:
    """Take the box of a task list off the text it stands before."""
    first = parts[0] if parts else None
    if not isinstance(first, Paragraph) or not first.spans or first.spans[0].code:
        return None, parts
    match = _TASK.match(first.spans[0].text)
    if match is None:
        return None, parts
    lead = replace(first.spans[0], text=first.spans[0].text[match.end() :])
    return match["tick"] != " ", [replace(first, spans=merged((lead, *first.spans[1:]))), *parts[1:]]


def _of_listing(listing: Listing, depth: int = 0) -> Iterator[Block]:
    for entry in listing.entries:
        lead = list(takewhile(lambda part: isinstance(part, Paragraph), entry.parts))
        if lead:
            yield Bullets(lines=(_bullet(entry, lead, depth),), line=entry.line)
        for part in entry.parts[len(lead) :]:
            if isinstance(part, Listing):
                yield from _of_listing(part, depth + 1)
            else:
                yield part


def _bullet(entry: Entry, lead: Sequence[Part], depth: int) -> Bullet:
    """Make one line of the paragraphs that open an entry."""
    runs = [part.spans for part in lead if isinstance(part, Paragraph)]
    spans = merged(span for place, run in enumerate(runs) for span in ((Span(text="\n"), *run) if place else run))
    return Bullet(spans=spans, depth=depth, number=entry.number, done=entry.done, line=entry.line)


def _joined(blocks: Iterator[Block]) -> Iterator[Block]:
    """Join the lines of lists that follow one another."""
    for is_list, run in groupby(blocks, key=lambda block: isinstance(block, Bullets)):
        if not is_list:
            yield from run
            continue
        lines = [line for block in run if isinstance(block, Bullets) for line in block.lines]
        yield Bullets(lines=tuple(lines), line=lines[0].line)
