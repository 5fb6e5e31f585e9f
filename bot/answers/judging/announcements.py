"""When something came to be that a post announces: `Loom now holds 100 knots`, posted on 11 May, tells the day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.answers.questions.ask import Ask
from bot.answers.terms.term import Term, is_in
from bot.answers.texts.dates import stated_dates
from bot.answers.texts.wordlists import OPENS
from bot.search.passage import Passage
from bot.search.words import said_in

_WHEN_IT_WAS = re.compile(rf"(?i){OPENS}when (?:was|were|did)\b(?!.*\b(?:first|last|next)\b)")
#: Words of a question that a title must hold: a name alone may be announced with anything.
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Announcement:
    """A post whose title says all that is asked to have happened.

    Attributes:
        passage: the first at hand of the post.
        title: of the post.
        day: on which the post came.
    """

    passage: Passage
    title: str
    day: date


def announced(ask: Ask, terms: Sequence[Term], passages: Sequence[Passage]) -> Announcement | None:
    """Give the one post at hand that announces what an ask wants the day of; None where its own text names one."""
    telling = [term for term in terms if not term.light]
    if len(telling) < _FEWEST or not _WHEN_IT_WAS.match(ask.text):
        return None
    titled = [one for one in passages if all(is_in(said_in(one.title), term) for term in telling)]
    if len({one.post for one in titled}) != 1 or any(stated_dates(one.text) for one in titled):
        return None
    first = min(titled, key=lambda one: one.number)
    return Announcement(first, first.title.rstrip(" ."), first.published)
