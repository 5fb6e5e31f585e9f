"""Misspelt names: the word of the posts that one stands for."""

import re
from collections.abc import Iterable

from bot.answers.terms.term import Term
from bot.search.dictionaries.everyday import everyday_words, is_name
from bot.search.dictionaries.plainwords import is_plain_word
from bot.search.forms import forms_of, heading_of
from bot.search.passage import Passage
from bot.search.spelling import closest, may_be_slip, near_to, tolerance

#: What stands before a name inside a sentence, and after one that opens a line: a version, a verb, a mark.
_BEFORE = re.compile(r"[\w,)] [\"“'(]?$|[(/\[\u3040-\uffdc]$")
_JOINERS = str.maketrans("", "", "-._")
_AFTER = re.compile(r"\s?(?:[:：(—–,]|- |$|\n|['’]s\b|\s(?:is|was|has|can|will|v?\d)\b)|[\u3040-\uffdc]")


def respelled(term: Term, passages: Iterable[Passage]) -> str | None:
    """Give the word of the passages that a misspelt name stands for; None where nothing is near enough."""
    if len(term.words) != 1 or not _is_spelled(term.words[0].exact[0]):
        return None
    asked, read = term.words[0].exact[0], list(passages)
    if term.shown.islower() and (is_plain_word(asked) or asked in everyday_words() or is_name(asked)):
        return None
    # Most forms stand in many passages, so each is compared once.
    known = frozenset[str]().union(*map(forms_of, read))
    # A word too short to be guessed at is no better guess: no nomad is a noma, while a bevvy is a bevy.
    near = frozenset(form for form in near_to(asked, known) if tolerance(form) or _is_surely(asked, form))
    near = frozenset(filter(_is_spelled, near))
    if term.shown.islower():
        # Whoever slips in a plain word rarely slips in its first letter: no reinforcement is an enforcement.
        near = frozenset(form for form in near if form[0] == asked[0] and may_be_slip(asked, form))
    for passage in read:
        right = closest(asked, near & forms_of(passage))
        if right is not None and (term.shown.islower() or _is_named(right, passage)):
            return right
    return None


def _is_named(form: str, passage: Passage) -> bool:
    """Tell whether a passage writes a word as a name: with a capital that no beginning of a sentence gives it.

    One that opens a line is a name where it is set off from the rest.
    """
    text = f"{heading_of(passage)}\n{passage.text}"
    found = re.finditer(rf"(?<![\w@/.-]){re.escape(form)}(?!\w)", text, re.IGNORECASE)
    return any(_is_written_as_name(text, one.start(), one.end()) for one in found)


def _is_written_as_name(text: str, start: int, end: int) -> bool:
    word = text[start:end]
    if not word[1:].islower():
        return True
    set_off = _BEFORE.search(text[max(start - 3, 0) : start]) or _AFTER.match(text, end)
    return word[0].isupper() and set_off is not None


def _is_surely(asked: str, form: str) -> bool:
    """Tell whether a word is another with one of its letters twice, or of those of a country: Omani."""
    return asked == f"{form}i" or any(form[: at + 1] + form[at:] == asked for at in range(len(form)))


def _is_spelled(form: str) -> bool:
    """Tell whether a word is of letters alone, so that it may be misspelt."""
    return form.translate(_JOINERS).isalpha()
