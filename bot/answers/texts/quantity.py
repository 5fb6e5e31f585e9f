"""One number of a text, and when two of them are the same one."""

import re
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

#: What says that a number was rounded, and to which side.
_OVER = re.compile(
    r"(?i)(?:\b(?:over|above|beyond|(?:more|greater|higher) than|upwards of|at least)|超过|逾|多于|至少)\s?[$€£¥]?$"
)
_UNDER = re.compile(
    r"(?i)(?:\b(?:nearly|almost|under|below|up to|(?:less|fewer|lower) than|short of)|近|将近|不到|接近)\s?[$€£¥]?$"
)
_ABOUT = re.compile(
    r"(?i)(?:\b(?:about|around|roughly|approximately|approx\.?|some|close to)|an estimated|~|≈|约|大约)\s?[$€£¥]?$"
)
_SCALED = re.compile(r"(?i)[a-z千万萬亿億만억]")
#: Figures that a rounded number must still show to be told from another: 2.2M of 2,207,152, 70 % of 69.9 %.
_FIGURES = 2
#: How far `a third` may be from a number in percent.
_NEAR_A_SHARE = Decimal("0.005")
#: The same where it says so: `a little over a quarter` is 26.2 %.
_NEAR_ABOUT = Decimal("0.02")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One number of a text.

    Attributes:
        value: signed; a fraction such as 1/2.5 by its worth.
        unit: the unit's one name; the stem of the counted noun where it is no known unit; empty for none.
        spelled: written in words, or a fraction's word.
        ordinal: a place in an order, part of what a thing is called: the 37th congress.
        share: written as a fraction, which no decimal number stands for but its own, and a percentage.
    """

    value: Decimal
    unit: str
    start: int
    end: int
    spelled: bool = False
    ordinal: bool = False
    share: bool = False


def same_value(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers are the same size; the sign is compared apart, since words such as `fell` carry it."""
    if same_share(one, other):
        return True
    return one.share == other.share and abs(one.value) == abs(other.value)


def same_share(one: Quantity, other: Quantity) -> bool:
    """Tell whether one is a fraction and the other the same in percent: half and 50 %, a third and 33 %."""
    share, percent = (one, other) if one.share else (other, one)
    if not share.share or percent.share or percent.unit != "%":
        return False
    return abs(abs(share.value) - abs(percent.value) / 100) < _NEAR_A_SHARE


def rounds(number: Quantity, text: str, other: Quantity) -> bool:
    """Tell whether a number of a text is another one rounded: `about 2.2M`, `over 60k`, `nearly 70%`.

    It must say so, by a word before it or by a scale, and keep two figures.
    """
    before, value, exact = text[: number.start], abs(number.value), abs(other.value)
    over, under = _OVER.search(before), _UNDER.search(before)
    if number.share and other.unit == "%" and (over or under or _ABOUT.search(before)):
        return abs(value - exact / 100) < _NEAR_ABOUT and not (over and exact / 100 < value)
    if number.share or other.share or not value or not exact:
        return False
    if not (over or under or _ABOUT.search(before) or _SCALED.search(text[number.start : number.end])):
        return False
    if (over and exact < value) or (under and exact > value):
        return False
    written = len(value.normalize().as_tuple().digits)
    # `More than 400` is 410 too: with its side said, one figure is enough.
    figures = written if over or under else max(written, _FIGURES)
    way = ROUND_FLOOR if over else ROUND_CEILING if under else ROUND_HALF_UP
    step = Decimal(1).scaleb(exact.adjusted() - figures + 1)
    return _to(exact, step, way) == value or _to(exact, step, ROUND_HALF_UP) == value


def _to(exact: Decimal, step: Decimal, way: str) -> Decimal:
    return (exact / step).to_integral_value(way) * step
