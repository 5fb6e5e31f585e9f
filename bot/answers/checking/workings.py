"""Numbers that no passage writes and anybody works out from it: twice as much, years between two, a length."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from bot.answers.checking.source import Source
from bot.answers.texts.claims import Claim
from bot.answers.texts.clauses import lengths_of_lists
from bot.answers.texts.quantity import Quantity, rounds, same_value
from bot.answers.texts.units import is_known_unit


def is_worked_out(number: Quantity, claim: Claim, source: Source) -> bool:
    """Tell whether a number follows from others: a ratio, the years between two dates, names counted."""
    if number.unit == "times" and number.spelled:
        return any(same_value(number, ratio) or rounds(number, claim.text, ratio) for ratio in _ratios(number, claim))
    if number.spelled and not is_known_unit(number.unit) and _is_listed(number, claim, source):
        return True
    if number.unit != "year":
        return False
    years = {stated.year for line in source.lines for stated in line.claim.dates if stated.year}
    return any(abs(one - other) == abs(number.value) for one, other in combinations(years, 2))


def _is_listed(number: Quantity, claim: Claim, source: Source) -> bool:
    """Tell whether a passage or the claim itself lists so many names: `four authors`."""
    return any(number.value in lengths_of_lists(told) for told in (claim, *(line.claim for line in source.lines)))


def _ratios(number: Quantity, claim: Claim) -> Iterator[Quantity]:
    """Give how many times one number of a claim is another of the same unit."""
    others = [other for other in claim.numbers if other.value and other is not number and not other.share]
    for one, other in combinations(others, 2):
        if one.unit == other.unit:
            big, small = sorted((abs(one.value), abs(other.value)), reverse=True)
            yield Quantity(value=Decimal(big / small), unit="times", start=0, end=0)
