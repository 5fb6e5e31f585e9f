"""How far a number reaches: `up to 95%` is not `at least 95%`, and a change has a direction of its own."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.answers.checking.figures import agrees
from bot.answers.checking.source import Source
from bot.answers.texts.claims import Claim
from bot.answers.texts.quantity import Quantity, same_value

#: What stands right before a number and says that it is the least or the most. German, French and Spanish stand here
#: for posts in these languages, which are read as they are written; only sentences about others are put into English.
_LEAST = re.compile(
    r"(?i)(?:\b(?:at least|no (?:less|fewer) than|not less than|more than|over|above|exceed\w*|upwards of)"
    r"|\b(?:mindestens|mehr als|au moins|plus de|al menos|más de)"
    r"|≥|>|(?:至少|最少)[^\W\da-zA-Z]{0,8}|不少于|不低于|超过|高于|逾)\s*\W?$"
)
_MOST = re.compile(
    r"(?i)(?:\b(?:up to|at most|no more than|not more than|less than|fewer than|under|below|a maximum of)"
    r"|\b(?:bis zu|höchstens|weniger als|jusqu'à|au plus|moins de|hasta|como máximo|menos de)"
    r"|≤|<|(?:最多|至多|最高)[^\W\da-zA-Z]{0,8}|不超过|不到|少于|低于|高达|多达)\s*\W?$"
)
#: What stands between the two numbers of a change, and what may stand before the first one.
_TO = re.compile(r"(?i)[^\d.;。；]{0,24}?(?:\bto\b|→|->|到|至|为|auf|à|hasta)[^\d.;。；]{0,12}?")
_FROM = re.compile(r"(?i)(?:\b(?:from|von|de|desde)|从|由)\s*\W?$")
_BACK = re.compile(r"(?i)[^\d.;。；]{0,16}?\b(?:from|up from|down from)\b[^\d.;。；]{0,6}?")


def turned_bound(claim: Claim, sources: Sequence[Source]) -> Iterator[str]:
    """Say of each number that the passages call the most what a claim calls the least, or the reverse."""
    lines = [line for source in sources for line in source.claims]
    for number in claim.numbers:
        mine = _bound(claim.text, number)
        if not mine:
            continue
        told = {
            _bound(line.text, other) for line in lines for other in line.numbers if agrees(number, claim, other, line)
        }
        if told == {-mine}:
            yield f"the passages give {claim.text[number.start : number.end]} as the {'most' if mine > 0 else 'least'}"


def turned_change(claim: Claim, sources: Sequence[Source]) -> Iterator[str]:
    """Say that the passages go from the second number of a claim's change to its first one."""
    told = [change for source in sources for line in source.claims for change in _changes(line)]
    for before, after in _changes(claim):
        turned = any(same_value(before, last) and same_value(after, first) for first, last in told)
        if turned and not any(same_value(before, first) and same_value(after, last) for first, last in told):
            yield "the passages tell this change the other way round"


def _bound(text: str, number: Quantity) -> int:
    """Give 1 for a number that is the least, -1 for one that is the most, 0 for a plain one."""
    before = text[: number.start]
    return (_LEAST.search(before) is not None) - (_MOST.search(before) is not None)


def _changes(claim: Claim) -> Iterator[tuple[Quantity, Quantity]]:
    """Give (before, after) of each `from 55% to 50%` and `to 50% from 55%`."""
    for one, other in pairwise(claim.numbers):
        between = claim.text[one.end : other.start]
        if _FROM.search(claim.text[: one.start]) and _TO.fullmatch(between):
            yield one, other
        elif _BACK.fullmatch(between):
            yield other, one
