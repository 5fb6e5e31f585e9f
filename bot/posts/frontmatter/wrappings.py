"""Front matter in the wrapping of other tools, written as the dialects that we read; every line keeps its place."""

import re
from collections.abc import Callable, Sequence

Lines = Sequence[str]

_FENCE = re.compile(
    r"(?:-{3,}|`{3,}|~{3,}|;{3,})\s*(?P<language>ya?ml|toml|json|)(?P<remark>\s*#.*)?\s*$", re.IGNORECASE
)
_COMMENT = re.compile(r"<!--(?P<words>.*?)-->\s*$")
_KEY = re.compile(r"\.\. (?P<nikola>[\w-]+:.*)|#\+(?P<org>\w+:.*)|<!--\s*(?P<comment>[A-Za-z_]\w*:.*?)\s*-->")
_EXPORT = re.compile(r"export\s+const\s+\w*(?:meta|matter)\w*(?:\s*:\s*\w+)?\s*=\s*\{\s*$", re.IGNORECASE)
_ENTRY = re.compile(r"""\s*["']?(?P<key>\w+)["']?\s*:\s*(?P<value>.*?),?\s*$""")
_PANDOC = ("title", "author", "date")


def unwrapped(text: str) -> str | None:
    """Give a text whose front matter some tool wraps in its own way with plain fences or key lines; None for others.

    Known are languages behind a fence (`---toml`, a block of code), JSON between `;;;`, comments of HTML, the keys of
    Nikola (`.. date: …`), Org (`#+date: …`) and Pandoc (`% title`), and what MDX exports.
    """
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    found = next(filter(None, (form(lines[start:]) for form in _FORMS)), None)
    return "\n".join((*lines[:start], *found)) if found else None


def _in_language(lines: Lines) -> Lines | None:
    """Take a fence that names its language, or a first block of code that does."""
    opening = _FENCE.match(lines[0]) if lines else None
    mark = lines[0][:3] if opening else ""
    end = next((number for number, line in enumerate(lines) if number and line.strip() == mark), 0)
    if not (opening and end and (mark == ";;;" or opening["language"] or (mark == "---" and opening["remark"]))):
        return None
    fence = {"toml": "+++", "json": ""}.get(opening["language"].casefold(), "" if mark == ";;;" else "---")
    return [fence, *lines[1:end], fence, *lines[end + 1 :]]


def _in_comment(lines: Lines) -> Lines | None:
    """Take the fields in a comment that opens a file, one a line."""
    if not lines or lines[0].strip() != "<!--":
        return None
    end = next((number for number, line in enumerate(lines) if line.strip() == "-->"), 0)
    return ["---", *(line.removeprefix(".. ") for line in lines[1:end]), "---", *lines[end + 1 :]] if end else None


def _below_comments(lines: Lines) -> Lines | None:
    """Take fences that stand below comments of one line."""
    above = next((number for number, line in enumerate(lines) if line.strip() and not _COMMENT.match(line)), 0)
    return [*("" for _ in range(above)), *lines[above:]] if above and lines[above].startswith(("---", "+++")) else None


def _marked_keys(lines: Lines) -> Lines | None:
    """Take the lines of keys that each begin with a mark of their own."""
    found: list[str] = []
    for line in lines:
        key = _KEY.match(line)
        if key is None:
            break
        found.append(next(filter(None, key.groups())))
    return [*found, *lines[len(found) :]] if found and not "".join(lines[len(found) : len(found) + 1]).strip() else None


def _pandoc(lines: Lines) -> Lines | None:
    """Take Pandoc's title block: title, authors and date, each behind a per cent sign."""
    count = next((number for number, line in enumerate(lines) if not line.startswith("% ")), 0)
    if not 1 < count <= len(_PANDOC) or lines[count].strip():
        return None
    return [*(f"{key}: {line[2:]}" for key, line in zip(_PANDOC, lines[:count], strict=False)), *lines[count:]]


def _exported(lines: Lines) -> Lines | None:
    """Take the fields of an object that an MDX file exports, below what it imports."""
    start = next((number for number, line in enumerate(lines) if line and not line.startswith("import ")), 0)
    end = next((number for number, line in enumerate(lines) if number > start and line.rstrip(" ;") == "}"), 0)
    if not end or not _EXPORT.match(lines[start]):
        return None
    fields = [_ENTRY.sub(r"\g<key>: \g<value>", line) for line in lines[start + 1 : end]]
    return [*("" for _ in range(start)), "---", *fields, "---", *lines[end + 1 :]]


_FORMS: tuple[Callable[[Lines], Lines | None], ...] = (
    _in_language,
    _in_comment,
    _marked_keys,
    _below_comments,
    _pandoc,
    _exported,
)
