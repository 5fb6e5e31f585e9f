"""What site generators, note-takers and feeds add to Markdown, written in plain Markdown before it is read.

Every line keeps its place, so that problems and items name the right one. Code stays as it is.
"""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import takewhile

from bot.posts.markdown.footnotes import mark_of, marks_of, note_of
from bot.posts.widths import is_dense

_FENCE = re.compile(r"\s*(?:>\s*)*(?P<mark>`{3,}(?=[^`]*$)|~{3,})\s*(?P<language>[\w-]*)")
#: Blocks of code that a note-taker runs and shows the outcome of.
_QUERIES = frozenset(("dataview", "dataviewjs", "tasks", "query"))
#: Contents and headings that the generator fills in; definitions of abbreviations; a picture's link broken over lines.
_NOTHING = re.compile(
    r"\s*(?:\[TOC\]|\[\[_?TOC_?\]\]|\$\{toc\}|\*\[[^\]\n]+\]:.*|\[|\]\([^()\s]*\)|#{1,6}\s+\{\{[^{}\n]*\}\})\s*",
    re.IGNORECASE,
)
#: Components of MDX alone on a line.
_COMPONENT = re.compile(r"\s*(?:</?[A-Z]\w*(?:\.\w+)*\s*/?>\s*)+")
#: `::: tip Title`, `:::tip[Title]{.wide}`, `::: {.tip}` and the `:::` that ends them; `!!! note "Title"`, `??? tip`.
_CONTAINER = re.compile(
    r"\s*:{3,}\s*(?:(?:[\w-]+\s*|(?=\{))(?:\[(?P<named>[^\]\n]*)\])?(?:\{[^{}\n]*\})?(?P<title>.*))?"
)
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?) ?[\w-]+(?: [\w-]+)*(?:\s+\"(?P<title>[^\"\n]*)\")?\s*")
_CALLOUT = re.compile(r"(?P<quote>\s*(?:>\s*)+)\[!\w[\w-]*(?:\|[^\]\n]*)?\][+-]?\s*(?P<title>.*)")
_MODULE = re.compile(r"(?:import|export)\s")
_IS_MODULE = re.compile(
    r"""import\s+(?:[\w*{},\s]{1,200}\sfrom\s+)?["'][^"']+["']|export\s+(?:const|let|var|function|async|class|default)\s[^.={(]*+[={(]"""
)
_MOST = 12
_NUMBERED = re.compile(r" {0,3}\d{1,4}[.)] (?=\S)")
#: How far what belongs to an admonition stands in.
_DEEP = 4
#: How the feed of arXiv begins each abstract.
_ANNOUNCED = re.compile(r"arXiv:\d{4}\.\d{4,5}(?:v\d+)? Announce Type: [\w-]+\s*(?:Abstract:\s*)?")
_INLINE = re.compile(
    r"(?P<code>(?<!`)(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`))"
    r"|\{/\*.{0,300}?\*/\}|(?<![\w%])%%(?!%)[^%\n]+%%(?!%)|!\[\[[^\[\]\n]+\]\]"
    r"|\[\[(?=[^\s\d\[\]])(?:[^\[\]|\n]*/)?(?P<page>[^\[\]|#/\n]+)(?:#[^\[\]|\n]*)?(?:\\?\|(?P<alias>[^\[\]\n]+))?\]\](?!\()"
    r"|(?<=\])\(\s*(?:\{\{.{0,200}?\}\}|\{%.{0,200}?%\})[^()\s]*\s*(?P<target>\))"
    r"|(?<=[)\]`])\{[.#][^{}\n]*\}"
    r"|(?<![=\w])==(?=[^\s=])(?P<marked>[^=\n]+)(?<=\S)==(?![=\w])"
    # Two bold words that touch: `**one****two**`.
    r"|(?<!\*)\*\*(?P<bold>[^\s*][^*\n]*)\*{4}(?=[^*\n]+\*\*(?!\*))"
    r"|\[\^(?P<note>[^\[\]\s^]+)\](?!:)"
)


def in_plain_markdown(body: str) -> str:
    """Give a body whose containers, components, callouts and links between notes are plain Markdown or gone."""
    lines, marks = _set_in(body.split("\n")), marks_of(body)
    found: list[str] = []
    deep = 0
    while len(found) < len(lines):
        at = len(found)
        line = lines[at]
        fence, module = _FENCE.match(line), _MODULE.match(line)
        if fence:
            end = next((n for n in range(at + 1, len(lines)) if _closes(lines[n], fence["mark"])), len(lines) - 1)
            code = lines[at : end + 1]
            found += [""] * len(code) if fence["language"].casefold() in _QUERIES else [one[deep:] for one in code]
        elif module and _IS_MODULE.match(" ".join(words := _paragraph(lines, at))):
            found += [""] * len(words)
        elif admonition := _ADMONITION.fullmatch(line):
            deep = _DEEP
            found.append(_bold(admonition["title"]))
        else:
            deep = deep if not line.strip() or line.startswith(" " * deep) else 0
            found.append(_plain(line[deep:], marks))
    return "\n".join(found)


def _set_in(lines: Sequence[str]) -> list[str]:
    """Give lines with those set in as far as they must be that stand below a number and nearly under its words.

    Below `10.` three spaces are too few, below `1.` two: what belongs to the entry would end the list.
    """
    found: list[str] = []
    base = words = more = 0
    for line in lines:
        column = len(line) - len(line.lstrip(" "))
        number = _NUMBERED.match(line)
        if number:
            base, words, more = column, number.end(), -1
        elif line.strip() and column <= base:
            words = more = 0
        elif line.strip() and more < 0:
            more = words - column if base + 2 <= column < words else 0
        found.append(" " * more + line if more > 0 and line.strip() and not number else line)
    return found


def _paragraph(lines: Sequence[str], at: int) -> list[str]:
    """Give the lines up to the next empty one, no more than anyone imports in one statement."""
    return list(takewhile(str.strip, lines[at : at + _MOST]))


def _closes(line: str, mark: str) -> bool:
    bare = line.strip("> \t")
    return bare.startswith(mark) and not bare.strip(mark[0])


def _plain(line: str, marks: Mapping[str, str]) -> str:
    """Give a line that is no code in plain Markdown."""
    if _NOTHING.fullmatch(line) or _COMPONENT.fullmatch(line):
        return ""
    if callout := _CALLOUT.fullmatch(line):
        return callout["quote"] + _bold(callout["title"])
    if container := _CONTAINER.fullmatch(line):
        return _bold(container["named"] or container["title"])
    return _ANNOUNCED.sub("", _INLINE.sub(partial(_words, marks), note_of(line, marks)))


def _words(marks: Mapping[str, str], found: re.Match[str]) -> str:
    """Give what a reader of the page would see in the place of a notation."""
    if found["target"]:
        return "(#)"
    if found["note"]:
        return mark_of(found["note"], marks) or found[0]
    if found["bold"]:
        following = found.string[found.end()]
        apart = not (following.isspace() or is_dense(following) or is_dense(found["bold"][-1]))
        return f"**{found['bold']}{' ' * apart}"
    return found["code"] or found["alias"] or found["page"] or found["marked"] or ""


def _bold(title: str | None) -> str:
    return f"**{title.strip()}**" if title and title.strip() else ""
