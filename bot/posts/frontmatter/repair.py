"""Front matter line by line, for what no parser of its own dialect accepts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

Value: TypeAlias = str | list["Value"] | dict[str, "Value"]

# Real front matter has under a hundred lines; what lies beyond this is not looked at.
MAX_LINES = 2000
_KEY = re.compile(r"""(?P<quote>["']?)(?P<key>[A-Za-z_][\w .-]{0,60}?)(?P=quote)\s*(?::(?=\s|$)|=)\s*(?P<rest>.*)$""")
_PASSWORD = re.compile(r"""["']?password\b""", re.IGNORECASE)
_BLOCK_SCALAR = re.compile(r"[>|][+-]?\d?")


@dataclass(slots=True)
class _Open:
    """A field whose lines are still coming."""

    key: str
    words: list[str] = field(default_factory=list)
    entries: list[Value] = field(default_factory=list)

    @property
    def value(self) -> Value:
        return self.entries or " ".join(self.words)


def is_key_line(line: str) -> bool:
    """Tell whether a line has the form `key: value` or `key = value`, at the margin."""
    return _KEY.match(line) is not None


def read_lines(lines: Sequence[str]) -> dict[str, Value]:
    """Read `key: rest of the line`, `- entry` and continued lines; whatever else stands there joins the field above."""
    found: dict[str, Value] = {}
    current = _Open("")
    for line in lines[:MAX_LINES]:
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        # A password counts wherever it stands, also inside a field of its own lines.
        match = _KEY.match(text if _PASSWORD.match(text) else line)
        if match is None:
            _continue(current, text)
        else:
            _close(found, current)
            current = _opened(match["key"], match["rest"].strip())
    _close(found, current)
    return found


def unquoted(text: str) -> str:
    """Give a value without the quotes around it."""
    if len(text) >= 2 and text[0] == text[-1] == '"':
        return text[1:-1].replace('\\"', '"')
    if len(text) >= 2 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'").replace("\\'", "'")
    return text


def _opened(key: str, rest: str) -> _Open:
    if rest.startswith("[") and rest.endswith("]"):
        entries = [unquoted(part.strip()) for part in rest[1:-1].split(",")]
        return _Open(key, entries=[entry for entry in entries if entry])
    return _Open(key, words=[] if _BLOCK_SCALAR.fullmatch(rest) or not rest else [unquoted(rest)])


def _continue(current: _Open, text: str) -> None:
    if text.startswith("- "):
        current.entries.append(unquoted(text[2:].strip()))
    else:
        current.words.append(text)


def _close(found: dict[str, Value], current: _Open) -> None:
    if current.key:
        found.setdefault(current.key, current.value)
