"""Slips in the plain words that questions are made of: `paramters`, `verison`. Names are left to the search."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from bot.answers.answer import Question
from bot.answers.questions.question import LONGEST
from bot.answers.texts.wordlists import LIGHT
from bot.search.dictionaries.everyday import everyday_words, is_name
from bot.search.dictionaries.inenglish import rendered_words
from bot.search.dictionaries.plainwords import is_plain_word
from bot.search.spelling import distance
from bot.search.words import Word, stem

_WORD = re.compile(r"(?<![\w./@-])[a-z]{5,}(?![\w/@-]|\.\w)")
#: Plain words of six letters and more by which the kind of thing that is asked for is known.
_PLAIN = frozenset(
    word
    for words in (
        "accuracy architecture article articles author authors available average",
        "bandwidth benchmark benchmarks billion charge",
        "commits companies company comparison conference context contributors countries country",
        "creator customer customers database datasets dataset deadline developer developers",
        "digest director download downloads downloaded edition employees engineers",
        "faster feature features founded founder framework frameworks funding hardware image images",
        "improvement investors invested issues languages language larger latency latest",
        "layers library libraries license licence maintainer maintainers margin memory million",
        "minutes models months newest number numbers organization package packages papers parameter parameters",
        "parties people percent percentage performance permission picture platform pricing problem product",
        "products profit programming project projects protocol purchase raised reason",
        "release released releases report reports repositories repository requests require",
        "required requirements research researchers results revenue salary schedule second security server service",
        "smaller software source speaker speakers stories summary support",
        "system systems technology thousand tokens tutorial",
        "university updates version versions vulnerabilities vulnerability website weekly window winner",
        "workers workflow workshop written",
    )
    for word in words.split()
)
_STEMS = frozenset(map(stem, (*_PLAIN, *LIGHT)))
#: Letters of a word in which only two that are swapped tell a slip.
_SHORT = 5
#: Letters of a word from which on a letter left out of an everyday one is a slip: divers are no drivers.
_LONG = 7
#: A slip drops a letter, swaps or doubles one, or takes a wrong vowel; any other change makes another word as often.
_SLIP, _VOWELS = 1, frozenset("aeiou")


def as_meant(question: Question, frequency: Callable[[Word], int]) -> tuple[Question, list[tuple[str, str]]]:
    """Give an English question with its plain words spelled right, and each slip with what it was read as.

    A word that any passage holds, by its `frequency` in them, is no slip.
    """
    # Its module loads the index's library, which a start should not wait for.
    from bot.search.asking import language_of

    text = question.text[:LONGEST]
    read: dict[str, str] = {}
    for word in dict.fromkeys(_WORD.findall(text)):
        if (right := _meant(word)) and not frequency(Word((word,))):
            read[word] = right
    if not read or language_of(text) not in ("", "en"):
        return question, []
    return replace(question, text=_WORD.sub(lambda found: read.get(found[0], found[0]), text)), list(read.items())


@lru_cache(maxsize=4096)
def _meant(word: str) -> str | None:
    """Give the plain word that one is a slip for, None where it is spelled right or stands for none."""
    if word in _PLAIN or stem(word) in _STEMS or word in _everyday() or is_plain_word(word) or is_name(word):
        return None
    near = [right for right in sorted(_PLAIN) if len(word) > _SHORT and _is_slip(word, right)]
    if not near and stem(word) not in _stems_of_everyday():
        near = [right for right in _everyday_like(word) if _is_surely_slip(word, right)]
    return near[0] if len(near) == 1 else None


@cache
def _everyday() -> frozenset[str]:
    """Give the everyday words that are long enough, and what else is made of them."""
    made = {form for word in everyday_words() | rendered_words() for form in _forms(word)}
    return frozenset(form for form in made if len(form) >= _SHORT) - _PLAIN


def _everyday_like(word: str) -> Sequence[str]:
    """Give the everyday words that begin like one and are hardly longer or shorter; no slip is of any other."""
    by_shape = _everyday_by_shape()
    return [right for length in range(-_SLIP, _SLIP + 1) for right in by_shape.get((word[0], len(word) + length), ())]


@cache
def _everyday_by_shape() -> dict[tuple[str, int], list[str]]:
    by_shape: dict[tuple[str, int], list[str]] = {}
    for word in _everyday():
        by_shape.setdefault((word[0], len(word)), []).append(word)
    return by_shape


@cache
def _stems_of_everyday() -> frozenset[str]:
    return frozenset(map(stem, _everyday()))


def _forms(word: str) -> Iterator[str]:
    yield word
    if not word.endswith(("s", "ed", "er", "ee")):
        yield from (f"{word}s", f"{word.removesuffix('e')}ed")


def _is_surely_slip(word: str, right: str) -> bool:
    """Tell whether a word is another with two letters swapped, or one of many doubled or left out."""
    if len(word) == len(right):
        return _is_slip(word, right) and sorted(word) == sorted(right)
    # Planned is not planed.
    doubled = len(word) > len(right) and right.endswith("ed")
    return len(word) >= _LONG and not doubled and _is_slip(word, right)


def _is_slip(word: str, right: str) -> bool:
    if word[0] != right[0] or abs(len(word) - len(right)) > _SLIP or distance(word, right) != _SLIP:
        return False
    if len(word) == len(right):
        changed = [(one, other) for one, other in zip(word, right, strict=True) if one != other]
        return len(changed) > 1 or _VOWELS.issuperset(changed[0])
    return len(word) < len(right) or any(right[: at + 1] + right[at:] == word for at in range(len(right)))
