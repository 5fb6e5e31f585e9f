"""Numbers that no passage writes and anybody works out: a sum, twice as much, years between two, names counted."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from bot.answers.checking.source import Source
from bot.answers.texts.claims import Claim
from bot.answers.texts.clauses import groups
from bot.answers.texts.quantity import Quantity, rounds, same_value
from bot.answers.texts.units import is_known_unit

_SUM = re.compile(
    r"(?i)\b(?:in total|total(?:s|l?ed|l?ing)?|altogether|together|combined|in all|sum|overall)\b|[总共合]"
)


def is_worked_out(number: Quantity, claim: Claim, source: Source) -> bool:
    """Tell whether a number follows from others (a ratio, a sum, the years between two dates) or counts the names."""
    if number.unit == "times" and number.spelled:
        return any(same_value(number, ratio) or rounds(number, claim.text, ratio) for ratio in _ratios(number, claim))
    if number.spelled and not is_known_unit(number.unit) and number.value in _lengths(claim, source):
        return True
    if number.unit == "year":
        years = {stated.year for line in source.lines for stated in line.claim.dates if stated.year}
        return any(abs(one - other) == abs(number.value) for one, other in combinations(years, 2))
    return _SUM.search(claim.text) is not None and any(
        sum(part.value for part in parts) == number.value for parts in _lists(number, source)
    )


def _lengths(claim: Claim, source: Source) -> set[int]:
    """Give how many names a claim has, and how many each list in it and in its passage: `four authors`."""
    told = (claim, *(line.claim for line in source.lines))
    lists = (len(listed) for one in told for listed in groups(one.names, one.text))
    return {len({name.key for name in claim.names}), *lists} - {1}


def _ratios(number: Quantity, claim: Claim) -> Iterator[Quantity]:
    """Give how many times one number of a claim is another of the same unit."""
    others = [other for other in claim.numbers if other.value and other is not number and not other.share]
    for one, other in combinations(others, 2):
        if one.unit == other.unit:
            big, small = sorted((abs(one.value), abs(other.value)), reverse=True)
            yield Quantity(value=Decimal(big / small), unit="times", start=0, end=0)


def _lists(number: Quantity, source: Source) -> Iterator[tuple[Quantity, ...]]:
    """Give the numbers of a line that may be added up: all of one unit, and each two side by side."""
    for line in source.lines:
        alike = tuple(other for other in line.claim.numbers if other.unit == number.unit and not other.ordinal)
        if len(alike) > 1:
            yield alike
            yield from pairwise(alike)
