"""Which clauses of the passages a clause of a claim is about: those that share most of its words, names and numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answers.checking.figures import agrees
from bot.answers.checking.source import Line, Source
from bot.answers.texts.claims import root
from bot.answers.texts.clauses import Clause
from bot.answers.texts.opposites import likes_of, opposites_of
from bot.answers.texts.samenames import same_name

#: The share of a clause's words that a passage's clause must hold to be what the claim is about.
_ABOUT = 0.5
#: Telling words from which a clause is known by them alone.
_TELLING = 2
#: How close to the best fit another clause must come to count as well.
_CLOSE = 0.8


@dataclass(frozen=True, slots=True)
class Match:
    """A clause of a passage that a clause of the claim may be about, and how well it fits, from 0 to 1."""

    source: Source
    line: Line
    clause: Clause
    fit: float


def matches(clause: Clause, sources: Sequence[Source]) -> list[Match]:
    """Give the clauses that share most with a clause, where they share enough to tell."""
    found = list(_all(clause, sources))
    best = max((match.fit for match in found), default=0.0)
    return [match for match in found if best >= _ABOUT and match.fit >= best * _CLOSE]


def _all(clause: Clause, sources: Sequence[Source]) -> Iterator[Match]:
    for source in sources:
        for line in source.lines:
            for other in line.clauses:
                yield Match(source, line, other, _fit(clause, other))


def _fit(clause: Clause, other: Clause) -> float:
    # A word that opens a passage's sentence may be read as a name: `Revenue of Acme rose`.
    mine, theirs = clause.words, other.words | {root(name.key) for name in other.names if name.key.isalpha()}
    if len(mine) < _TELLING:
        # A short clause has no rare words to go by: every word counts.
        mine, theirs = frozenset(clause.items.values()), frozenset(other.items.values())
    shared = {word for word in mine if word in theirs or (opposites_of(word) | likes_of(word)) & theirs}
    names = [name for name in clause.names if any(same_name(name.key, held.key) for held in other.names)]
    numbers = [n for n in clause.numbers if any(agrees(n, clause.claim, m, other.claim) for m in other.numbers)]
    if len(shared) < 2 and not (shared and (names or numbers)):
        return 0.0
    whole = len(mine) + 0.5 * len(clause.names) + 0.5 * len(clause.numbers)
    return (len(shared) + 0.5 * len(names) + 0.5 * len(numbers)) / whole
