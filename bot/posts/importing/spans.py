"""Spans and pictures as one paragraph of Markdown that reads back as the same words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeAlias

from bot.posts.blocks import Picture, Span
from bot.posts.importing.escaping import escaped, opened, parser
from bot.posts.texts import in_a_line

Run: TypeAlias = Span | Picture

_SPACE = re.compile(r"[ \t\r\n\f]+")
#: In an address, what would end it, with the escapes that addresses themselves have.
_ADDRESS = {" ": "%20", "<": "%3C", ">": "%3E", "(": "%28", ")": "%29", "\\": "%5C", "|": "%7C", "`": "%60"}


def tidy(runs: Sequence[Run]) -> list[Run]:
    """Give runs with single spaces, none at the ends or beside a line break, neighbours of one look joined."""
    found: list[Run] = []
    for run in runs:
        if isinstance(run, Picture):
            found.append(run)
            continue
        text = run.text if run.text == "\n" else _SPACE.sub(" ", run.text)
        if text.startswith(" ") and _ends_open(found):
            text = text[1:]
        if text == "\n" and (not found or _ends_open(found)):
            continue
        if text == "\n":
            _strip_end(found)
        if text:
            _join(found, replace(run, text=text) if text != "\n" else Span(text="\n"))
    _strip_end(found)
    return found


def text_of_runs(runs: Sequence[Run]) -> str:
    """Give the words of runs, a picture as its alt text."""
    return "".join(run.alt if isinstance(run, Picture) else run.text for run in runs)


def markdown(runs: Sequence[Run], *, one_line: bool = False, cell: bool = False) -> str:
    """Write runs as Markdown; looks that a parser would not read back as they are go, words and links never do.

    Args:
        runs: what stands in one paragraph, heading or cell.
        one_line: write line breaks as spaces.
        cell: escape the mark between the cells of a table.
    """
    flat = [
        replace(run, text=run.text.replace("\n", " ")) if one_line and isinstance(run, Span) else run for run in runs
    ]
    clean = tidy(flat)
    words = in_a_line(text_of_runs(clean))
    ways: tuple[Callable[[Span], Span], ...] = (lambda span: span, _plainer)
    for way in ways:
        tried = tidy([way(run) if isinstance(run, Span) else run for run in clean])
        written = _written(tried)
        if in_a_line(_read(written)) == words:
            break
    else:
        written = "\\\n".join(opened(escaped(line)) for line in text_of_runs(clean).split("\n"))
    return re.sub(r"(?<!\\)\|", r"\\|", written) if cell else written


def _plainer(span: Span) -> Span:
    return replace(span, bold=False, italic=False, strike=False)


def _ends_open(found: Sequence[Run]) -> bool:
    """Tell whether a space would stand at the beginning of a line or after another."""
    last = found[-1] if found else None
    return last is None or (isinstance(last, Span) and last.text.endswith((" ", "\n")))


def _strip_end(found: list[Run]) -> None:
    while found and isinstance(last := found[-1], Span):
        rest = last.text.rstrip(" \n")
        if rest == last.text:
            return
        found[-1:] = [replace(last, text=rest)] if rest else []


def _join(found: list[Run], span: Span) -> None:
    last = found[-1] if found else None
    if (
        isinstance(last, Span)
        and replace(last, text="") == replace(span, text="")
        and "\n" not in span.text + last.text
    ):
        found[-1] = replace(last, text=last.text + span.text)
    else:
        found.append(span)


def _written(runs: Sequence[Run]) -> str:
    text = ""
    for url, group in groupby(runs, key=lambda run: None if isinstance(run, Picture) else run.url):
        inner = "".join(map(_one, group))
        part = _link(inner, url) if url else inner
        # An exclamation mark before a link would make it a picture.
        text = f"{text[:-1]}\\!{part}" if text.endswith("!") and part.startswith("[") else text + part
    return "\\\n".join(opened(line) for line in text.split("\n"))


def _link(inner: str, url: str) -> str:
    """Write a link with the spaces at its ends outside of it."""
    words = inner.strip(" ")
    if not words.strip():
        return inner
    lead = inner[: len(inner) - len(inner.lstrip(" "))]
    return f"{lead}[{words}]({_address(url)}){' ' if inner.endswith(' ') else ''}"


def _one(run: Run) -> str:
    if isinstance(run, Picture):
        return f"![{escaped(run.alt)}]({_address(run.url)})"
    if run.text == "\n":
        return "\n"
    if run.code:
        return _code(run.text)
    words = run.text.strip(" ")
    mark = ("**" if run.bold else "") + ("*" if run.italic else "") + ("~~" if run.strike else "") if words else ""
    lead = run.text[: len(run.text) - len(run.text.lstrip(" "))]
    trail = run.text[len(run.text.rstrip(" ")) :] if words else ""
    return f"{lead}{mark}{escaped(words)}{mark[::-1]}{trail}"


def _code(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") or (text.startswith(" ") and text.endswith(" ")) else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _address(url: str) -> str:
    safe = "".join(_ADDRESS.get(character, character) for character in url if character >= " ")
    return re.sub(r"&(?=#|\w+;)", r"\\&", safe)


def _read(written: str) -> str:
    """Give the words that a parser reads in one paragraph, or nothing where it reads anything else."""
    tokens = parser().parse(written)
    if [token.type for token in tokens] != ["paragraph_open", "inline", "paragraph_close"]:
        return ""
    words = []
    for token in tokens[1].children or ():
        if token.type in ("softbreak", "hardbreak"):
            words.append("\n")
        elif token.type == "image":
            words += [child.content for child in token.children or ()]
        else:
            words.append(token.content)
    return "".join(words)
