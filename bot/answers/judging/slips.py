"""Misspelt names: the word of the posts that one stands for."""

import re
from collections.abc import Iterable

from bot.answers.judging.coverage import Term
from bot.search.everyday import everyday_words
from bot.search.forms import forms_of, heading_of
from bot.search.passage import Passage
from bot.search.plainwords import is_plain_word
from bot.search.spelling import closest, near_to


def respelled(term: Term, passages: Iterable[Passage]) -> str | None:
    """Give the word of the passages that a misspelt name stands for; None where nothing is near enough."""
    if len(term.words) != 1 or not _is_spelled(term.words[0].exact[0]):
        return None
    asked, read = term.words[0].exact[0], list(passages)
    if term.shown.islower() and (is_plain_word(asked) or asked in everyday_words()):
        return None
    # Most forms stand in many passages, so each is compared once.
    known = frozenset[str]().union(*map(forms_of, read))
    near = frozenset(filter(_is_spelled, near_to(asked, known)))
    if term.shown.islower():
        # Whoever slips in a plain word rarely slips in its first letter: no reinforcement is an enforcement.
        near = frozenset(form for form in near if form[0] == asked[0])
    for passage in read:
        right = closest(asked, near & forms_of(passage))
        if right is not None and (term.shown.islower() or _has_capital(right, passage)):
            return right
    return None


def _has_capital(form: str, passage: Passage) -> bool:
    """Tell whether a passage writes a word with a capital somewhere, so that it may stand for a name."""
    text = f"{heading_of(passage)}\n{passage.text}"
    return any(not found.group().islower() for found in re.finditer(rf"\b{re.escape(form)}\b", text, re.IGNORECASE))


def _is_spelled(form: str) -> bool:
    """Tell whether a word is of letters alone, so that it may be misspelt."""
    return form.replace("-", "").replace(".", "").isalpha()
