"""Answers to questions for several things, whole: the list that follows, or the sentence that counts them up."""

import re

from bot.answers.answer import SHOWN
from bot.answers.questions.listing import several_asked_for
from bot.answers.questions.question import Ask
from bot.answers.writing.picks import Pick, leads, list_in, sentences_of
from bot.search.words import stem, tokens

#: Sentences after one that answers among which one may say which things they are.
_AFTER = 2
#: How a sentence says which things they are, or gives three of them.
_COUNTS_UP = re.compile(r"(?i)\b(?:such as|including|namely|among them|for example)\b|, [^,]+, (?:and|or) |、")


def with_others(ask: Ask, pick: Pick) -> list[Pick]:
    """Give what else answers a question for several things beside the sentence that answers it best."""
    noun = several_asked_for(ask.text)
    if not noun or ask.form not in ("other", "count"):
        return []
    if leads(pick):
        return list(list_in([other for other in sentences_of(pick.passage) if other.at > pick.at], SHOWN))
    counted = [other for other in _following(pick) if _COUNTS_UP.search(other.text) and noun in _stems(other)]
    return [] if _COUNTS_UP.search(pick.text) else counted[:1]


def _following(pick: Pick) -> list[Pick]:
    return [other for other in sentences_of(pick.passage) if other.at > pick.at][:_AFTER]


def _stems(pick: Pick) -> frozenset[str]:
    return frozenset(map(stem, tokens(pick.said)))
