"""Notes at the foot of a page: small numbers, in the order in which the text first names the notes."""

import re
from collections.abc import Mapping

_NAMED = re.compile(r"\[\^([^\[\]\s^]+)\](?!:)")
_DEFINED = re.compile(r"^ {0,3}\[\^([^\[\]\s^]+)\]:[ \t]*", re.MULTILINE)
#: What stands above the line where a page raises it.
_RAISED = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_MAY_RISE = re.compile(r"[\d+()n-]+")
#: Keeps a mark at its word, and is no part of it: figures that touched would be read as one.
_SPACE = "\u202f"


def raised(text: str) -> str:
    """Give a text as it stands above the line; as it is where there are no such signs for it."""
    return text.translate(_RAISED) if _MAY_RISE.fullmatch(text) else text


def marks_of(body: str) -> Mapping[str, str]:
    """Give the mark of each note that a body both names and holds, by its name."""
    held = set(_DEFINED.findall(body))
    named = dict.fromkeys(name for name in _NAMED.findall(body) if name in held)
    return {name: raised(str(number)) for number, name in enumerate(named, 1)}


def note_of(line: str, marks: Mapping[str, str]) -> str:
    """Give a line that holds a note with its mark before it, ended there; any other line as it is."""
    note = _DEFINED.match(line)
    return f"{marks[note[1]]} {line[note.end() :].rstrip()}  " if note and note[1] in marks else line


def mark_of(name: str, marks: Mapping[str, str]) -> str:
    """Give what stands in the text where a note is named; empty where there is no such note."""
    return f"{_SPACE}{marks[name]}" if name in marks else ""
