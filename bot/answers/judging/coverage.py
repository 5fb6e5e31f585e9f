"""Do the digests hold it? Told by which of the question's names, numbers and words stand together in one story.

A name or figure that stands nowhere is missed by its own name. Other words count by how much they tell: the rarer in
the posts, the more. Of these, one story must hold most.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.answers.judging.stories import Story
from bot.answers.questions.chinese import is_chinese
from bot.answers.questions.who import is_handle
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
#: The share of what a question's words tell that one story must hold, where it names nothing, and beside its names.
#: Of our questions, 0.45 refused 94 % of the unanswerable and 3 % of the others, 0.55 99 and 4 %, 0.7 99 and 6 %.
ENOUGH = 0.6
ENOUGH_WORDS = 0.53
#: Plain words of a question that are weighed at most, at what its words tell on average: who asks in many words tells
#: of more than they ask. At 5 and 6 no unanswerable question of ours was answered that was not before, at 4 one was.
_WEIGHED = 6
#: The share of what a question's words tell that must have known Chinese, where it names nothing, and beside its names.
_KNOWN, _KNOWN_OF_NAME = 0.5, 0.25
#: What a term counts for that stands not in the story but in the text around it.
_AROUND = 0.5
#: What a plain word counts for where a word akin to it stands in its place.
_AKIN = 0.8
#: What a name counts for that all the posts are about, where a story leaves it out.
_UNSAID = 0.75
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


def share(terms: Sequence[Term], passages: Iterable[Passage]) -> float:
    """Give the share of the terms, by weight, that passages read as one hold; 1.0 where there are no terms."""
    held = list(passages)
    whole = sum(term.weight for term in terms)
    found = sum(term.weight for term in terms if any(holds(passage, term) for passage in held))
    return found / whole if whole else 1.0


def answers(terms: Sequence[Term], story: Story) -> bool:
    """Tell whether one story holds enough of a question: all its names and numbers, and most of what its words tell."""
    named = [(term, held(story, term)) for term in terms if term.hard]
    least = min((well for _, well in named), default=1.0)
    closeness = min((max(well, _UNSAID * term.common) for term, well in named), default=1.0)
    if not closeness or not holds_wanted(terms, story):
        return False
    plain = [term for term in terms if not term.hard and not term.light]
    telling = [term for term in plain if comparable(term, story)]
    known, asked = (sum(term.rarity for term in some) for some in (telling, plain))
    if story.chinese and known < asked * (_KNOWN_OF_NAME if named else _KNOWN):
        # Where most that a question tells has no known Chinese, the rest tells nothing, nor does a name alone.
        return False
    if not telling and named:
        return least == 1.0 or (least > 0 and len(named) > 1)
    weighed = telling or terms
    whole = sum(term.rarity for term in weighed) * min(1.0, _WEIGHED / max(len(weighed), 1))
    found = closeness * sum(term.rarity * held(story, term) for term in weighed)
    return not whole or found / whole >= (ENOUGH_WORDS if named else ENOUGH)


def holds_wanted(terms: Sequence[Term], story: Story) -> bool:
    """Tell whether a story holds what is asked for, or a word akin to it.

    What a Chinese question wants may be said in any way by a post in another language, where its English is not known.
    """
    wanted = (term for term in terms if term.wanted and (story.chinese or term.also or not is_chinese(term.shown)))
    return all(held(story, term) >= _AKIN for term in wanted)


def held(story: Story, term: Term) -> float:
    """Tell how well a story holds a term: 1.0, or less where only the text around it or a word akin does."""
    well = _held_in_any_place(story, term)
    if well and (term.hard or _is_coined(term)):
        return well * are_side_by_side(term, story.near, "\n".join((*story.headings, story.text)))
    return well


def _held_in_any_place(story: Story, term: Term) -> float:
    """Tell how well a story holds a term, though the parts of a name stand apart."""
    if is_in(story.near, term):
        return 1.0
    if is_akin(story.near, term) or is_said_otherwise(story.text, term):
        return _AKIN
    if is_in(story.wide, term):
        return _AROUND
    return _AROUND * _AKIN if is_akin(story.wide, term) else 0.0


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


def _is_coined(term: Term) -> bool:
    """Tell whether a word with hyphens is a name in small letters, as `js-loom` is and `loom-based` is not."""
    parts = term.shown.split("-")
    if len(parts) == 1 or term.also or term.abroad or parts[-1].endswith(("ed", "ing")):
        return False
    return any(is_handle(part) and is_handle(part.removesuffix("s")) for part in parts if part)


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


def comparable(term: Term, story: Story) -> bool:
    """Tell whether a word could stand in a story at all: Chinese without known English cannot in English.

    Nor can English without known Chinese in Chinese, unless it does.
    """
    if story.chinese and term.abroad is not None and not any(word.is_pair for word in term.words):
        return bool(term.abroad or term.also) or held(story, term) > 0
    return bool(term.also) or story.unspaced or not all(word.is_pair for word in term.words)


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
