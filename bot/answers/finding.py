"""Finding the passages an ask may be answered from, and telling whether they hold the answer."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice, pairwise
from math import log
from typing import TYPE_CHECKING

from bot.answers.abroad import at_home, is_abroad, is_told_abroad, may_be_foreign
from bot.answers.chinese import is_chinese
from bot.answers.coverage import Term, answers, comparable, held, holds, is_in, respelled, share, terms_of
from bot.answers.echo import tells_more
from bot.answers.furniture import without_opening
from bot.answers.patterns import COMPARES, YES_OR_NO
from bot.answers.question import Ask
from bot.answers.scope import Scope
from bot.answers.stories import Story, stories_of, together
from bot.answers.wanted import gives_wanted
from bot.posts.furniture import furniture_of
from bot.posts.post import Post
from bot.search.forms import forms_of
from bot.search.languages import is_european
from bot.search.numeronyms import pattern_of
from bot.search.passage import Hit, Passage
from bot.search.search import Search
from bot.search.sentences import split_sentences
from bot.search.spread import spread
from bot.search.words import Word, tokens, words_in

if TYPE_CHECKING:
    from bot.search.dense import Vector

#: Passages looked at for one ask, and mentions of each of its names beside them.
LOOKED_AT = 30
MENTIONS = 12
#: Passages whose neighbours are read too.
READ_AROUND = 4
#: Terms of one ask that are judged, its names first, and names that are searched for; nobody asks about more.
_TERMS, _NAMES = 40, 20
#: Openings read at most where an overview is asked for.
_OPENINGS = 200
#: So many posts or fewer are each searched when it is asked what changed from one to another.
_EACH_POST = 8
#: Words of one question that may be read as slips, and what a pair of Chinese characters tells.
_MISSPELT = 2
_OF_A_PAIR = 5.0
#: From so much on, a word is rare enough to be a name.
_OF_A_NAME = 4.5
_LATIN = re.compile(r"[a-z][a-z0-9-]{2,}")
#: A name in more than one passage of twenty, and in more than a hundred, is what the posts are about.
_COMMON, _COMMONEST = 100, 20
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
    rarity = partial(_rarity, search, cut=not is_chinese(ask.whole))
    asked_of = (_as_spelled_out(term, search) for term in terms_of(ask, rarity)[:_TERMS])
    terms = tuple(_as_foreign(_as_context(term, search), ask, search, scope) for term in asked_of)
    if not is_abroad(ask, scope):
        found = _found(search, ask, tuple(map(at_home, terms)), scope, mentions, vector)
        if found.sure or not is_told_abroad(ask, found.terms, found.passages):
            return found
    return _found(search, ask, terms, scope, mentions, vector)


def _found(
    search: Search,
    ask: Ask,
    terms: tuple[Term, ...],
    scope: Scope,
    mentions: Sequence[Passage],
    vector: "Vector | None",
) -> Found:
    shortened = " ".join(word.exact[0] for term in terms if pattern_of(term.shown.lower()) for word in term.also)
    found = _find(search, ask, terms, scope, mentions, vector, extra=shortened)
    named = _as_names(found.terms, ask, found.passages)
    if named != found.terms:
        found = replace(found, terms=named, sure=found.sure and _is_sure(search, ask, named, found.passages))
    if (joined := _as_one_name(ask, found.passages)) != ask:
        return find(search, joined, scope, mentions, vector)
    respelt = {term: right for term in found.terms if (right := _respelled(search, term, found.passages))}
    if not respelt or len(respelt) > _MISSPELT:
        return found
    terms = tuple(_as_read(term, respelt[term]) if term in respelt else term for term in found.terms)
    asked, read = ", ".join(term.shown for term in respelt), ", ".join(respelt.values())
    extra = " ".join(respelt.values())
    return replace(_find(search, ask, terms, scope, mentions, vector, extra=extra), read_as=(asked, read))


def overview(search: Search, scope: Scope, posts: Sequence[Post] = ()) -> tuple[Hit, ...]:
    """Give the opening passage of each section of the scope's newest posts, in their order.

    Of `posts`, all that may be seen, what most of a series say opens nothing.
    """
    newest = [post for post in scope.posts if post.period.label == scope.posts[-1].period.label] if scope.posts else []
    if scope.window is not None:
        newest = list(scope.posts)
    hits: list[Hit] = []
    for post in newest:
        seen: set[str] = set()
        if len(hits) >= _OPENINGS:
            break
        furniture = furniture_of(post, posts)
        for passage in search.of_post(post.slug):
            if passage.repeats or passage.section in seen:
                continue
            if told := without_opening(passage, furniture):
                seen.add(passage.section)
                hits.append(Hit(passage=told, score=1.0 / (1 + passage.number)))
    return tuple(hits)


def compares(ask: Ask, terms: Sequence[Term]) -> bool:
    """Tell whether an ask sets several names side by side, so that no one place need hold them all."""
    return sum(term.hard for term in terms) > 1 and COMPARES.search(ask.text) is not None


def _as_one_name(ask: Ask, passages: Sequence[Passage]) -> Ask:
    """Take two names joined by `and` for one where the posts do; written `Look & Pay`, it sets nothing side by side."""
    claim = ask.claim
    for first, second in pairwise(claim.names):
        joined = claim.text[first.start : second.end]
        one, other = claim.text[first.start : first.end], claim.text[second.start : second.end]
        if joined == f"{one} and {other}" and _is_one_name(joined, (one, other), ask.text, passages):
            names = tuple(name for name in claim.names if name not in (first, second))
            merged = replace(first, key=joined.casefold(), end=second.end)
            claim = replace(claim, names=tuple(sorted((*names, merged), key=lambda name: name.start)))
            return replace(ask, text=ask.text.replace(joined, f"{one} & {other}"), claim=claim)
    return ask


def _is_one_name(joined: str, names: Sequence[str], question: str, passages: Sequence[Passage]) -> bool:
    """Tell whether posts write a joined name asked of in the singular, or a part of which stands nowhere else."""
    text = "\n".join(f"{passage.section}\n{passage.item}\n{passage.text}" for passage in passages)
    rest = text.replace(joined, " ")
    if rest == text:
        return False
    singular = re.search(rf"(?i)\b(?:is|was|does|has|what['’]s) (?:the )?{re.escape(joined)}", question)
    return singular is not None or any(re.search(rf"\b{re.escape(name)}\b", rest) is None for name in names)


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


def _as_spelled_out(term: Term, search: Search) -> Term:
    """Let the word that a numeronym stands for stand for it too."""
    word = search.spelled_out(term.shown.lower())
    return replace(term, also=(*term.also, *words_in(word))) if word else term


def _as_context(term: Term, search: Search) -> Term:
    """Mark a name that stands all over the posts: in a digest on Kubernetes few stories say so."""
    if not term.hard or len(term.words) != 1 or not (term.shown.isalpha() or pattern_of(term.shown.lower())):
        return term
    return replace(
        term, common=max(map(search.frequency, (*term.words, *term.also))) > max(_COMMON, len(search) // _COMMONEST)
    )


def _as_foreign(term: Term, ask: Ask, search: Search, scope: Scope) -> Term:
    """Mark a word that no post holds, where the posts are in another European language than the question."""
    if term.hard or not is_european(ask.language) or any(post.language[:2] == ask.language for post in scope.posts):
        return term
    known = any(map(search.frequency, (*term.words, *term.also)))
    return term if known else replace(term, foreign=True, light=not term.wanted)


def _as_names(terms: Sequence[Term], ask: Ask, passages: Sequence[Passage]) -> tuple[Term, ...]:
    """Take a word for a name where posts write it with a capital alone, or where it is a rare one of other letters."""
    soft = [term for term in terms if _may_name(term)]
    if any(word.is_pair for word in ask.words):
        return tuple(replace(term, hard=term.rarity >= _OF_A_NAME) if term in soft else term for term in terms)
    written: dict[str, list[bool]] = {term.shown: [] for term in soft}
    # One pattern for all words, since to compile one takes longer than to look for it.
    words = re.compile(rf"(?<=[a-z,] )(?:{'|'.join(written) or '(?!)'})(?![\w-])", re.IGNORECASE)
    for found in (found for passage in passages for found in words.finditer(passage.text)):
        written.setdefault(found.group().lower(), []).append(found.group()[0].isupper())
    named = {shown for shown, capital in written.items() if len(capital) > 1 and all(capital)}
    return tuple(replace(term, hard=term.shown in named) if term in soft else term for term in terms)


def _may_name(term: Term) -> bool:
    return not term.hard and not term.light and len(term.words) == 1 and _LATIN.fullmatch(term.shown) is not None


def _respelled(search: Search, term: Term, passages: Sequence[Passage]) -> str | None:
    """Give the word that a term is a slip for: one that no post knows, and that a passage comes near to."""
    if term.light or any(map(search.frequency, term.words)) or any(holds(passage, term) for passage in passages):
        return None
    return respelled(term, passages)


def _as_read(term: Term, right: str) -> Term:
    return replace(term, words=(replace(term.words[0], exact=(right,), stems=(), parts=()),))


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
    if is_abroad(ask, scope):
        absent = tuple(term for term in absent if not may_be_foreign(term))
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
    # What an English question asks about stands in Chinese posts under its Chinese name.
    if chinese := [word.exact[0] for term in terms for word in term.abroad or ()]:
        for hit in search.find(" ".join(chinese), limit=MENTIONS, posts=slugs):
            hits.setdefault(hit.passage.id, hit)
    for term in islice((term for term in terms if term.hard), _NAMES):
        for hit in search.find(term.shown, limit=MENTIONS, posts=slugs):
            if holds(hit.passage, term):
                hits.setdefault(hit.passage.id, replace(hit, score=0.0))
    return hits


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


def _rarity(search: Search, word: Word, *, cut: bool) -> float:
    """Tell how much a word tells: the information of meeting it in a passage, in nats.

    Where words are cut into pairs of characters, a pair may stand across two words: it is rare and tells nothing.
    """
    known = min(map(search.frequency, word.parts)) if word.is_pair and word.parts else search.frequency(word)
    if word.is_pair and cut:
        return _OF_A_PAIR if known else _OF_A_PAIR / 2
    if word.is_pair and not known:
        return _OF_A_PAIR
    return log((len(search) + 1) / (known + 0.5))


def _gives(ask: Ask, terms: Sequence[Term], story: Story) -> bool:
    """Tell whether a story gives the kind of thing asked for, in more than the question's own words."""
    return gives_wanted(ask.text, story.text) and tells_more(ask.text, story.text) and _may_affirm(ask, terms, story)


