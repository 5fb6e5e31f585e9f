"""Finding the passages an ask may be answered from, and telling whether they hold the answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from bot.answers.coverage import Term, answers, holds, respelled, share, terms_of
from bot.answers.lightwords import has_unit_asked
from bot.answers.patterns import COMPARES
from bot.answers.question import Ask
from bot.answers.scope import Scope
from bot.search.passage import Hit, Passage
from bot.search.search import Search
from bot.search.spread import spread

if TYPE_CHECKING:
    from bot.search.dense import Vector

#: Passages looked at for one ask, and mentions of each of its names beside them.
LOOKED_AT = 30
MENTIONS = 12
#: Passages whose neighbours are read too.
READ_AROUND = 4
#: So many posts or fewer are each searched when it is asked what changed from one to another.
_EACH_POST = 8
#: How near the best share of the question a passage must come to be ordered by date instead.
_AS_GOOD = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search gave for one ask.

    Attributes:
        hits: best first, or by date where the ask wants the latest or the first.
        absent: names and numbers of the ask that stand nowhere in the scope.
        sure: one place holds enough to answer in the digests' own words.
        worth: there is something for a model to judge.
        read_as: what a misspelt name was taken for, as (asked, read).
    """

    terms: tuple[Term, ...]
    hits: tuple[Hit, ...]
    absent: tuple[Term, ...]
    sure: bool
    worth: bool
    read_as: tuple[str, str] | None = None

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of the hits."""
        return tuple(hit.passage for hit in self.hits)


def find(
    search: Search, ask: Ask, scope: Scope, mentions: Sequence[Passage] = (), vector: "Vector | None" = None
) -> Found:
    """Look for what an ask needs within a scope.

    Args:
        search: every passage.
        ask: one thing asked.
        scope: the posts to keep to.
        mentions: passages known to name an item of the ask; they are always looked at.
        vector: the meaning of the ask, where there is one; it widens what the words find.
    """
    found = _find(search, ask, terms_of(ask), scope, mentions, vector)
    unheld = [term for term in found.terms if not any(holds(passage, term) for passage in found.passages)]
    if len(unheld) != 1:
        return found
    wrong = unheld[0]
    right = respelled(wrong, found.passages)
    if right is None:
        return found
    term = replace(wrong, words=(replace(wrong.words[0], exact=(right,), stems=(), parts=()),))
    terms = tuple(term if other is wrong else other for other in found.terms)
    return replace(_find(search, ask, terms, scope, mentions, vector, extra=right), read_as=(wrong.shown, right))


def overview(search: Search, scope: Scope) -> tuple[Hit, ...]:
    """Give the opening passage of each section of the scope's newest posts, in their order."""
    newest = [post for post in scope.posts if post.period.label == scope.posts[-1].period.label] if scope.posts else []
    if scope.window is not None:
        newest = list(scope.posts)
    hits = []
    for post in newest:
        seen: set[str] = set()
        for passage in search.of_post(post.slug):
            if not passage.repeats and passage.section not in seen:
                seen.add(passage.section)
                hits.append(Hit(passage=passage, score=1.0 / (1 + passage.number)))
    return tuple(hits)


def compares(ask: Ask, terms: Sequence[Term]) -> bool:
    """Tell whether an ask sets several names side by side, so that no one place need hold them all."""
    return sum(term.hard for term in terms) > 1 and COMPARES.search(ask.text) is not None


def read_around(search: Search, passages: Iterable[Passage]) -> list[Passage]:
    """Give passages, each once, and after them the neighbours of the first few."""
    read: dict[str, Passage] = {}
    kept = list(passages)
    for passage in kept:
        read.setdefault(passage.id, passage)
    for passage in islice(kept, READ_AROUND):
        for neighbour in search.neighbours(passage):
            read.setdefault(neighbour.id, neighbour)
    return list(read.values())


def _find(
    search: Search,
    ask: Ask,
    terms: tuple[Term, ...],
    scope: Scope,
    mentions: Sequence[Passage],
    vector: "Vector | None",
    *,
    extra: str = "",
) -> Found:
    hits = _hits(search, ask, terms, scope, vector, extra)
    for passage in mentions:
        hits.setdefault(passage.id, Hit(passage=passage, score=0.0))
    ranked = spread(ask.whole, _ranked(ask, terms, list(hits.values())))
    passages = [hit.passage for hit in ranked]
    unheld = [term for term in terms if not any(holds(passage, term) for passage in passages)]
    absent = tuple(term for term in unheld if term.hard or len(unheld) == len(terms))
    return Found(
        terms=terms,
        hits=tuple(ranked),
        absent=absent,
        sure=not absent and _is_sure(search, ask, terms, passages),
        worth=bool(passages) and not absent and any(share(terms, [passage]) > 0 for passage in passages),
    )


def _hits(
    search: Search, ask: Ask, terms: Sequence[Term], scope: Scope, vector: "Vector | None", extra: str
) -> dict[str, Hit]:
    """Give what the words of an ask find, and each of its names alone, by the passage's id."""
    slugs = scope.slugs
    asked = search.find(f"{ask.whole} {extra}", limit=LOOKED_AT, posts=slugs, vector=vector)
    hits = {hit.passage.id: hit for hit in asked}
    if ask.order == "changed" and len(slugs) <= _EACH_POST:
        for slug in slugs:
            for hit in search.find(ask.whole, limit=MENTIONS // 2, posts=[slug]):
                hits.setdefault(hit.passage.id, hit)
    for term in terms:
        if term.hard:
            for hit in search.find(term.shown, limit=MENTIONS, posts=slugs):
                if holds(hit.passage, term):
                    hits.setdefault(hit.passage.id, replace(hit, score=0.0))
    return hits


def _ranked(ask: Ask, terms: Sequence[Term], hits: Sequence[Hit]) -> list[Hit]:
    """Order hits: those that hold every name and number first, else as found; by date where the ask says so."""
    shares = {hit.passage.id: share(terms, [hit.passage]) for hit in hits}
    hard = [term for term in terms if term.hard]
    ranked = sorted(hits, key=lambda hit: (-sum(holds(hit.passage, term) for term in hard), -hit.score))
    if ask.order not in ("latest", "first"):
        return ranked
    best = max(shares.values(), default=0.0)
    good = [hit for hit in ranked if shares[hit.passage.id] >= best * _AS_GOOD]
    good.sort(key=lambda hit: hit.passage.published, reverse=ask.order == "latest")
    return good + [hit for hit in ranked if hit not in good]


def _is_sure(search: Search, ask: Ask, terms: Sequence[Term], passages: Sequence[Passage]) -> bool:
    if not terms:
        return bool(passages)
    for passage in passages[:LOOKED_AT]:
        around = [near for near in search.neighbours(passage) if near.item == passage.item]
        if answers(terms, [passage, *around]) and has_unit_asked(ask.text, [passage, *around]):
            return True
    if COMPARES.search(ask.text) is None:
        return False
    hard = [term for term in terms if term.hard or any(word.parts for word in term.words)]
    about = [passage for passage in passages[:LOOKED_AT] if any(holds(passage, term) for term in hard)]
    return bool(about) and answers(terms, about)
