"""Whether a number of a claim is a number of a passage: value, unit, rate, and the sign that a word gives."""

import re

from bot.answers.texts.claims import Claim
from bot.answers.texts.quantity import Quantity, rounds, same_share, same_value
from bot.answers.texts.units import LISTED, WORN, is_known_unit, measured, rate_of, words_for
from bot.search.words import stem

_FALLING = re.compile(
    r"(?i)\b(?:drop|fell|fall|declin|decreas|down|lower|less|fewer|reduc|below|minus|los|cut|shrink|shrank|negative|regress)|下降|降低|减少"
)
#: What leads to by how much something fell, where posts have a plus: `+3`.
_FELL_BY = re.compile(r"(?i)\b(?:down|fell|dropped|declined|decreased|sank|lost)(?:\sby)?\s$")
#: A `7B model` has its size in parameters without saying so.
_MODEL_SIZE = 1_000_000
#: What stands between a number and the whole that it is a part of.
OF_THEM = re.compile(r"(?i)[\w\s-]{0,20}\b(?:out of|of|from)\s[\w\s]{0,15}")
_PEOPLE = re.compile(r"(?i)\s(?:\w+\s)?people\b")
#: What stands between the two ends of a range, whose unit is said once: `between 43 and 58 percent`, `10 to 20 MB`.
_RANGE = re.compile(r"(?i)\s?(?:to|and|or|through|bis|und|à|et|y|a|[-–—~～至到和])\s?(?:[$€£¥]\s?)?")
#: Points are what a score is counted in, where it says no unit.
_POINTS = re.compile(r"(?i)\spoints?\b")
_SCORED = re.compile(r"(?i)\b(?:scor(?:es?|ed|ing)|ratings?|grades?)\b")
_CELL = re.compile(r"\s[|¦]\s")


def agrees(number: Quantity, claim: Claim, other: Quantity, line: Claim, around: str = "") -> bool:
    """Tell whether two numbers are one: value, unit, and the sign that a minus or a word gives.

    Args:
        number: one of the claim.
        claim: the sentence it stands in.
        other: one of a passage.
        line: the sentence that one stands in.
        around: the passage's text, where a unit said once may stand for further numbers.
    """
    same_measure = number.unit != other.unit and _measure_the_same(number, other)
    same = same_measure or same_value(number, other) or rounds(number, claim.text, other)
    if not same or not _signs_agree(number, claim, other, line):
        return False
    mine, theirs = rate_of(claim.text, number.start, number.end), rate_of(line.text, other.start, other.end)
    if mine and theirs and mine != theirs:
        return False
    if same_measure or number.share or same_share(number, other):
        return True
    if not other.unit and _POINTS.match(claim.text, number.end) and _SCORED.search(around or line.text):
        return True
    return _units_agree(number, other, line, around or line.text)


def _measure_the_same(number: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers are the same in other units: half a minute and 30 seconds."""
    mine = measured(number.value, number.unit)
    return mine is not None and mine == measured(other.value, other.unit)


def _units_agree(number: Quantity, other: Quantity, line: Claim, around: str) -> bool:
    mine, theirs = number.unit, other.unit
    if mine == theirs:
        return True
    if not theirs and any(
        held.unit == mine and _RANGE.fullmatch(line.text, other.end, held.start) for held in line.numbers
    ):
        return True
    if mine in WORN or theirs in WORN:
        return False
    if "parameter" in (mine, theirs) and abs(number.value) >= _MODEL_SIZE:
        return True
    if mine == "user" and not theirs and _PEOPLE.match(line.text, other.end):
        return True
    if is_known_unit(mine):
        # A unit said once may stand for a whole list: `(60,000 stars), cognee (16,000)`.
        words = {stem(word) for word in re.findall(r"[a-z]+", around.casefold())}
        if not theirs and _CELL.search(line.text):
            # A table says it in the head of a column.
            return not words.isdisjoint(map(stem, words_for(mine)))
        return not theirs and mine in LISTED and (mine in words or any(word in around for word in _unspaced(mine)))
    if is_known_unit(theirs) and mine:
        return False
    # A noun that the post counts with another number is the wrong noun for this one, but for `144 votes of 677`.
    counted = {
        quantity.unit
        for quantity in line.numbers
        if not same_value(quantity, other) and not OF_THEM.fullmatch(line.text, quantity.end, other.start)
    }
    return not mine or mine not in counted or mine in theirs


def _unspaced(unit: str) -> list[str]:
    return [word for word in words_for(unit) if not word.isascii()]


def _signs_agree(number: Quantity, claim: Claim, other: Quantity, line: Claim) -> bool:
    if line.text[other.start] == "+" and _FELL_BY.search(claim.text, max(0, number.start - 20), number.start):
        return False
    if (number.value < 0) == (other.value < 0):
        return True
    positive = claim.text if number.value >= 0 else line.text
    return _FALLING.search(positive) is not None
