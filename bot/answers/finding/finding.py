"""Finding the passages an ask may be answered from, and telling whether they hold the answer."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from bot.answers.coverage.coverage import share
from bot.answers.judging.furniture import without_opening
from bot.answers.judging.sureness import is_sure
from bot.answers.patterns.chinese import is_chinese, is_mostly_chinese
from bot.answers.questions.ask import Ask
from bot.answers.questions.editions import in_own_edition
from bot.answers.questions.scope import Scope
from bot.answers.terms.abroad import (
    is_abroad,
    is_partly_abroad,
    is_told_abroad,
    is_told_at_home,
    may_be_foreign,
    without_chinese,
)
from bot.answers.terms.inposts import (
    as_initials,
    as_names,
    as_read,
    respelling,
    terms_in_posts,
    unknown_otherwise,
    without_post,
)
from bot.answers.terms.nameless import as_of_its_versions
from bot.answers.terms.term import Term, holds, is_akin
from bot.posts.european import is_european
from bot.posts.furniture import by_series, furniture_in
from bot.posts.post import Post
from bot.search.dictionaries.inenglish import is_rendered
from bot.search.dictionaries.numeronyms import pattern_of
from bot.search.forms import forms_of
from bot.search.passage import Hit, Passage
from bot.search.search import Search
from bot.search.spread import spread

if TYPE_CHECKING:
    from bot.search.dense import Vector

#: Passages looked at for one ask, and mentions of each of its names beside them.
LOOKED_AT = 30
MENTIONS = 12
#: Passages looked at where all of a kind or all the news is wanted.
LOOKED_AT_FOR_ALL = 4 * LOOKED_AT
#: Mentions of the items of an ask that are looked at at most, and passages of an issue that holds none of its words.
MENTIONED = 40
#: Passages whose neighbours are read too.
READ_AROUND = 4
#: Words of one question that may be read as slips.
_MISSPELT = 2
#: Names of one ask that are searched for; nobody asks about more.
_NAMES = 20
#: Openings read at most where an overview is asked for.
_OPENINGS = 200
#: Headings over what nobody means who asks what a digest tells.
_NO_NEWS = re.compile(
    r"(?i)\W*(?:jobs?|careers?|(?:who.s |we.re )?hiring|classifieds?|sponsor\w*|advertis\w+|ads?"
    r"|招聘(?:信息)?|赞助\w*|广告)\W*$"
)
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
        told: as far as words tell, one place says what is asked of what it names; else a model must say it.
        read_as: what a misspelt name was taken for, as (asked, read).
    """

    terms: tuple[Term, ...]
    hits: tuple[Hit, ...]
    absent: tuple[Term, ...]
    sure: bool
    worth: bool
    told: bool = True
    read_as: tuple[str, str] | None = None

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of the hits."""
        return tuple(hit.passage for hit in self.hits)


def find(
    search: Search, ask: Ask, scope: Scope, mentions: Sequence[Passage] = (), vector: "Vector | None" = None
) -> Found:
    """Look for what an ask needs within a scope.

    Passages that are `mentions` of an item of the ask are always looked at. A `vector`, its meaning, widens what its
    words find.
    """
    return _Looking(search, ask, scope, mentions, vector).found(terms_in_posts(search, ask, scope))


@dataclass(frozen=True, slots=True)
class _Looking:
    """Looks for what an ask needs within a scope, as often as its terms are read otherwise."""

    search: Search
    ask: Ask
    scope: Scope
    mentions: Sequence[Passage]
    vector: "Vector | None"

    def found(self, terms: tuple[Term, ...]) -> Found:
        """Give what is found for terms, whose Chinese counts only where Chinese or Japanese posts alone may answer."""
        if not is_abroad(self.ask, self.scope):
            found = self._read(tuple(map(without_chinese, terms)))
            if found.sure or is_told_at_home(self.ask, found.terms, found.passages):
                return found
            if not is_told_abroad(self.ask, found.terms, found.passages):
                return self._of_names_abroad(terms) or found
        return self._read(terms)

    def _of_names_abroad(self, terms: tuple[Term, ...]) -> Found | None:
        """Give what answers for certain where Chinese or Japanese posts alone hold the names, as they write them.

        None where none does, or no name has such a writing.
        """
        if not (any(term.hard and term.abroad for term in terms) and is_partly_abroad(self.ask, self.scope)):
            return None
        found = self._read(terms)
        return found if found.sure and is_told_abroad(self.ask, found.terms, found.passages) else None

    def _read(self, terms: tuple[Term, ...]) -> Found:
        """Give what is found for terms, as the passages found let them be read."""
        ask, search = self.ask, self.search
        words = (word for term in terms for word in term.words if pattern_of(word.exact[0]))
        spelled_out = (form for word in words for form in word.exact[1:])
        otherwise = " ".join(dict.fromkeys((*spelled_out, *unknown_otherwise(ask, search).values())))
        found = self._find(terms, otherwise)
        kept = without_post(found.terms, ask, found.passages)
        named = as_names(kept, ask, found.passages)
        if named != found.terms:
            may_be_sure = found.sure or (kept != found.terms and not found.absent)
            sure = may_be_sure and is_sure(search, ask, named, found.passages[:LOOKED_AT])
            found = replace(found, terms=named, sure=sure)
        spelled = tuple(as_of_its_versions(as_initials(term, found.passages), found.passages) for term in found.terms)
        if spelled != found.terms:
            found = self._find(spelled, otherwise)
        respelt = {term: right for term in found.terms if (right := respelling(search, term, found.passages))}
        if not respelt or len(respelt) > _MISSPELT:
            return found
        terms = tuple(as_read(term, respelt[term]) if term in respelt else term for term in found.terms)
        asked, read = ", ".join(term.shown for term in respelt), ", ".join(respelt.values())
        return replace(self._find(terms, " ".join(respelt.values())), read_as=(asked, read))

    def _find(self, terms: tuple[Term, ...], extra: str) -> Found:
        """Give what is found for terms as they are; `extra` are words to look for beside."""
        ask, scope = self.ask, self.scope
        hits = self._hits(terms, extra)
        for passage in self.mentions:
            hits.setdefault(passage.id, Hit(passage=passage, score=0.0))
        of_the_days = [hit for hit in hits.values() if scope.holds(hit.passage)]
        ranked = spread(ask.whole, _ranked(ask, terms, of_the_days))
        passages = [hit.passage for hit in ranked]
        unheld = [term for term in terms if not any(holds(passage, term) for passage in passages)]
        akin = (is_akin(forms_of(one), term) for one in passages for term in terms)
        unsaid = len(unheld) == len(terms) and not any(akin)
        # An English word that was put for another is none that the asker would know again.
        strange = is_european(ask.language)
        absent = tuple(term for term in unheld if term.hard or (unsaid and not (strange and is_rendered(term.shown))))
        if is_abroad(ask, scope):
            absent = tuple(term for term in absent if not may_be_foreign(term))
        return Found(
            terms=terms,
            hits=tuple(ranked),
            absent=absent,
            sure=not absent and is_sure(self.search, ask, terms, passages[:LOOKED_AT]),
            worth=bool(passages) and not absent and any(share(terms, [passage]) > 0 for passage in passages),
        )

    def _hits(self, terms: Sequence[Term], extra: str) -> dict[str, Hit]:
        """Give what the words of an ask find, and each of its names alone, by the passage's id."""
        search, slugs = self.search, self.scope.slugs
        akin = [[(word.stems or word.exact)[0] for word in term.akin] for term in terms if term.akin]
        whole = f"{self.ask.whole} {extra}"
        asked = search.find(whole, limit=LOOKED_AT, posts=slugs, vector=self.vector, akin=akin)
        hits = {hit.passage.id: hit for hit in asked}
        # What is asked about stands in posts of another language under another name.
        chinese = [word.exact[0] for term in terms for word in term.abroad or ()]
        english = [word.exact[0] for term in terms if is_chinese(term.shown) for word in term.also]
        for words in filter(None, (chinese, english)):
            for hit in search.find(" ".join(words), limit=MENTIONS, posts=slugs):
                hits.setdefault(hit.passage.id, Hit(passage=hit.passage, score=0.0))
        for term in islice((term for term in terms if term.hard), _NAMES):
            for hit in search.find(term.shown, limit=MENTIONS, posts=slugs):
                if holds(hit.passage, term):
                    hits.setdefault(hit.passage.id, Hit(passage=hit.passage, score=0.0))
        return hits


