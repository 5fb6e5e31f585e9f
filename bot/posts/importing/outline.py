"""From the bare lines of a page to Markdown: which are headings, list lines, items, paragraphs."""

import re
from collections.abc import Sequence

from bot.posts.importing import escaping

#: The longest heading seen on pages had 124 characters, the shortest paragraph of a digest more than 150.
MAX_HEADING = 140
_BULLET = re.compile(r"\s*(?:[•●◦▪‣·]\s*|[-*]\s+)(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…。！？;；][\"'”’»」』)\]）】]*$")
_DASH = re.compile(r"\s+[—–]\s+")


def is_bullet(line: str) -> bool:
    """Tell whether a line begins with the mark of a list."""
    return _BULLET.match(line) is not None


def without_bullet(line: str) -> str:
    """Give a line's words without the mark of a list."""
    return _BULLET.sub("", line, count=1).strip()


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return _SENTENCE_END.search(line) is not None


def markdown_of(lines: Sequence[str]) -> str:
    """Write the lines of a body as Markdown, every word kept.

    A heading is a line of at most 140 characters that does not end as a sentence; where the text uses blank lines, it
    also stands alone between them.
    """
    blanks = any(not line for line in lines[_first(lines) : _last(lines)])
    blocks: list[str] = []
    listed = False
    for number, line in enumerate(lines):
        if not line:
            continue
        if is_bullet(line):
            text = _list_line(without_bullet(line))
            blocks[-1:] = [f"{blocks[-1]}\n{text}"] if listed else [*blocks[-1:], text]
            listed = True
            continue
        listed = False
        alone = not blanks or not (_at(lines, number - 1) or _at(lines, number + 1))
        blocks.append(escaping.heading(line.strip()) if alone and _titles(line) else escaping.paragraph(line.strip()))
    return "\n\n".join(blocks)


def _titles(line: str) -> bool:
    return len(line) <= MAX_HEADING and not ends_sentence(line)


def _list_line(text: str) -> str:
    """Write a list line, as a titled item where a dash between spaces parts title and text."""
    dash = _DASH.search(text)
    if dash and 0 < dash.start() <= MAX_HEADING:
        return escaping.item(text[: dash.start()], text[dash.end() :])
    return escaping.bullet(text)


def _at(lines: Sequence[str], number: int) -> str:
    return lines[number] if 0 <= number < len(lines) else ""


def _first(lines: Sequence[str]) -> int:
    return next((number for number, line in enumerate(lines) if line), 0)


def _last(lines: Sequence[str]) -> int:
    return next((number for number in range(len(lines) - 1, -1, -1) if lines[number]), 0)
