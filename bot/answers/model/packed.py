"""An answer that a model packs into JSON, though nobody asked for that: its sentences and what they stand on."""

import json
import re
from collections.abc import Iterator
from typing import Any

_BEGINS = re.compile(r"\s*(?:```\w*\s*)?(?=[\[{]\s*(?:$|[{\"]))")
_TEXT = re.compile(
    r"(?i)(?:answer|text|sentence|content|response|reply|result|output|statement|claim|summary|回答|答案)s?"
)
_MARKS = re.compile(r"(?i)(?:citation|cite|source|passage|reference|ref|number|来源|引用)s?")


def is_packed(text: str) -> bool:
    """Tell whether a reply begins as JSON does."""
    return _BEGINS.match(text) is not None


def unpacked(text: str) -> str:
    """Give the sentences of a reply in JSON, a line each, with their marks; none where it is broken."""
    begins = _BEGINS.match(text)
    try:
        given, _ = json.JSONDecoder().raw_decode(text, begins.end() if begins else 0)
        return "\n".join(_lines(given))
    except (ValueError, RecursionError):
        return ""


def _lines(given: Any) -> Iterator[str]:
    if isinstance(given, list):
        for one in given:
            yield from _lines(one)
    elif isinstance(given, str):
        yield given
    elif isinstance(given, dict):
        numbers = [number for name, value in given.items() if _MARKS.fullmatch(name) for number in _numbers(value)]
        mark = f" [{', '.join(numbers)}]" if numbers else ""
        for name, value in given.items():
            if _TEXT.fullmatch(name):
                yield from (f"{line}{mark}" for line in _lines(value))


def _numbers(value: Any) -> list[str]:
    return re.findall(r"(?<![\w.-])\d{1,3}(?![\w.-])", json.dumps(value, ensure_ascii=False))[:20]
