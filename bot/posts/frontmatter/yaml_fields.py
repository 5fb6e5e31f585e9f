"""YAML front matter as text only: no types, no tags, no aliases, no depth that could hurt."""

from typing import Any, cast

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from bot.posts.frontmatter.repair import Value

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # PyYAML without its C library
    from yaml import BaseLoader as _Loader  # type: ignore[assignment]

MAX_CHARACTERS = 64 * 1024
MAX_DEPTH = 16
_NULLS = {"", "~", "null", "Null", "NULL"}


class NotReadable(Exception):
    """The front matter is no YAML that we take; carries the line within it, counted from 0."""

    def __init__(self, why: str, *, line: int = 0) -> None:
        super().__init__(why)
        self.line = line


class NotFields(Exception):
    """The YAML is well formed but holds a list or plain text instead of fields."""


class _TextLoader(_Loader):
    """Loads every scalar as the text that stands there; an unquoted null is empty text."""

    def construct_scalar(self, node: Any) -> str:
        """Give the scalar's text."""
        if not getattr(node, "style", None) and getattr(node, "value", None) in _NULLS:
            return ""
        return str(super().construct_scalar(node))


class TextHandler(YAMLHandler):
    """The handler that python-frontmatter is given: fields as text."""

    def load(self, fm: str, **_: object) -> dict[str, Value]:
        """Load fields; raises NotReadable or NotFields."""
        try:
            _guard(fm)
            loaded = yaml.load(fm, Loader=_TextLoader)  # noqa: S506 - a loader that builds text, lists and maps only
        except (yaml.YAMLError, ValueError) as error:
            raise NotReadable(getattr(error, "problem", None) or "no valid YAML", line=_line_of(error)) from error
        except RecursionError as error:
            raise NotReadable("nested too deeply") from error
        if loaded is None or loaded == "":
            return {}
        if not isinstance(loaded, dict):
            raise NotFields
        return loaded


def parse(block: str) -> dict[str, Value]:
    """Give the fields of a block that opens and closes with `---`; raises NotReadable or NotFields."""
    handler = TextHandler()
    if len(block) > MAX_CHARACTERS:
        raise NotReadable(f"longer than {MAX_CHARACTERS // 1024} KB")
    if not handler.detect(block):
        raise NotFields
    fields, _ = frontmatter.parse(block, handler=handler)
    return cast("dict[str, Value]", fields)


def _guard(text: str) -> None:
    """Refuse aliases and deep nesting before anything is built from them (an alias bomb grows without bound)."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        line = event.start_mark.line if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            raise NotReadable("an alias (`*name`) is not taken here", line=line)
        if depth > MAX_DEPTH:
            raise NotReadable("nested too deeply", line=line)


def _line_of(error: Exception) -> int:
    """Give the line of an error, counted from 0; a key without its colon is noticed only on the line after."""
    is_key = getattr(error, "context", None) == "while scanning a simple key"
    mark = getattr(error, "context_mark" if is_key else "problem_mark", None)
    return mark.line if mark else 0
