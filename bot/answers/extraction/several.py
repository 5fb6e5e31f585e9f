"""Answers to questions for several things, whole: the list that follows, or the sentence that counts them up."""

import re

from bot.answers.answer import SHOWN
from bot.answers.extraction.picks import Pick, leads, list_in, told_after
from bot.answers.patterns.listing import several_asked_for
from bot.answers.questions.ask import Ask
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
        return list(list_in(told_after(pick), SHOWN))
    following = told_after(pick)[:_AFTER]
    counted = [other for other in following if _COUNTS_UP.search(other.text) and noun in map(stem, tokens(other.said))]
    return [] if _COUNTS_UP.search(pick.text) else counted[:1]
