"""Numbers that no passage writes and anybody works out: twice as much, 5 more, years between two, a length."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from bot.answers.checking.source import Source
from bot.answers.texts.claims import Claim
from bot.answers.texts.clauses import lengths_of_lists
from bot.answers.texts.owners import owner_of
from bot.answers.texts.quantity import Quantity, rounds, same_value
from bot.answers.texts.samenames import any_same
from bot.answers.texts.units import is_known_unit

#: What says of a number that it is by how much two others differ, and of whom it is said that has less, or more.
_APART = re.compile(r"(?i)\b(?:apart|differ\w*|gap)\b|相差|差距")
_LESS = re.compile(r"(?i)\b(?:behind|fewer|less|lower|below|cheaper|trail\w*)\b|[少低]|落后|便宜")
_MORE = re.compile(r"(?i)\b(?:ahead|more|higher|above|leads?|beats?|tops?|exceeds?)\b|[多高]|领先|超过")
#: What a claim lists behind a colon, and what stands between two of it.
_LIST = re.compile(r"[:：]\s?(?!\d)(\S.{0,400}?)[.。]?$")
_BRACKETED = re.compile(r"\s?[(（][^()（）]{0,80}[)）]")
_AND = r"(?:(?:and|or|und|oder|et|ou|y|o)\s|[和与及])"
_COMMA = re.compile(rf"[,，、;；]\s?{_AND}?")
_COMMA_OR_AND = re.compile(rf"[,，、;；]\s?{_AND}?|\s{_AND}|[和与及]")
#: Units of what has been scored, and of a share.
_POINTS = frozenset(("pp", "point", "score"))


def is_worked_out(number: Quantity, claim: Claim, source: Source) -> bool:
    """Tell whether a number follows from others: a ratio, the years between two dates, names counted."""
    if number.unit == "times" and number.spelled:
        return any(same_value(number, ratio) or rounds(number, claim.text, ratio) for ratio in _ratios(number, claim))
    if number.spelled and not is_known_unit(number.unit) and _is_listed(number, claim, source):
        return True
    if _is_apart(number, claim):
        return True
    if number.unit != "year":
        return False
    years = {stated.year for line in source.lines for stated in line.claim.dates if stated.year}
    return any(abs(one - other) == abs(number.value) for one, other in combinations(years, 2))


def _is_listed(number: Quantity, claim: Claim, source: Source) -> bool:
    """Tell whether a passage or the claim itself lists so many names, or the claim so many things: `Three: …`."""
    listed = _LIST.search(_BRACKETED.sub("", claim.text), number.end)
    if listed and number.value in {len(cut.split(listed[1])) for cut in (_COMMA, _COMMA_OR_AND)} - {1}:
        return True
    return any(number.value in lengths_of_lists(told) for told in (claim, *(line.claim for line in source.lines)))


def _is_apart(number: Quantity, claim: Claim) -> bool:
    """Tell whether a number is by how much two others of a claim differ, and whose is less is said as they have it."""
    less, more = (word.search(claim.text) is not None for word in (_LESS, _MORE))
    if not (less or more or _APART.search(claim.text)):
        return False
    others = [other for other in claim.numbers if other is not number and not other.ordinal]
    for one, other in combinations(others, 2):
        fits = one.unit == other.unit and (number.unit == one.unit or number.unit in _POINTS)
        if fits and number.value == abs(one.value - other.value):
            return not (less or more) or (less != more and _is_less(number, one, other, claim) is less)
    return False


def _is_less(number: Quantity, one: Quantity, other: Quantity, claim: Claim) -> bool | None:
    """Tell whether whoever a difference is said of has the smaller of two numbers; None where that cannot be told."""
    mine, ones, others = (owner_of(claim, held)[0][-1:] for held in (number, one, other))
    if any_same(mine, ones) == any_same(mine, others):
        return None
    return (one.value < other.value) == any_same(mine, ones)


def _ratios(number: Quantity, claim: Claim) -> Iterator[Quantity]:
    """Give how many times one number of a claim is another of the same unit."""
    others = [other for other in claim.numbers if other.value and other is not number and not other.share]
    for one, other in combinations(others, 2):
        if one.unit == other.unit:
            big, small = sorted((abs(one.value), abs(other.value)), reverse=True)
            yield Quantity(value=Decimal(big / small), unit="times", start=0, end=0)
