"""A part as JSON and back: the body of a delivery, frozen when it is owed, so that a retry says the same words.

Line numbers of the source are left out: they show nowhere, and an edit that moves lines must not look like a change.
"""

import json
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from bot.errors import StoreError
from bot.messages.message import Part

_LEFT_OUT = "line"


def freeze(part: Part) -> str:
    """Give a part as JSON, equal for parts that show the same."""
    return json.dumps(_plain(part), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@lru_cache(maxsize=64)
def thaw(body: str) -> Part:
    """Give the part that was frozen; kept for a while, since most places of a platform are sent the same.

    Raises:
        StoreError: the body is not one that this version of Digestbot writes.
    """
    try:
        part: Part = _shape(Part, json.loads(body))
    except (ValueError, TypeError, RecursionError) as error:
        raise StoreError(
            f"A stored part cannot be read by this version of Digestbot ({error}); "
            "start the version that wrote it, or settle its delivery."
        ) from error
    return part


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        shown = {field.name: getattr(value, field.name) for field in _fields(type(value))}
        return {"type": type(value).__name__} | {name: _plain(held) for name, held in shown.items()}
    return [_plain(held) for held in value] if isinstance(value, tuple) else value


@cache
def _fields(kind: type) -> tuple[Field[Any], ...]:
    return tuple(field for field in fields(kind) if field.name != _LEFT_OUT)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _shape(hint: Any, data: Any) -> Any:
    """Read data as what a type says, and nothing else."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _one_of(get_args(hint), data)
    if origin is tuple and isinstance(data, list):
        return tuple(_shape(get_args(hint)[0], held) for held in data)
    if origin is Literal and data in get_args(hint):
        return data
    if is_dataclass(hint) and isinstance(data, dict):
        return _object(hint, data)
    if isinstance(hint, type) and type(data) is hint:
        return data
    raise ValueError(f"{str(data)[:40]!r} is no {getattr(hint, '__name__', hint)}")


def _one_of(hints: tuple[Any, ...], data: Any) -> Any:
    if data is None and NoneType in hints:
        return None
    name = data.get("type") if isinstance(data, dict) else type(data).__name__
    for hint in hints:
        if getattr(hint, "__name__", "") == name:
            return _shape(hint, data)
    raise ValueError(f"no part holds a {name!r}")


def _object(kind: Any, data: dict[str, Any]) -> Any:
    if data.get("type") != kind.__name__:
        raise ValueError(f"{data.get('type')!r} stands where a {kind.__name__} belongs")
    known = {field.name: field for field in _fields(kind)}
    if unknown := data.keys() - known.keys() - {"type"}:
        raise ValueError(f"{kind.__name__} has no {sorted(unknown)[0]!r}")
    required = {name for name, field in known.items() if field.default is MISSING}
    if missing := required - data.keys():
        raise ValueError(f"{kind.__name__} lacks {sorted(missing)[0]!r}")
    hints = _hints(kind)
    return kind(**{name: _shape(hints[name], data[name]) for name in known if name in data})
