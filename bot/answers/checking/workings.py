"""Numbers that no passage writes and anybody works out from it: a sum, twice as much, years between two, a length."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from bot.answers.checking.source import Source
from bot.answers.texts.claims import Claim
from bot.answers.texts.clauses import lengths_of_lists
from bot.answers.texts.quantity import Quantity, rounds, same_value
from bot.answers.texts.units import is_known_unit

_SUM = re.compile(
    r"(?i)\b(?:in total|total(?:s|l?ed|l?ing)?|altogether|together|combined|in all|sum|overall)\b|[总共合]"
)


def is_worked_out(number: Quantity, claim: Claim, source: Source) -> bool:
    """Tell whether a number follows from others: a ratio, a sum, the years between two dates, names counted."""
    if number.unit == "times" and number.spelled:
        return any(same_value(number, ratio) or rounds(number, claim.text, ratio) for ratio in _ratios(number, claim))
    if number.spelled and not is_known_unit(number.unit) and _is_listed(number, source):
        return True
    if number.unit == "year":
        years = {stated.year for line in source.lines for stated in line.claim.dates if stated.year}
        return any(abs(one - other) == abs(number.value) for one, other in combinations(years, 2))
    return _SUM.search(claim.text) is not None and any(
        sum(part.value for part in parts) == number.value for parts in _lists(number, source)
    )


def _is_listed(number: Quantity, source: Source) -> bool:
    """Tell whether a passage lists so many names: `four authors`."""
    return any(number.value in lengths_of_lists(line.claim) for line in source.lines)


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