def overview(search: Search, scope: Scope, posts: Sequence[Post], *, language: str) -> tuple[Hit, ...]:
    """Give the opening passage of each section of the scope's newest posts, of one section each item's, in their order.

    What most of a series among `posts`, all that are held, say opens nothing. Of a digest in several languages only the
    edition in the `language` it is asked in is read, where there is one.
    """
    groups: list[list[Hit]] = []
    series = by_series(posts)
    # The newest first, so that of many days the last ones are read.
    for post in reversed(in_own_edition(newest_of(scope), language)):
        hits, seen = list[Hit](), set[tuple[str, str]]()
        if sum(map(len, groups)) >= _OPENINGS:
            break
        groups.append(hits)
        furniture = furniture_in(series, post)
        told = [passage for passage in search.of_post(post.slug) if not passage.repeats and scope.holds(passage)]
        told = [one for one in told if not _NO_NEWS.match(one.section)] or told
        passages = [one for one in told if one.language[:2] == "zh" or not is_mostly_chinese(one.text)] or told
        items = {(passage.section, passage.item) for passage in passages if passage.item}
        by_item = len(items) > 1 and len({passage.section for passage in passages} - {""}) < 2
        for passage in passages:
            part = (passage.section, passage.item if by_item else "")
            if part in seen or (by_item and not passage.item):
                continue
            if opening := without_opening(passage, furniture):
                seen.add(part)
                hits.append(Hit(passage=opening, score=1.0 / (1 + passage.number)))
    return tuple(hit for hits in reversed(groups) for hit in hits)


