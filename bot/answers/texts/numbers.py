"""Numbers as people write them: 60k, 60,000, sixty thousand and 6 万 are one number; 15 minutes and 15 hours are not.

Works on folded text (bot.search.words.fold), where × is x and every minus is a hyphen.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.answers.texts.numerals import numerals
from bot.answers.texts.quantity import Quantity
from bot.answers.texts.units import unit_after, unit_named
from bot.search.scripts import UNSPACED

_SCALES = {
    "k": 3,
    "thousand": 3,
    "千": 3,
    "万": 4,
    "萬": 4,
    "m": 6,
    "mn": 6,
    "million": 6,
    "亿": 8,
    "億": 8,
    "만": 4,
    "억": 8,
}
_SCALES |= {"b": 9, "bn": 9, "billion": 9, "t": 12, "tn": 12, "trillion": 12}
# A character of an unspaced script may touch a number: 覆盖98个, 2.3M参数.
_LETTER = rf"[^\W{UNSPACED}]"
_SCALE = rf"(?:[kKMBT]|bn|mn|tn)(?!{_LETTER})|[\s-]?(?i:thousand|million|billion|trillion)\b|\s?[千万萬亿億만억]"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = re.compile(
    rf"(?P<sign>(?<![\w%)\].])[-+])?(?P<money>[$€£¥])?(?<!{_LETTER})(?<!\.)(?P<digits>{_DIGITS})(?P<scale>{_SCALE})?"
    rf"(?P<over>/(?:{_DIGITS}))?(?![\d])(?!\.\d)(?:\s?(?P<mark>%|‰|pp\b|x(?!{_LETTER})|°C?)|(?P<order>st|nd|rd|th)\b)?"
)
_DIGIT = re.compile(r"\d")
_DASHES = ("-", "–", "—")
_RANGE = re.compile(r"\s?(?:-|–|—|~|to|and|至|到)\s?")


def quantities(text: str) -> list[Quantity]:
    """Give the numbers of a folded text in order; dates, versions and names should be blanked out before."""
    return sorted([*_written(text), *numerals(text)], key=lambda quantity: quantity.start)


def _written(text: str) -> Iterator[Quantity]:
    if _DIGIT.search(text) is None:
        return
    found = list(_NUMBER.finditer(text))
    marks, scales = _marks_and_scales(text, found)
    for match in found:
        yield Quantity(
            value=_value(match, scales[match.start()]),
            unit=marks[match.start()],
            start=match.start(),
            end=match.end(),
            ordinal=match["order"] is not None,
            share=match["over"] is not None,
        )


def _marks_and_scales(text: str, found: Sequence[re.Match[str]]) -> tuple[dict[int, str], dict[int, str]]:
    """Give the units and the scales of numbers by their places; those of a range may be said once for both its ends."""
    marks: dict[int, str] = {}
    scales: dict[int, str] = {}
    following = None
    for match in reversed(found):
        scales[match.start()] = (match["scale"] or "").strip(" -").casefold()
        marks[match.start()] = _mark_of(text, match)
        ranges = following is not None and _RANGE.fullmatch(text, match.end(), following.start())
        if following and match["money"] and not following["mark"] and text[match.end() : following.start()] in _DASHES:
            # Money is named before the first of two: `$1-5M checks`.
            marks[following.start()] = marks[match.start()]
        if following and ranges and marks[match.start()] in ("", marks[following.start()]):
            marks[match.start()] = marks[following.start()]
            if not scales[match.start()] and _digits(match) <= _digits(following):
                # A scale said once stands for both: `from 1.2 to 1.4 trillion`.
                scales[match.start()] = scales[following.start()]
        following = match
    return marks, scales


def _digits(match: re.Match[str]) -> Decimal:
    return Decimal(match["digits"].replace(",", ""))


def _value(match: re.Match[str], scale: str) -> Decimal:
    value = _digits(match) * Decimal(10) ** _SCALES.get(scale, 0)
    if match["over"] and Decimal(match["over"][1:].replace(",", "")):
        value /= Decimal(match["over"][1:].replace(",", ""))
    return -value if match["sign"] == "-" else value


def _mark_of(text: str, match: re.Match[str]) -> str:
    worn = match["money"] or match["mark"]
    return unit_named(worn) if worn else unit_after(text, match.end())
