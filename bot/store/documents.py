"""Dataclasses kept as JSON: written as they are, read leniently, for a row may be older or newer than the program."""

import json
from collections.abc import Callable
from dataclasses import asdict, is_dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

from bot.store.columns import storable

T = TypeVar("T")


def dump(value: object) -> str:
    """Write a dataclass, or anything JSON knows, as JSON."""
    plain = asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
    return storable(json.dumps(plain, ensure_ascii=False, separators=(",", ":"), default=_plain))


def load(kind: type[T], text: str) -> T:
    """Read a value of a type from JSON: unknown fields are left out, and missing ones take their default.

    Raises:
        ValueError: the text is not JSON, or not of that type.
    """
    value: T = _reader(kind).validate_python(json.loads(text))
    return value


def _plain(value: object) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} cannot be kept as JSON")


_reader: Callable[[Any], TypeAdapter[Any]] = cache(TypeAdapter)
