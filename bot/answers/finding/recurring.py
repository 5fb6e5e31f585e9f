"""What every issue has one of, such as a crate or quote of the week: a heading with that name is where it stands."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answers.finding.finding import Found
from bot.answers.questions.question import Ask
from bot.search.passage import Passage
from bot.search.words import fold

_RECURRING = re.compile(r"(?i)\b([a-z]{3,} of the (?:week|day|month|issue))\b")


def keep_to_heading(ask: Ask, found: Found) -> Found:
    """Put the passages under the heading that an ask names ("crate of the week") before the others."""
    under = [hit for hit in found.hits if _is_under(ask, hit.passage)]
    return replace(found, hits=(*under, *(hit for hit in found.hits if hit not in under))) if under else found


def under_heading(ask: Ask, passages: Sequence[Passage]) -> Sequence[Passage]:
    """Give the passages under the heading that an ask names, all of them where there are none such."""
    return [passage for passage in passages if _is_under(ask, passage)] or passages


def _is_under(ask: Ask, passage: Passage) -> bool:
    named = _RECURRING.search(ask.text)
    return named is not None and fold(named[1]).casefold() in fold(passage.section).casefold()
