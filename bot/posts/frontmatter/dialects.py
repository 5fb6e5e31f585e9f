"""Front matter in any dialect: YAML, TOML, JSON, Pelican's key lines, or none.

What comes out is text under folded keys, with the line each stands on. A block between fences that holds no field we
know is taken for text of the post: nothing is lost, whatever opens a file.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.posts.frontmatter import repair, yaml_fields
from bot.posts.frontmatter.decoding import clean
from bot.posts.frontmatter.findings import Findings
from bot.posts.frontmatter.passwords import passwords_in
from bot.posts.frontmatter.repair import Value
from bot.posts.frontmatter.wrappings import unwrapped
from bot.posts.texts import shows

_YAML_FENCE = re.compile(r"-{3,}\s*$")
_YAML_CLOSE = re.compile(r"(?:-{3,}|\.{3})\s*$")
_TOML_FENCE = re.compile(r"\+{3,}\s*$")
_AT_LINE = re.compile(r"at line (\d+)")
# Fields we read, and those that other programs write beside them: one of these makes a block front matter.
_KNOWN = re.compile(
    "title|headline|date|pubdate|publishdate|published|publishedat|created|slug|id|permalink|series|category|edition|kind"
    "|period|week|weekending|language|lang|summary|description|excerpt|subtitle|status|draft|type|password|updated"
    "|lastmod|modified|tags|topics|keywords|categories|url|canonical|link|sourceurl|layout|authors?|weight|cover|image"
    "|hidden|private|linktitle|template|aliases|taxonomies|extra|sidebar"
    "|titel|titre|título|titulo|titolo|datum|fecha|zusammenfassung|beschreibung|résumé|resumen|标题|日期|摘要|タイトル|日付"
)
# Tables in which Zola, Hugo, Eleventy and others keep a post's own fields; those of an author are not the post's.
_NESTED = ("taxonomies", "extra", "params", "data", "meta", "metadata", "frontmatter", "post", "page", "article")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field as text.

    Attributes:
        text: its value; the parts of a list joined by `, `; empty for a nested map.
        parts: the parts of a list, or the value alone.
        listed: whether it stands as a list.
        line: in the file, counted from 1.
    """

    text: str
    parts: tuple[str, ...]
    listed: bool
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A file taken apart.

    Attributes:
        fields: by folded key (`Pub_Date` is `pubdate`).
        front: the front matter as it stands, fences included; empty for none.
        body: the rest.
        body_line: the line of the file on which the body begins, counted from 1.
        passwords: the value of every `password` in the front matter.
        lists: the fields that are lists, as they stand, by their keys; none where there is a password.
    """

    fields: Mapping[str, Field] = field(default_factory=dict)
    front: str = ""
    body: str = ""
    body_line: int = 1
    passwords: tuple[str, ...] = ()
    lists: Mapping[str, Sequence[Value]] = field(default_factory=dict, repr=False)

    def first(self, names: Iterable[str]) -> Field | None:
        """Give the first field of some names that is not empty."""
        found = (self.fields.get(name) for name in names)
        return next((said for said in found if said and said.text), None)


def split(text: str, findings: Findings) -> Matter:
    """Take a file's text apart into fields and body; what cannot be parsed is read line by line."""
    matter = _apart(text, findings)
    other = None if matter.front else unwrapped(text)
    wrapped = _apart(other, findings) if other else matter
    return wrapped if wrapped.front else matter


def _apart(text: str, findings: Findings) -> Matter:
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    first = lines[start] if start < len(lines) else ""
    if _YAML_FENCE.match(first):
        return _fenced(lines, start, _YAML_CLOSE, findings) or _bare(text)
    if _TOML_FENCE.match(first):
        return _fenced(lines, start, _TOML_FENCE, findings) or _bare(text)
    if first.startswith("{"):
        return _json(text) or _bare(text)
    return _key_lines(lines, start) or _bare(text)


def folded(key: object) -> str:
    """Give a key in the one form all spellings share: `Published_At` and `published-at` are `publishedat`."""
    return re.sub(r"[\s_-]", "", str(key)).casefold()


def _bare(text: str) -> Matter:
    return Matter(body=text)


def _fenced(lines: Sequence[str], start: int, closing: re.Pattern[str], findings: Findings) -> Matter | None:
    end = next((number for number in range(start + 1, len(lines)) if closing.match(lines[number])), None)
    if end is None:
        return _unclosed(lines, start, findings)
    block = lines[start + 1 : end]
    values = _values(block, start + 1, findings, is_toml=closing is _TOML_FENCE)
    if values is None or (any(line.strip() for line in block) and not _is_known(values)):
        return None
    if len(block) > repair.MAX_LINES:
        message = f"The front matter has more than {repair.MAX_LINES:,} lines; move its text below the closing line."
        findings.error(start + 1, "frontmatter-too-long", message)
    return _cut(values, lines, start, end + 1)


def _values(block: Sequence[str], line: int, findings: Findings, *, is_toml: bool) -> dict[str, Value] | None:
    """Read what stands between two fences, line by line where it does not parse; None where it is no fields at all."""
    try:
        return _toml(block) if is_toml else _yaml(block)
    except yaml_fields.NotFields:
        message = "What stands between these lines is no `field: value`, so it was kept as text; take the lines out."
        findings.warning(line, "frontmatter-not-fields", message)
        return None
    except yaml_fields.NotReadable as problem:
        values = repair.read_lines(block)
        if _is_known(values):
            message = f"The front matter was read line by line: {problem}; put the value in quotes."
            findings.warning(line + problem.line, "frontmatter-repaired", message)
        return values