def _may_affirm(ask: Ask, terms: Sequence[Term], story: Story) -> bool:
    """Tell whether one sentence names all that a question for yes or no names: who bought what is told in one."""
    named = [term for term in terms if term.hard]
    if len(named) < 2 or YES_OR_NO.match(ask.text) is None:
        return True
    sentences = [frozenset(tokens(text)) for text in split_sentences(story.text)]
    return any(all(is_in(forms, term) for term in named) for forms in sentences)


def _is_rare(term: Term) -> bool:
    return not term.light and term.rarity >= _OF_A_NAME


def _judged(terms: Sequence[Term], told: Iterable[Story]) -> Iterable[Story]:
    """Leave out stories in which no word of the question could stand, where others tell of the same in its script."""
    named = [term for term in terms if term.hard]
    telling = [term for term in terms if not term.hard and not term.light]
    if not named or not any(word.is_pair for term in telling for word in term.words):
        return told
    stories = list(told)
    if not any(story.unspaced and all(held(story, term) == 1.0 for term in named) for story in stories):
        return stories
    return [story for story in stories if any(comparable(term, story) for term in telling)]


def _stories_on(search: Search, terms: Sequence[Term], passage: Passage) -> Sequence[Story]:
    """Give the stories of a passage, none where it holds not all the names; an item may go on beside it."""
    if passage.item:
        return stories_of(passage, search.neighbours(passage))
    named = [term for term in terms if term.hard and not term.common]
    return stories_of(passage) if all(is_in(forms_of(passage), term) for term in named) else ()


def _is_sure(search: Search, ask: Ask, terms: Sequence[Term], passages: Sequence[Passage]) -> bool:
    if not terms:
        return bool(passages)
    stories = (story for passage in passages[:LOOKED_AT] for story in _stories_on(search, terms, passage))
    if any(answers(terms, story) and _gives(ask, terms, story) for story in _judged(terms, stories)):
        return True
    if COMPARES.search(ask.text) is None:
        return False
    hard = [term for term in terms if term.hard or any(word.parts for word in term.words) or _is_rare(term)]
    about = [passage for passage in passages[:LOOKED_AT] if any(holds(passage, term) for term in hard)]
    return bool(about) and answers(terms, together(about))
