"""One thing that a question names or says, and whether a text holds it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.answers.texts.names import is_version
from bot.answers.texts.wordlists import IRREGULAR, words
from bot.search.forms import forms_of, heading_of
from bot.search.passage import Passage
from bot.search.words import Word, said_in, tokens, words_in

#: A name that ends in a number behind a hyphen: Grok-2, Grok-V2.5.
_NUMBERED = re.compile(r"([a-z]+)-v?(\d+(?:\.\d+)?)")
#: A name of a letter and a number; a version is written without its letter too, as a week is.
_NUMBERED_LETTER = re.compile(r"[a-uxyz]\d+")
_MINOR = re.compile(r"v?\d+\.\d+")
#: How much more a name or number of the question counts than a plain word.
_NAME_WEIGHT = 2.0
#: Endings that the stemmer leaves on words of one root, and the letters that a root has at least.
_ENDINGS = tuple(words("at ation e er ers est ion ment or ors anc al iti ness iv abl y ship"))
_SHORTEST_ROOT = 4
#: What does what a short verb says: a logger logs, a scanner scans.
_DOUBLED = re.compile(r"([a-z]{2,5}?([bdgmnprt]))\2ers?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One thing a question names or says.

    Attributes:
        shown: as it was asked.
        words: all of them must stand in a passage that holds the term.
        hard: a name or number, for which nothing else can stand.
        light: a plain word that posts may leave out or say otherwise, so that its absence tells nothing.
        akin: words that may well say the same; a story with one holds the word nearly.
        also: the English of a Chinese word; these may stand for `words`.
        abroad: the Chinese of an English word or name, which may stand for it in Chinese; None to hold Chinese stories
            to the English word.
        told: how a text says the same in any other way, as `closed a Series A` does for `funded`; None for most words.
        wanted: what is asked for, as the licence in `which licence`, for which no more than a word akin can stand.
        common: a name that stands all over the posts, so that a story may leave it out.
        foreign: a word of another language than the posts', so that its absence tells nothing.
        rarity: how much a plain word tells, in nats where the posts have been counted.
    """

    shown: str
    words: tuple[Word, ...]
    hard: bool = False
    light: bool = False
    also: tuple[Word, ...] = ()
    akin: tuple[Word, ...] = ()
    abroad: tuple[Word, ...] | None = None
    told: re.Pattern[str] | None = None
    wanted: bool = False
    common: bool = False
    foreign: bool = False
    rarity: float = 1.0

    @property
    def weight(self) -> float:
        """How much it counts."""
        return _NAME_WEIGHT if self.hard else 1.0


def holds(passage: Passage, term: Term) -> bool:
    """Tell whether a passage, its heading included, holds a term."""
    return is_in(forms_of(passage), term) and (bool(term.also or term.abroad) or _together(passage, term))


def is_in(forms: frozenset[str], term: Term) -> bool:
    """Tell whether forms of words hold a term."""
    others = (*term.also, *term.abroad) if term.abroad else term.also
    if others and any(_has(forms, word) for word in others):
        return True
    return all(_has(forms, word) for word in term.words)


def are_side_by_side(term: Term, forms: frozenset[str], text: str) -> bool:
    """Tell whether no name of a term is put together from words that stand apart: OpenAI is not in an open AI race.

    Args:
        term: a name.
        forms: every form of the words of the text, and of what is read with it.
        text: where its parts stand side by side, `Open AI`, if not as one.
    """
    names = (word for word in term.words if word.parts and word.exact[0].replace("-", "").isalpha())
    apart = (word for word in names if forms.isdisjoint((*word.exact, *word.stems)))
    return all(_stand_side_by_side(_parts_of(word), text) for word in apart)


def _parts_of(word: Word) -> Sequence[str]:
    """Give the parts of a name and the letters between them, which are not searched for: R-Zero, StateM."""
    parts = "|".join(re.escape(part.exact[0]) for part in word.parts)
    return [part for part in re.split(rf"({parts})|-", word.exact[0]) if part]