def _unclosed(lines: Sequence[str], start: int, findings: Findings) -> Matter | None:
    """Take the key lines after a fence that never closes; without one that we know the fence is a rule of the body."""
    end = start + 1
    while end < min(len(lines), start + repair.MAX_LINES) and lines[end].strip() and _belongs(lines[end]):
        end += 1
    values = repair.read_lines(lines[start + 1 : end])
    if not _is_known(values):
        return None
    findings.warning(
        start + 1,
        "frontmatter-unclosed",
        f"The front matter has no closing line; write `{lines[start].strip()}` after it.",
    )
    return _cut(values, lines, start, end)


def _belongs(line: str) -> bool:
    return repair.is_key_line(line) or line.startswith((" ", "\t", "- ", "#"))


def _yaml(block: Sequence[str]) -> dict[str, Value]:
    blank = next((number for number, line in enumerate(block) if line.strip()), len(block))
    try:
        return yaml_fields.parse("\n".join(["---", *block[blank:], "---"]))
    except yaml_fields.NotReadable as problem:
        raise yaml_fields.NotReadable(str(problem), line=problem.line + blank) from problem


def _toml(block: Sequence[str]) -> dict[str, Value]:
    text = "\n".join(block)
    if len(text) > yaml_fields.MAX_CHARACTERS:
        raise yaml_fields.NotReadable(f"longer than {yaml_fields.MAX_CHARACTERS // 1024} KB")
    try:
        return tomllib.loads(text, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        line = _AT_LINE.search(str(error))
        raise yaml_fields.NotReadable(str(error), line=int(line[1]) if line else 0) from error
    except (RecursionError, ValueError) as error:
        raise yaml_fields.NotReadable("no valid TOML") from error


def _json(text: str) -> Matter | None:
    head = text.lstrip()
    start = text[: len(text) - len(head)].count("\n")
    try:
        values, length = json.JSONDecoder(parse_float=str, parse_int=str).raw_decode(head[: yaml_fields.MAX_CHARACTERS])
    except (RecursionError, ValueError):
        return None
    if not isinstance(values, dict) or not _is_known(values):
        return None
    front, body = head[:length], head[length:].removeprefix("\n")
    return _matter(values, front.split("\n"), start + 1, body, start + 1 + head[: len(head) - len(body)].count("\n"))


def _key_lines(lines: Sequence[str], start: int) -> Matter | None:
    """Take Pelican's form: `Key: value` lines from the top up to a blank line, or as Hexo ends them, to a rule."""
    end = start
    while end < min(len(lines), start + repair.MAX_LINES) and lines[end].strip() and not _YAML_FENCE.match(lines[end]):
        if not repair.is_key_line(lines[end]) and not (end > start and lines[end][0] in " \t"):
            return None
        end += 1
    values = repair.read_lines(lines[start:end])
    known = {key for key in map(folded, values) if _KNOWN.fullmatch(key)}
    if not known & {"title", "headline"} and len(known) < 2:
        return None
    return _cut(values, lines, start, end + bool(end < len(lines) and _YAML_FENCE.match(lines[end])))


def _is_known(values: Mapping[str, Value]) -> bool:
    return any(_KNOWN.fullmatch(folded(key)) for key, _ in _flat(values))


def _cut(values: Mapping[str, Value], lines: Sequence[str], start: int, end: int) -> Matter:
    return _matter(values, lines[start:end], start + 1, "\n".join(lines[end:]), end + 1)


def _matter(values: Mapping[str, Value], front: Sequence[str], first: int, body: str, body_line: int) -> Matter:
    at = _lines_of_keys(front, first)
    fields: dict[str, Field] = {}
    flat = _flat(values)
    for key, value in flat:
        fields.setdefault(folded(key), _field(value, at.get(folded(key), first)))
    passwords = passwords_in(dict(values))
    return Matter(
        fields=fields,
        front="\n".join(front),
        body=body,
        body_line=body_line,
        passwords=passwords,
        lists={} if passwords else {key: value for key, value in flat if isinstance(value, list)},
    )


def _flat(values: Mapping[str, Value]) -> list[tuple[str, Value]]:
    """Give the fields, those of known nested tables last."""
    pairs = [(str(key), value) for key, value in values.items()]
    nested = [value for key, value in pairs if folded(key) in _NESTED and isinstance(value, dict)]
    return pairs + [(str(key), value) for table in nested for key, value in table.items()]


def _field(value: Value, line: int) -> Field:
    if isinstance(value, list):
        parts = tuple(filter(None, (_text(part) for part in value)))
        return Field(text=", ".join(parts), parts=parts, listed=True, line=line)
    text = _text(value)
    return Field(text=text, parts=(text,) if text else (), listed=False, line=line)


def _text(value: object) -> str:
    if value is None or isinstance(value, dict | list):
        return ""
    text = clean(str(value).lower() if isinstance(value, bool) else str(value)).strip()
    return text if shows(text) else ""


def _lines_of_keys(lines: Sequence[str], first: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, line in enumerate(lines[: repair.MAX_LINES]):
        match = re.match(r"""\s*[{,]?\s*["']?([\w .-]+?)["']?\s*[:=]""", line)
        if match:
            found.setdefault(folded(match[1]), first + number)
    return found
