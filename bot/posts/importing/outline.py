"""From the bare lines of a page to Markdown: which are headings, list lines, items, paragraphs."""

import re
from collections.abc import Callable, Sequence

from bot.posts.importing import escaping

#: The longest heading seen on pages had 124 characters, the shortest paragraph of a digest more than 150.
MAX_HEADING = 140
_BULLET = re.compile(r"\s*(?:[•●◦▪‣·]\s*|[-*]\s+)(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…。！？;；][\"'”’»」』)\]）】]*$")
_LABEL = re.compile(r"[^\W\d][\w' -]{0,40}: ")
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

    A heading is a line of at most 140 characters that does not end as a sentence. Where the text uses blank lines, it
    also stands alone between them; where it uses none, a line such as `Deadline: May 4` right below a heading is text.
    """
    words = [number for number, line in enumerate(lines) if line]
    spaced = bool(words) and len(words) <= words[-1] - words[0]
    blocks: list[list[str]] = []
    last = ""
    for number in words:
        line, kind = lines[number], "paragraph"
        if is_bullet(line):
            kind = "bullet"
        elif _is_title(line) and (
            _is_alone(lines, number) if spaced else not (last == "heading" and _LABEL.match(line))
        ):
            kind = "heading"
        if kind == last == "bullet":
            blocks[-1].append(_list_line(line))
        else:
            blocks.append([_WRITTEN[kind](line.strip())])
        last = kind
    return "\n\n".join("\n".join(block) for block in blocks)


def _is_title(line: str) -> bool:
    return len(line) <= MAX_HEADING and not ends_sentence(line)


def _is_alone(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line stands between blank lines, or at an end of the text."""
    return not any(lines[near] for near in (number - 1, number + 1) if 0 <= near < len(lines))


def _list_line(line: str) -> str:
    """Write a list line, as a titled item where a dash between spaces parts title and text."""
    text = without_bullet(line)
    dash = _DASH.search(text)
    if dash and 0 < dash.start() <= MAX_HEADING:
        return escaping.item(text[: dash.start()], text[dash.end() :], dash=dash[0].strip())
    return escaping.bullet(text)


_WRITTEN: dict[str, Callable[[str], str]] = {
    "heading": escaping.heading,
    "paragraph": escaping.paragraph,
    "bullet": _list_line,
}
