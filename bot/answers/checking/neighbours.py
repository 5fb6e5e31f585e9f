"""A number between the words that stand round another one: `the 2024 release`, where a post has `the 1.32 release`."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.answers.checking.source import Line, Source
from bot.answers.texts.claims import Claim

#: A number of any kind, a year or a version among them, with the word before it and the word or sign behind it.
_PLACED = re.compile(
    r"(?:(?<![\w.])([A-Za-z-]{1,40}) )?(?<![\w.,/#-])(v?\d(?:[\d.,]*\d)?)(?![\w/-]|[.,]\d)"
    r"(?:(?: |(?=[%×]))([A-Za-z-]{1,40}|[%×]))?"
)
#: The share of a claim's words that a line must have to be the one that it says again.
_SAME = 0.6


class _Placed(NamedTuple):
    """A number without the commas in it, and what it stands between in small letters; empty where that is no word."""

    number: str
    before: str
    after: str

    @property
    def place(self) -> tuple[str, str]:
        return self.before, self.after


def number_in_place_of_another(claim: Claim, sources: Sequence[Source]) -> Iterator[str]:
    """Say of each number that a line says the same with another one between the same words, and never with this one.

    Two that have changed places in one line are found as well.
    """
    said = _placed_in(claim.text)
    numbers = {placed.number for placed in said}
    stems = frozenset(claim.stems.values())
    lines = [(line, _placed_in(line.claim.text)) for source in sources for line in source.lines if said]
    for one in said:
        told = [other for _, placed in lines for other in placed if other.number == one.number]
        if not told or any(_shares_a_side(one, other) for other in told):
            continue
        for line, placed in lines:
            own = {other.place for other in placed if other.number == one.number}
            rivals = {other.number for other in placed if other.place == one.place != ("", "")}
            turned = any(other.number in rivals and other.place in own for other in said)
            if (turned or (rivals - numbers and not own)) and _says_again(stems, line):
                yield f"the passages say this with another number than {one.number}"
                break


def _placed_in(text: str) -> list[_Placed]:
    return [
        _Placed(found[2].replace(",", ""), (found[1] or "").casefold(), (found[3] or "").casefold())
        for found in _PLACED.finditer(text)
    ]


def _shares_a_side(one: _Placed, other: _Placed) -> bool:
    return bool(one.before and one.before == other.before) or bool(one.after and one.after == other.after)


def _says_again(stems: frozenset[str], line: Line) -> bool:
    return len(stems.intersection(line.claim.stems.values())) >= _SAME * len(stems)
