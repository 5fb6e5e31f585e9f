"""A name put in another's place: told by the words that stand around both."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from bot.answers.checking.matching import Match
from bot.answers.checking.source import Source
from bot.answers.texts.clauses import Clause
from bot.answers.texts.names import Name
from bot.answers.texts.samenames import same_name

#: How close to the best another clause must come to be retold as well.
_CLOSE = 0.9
#: How many items from a name the words around it are looked for.
_REACH = 3
#: Shared items from which a clause is known to tell the same of a name.
_ENOUGH = 3


def displaced(clause: Clause, found: Sequence[Match]) -> str | None:
    """Give the name that a clause puts another one in place of; None where one that it retells has no such name."""
    best = max((match.fit for match in found), default=0.0)
    told = [_in_clause(clause, match) for match in found if match.fit >= best * _CLOSE]
    return told[0] if told and all(told) else None


def _in_clause(clause: Clause, match: Match) -> str | None:
    other = match.clause
    strangers = [name for name in clause.names if not _is_among(name, other.names, match.source)]
    missing = [name for name in other.names if not _is_among(name, clause.claim.names, match.source)]
    common = frozenset(clause.items.values()) & frozenset(other.items.values())
    for stranger in strangers:
        if _stands_elsewhere(clause, stranger, match.source):
            continue
        around = set(_neighbours(clause, stranger.start, common))
        for name in missing:
            if name.acronym and not stranger.acronym:
                continue
            if around & set(_neighbours(other, name.start, common)):
                return other.claim.text[name.start : name.end]
    return None


def _stands_elsewhere(clause: Clause, name: Name, source: Source) -> bool:
    """Tell whether another clause of the passage has a name among the words around it."""
    around = {item for at, item in clause.items.items() if at != name.start}
    own = [other for line in source.lines for other in line.clauses if _is_among(name, other.names, source)]
    return any(len(around & {*other.items.values()}) >= _ENOUGH for other in own)


def _is_among(name: Name, names: Iterable[Name], source: Source) -> bool:
    # A name that says of what kind something is stands for none that does something: `Groq-powered`.
    near = source.kin_of(name.key)
    return any(same_name(key, other.key) for key in near for other in names if other.kind or not name.kind)


def _neighbours(clause: Clause, at: int, common: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Give the items close before and after a place that both clauses share, each with its side."""
    places = list(clause.items)
    here = bisect_left(places, at)
    for side, near in (
        ("before", places[max(here - _REACH, 0) : here][::-1]),
        ("after", places[here + 1 : here + 1 + _REACH]),
    ):
        yield from ((side, clause.items[place]) for place in near if clause.items[place] in common)
