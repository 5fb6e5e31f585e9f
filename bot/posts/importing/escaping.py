"""Plain text as Markdown that shows it as it stands: no mark, link or list is ever made of it by accident."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

#: Marks that Markdown may act on anywhere in a line; an underscore inside a word and a lone ampersand are none.
_MARKS = re.compile(r"[\\`*\[\]<~]|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])|&(?=#|[0-9A-Za-z])|\{(?=[%{:])")
#: Marks that only the beginning of a line can hold: headings, quotations, lists, rules.
_OPENING = re.compile(r"(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|=+\s*$|(?:-[ \t]*)+$|(?<=\d)[.)](?=\s|$))")
_NUMBER = re.compile(r"\d{1,9}(?=[.)](?:\s|$))")
#: What other readers of Markdown act on and CommonMark does not: template marks and the box of a task.
_ELSEWHERE = re.compile(r"\{[%{:]|^\[[ xX]?\]\s|^\[\^|~~")


def escaped(text: str) -> str:
    """Escape every mark in a run of text that may stand anywhere in a line."""
    return _MARKS.sub(r"\\\g<0>", text)


def opened(line: str) -> str:
    """Escape the mark that would make the beginning of an escaped line a heading, quotation, list or rule."""
    number = _NUMBER.match(line)
    at = number.end() if number else 0
    mark = _OPENING.match(line, at)
    return f"{line[:at]}\\{line[at:]}" if mark else line


def closed(line: str) -> str:
    """Escape the signs that would be taken for the closing row of a heading."""
    return re.sub(r"#(?=#*$)", r"\\#", line)


def paragraph(text: str) -> str:
    """Write one line as a paragraph, with escapes only where Markdown would read it otherwise."""
    return text if _reads(text, text) else opened(escaped(text))


def heading(text: str, *, level: int = 2) -> str:
    """Write one line as a heading."""
    raw = f"{'#' * level} {text}"
    if _reads(raw, text):
        return raw
    return f"{'#' * level} {closed(escaped(text))}"


def bullet(text: str) -> str:
    """Write one line as a line of a list."""
    return f"- {paragraph(text)}"


def item(title: str, text: str, *, dash: str = "—") -> str:
    """Write a titled line of a list: `- **title** — text`."""
    raw = f"**{title}** {dash} {text}"
    words = f"{title} {dash} {text}"
    marked = raw if _reads(raw, words, bold=title) else f"**{escaped(title)}** {dash} {escaped(text)}"
    return f"- {marked}"


@cache
def parser() -> MarkdownIt:
    """Give what reads Markdown back, to see whether it says what was meant."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _reads(markdown: str, text: str, *, bold: str = "") -> bool:
    """Tell whether a parser reads one block with exactly this text and no look but the bold that is meant."""
    if _ELSEWHERE.search(text) or "\n" in text:
        return False
    tokens = parser().parse(markdown)
    if len(tokens) != 3 or tokens[1].children is None:
        return False
    runs = list(_runs(tokens[1].children))
    if any(look not in ("", "strong") for look, _ in runs):
        return False
    strong = "".join(words for look, words in runs if look == "strong")
    return strong == bold and "".join(words for _, words in runs) == text


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Give each run of text with its look: nothing, `strong`, or `other`."""
    look = ""
    for token in tokens:
        if token.type == "text":
            yield look, token.content
        elif token.type == "strong_open" and not look:
            look = "strong"
        elif token.type == "strong_close":
            look = ""
        else:
            yield "other", ""