def _stand_side_by_side(parts: Sequence[str], text: str) -> bool:
    if not (all(map(str.isalpha, parts)) and "".join(parts).isascii()):
        return True
    return re.search(rf"(?i)(?<![a-z]){'[ ._-]?'.join(map(re.escape, parts))}(?![a-z])", text) is not None


def is_all_of(text: str, term: Term) -> bool:
    """Tell whether a text holds a term and says no more."""
    known = frozenset(form for word in term.words for form in (*word.exact, *word.stems))
    return is_in(said_in(text), term) and all(not known.isdisjoint(word.exact) for word in words_in(text))


def is_akin(forms: frozenset[str], term: Term) -> bool:
    """Tell whether forms of words hold a word akin to a plain one; for a name or number nothing can stand."""
    return not term.hard and any(_has(forms, word) for word in term.akin)


def is_said_otherwise(text: str, term: Term) -> bool:
    """Tell whether a text says in any other way what a word does."""
    return term.told is not None and term.told.search(text) is not None


def _has(forms: frozenset[str], word: Word) -> bool:
    alone, parts = _ways(word)
    return not forms.isdisjoint(alone) or (bool(parts) and all(_has(forms, part) for part in parts))


@lru_cache(maxsize=4096)
def _ways(word: Word) -> tuple[frozenset[str], tuple[Word, ...]]:
    """Give the forms of which each alone is a word, and the parts that are it together."""
    said = frozenset((*word.exact, *word.stems))
    if _MINOR.fullmatch(word.exact[0]):
        # 0.21 and 0.21.0 are one version.
        return said | {f"{word.exact[0]}.0"}, ()
    if len(word.parts) == 1 and _NUMBERED_LETTER.fullmatch(word.exact[0]):
        # A number is not the name that a letter before it makes: S3 is no 3.
        return said, ()
    if word.parts:
        return said, word.parts
    return said | _relatives(word.exact[0], (word.stems or word.exact)[0]), ()


def _relatives(word: str, stemmed: str) -> frozenset[str]:
    """Give what is of one root with a word: by the endings that a stemmer leaves (starvat), or irregular (bought)."""
    if not (stemmed.isascii() and stemmed.isalpha()):
        return frozenset()
    shorter = {stemmed.removesuffix(ending) for ending in _ENDINGS}
    longer = {stemmed + ending for ending in _ENDINGS}
    kin = {form for form in shorter | longer if len(form) >= _SHORTEST_ROOT}
    kin |= {word + "s", word.removesuffix("s")}
    kin |= {f"{stemmed}{stemmed[-1]}er"} | ({doubled[1]} if (doubled := _DOUBLED.fullmatch(stemmed)) else set())
    kin |= (
        {stemmed + "c"} if stemmed.endswith("i") else {stemmed.removesuffix("c")} if stemmed.endswith("ic") else set()
    )
    return frozenset(kin | {form for pair in IRREGULAR.items() if word in pair for form in pair})


def _together(passage: Passage, term: Term) -> bool:
    """Tell whether a version stands beside its name: a passage with Rust and a 2.0 elsewhere is not on Rust 2.0.

    Nor is one with Grok-1 and a 2 elsewhere on Grok-2.
    """
    words = [word.exact[0] for word in term.words]
    if len(words) == 1 and (numbered := _NUMBERED.fullmatch(words[0])):
        name, number = numbered[1], re.escape(numbered[2])
        beside = rf"(?i)(?<![a-z\d]){name}[-\s#:]{{0,2}}v?{number}(?:\.0)?(?!\.?\d)"
        return re.search(beside, _text_of(passage)) is not None
    if len(words) < 2 or not words[-1].replace(".", "").isdigit() or is_version(words[-1]):
        return True
    text = tokens(_text_of(passage))
    places = [at for at, form in enumerate(text) if form == words[-1]]
    return any(not set(term.words[-2].exact).isdisjoint(text[max(at - 8, 0) : at]) for at in places)


def _text_of(passage: Passage) -> str:
    return f"{heading_of(passage)}\n{passage.text}"
