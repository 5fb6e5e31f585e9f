"""A question that names several things is answered from several passages: each name gets its own among the first."""

from collections.abc import Sequence
from functools import lru_cache

from bot.search.forms import forms_of
from bot.search.naming import names_in
from bot.search.passage import Hit, Passage
from bot.search.words import Word, tokens, words_in

# Passages that count as seen; names that they leave out are raised to right below, so that five hold them all.
_SEEN = 4


def spread(question: str, hits: Sequence[Hit]) -> list[Hit]:
    """Give the hits with the best passage of each name that the first few leave out moved up among them.

    The first hit keeps its place, and all others their order. The scores keep falling with the rank.
    """
    names = named_words(question)
    if len(names) < 2 or len(hits) <= _SEEN:
        return list(hits)
    left = {name.exact[0] for name in names}.difference(*(_held(hit.passage, names) for hit in hits[:_SEEN]))
    raised: list[int] = []
    # Most questions find all they name among the first, and to read a passage's words costs more than to find it.
    for place in range(_SEEN, len(hits)):
        if not left:
            break
        if found := _held(hits[place].passage, names) & left:
            raised.append(place)
            left -= found
    order = [*range(1), *_before(raised, len(hits))]
    return [Hit(passage=hits[place].passage, score=hits[at].score) for at, place in enumerate(order)]


@lru_cache(maxsize=64)
def named_words(question: str) -> tuple[Word, ...]:
    """Give the words of a question that must be met as they are: numbers, versions and what looks like a name."""
    named = {form for name, sure in names_in(question) if sure for form in tokens(name)}
    return tuple(word for word in words_in(question) if _is_named(word, named))


def _is_named(word: Word, named: set[str]) -> bool:
    form = word.exact[0]
    return bool(word.parts) or any(map(str.isdigit, form)) or form in named


def _before(raised: Sequence[int], count: int) -> list[int]:
    """Give the places from the second on, those raised put in so that the last stands right below the seen ones."""
    others = [place for place in range(1, count) if place not in raised]
    at = max(_SEEN - len(raised), 0)
    return [*others[:at], *raised, *others[at:]]


def _held(passage: Passage, names: Sequence[Word]) -> set[str]:
    held = forms_of(passage)
    return {word.exact[0] for word in names if not held.isdisjoint((*word.exact, *word.stems))}
