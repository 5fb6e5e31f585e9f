"""Money put into a firm, and what it is worth, which posts tell in many words: a Series A, a round, a valuation."""

import re
from dataclasses import replace

from bot.answers.kinds.figures import VALUE
from bot.answers.kinds.payers import payer_asked
from bot.answers.terms.term import Term

#: How a question asks for it. A `round` or a `fund` alone may be anything, but then so may be what a post tells of it.
_ASKED = re.compile(
    r"(?i)(?:invest(?:s|ed|ing|ors?|ments?)?|back(?:ed|ing|ers?)|fund(?:s|ed|ing|ers?)?|financ(?:es?|ed|ing|iers?)"
    r"|bankroll(?:s|ed|ing)?|rounds?|rais(?:es?|ed|ing)|money|capital)"
)
_SUM = r"[$€£¥]\s?\d[\d.,]*\s?(?:[kmb]n?\b|[mb]illion\b)?"
#: How a post tells of it.
_TOLD = re.compile(
    rf"(?i)\brais(?:e|es|ed|ing)\b[^.;\n]{{0,30}}?{_SUM}|\bseries [a-h]\b|\b(?:pre-)?seed (?:round|funding|financing)\b"
    rf"|{_SUM}[^.;\n]{{0,30}}?\b(?:round|funding|financing|invest\w+)\b"
    r"|\b(?:round|funding|financing|invest\w+)\b[^.;\n]{0,30}?[$€£¥]\s?\d|\bback(?:ed by|ers)\b"
    r"|\binvestors\b|\bfunding round\b"
)
#: What something is worth, and how that is told.
_WORTH, _TOLD_WORTH = re.compile(r"(?i)worth|valued|valuations?"), re.compile(f"(?i){VALUE}")


def as_funding(term: Term, question: str) -> Term:
    """Let all that tells of funding, or of what something is worth, stand for a word for it.

    Not where it is asked what somebody paid.
    """
    if not term.hard and _WORTH.fullmatch(term.shown):
        return replace(term, told=_TOLD_WORTH, light=False)
    if term.hard or not _ASKED.fullmatch(term.shown) or payer_asked(question):
        return term
    # A word that is light since it may mean anything (`back`) tells here what is asked for; `how much money` stays so.
    return replace(term, told=_TOLD, light=term.light and term.shown.casefold() == "money")
