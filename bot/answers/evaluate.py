"""Figures for a question set: is the evidence found, how high up, and is what the digests do not hold refused?

The form of a set stands in docs/answers.md.
"""

import asyncio
import json
import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

from bot.answers.answer import Exchange, Question
from bot.answers.answering import Answering
from bot.answers.quoting import is_quoted
from bot.errors import UsageError
from bot.posts.timewords.days import FIRST_YEAR, LAST_YEAR
from bot.search.passage import Hit

#: Ranks at which recall is taken; the last one is as far as ranks are looked at.
RANKS = (1, 5, 10)
_KEYS = frozenset(("question", "answerable", "gold", "type", "now", "before"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A quote that answers a question; `post` is None where any post may hold it."""

    post: str | None
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One question of a set; `now` is None for the moment of the run, `before` what was said so far."""

    question: str
    answerable: bool
    gold: tuple[Gold, ...]
    type: str
    now: datetime | None = None
    before: tuple[Exchange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one question.

    Attributes:
        ranks: for each gold quote the rank it was found at, from 1; None where it was not.
        answered: the answer did not say that the digests do not hold it.
        tokens: charged for by a model.
    """

    line: Line
    ranks: tuple[int | None, ...]
    answered: bool
    milliseconds: float
    tokens: int = 0


async def evaluate(
    path: Path,
    *,
    answering: Answering,
    now: datetime,
    zone: ZoneInfo,
    progress: Callable[[int, int], None] = lambda done, of: None,
    warn: Callable[[str], None] = lambda remark: None,
    loaded: Collection[str] | None = None,
) -> dict[str, Any]:
    """Ask every question of a set and give the figures of `eval --json`; `read_questions` says what it warns of.

    Raises:
        UsageError: the set cannot be read; names every bad line as `path:line`.
    """
    lines = read_questions(await asyncio.to_thread(_read, path), path=str(path), warn=warn, loaded=loaded)
    return await evaluate_lines(lines, answering=answering, now=now, zone=zone, progress=progress)


async def evaluate_lines(
    lines: Sequence[Line],
    *,
    answering: Answering,
    now: datetime,
    zone: ZoneInfo,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> dict[str, Any]:
    """Ask every question that was read, and give the figures."""
    outcomes = []
    for done, line in enumerate(lines, 1):
        outcomes.append(await _ask(answering, line, now=now, zone=zone))
        progress(done, len(lines))
    return figures(outcomes)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not UTF-8"
        raise UsageError(f"{path} cannot be read: {why}. Give a UTF-8 file with one JSON object a line.") from error


def read_questions(
    text: str,
    *,
    path: str,
    warn: Callable[[str], None] = lambda remark: None,
    loaded: Collection[str] | None = None,
) -> list[Line]:
    """Read a question set.

    Args:
        text: one JSON object a line.
        path: for what is told.
        warn: is told of every key that a line has and nobody reads, and of gold that cannot be found.
        loaded: the slugs of the posts there are, where gold is to be looked for in them.

    Raises:
        UsageError: names every bad line as `path:line` with what is wrong.
    """
    lines: list[Line] = []
    problems: list[str] = []
    for number, row in enumerate(text.split("\n"), 1):
        if row.strip():
            try:
                read = json.loads(row)
                lines.append(line := _line(read))
                for doubt in _doubts(read, line, loaded):
                    warn(f"{path}:{number}: {doubt}")
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                problems.append(f"{path}:{number}: {_told(error)}")
    if problems:
        raise UsageError("\n".join(problems))
    if not lines:
        raise UsageError(f"{path} holds no question; give one JSON object a line.")
    return lines


def _doubts(read: Mapping[str, Any], line: Line, loaded: Collection[str] | None) -> Iterator[str]:
    if unknown := read.keys() - _KEYS:
        yield f"{_listed(unknown)} {_be(unknown)} not read; a line may hold {_listed(_KEYS)}."
    named = {one.post for one in line.gold if one.post is not None}
    if loaded is not None and (missing := named.difference(loaded)):
        yield f"{_listed(missing)} {_be(missing)} not among the posts, so its gold counts as not found."


def figures(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Give the figures of all outcomes, and of each type apart."""
    types = sorted({outcome.line.type for outcome in outcomes})
    times = sorted(outcome.milliseconds for outcome in outcomes)
    return {
        **_counted(outcomes),
        "by_type": {kind: _counted([outcome for outcome in outcomes if outcome.line.type == kind]) for kind in types},
        "milliseconds_p50": _percentile(times, 0.50),
        "milliseconds_p95": _percentile(times, 0.95),
        "tokens": sum(outcome.tokens for outcome in outcomes),
    }


def ranks_of(gold: Sequence[Gold], hits: Sequence[Hit]) -> tuple[int | None, ...]:
    """Give for each gold quote the rank of the first passage that holds it, from 1; None for none."""
    passages = [hit.passage for hit in hits]
    return tuple(
        next(
            (
                rank
                for rank, passage in enumerate(passages, 1)
                if one.post in (None, passage.post) and is_quoted(one.quote, passage.text)
            ),
            None,
        )
        for one in gold
    )


async def _ask(answering: Answering, line: Line, *, now: datetime, zone: ZoneInfo) -> Outcome:
    question = Question(text=line.question, now=line.now or now, zone=zone, before=line.before)
    started = perf_counter()
    answer, hits = await answering.examine(question)
    return Outcome(
        line=line,
        ranks=ranks_of(line.gold, hits[: RANKS[-1]]),
        answered=answer.answered,
        milliseconds=(perf_counter() - started) * 1000.0,
        tokens=answer.usage.prompt_tokens + answer.usage.completion_tokens if answer.usage else 0,
    )


def _counted(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    answerable = sum(outcome.line.answerable for outcome in outcomes)
    return {"questions": len(outcomes), "answerable": answerable, **_shares(outcomes)}


def _shares(outcomes: Sequence[Outcome]) -> dict[str, float]:
    held = [outcome for outcome in outcomes if outcome.line.answerable and outcome.ranks]
    shares = {f"recall@{rank}": _mean([_recall(outcome, rank) for outcome in held]) for rank in RANKS}
    shares["mrr"] = _mean([_reciprocal(outcome) for outcome in held])
    refusable = [outcome for outcome in outcomes if not outcome.line.answerable]
    answerable = [outcome for outcome in outcomes if outcome.line.answerable]
    shares["abstained_right"] = _mean([float(not outcome.answered) for outcome in refusable])
    shares["abstained_wrong"] = _mean([float(not outcome.answered) for outcome in answerable])
    return shares


def _recall(outcome: Outcome, rank: int) -> float:
    return _mean([float(found is not None and found <= rank) for found in outcome.ranks])


def _reciprocal(outcome: Outcome) -> float:
    found = [rank for rank in outcome.ranks if rank is not None]
    return 1.0 / min(found) if found else 0.0


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 4) if values else 0.0


def _percentile(ordered: Sequence[float], share: float) -> float:
    """Give the smallest value that a share of all values does not exceed."""
    return round(ordered[max(math.ceil(share * len(ordered)) - 1, 0)], 3) if ordered else 0.0


def _line(row: Any) -> Line:
    if not isinstance(row, dict):
        raise TypeError("a JSON object is wanted")
    question, answerable = _text(row, "question"), row.get("answerable")
    if not question.strip():
        raise ValueError('"question" is empty')
    if not isinstance(answerable, bool):
        raise TypeError('"answerable" must be true or false')
    gold = row.get("gold", [])
    if not isinstance(gold, list) or not all(isinstance(one, dict) for one in gold):
        raise TypeError('"gold" must be a list of objects with "post" and "quote"')
    if answerable and not gold:
        raise ValueError('an answerable question needs at least one "gold" quote')
    return Line(
        question=question,
        answerable=answerable,
        gold=tuple(_gold(one) for one in gold),
        type=_text(row, "type"),
        now=_moment(row["now"]) if row.get("now") else None,
        before=_turns(row.get("before", [])),
    )


def _turns(rows: Any) -> tuple[Exchange, ...]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise TypeError('"before" must be a list of objects with "question" and "answer"')
    return tuple(Exchange(question=_text(row, "question"), answer=_text(row, "answer")) for row in rows)


def _gold(row: dict[str, Any]) -> Gold:
    post, quote = row.get("post"), _text(row, "quote")
    if post is not None and not isinstance(post, str):
        raise TypeError('"post" must be a slug or null')
    if not quote.strip():
        raise ValueError('"quote" is empty')
    return Gold(post=post, quote=quote)


def _text(row: dict[str, Any], name: str) -> str:
    value = row[name]
    if not isinstance(value, str):
        raise TypeError(f'"{name}" must be text')
    return value


def _moment(value: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        moment = None
    if moment is None or not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise TypeError('"now" must be a date and time such as 2026-04-20T09:00')
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _listed(keys: Iterable[str]) -> str:
    return ", ".join(f'"{key}"' for key in sorted(keys))


def _be(things: Collection[str]) -> str:
    return "is" if len(things) == 1 else "are"


def _told(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f'"{error.args[0]}" is missing'
    if isinstance(error, RecursionError):
        return "not JSON: nested too deeply"
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg} at column {error.colno}"
    return str(error)
