"""That somebody put money into a firm, which posts tell in many words: a Series A, a round, a sum that was raised."""

import re
from dataclasses import replace

from bot.answers.judging.coverage import Term
from bot.answers.questions.payers import payer_asked

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
    r"|\b(?:round|funding|financing|invest\w+)\b[^.;\n]{0,30}?[$€£¥]\s?\d|\bbacked by\b|\bfunding round\b"
)


def as_funding(term: Term, question: str) -> Term:
    """Let all that tells of money put into a firm stand for a word for it; not where it is asked what somebody paid."""
    if term.hard or not _ASKED.fullmatch(term.shown) or payer_asked(question):
        return term
    # Words that are light since they may mean anything (`back`) tell here what is asked for.
    return replace(term, told=_TOLD, light=False)
