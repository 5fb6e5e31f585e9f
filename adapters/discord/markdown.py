"""Blocks and spans as Discord's markdown: pure; the marks are ours, the text is escaped once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from adapters.cleaning import clean, picture_name
from adapters.discord.limits import LIMITS
from adapters.discord.text import escape, one_line, safe_url, units
from bot.messages.message import Note
from bot.messages.parts import weight
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
    text_of,
)
from bot.posts.widths import width

#: A table in columns is at most this wide; a wider one wraps on a phone.
WIDEST = 56
#: What two neighbouring runs must not make of each other's marks.
MARKS = ("*", "~", "`")
#: Line breaks between an element and the one above it.
GAP = 2
#: Discord shows lists nested this deep.
DEEPEST = 8


def markdown(element: Block | Note) -> str:
    """Give an element as markdown; empty where nothing of it would show."""
    match element:
        case Heading(spans=spans, level=level):
            return _heading(spans, level)
        case Paragraph(spans=spans):
            return inline(spans).strip("\n")
        case Note(spans=spans):
            return _prefixed("-# ", inline(_flat(spans)))
        case Bullets(lines=lines):
            return "\n".join(filter(None, map(_bullet, lines)))
        case Code(text=text, language=language):
            return _fenced(text, language)
        case Quote(paragraphs=paragraphs):
            return "\n> \n".join(filter(None, map(_quoted, paragraphs)))
        case Table():
            return _table(element)
        case Picture(url=url, alt=alt):
            return inline((Span(text=picture_name(one_line(alt), safe_url(url) or ""), url=url),))
        case Rule():
            return ""


def inline(spans: Spans) -> str:
    """Give running text; neighbours of one look are joined, since `**a****b**` is not bold."""
    text = ""
    for look, run in groupby(spans, key=_look):
        shown = _run(replace(look, text="".join(span.text for span in run)))
        touching = text[-1:] == shown[:1] and text[-1:] in MARKS
        text += f"\u200b{shown}" if text and touching else shown
    return text


def _look(span: Span) -> Span:
    """Give a span's look: Discord seeks the end of an emphasis inside code too, so code has no look but its own."""
    return Span(text="", code=True, url=span.url) if span.code else replace(span, text="")


def _run(span: Span) -> str:
    """Give one run with its marks close around the words, since `** a **` is not bold."""
    text = clean(span.text)
    words = text.strip()
    if not words:
        return text
    if span.instant is not None:
        # Discord shows it in the reader's own zone and language.
        return f"<t:{span.instant}:f>"
    start = text.index(words)
    shown = (_code(words) if span.code else None) or escape(words)
    if url := safe_url(span.url):
        shown = _linked(words, shown, url)
    marks = "~~" * span.strike + "*" * (2 * span.bold + span.italic)
    return f"{text[:start]}{marks}{shown}{marks[::-1]}{text[start + len(words) :]}"


def _linked(words: str, shown: str, url: str) -> str:
    """Link words without a preview; Discord takes no label that holds brackets or looks like an address."""
    if words == url:
        return f"<{url}>"
    if re.search(r"[\[\]]|://", words):
        return f"{shown} [link](<{url}>)"
    return f"[{shown}](<{url}>)".replace("\n", " ")


def _code(words: str) -> str | None:
    """Give inline code; None where the words hold a fence of their own, and are better shown escaped."""
    if "``" in words:
        return None
    fence = "``" if "`" in words else "`"
    room = " " if "`" in (words[0], words[-1]) else ""
    return f"{fence}{room}{words}{room}{fence}".replace("\n", " ")


def _flat(spans: Spans) -> Spans:
    return tuple(replace(span, text=one_line(span.text)) for span in spans)


def _prefixed(mark: str, text: str) -> str:
    return f"{mark}{text.strip()}" if text.strip() else ""


def _heading(spans: Spans, level: int) -> str:
    """Give the three sizes that Discord has; smaller ones in bold."""
    flat = _flat(spans)
    if level <= 3:
        return _prefixed("#" * max(level, 1) + " ", inline(flat))
    return inline(tuple(replace(span, bold=True) for span in flat)).strip()


def _bullet(line: Bullet) -> str:
    mark = "-" if line.number is None else f"{line.number}."
    done = {None: "", True: "☑ ", False: "☐ "}[line.done]
    return _prefixed(f"{'  ' * min(line.depth, DEEPEST)}{mark} {done}", inline(_flat(line.spans)))


def _quoted(spans: Spans) -> str:
    text = inline(spans).strip("\n")
    return "\n".join(f"> {line}" for line in text.split("\n")) if text.strip() else ""


def _fenced(text: str, language: str) -> str:
    """Give a code block; a fence inside it is broken by spaces of no width, so that it cannot close ours."""
    inside = re.sub(r"`(?=``)|(?<=`)`(?=`)", "`\u200b", clean(text)).strip("\n")
    if not inside.strip():
        return ""
    known = language if re.fullmatch(r"[a-z0-9_+.#-]{1,20}", language) else ""
    return f"```{known}\n{inside}\n```"


def _table(table: Table) -> str:
    """Draw a narrow table in columns, and list the rows of one that is wide or holds links."""
    rows = [[one_line(text_of(cell)).strip() or "–" for cell in row] for row in (table.header, *table.rows)]
    if not any(span.url for row in (table.header, *table.rows) for cell in row for span in cell):
        drawn = _drawn(rows)
        if drawn and units(drawn) + GAP <= weight(table, LIMITS):
            return drawn
    return "\n".join(_listed(table))


def _drawn(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    if sum(widths) + 2 * len(widths) > WIDEST:
        return ""
    lines = ["  ".join(_padded(cell, wide) for cell, wide in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.insert(1, "  ".join("─" * wide for wide in widths))
    return _fenced("\n".join(lines), "")


def _listed(table: Table) -> Iterator[str]:
    yield " · ".join(inline(tuple(replace(span, bold=True) for span in _flat(cell))).strip() for cell in table.header)
    for row in table.rows:
        yield "- " + " · ".join(inline(_flat(cell)).strip() or "–" for cell in row)


def _padded(cell: str, wide: int) -> str:
    return cell + " " * (wide - width(cell))
