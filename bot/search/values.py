"""Numbers with a unit that a sentence gives for a name: stars, users, downloads."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.search.naming import names_in, pairs_in
from bot.search.runs import size_of
from bot.search.words import fold

_SCALES = {"k": 3, "thousand": 3, "m": 6, "million": 6, "b": 9, "billion": 9, "万": 4, "亿": 8}
_UNITS = {"星": "stars", "颗星": "stars", "cumulative": "stars"}
_AMOUNT = re.compile(
    r"(?P<digits>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?(?P<scale>(?:thousand|million|billion|[kmb])\b|万|亿)?\+?"
    r"(?:\s(?:cumulative|github|monthly|daily|weekly|active|total))*"
    r"(?:\s?(?P<unit>(?:(?<=cumulative)|stars?|forks?|downloads?|installs?|users?|followers?|subscribers?|contributors?"
    r"|parameters?|plugins?)\b|颗?星))",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r";|；|\b(?:while|whereas|but|and)\b")
# Words before a number, and between it and the name after it: With 60,000 stars, X keeps notes.
_NEAR = 3
_REMARK = re.compile(r"\s?[(（](?:about |roughly |nearly |over |now )?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A number with its unit, as written and as counted."""

    written: str
    amount: Decimal
    unit: str


def value_near(name: re.Pattern[str], sentence: str) -> Value | None:
    """Give the number a sentence gives for a name, or None where it gives none or it is not sure whose it is.

    A remark in brackets right after the name counts first, then the only number in the name's own clause, if no other
    name stands before this one, and a number before the name opens the clause and stands close to it.
    """
    plain = fold(sentence)
    for found in name.finditer(plain):
        remark = _REMARK.match(plain, found.end())
        amount = _AMOUNT.match(plain, remark.end()) if remark else None
        if amount:
            return _value(amount)
        start, end = _clause(plain, found.start(), found.end())
        inside = list(_AMOUNT.finditer(plain, start, end))
        if len(inside) == 1 and _is_of(inside[0], found, start):
            return _value(inside[0])
    return None


def _is_of(amount: re.Match[str], name: re.Match[str], start: int) -> bool:
    """Tell whether a number belongs to a name of the same clause, which begins at a place."""
    text = amount.string
    if amount.start() < name.start():
        return size_of(text[start : amount.start()]) <= _NEAR and size_of(text[amount.end() : name.start()]) <= _NEAR
    before = text[start : name.start()]
    return not (any(sure for _, sure in names_in(before)) or any(pairs_in(before)))


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the borders of the clause that holds a stretch of a sentence."""
    ends = [(found.start(), found.end()) for found in _CLAUSE_END.finditer(text)]
    before = max((last for _, last in ends if last <= start), default=0)
    after = min((first for first, _ in ends if first >= end), default=len(text))
    return before, after


def _value(found: re.Match[str]) -> Value:
    unit = (found["unit"] or "cumulative").casefold()
    power = _SCALES.get((found["scale"] or "").casefold(), 0)
    amount = Decimal(found["digits"].replace(",", "")).scaleb(power)
    unit = _UNITS.get(unit, unit if unit.endswith("s") else f"{unit}s")
    return Value(written=found.group().strip(), amount=amount, unit=unit)