def newest_of(scope: Scope) -> Sequence[Post]:
    """Give the posts of the days asked about, or where none are the newest."""
    if scope.window is not None or not scope.posts:
        return scope.posts
    return [post for post in scope.posts if post.period.label == scope.posts[-1].period.label]


def unread(search: Search, scope: Scope, found: Found) -> Found:
    """Give the passages of issues asked about by name in which no word of the ask stands.

    They may be in another language: a model may find the answer, and a reader sees what the issue holds.
    """
    passages = [one for post in scope.posts for one in search.of_post(post.slug) if not one.repeats]
    hits = tuple(Hit(passage=passage, score=0.0) for passage in passages[:MENTIONED])
    return replace(found, hits=hits, absent=(), sure=False, worth=bool(hits))


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


def _ranked(ask: Ask, terms: Sequence[Term], hits: Sequence[Hit]) -> list[Hit]:
    """Order hits: those that hold every name and number first, else as found; by date where the ask says so."""
    hard = [term for term in terms if term.hard and not term.common]
    ranked = sorted(hits, key=lambda hit: (-sum(holds(hit.passage, term) for term in hard), -hit.score))
    if ask.order not in ("latest", "first"):
        return ranked
    shares = {hit.passage.id: share(terms, [hit.passage]) for hit in hits}
    best = max(shares.values(), default=0.0)
    good = [hit for hit in ranked if shares[hit.passage.id] >= best * _AS_GOOD]
    good.sort(key=lambda hit: hit.passage.published, reverse=ask.order == "latest")
    return good + [hit for hit in ranked if hit not in good]
