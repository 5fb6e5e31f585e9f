"""Do the digests hold it? Told by which of the question's names, numbers and words stand together in one place.

No score is compared with a fixed number: a name or figure that stands nowhere is missed by its own name, and passages
are graded by the share of the question they hold.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.answers.lightwords import LIGHT, counted_noun
from bot.answers.names import is_version
from bot.answers.question import Ask
from bot.search.glossary import terms_in
from bot.search.identity import without_maker
from bot.search.passage import Passage
from bot.search.scripts import UNSPACED
from bot.search.spelling import closest
from bot.search.words import Word, stem, tokens, words_in

_OPENING = re.compile(
    r"(?i)^(?:compare|contrast|list|summari[sz]e|describe|explain|define|show|give|tell|name|find|did|does|is|has)\s+"
)
UNSPACED_LETTERS = re.compile(rf"[{UNSPACED}]+")
#: How much more a name or number of the question counts than a plain word.
_NAME_WEIGHT = 2.0
#: The share of a question one place must hold to answer it in the digests' own words, and its plain words alone.
ENOUGH = 0.6
ENOUGH_WORDS = 0.51


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One thing a question names or says.

    Attributes:
        shown: as it was asked.
        words: all of them must stand in a passage that holds the term.
        hard: a name or number, for which nothing else can stand.
        light: a plain word that posts may leave out or say otherwise, so that its absence tells nothing.
        also: the English of a Chinese word; these may stand for `words`.
    """

    shown: str
    words: tuple[Word, ...]
    hard: bool = False
    light: bool = False
    also: tuple[Word, ...] = ()

    @property
    def weight(self) -> float:
        """How much it counts."""
        return _NAME_WEIGHT if self.hard else 1.0


def terms_of(ask: Ask) -> tuple[Term, ...]:
    """Give the terms of a question: its names and numbers, then what other words carry its meaning."""
    claim = ask.claim
    hard = [shown for name in claim.names if (shown := _named(claim.text[name.start : name.end]))]
    hard += [claim.text[number.start : number.end] for number in claim.numbers if not number.spelled]
    terms = [Term(shown=shown, words=tuple(words_in(without_maker(shown))), hard=True) for shown in hard]
    translated = [_translated(chinese, english) for chinese, english in terms_in(ask.whole)]
    taken = {word.exact[0] for term in (*terms, *translated) for word in (*term.words, *words_in(term.shown))}
    soft = [word for word in ask.words if word.exact[0] not in taken]
    counted = counted_noun(ask.whole)
    for word in soft:
        light = _is_light(word) or stem(word.exact[0]) == counted
        terms.append(Term(shown=word.exact[0], words=(word,), hard=_is_hard(word), light=light))
    return tuple(term for term in (*terms, *translated) if term.words)


def holds(passage: Passage, term: Term) -> bool:
    """Tell whether a passage, its heading included, holds a term."""
    forms = forms_of(passage)
    if term.also and any(_has(forms, word) for word in term.also):
        return True
    return all(_has(forms, word) for word in term.words) and _together(passage, term)


def share(terms: Sequence[Term], passages: Iterable[Passage]) -> float:
    """Give the share of the terms, by weight, that passages read as one hold; 1.0 where there are no terms."""
    held = list(passages)
    whole = sum(term.weight for term in terms)
    found = sum(term.weight for term in terms if any(holds(passage, term) for passage in held))
    return found / whole if whole else 1.0


def answers(terms: Sequence[Term], passages: Sequence[Passage]) -> bool:
    """Tell whether one place holds enough of a question: all its names and numbers, and most of what tells."""
    if not all(any(holds(passage, term) for passage in passages) for term in terms if term.hard):
        return False
    telling = [term for term in terms if not term.hard and not term.light and _comparable(term, passages)]
    named = any(term.hard for term in terms)
    if telling:
        return share(telling, passages) >= (ENOUGH_WORDS if named else ENOUGH)
    return named or share(terms, passages) >= ENOUGH


def _comparable(term: Term, passages: Iterable[Passage]) -> bool:
    """Tell whether a word could stand in passages at all: Chinese without known English cannot in English."""
    if term.also or not all(word.is_pair for word in term.words):
        return True
    return any(letter >= "\u3040" for passage in passages for letter in passage.text[:200])


def respelled(term: Term, passages: Iterable[Passage]) -> str | None:
    """Give the word of the passages that a misspelt name stands for; None where nothing is near enough."""
    if len(term.words) != 1 or not term.words[0].exact[0].isalpha():
        return None
    known = {form for passage in passages for form in forms_of(passage) if form.isalpha()}
    return closest(term.words[0].exact[0], known)


@lru_cache(maxsize=4096)
def forms_of(passage: Passage) -> frozenset[str]:
    """Give every form of every word of a passage and its heading."""
    return frozenset(tokens(f"{passage.title}\n{passage.section}\n{passage.item}\n{passage.text}"))


def _has(forms: frozenset[str], word: Word) -> bool:
    if any(form in forms for form in (*word.exact, *word.stems)):
        return True
    return bool(word.parts) and all(_has(forms, part) for part in word.parts)


def _together(passage: Passage, term: Term) -> bool:
    """Tell whether a version stands beside its name: a passage with Rust and a 2.0 elsewhere is not on Rust 2.0."""
    words = [word.exact[0] for word in term.words]
    if len(words) < 2 or not words[-1].replace(".", "").isdigit() or is_version(words[-1]):
        return True
    text = tokens(f"{passage.title}\n{passage.section}\n{passage.item}\n{passage.text}")
    places = [at for at, form in enumerate(text) if form == words[-1]]
    return any(words[-2] in text[max(at - 8, 0) : at] for at in places)


def _named(text: str) -> str:
    """Give a name without a verb of asking before it and without letters of a script that has no spaces.

    A word for a language or kind of thing is no name, even with a capital.
    """
    bare = _OPENING.sub("", UNSPACED_LETTERS.sub(" ", text)).strip()
    return "" if all(_is_light(word) for word in words_in(bare)) else bare


def _translated(chinese: str, english: Sequence[str]) -> Term:
    words = tuple(words_in(chinese))
    return Term(shown=chinese, words=words, also=tuple(words_in(" ".join(english))))


def _is_light(word: Word) -> bool:
    return any(form in LIGHT for form in (*word.stems, word.exact[0], stem(word.exact[0])))


def _is_hard(word: Word) -> bool:
    """Tell whether a word is a name by its look: letters mixed with digits or joined by a slash, hyphen or dot."""
    form = word.exact[0]
    return any(letter.isdigit() for letter in form) or "/" in form or "." in form or form.startswith("@")
