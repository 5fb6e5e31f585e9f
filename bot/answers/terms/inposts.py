"""The terms of a question in the light of the posts: what is a name, how much a word tells, what is a slip."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from math import log

from bot.answers.kinds.who import is_handle
from bot.answers.patterns.chinese import is_chinese
from bot.answers.questions.ask import Ask
from bot.answers.questions.editions import is_read_as_it_stands
from bot.answers.questions.scope import Scope
from bot.answers.terms.asked import terms_of
from bot.answers.terms.funding import as_funding
from bot.answers.terms.scales import said_by_scale
from bot.answers.terms.sides import with_names_beside
from bot.answers.terms.slips import respelled
from bot.answers.terms.synonyms import synonyms_of
from bot.answers.terms.term import Term, holds, is_in
from bot.answers.texts.claims import root
from bot.answers.texts.opposites import opposites_of
from bot.posts.european import is_european
from bot.search.dictionaries.abbreviations import written_otherwise
from bot.search.dictionaries.inenglish import is_rendered
from bot.search.dictionaries.numeronyms import pattern_of
from bot.search.passage import Passage
from bot.search.search import Search
from bot.search.words import Word, said_in, words_in

#: Terms of one ask that are judged, its names first; nobody asks about more.
_TERMS = 40
#: What a pair of Chinese characters tells.
_OF_A_PAIR = 5.0
#: From so much on, a word is rare enough to be a name.
_OF_A_NAME = 4.5
#: Words for a kind of thing, and names of such things, which tell of it without the word.
_KINDS = (
    (
        re.compile(r"licen[cs]es?"),
        "licence license Apache-2.0 GPL-2.0 GPL-3.0 GPLv2 GPLv3 AGPL LGPL BSD-3-Clause MPL-2.0 CC0",
    ),
    (
        re.compile(r"languages?"),
        "Python Rust Golang JavaScript TypeScript Kotlin Java Swift Ruby Haskell Scala Dart Elixir Clojure Julia PHP",
    ),
)
_OF_MODELS = re.compile(r"(?i)\blanguage models?\b")
#: A name whose first words are given by their letters, VS Code, or all of them, WG.
_BY_INITIALS = re.compile(r"([A-Z]{2,4})((?: [A-Z][\w-]*)*)")
#: Who does what is asked for.
_WHAT_DID = re.compile(r"(?i)\b(?:what|which)(?: [\w-]+){0,2} (?:did|does|has) (?P<who>[\w-]+) \w")
#: What kind of post is asked, in two words.
_THE_POST = re.compile(r"\b[Tt]he ([a-z]+) ([\w-]+)")
#: Words that no name of a series holds; it stands behind one of them, right before the number.
_NO_NAME = (
    "(?:the|an?|in|of|on|at|for|from|by|with|between|to|than|and|or|is|are|was|were|did|does|do|has|have"
    "|what|which|who|when|where|how|many|much)"
)
_RIGHT_BEFORE = (
    rf"(?:^\W*|(?<!\w){_NO_NAME} )(?P<words>(?:(?!{_NO_NAME} )[A-Za-z][\w'’.-]* ){{1,4}})(?=issue|#|no\.|[a-z]+ \d)"
    r"(?:[a-z]* ?#?\d+,? (?:and|or|to|vs\.?|versus) )?"
)
_LATIN = re.compile(r"[a-z][a-z0-9-]{2,}")
#: A name in more than one passage of twenty, and in more than a hundred, is what the posts are about.
_COMMON, _COMMONEST = 100, 20


def terms_in_posts(search: Search, ask: Ask, scope: Scope) -> tuple[Term, ...]:
    """Give the terms of an ask in the light of the posts: what may stand for each, which are names, what they tell."""
    rarity = partial(_rarity_of, search, cut=not is_chinese(ask.whole))
    return with_names_beside([_in_posts(term, ask, search, scope) for term in terms_of(ask, rarity)[:_TERMS]], ask)


def _in_posts(term: Term, ask: Ask, search: Search, scope: Scope) -> Term:
    term = _as_abbreviated(_as_kind(_as_spelled_out(term, search), ask), ask, search)
    term = _as_context(_as_akin(as_funding(term, ask.text), ask, search), search)
    return _as_foreign(_as_doer(term, ask), ask, search, scope)


def _as_spelled_out(term: Term, search: Search) -> Term:
    """Let the word that a numeronym stands for stand for it too, also within a name such as k8s 1.37."""
    return replace(term, words=tuple(_spelled_out(word, search) for word in term.words))


def _spelled_out(word: Word, search: Search) -> Word:
    known = search.spelled_out(word.exact[0])
    also = words_in(known) if known else ()
    return replace(word, exact=(*word.exact, *(form for one in also for form in one.exact)))


def _as_abbreviated(term: Term, ask: Ask, search: Search) -> Term:
    """Let the words of an abbreviation stand for it where no post has it, or it for one of them that none has."""
    if len(term.words) != 1 or not (other := unknown_otherwise(ask, search).get(term.words[0].exact[0])):
        return term
    parts = tuple(words_in(other)) if " " in other else ()
    return replace(term, also=(*term.also, Word((other,), parts=parts)))


def as_initials(term: Term, passages: Sequence[Passage]) -> Term:
    """Let the name of the posts stand for one that gives its first words by their letters.

    So Visual Studio Code does for VS Code; letters known for something else, as AI, are no such name's. Letters alone
    stand for words of a post's title where that post writes them too.
    """
    found = _BY_INITIALS.fullmatch(term.shown)
    if found is None or not term.hard or written_otherwise(found[1]):
        return term
    letters, rest = found.groups()
    first = r"\s".join(rf"{letter}[a-z]+" for letter in letters)
    long = re.compile(rf"\b{first}{re.escape(rest)}\b")
    written: Iterable[str] = (f"{passage.title}\n{passage.item}\n{passage.text}" for passage in passages)
    if not rest:
        known = {passage.post for passage in passages if re.search(rf"\b{letters}\b", passage.text)}
        written = (passage.title for passage in passages if passage.post in known)
    name = next((one.group() for text in written if (one := long.search(text))), "")
    return replace(term, also=(*term.also, Word((name.casefold(),), parts=tuple(words_in(name))))) if name else term


def unknown_otherwise(ask: Ask, search: Search) -> dict[str, str]:
    """Give what may stand in the place of abbreviations, or of the words of one, that no post has."""
    otherwise = written_otherwise(ask.whole)
    unknown = {other for word, other in otherwise.items() if not any(map(search.frequency, words_in(word)))}
    return {word: other for word, other in otherwise.items() if other in unknown}


def _as_doer(term: Term, ask: Ask) -> Term:
    """Take a word that nobody knows for a name where it is asked what that did: `what did weirtide change`."""
    did = _WHAT_DID.search(ask.whole)
    does = did is not None and not term.light and term.shown == did["who"].casefold()
    return replace(term, hard=True) if does and is_handle(term.shown) else term


def _as_kind(term: Term, ask: Ask) -> Term:
    """Let the name of a licence or a programming language stand for the word for it, not where models are meant."""
    if _OF_MODELS.search(ask.whole):
        return term
    named = next((names for kind, names in _KINDS if kind.fullmatch(term.shown)), "")
    return replace(term, also=(*term.also, *words_in(named))) if named else term


def _as_akin(term: Term, ask: Ask, search: Search) -> Term:
    """Let words that may well say the same stand for a plain English word, its opposites left out."""
    if term.hard or term.light or len(term.words) != 1:
        return term
    if is_european(ask.language) and not is_rendered(term.shown):
        return term
    against = opposites_of(root(term.shown))
    akin = (word for word in search.akin(term.shown) if root(word.exact[0]) not in against)
    said = (*synonyms_of(term.shown), *said_by_scale(term.shown))
    known = (word for word in said if search.frequency(word))
    return replace(term, akin=tuple({word.exact[0]: word for word in (*term.akin, *akin, *known)}.values()))


def _as_context(term: Term, search: Search) -> Term:
    """Mark a name that stands all over the posts: in a digest on Kubernetes few stories say so."""
    if not term.hard or len(term.words) != 1 or not (term.shown.isalpha() or pattern_of(term.shown.lower())):
        return term
    return replace(
        term, common=max(map(search.frequency, (*term.words, *term.also))) > max(_COMMON, len(search) // _COMMONEST)
    )


def _as_foreign(term: Term, ask: Ask, search: Search, scope: Scope) -> Term:
    """Mark a word that no post holds, where the question is not read in its own language but in English."""
    if term.hard or not is_european(ask.language) or is_read_as_it_stands(ask.language, scope.posts):
        return term
    known = is_rendered(term.shown) or any(map(search.frequency, (*term.words, *term.also)))
    return term if known else replace(term, foreign=True, light=not term.wanted)


def as_names(terms: Sequence[Term], ask: Ask, passages: Sequence[Passage]) -> tuple[Term, ...]:
    """Take a word for a name where posts write it with a capital alone, or where it is a rare one of other letters."""
    soft = [term for term in terms if _may_name(term)]
    if not soft:
        return tuple(terms)
    if any(word.is_pair for word in ask.words):
        return tuple(replace(term, hard=term.rarity >= _OF_A_NAME) if term in soft else term for term in terms)
    written: dict[str, list[bool]] = {term.shown: [] for term in soft}
    # One pattern for all words, since to compile one takes longer than to look for it.
    words = re.compile(rf"(?<=[a-z,] )(?:{'|'.join(written)})(?![\w-])", re.IGNORECASE)
    for found in (found for passage in passages for found in words.finditer(passage.text)):
        written.setdefault(found.group().lower(), []).append(found.group()[0].isupper())
    named = {shown for shown, capital in written.items() if len(capital) > 1 and all(capital)}
    return tuple(replace(term, hard=term.shown in named) if term in soft else term for term in terms)


def without_post(terms: Sequence[Term], ask: Ask, passages: Sequence[Passage]) -> tuple[Term, ...]:
    """Leave out words that only say which post is asked, as its kind or before its number, and that stand in it.

    So do `fibre` in `the 2026-W22 fibre synthesis` and `Loom Weekly` in `Loom Weekly issue 104`.
    """
    if not ask.issues or ask.window is None:
        return tuple(terms)
    titles = said_in("\n".join({passage.title for passage in passages}))
    said = [one for one, post in _THE_POST.findall(ask.whole) if post.casefold() in titles]
    number = re.escape(ask.window.words)
    if before := re.search(rf"(?i){_RIGHT_BEFORE}{number}(?!\w)", ask.text):
        said += before["words"].split()
    words = {word.casefold() for word in said}
    of_post = [term for term in terms if words.issuperset(term.shown.casefold().split()) and not is_in(titles, term)]
    rest = tuple(term for term in terms if term not in of_post)
    told = all(any(holds(passage, term) for passage in passages) for term in of_post if term.hard)
    return rest if rest and told else tuple(terms)


def _may_name(term: Term) -> bool:
    return not term.hard and not term.light and len(term.words) == 1 and _LATIN.fullmatch(term.shown) is not None


def respelling(search: Search, term: Term, passages: Sequence[Passage]) -> str | None:
    """Give the word that a term is a slip for: one that no post knows, and that a passage comes near to."""
    if term.light or any(map(search.frequency, term.words)) or any(holds(passage, term) for passage in passages):
        return None
    return respelled(term, passages)


def as_read(term: Term, right: str) -> Term:
    """Put the word that a misspelt one stands for in its place."""
    return replace(term, words=(replace(term.words[0], exact=(right,), stems=(), parts=()),))


def _rarity_of(search: Search, word: Word, *, cut: bool) -> float:
    """Tell how much a word tells: the information of meeting it in a passage, in nats.

    Where words are cut into pairs of characters, a pair may stand across two words: it is rare and tells nothing.
    """
    known = min(map(search.frequency, word.parts)) if word.is_pair and word.parts else search.frequency(word)
    if word.is_pair and cut:
        return _OF_A_PAIR if known else _OF_A_PAIR / 2
    if word.is_pair and not known:
        return _OF_A_PAIR
    return log((len(search) + 1) / (known + 0.5))
