"""Answers to questions for several things, whole: every line of the list, and the sentence that counts them up."""

import re
from collections.abc import Sequence

from bot.answers.judging.coverage import Term, is_in
from bot.answers.questions.listing import several_asked_for
from bot.answers.questions.question import Ask
from bot.answers.questions.wanted import gives_wanted
from bot.answers.writing.picks import Pick, leads, list_in, sentences_of
from bot.search.passage import Passage
from bot.search.words import stem, tokens

#: Lines that one answer gives of a list; more would fill a phone's screen.
_SHOWN = 8
#: Sentences after one that answers among which one may say which things they are.
_AFTER = 2
#: How a sentence says which things they are, or gives three of them.
_COUNTS_UP = re.compile(r"(?i)\b(?:such as|including|namely|among them|for example)\b|, [^,]+, (?:and|or) |、")


def with_others(ask: Ask, terms: Sequence[Term], pick: Pick, passages: Sequence[Passage]) -> list[Pick]:
    """Give what else answers a question for several things beside the sentence that answers it best.

    Args:
        ask: what is asked.
        terms: its names and words.
        pick: the best sentence.
        passages: those that answers are taken from.
    """
    noun = several_asked_for(ask.text)
    if not noun or ask.form not in ("other", "count"):
        return []
    if leads(pick):
        return list(list_in([other for other in sentences_of(pick.passage) if other.at > pick.at], _SHOWN))
    counted = [other for other in _following(pick) if _COUNTS_UP.search(other.text) and noun in _stems(other)]
    if counted and not _COUNTS_UP.search(pick.text):
        return counted[:1]
    lines = _list_around(pick, passages)
    if noun in frozenset(map(stem, tokens(pick.passage.item))):
        return lines[:_SHOWN]
    return [other for other in lines if other != pick and _answers_too(ask, terms, pick, other)][: _SHOWN - 1]


def _following(pick: Pick) -> list[Pick]:
    return [other for other in sentences_of(pick.passage) if other.at > pick.at][:_AFTER]


def _list_around(pick: Pick, passages: Sequence[Passage]) -> list[Pick]:
    """Give the lines of the list that holds a sentence, up to those that lead to others; none where it is no line."""
    beside = [one for one in passages if one.place == pick.passage.place]
    lines: list[Pick] = []
    for passage in sorted(beside, key=lambda one: one.number):
        for other in sentences_of(passage):
            if leads(other) or not _is_line(other):
                if pick in lines:
                    return lines
                lines = []
            else:
                lines.append(other)
    return lines if pick in lines else []


def _is_line(pick: Pick) -> bool:
    text, end = pick.passage.text, pick.at + len(pick.text)
    return text[: pick.at][-1:] in ("", "\n") and text[end : end + 1] in ("", "\n")


def _answers_too(ask: Ask, terms: Sequence[Term], pick: Pick, other: Pick) -> bool:
    """Tell whether a line holds each word asked about that the best one holds, and the kind of thing asked for."""
    best, forms = frozenset(tokens(pick.said)), frozenset(tokens(other.said))
    held = [term for term in terms if is_in(best, term)]
    return bool(held) and all(is_in(forms, term) for term in held) and gives_wanted(ask.text, other.said)


def _stems(pick: Pick) -> frozenset[str]:
    return frozenset(map(stem, tokens(pick.said)))
