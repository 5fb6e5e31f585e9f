"""Numbers that the passages give to something else than a claim does, or with which they count something else."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answers.checking.figures import OF_THEM, agrees
from bot.answers.checking.source import Line, Source
from bot.answers.texts.claims import Claim, root
from bot.answers.texts.clauses import doers
from bot.answers.texts.lexicon import is_unspaced
from bot.answers.texts.owners import clause_at, owner_of
from bot.answers.texts.quantity import Quantity
from bot.answers.texts.samenames import any_same
from bot.answers.texts.stretches import stretch_at
from bot.answers.texts.units import is_known_unit

#: What keeps a name after a number from being what it was measured on.
_APART = re.compile(r"[()]|\b(?:than|compared|versus|vs|while|and|but|where)\b|, ")
#: What ends the words that a number counts.
_COUNT_ENDS = re.compile(
    r"[|·]|[:(.]\s|,(?!\d)|[;)]|\b(?:and|while|but|than|from|to|against|where|which)\b"
    r"|\b(?:after|before|since|when|because|with|by|as)\b|，|。|、"
)
_COUNTED_WORDS = 3
#: What joins two numbers, and what leads to what they were measured on.
_AND, _ON = re.compile(r"and\s"), re.compile(r"\s(?:on|in|at|for|across)\s")


def misplaced(claim: Claim, sources: Sequence[Source], about: Sequence[str]) -> Iterator[str]:
    """Say of each number of a claim that its passages give it to something else, or count something else with it."""
    for number in filter(_is_owned, claim.numbers):
        told = list(_told(claim, number, sources))
        fitting = [
            (source, line, held) for source, line, held in told if _fits(claim, number, source, line, held, about)
        ]
        if (told and not fitting) or _is_of_other_version(claim, number, told):
            yield f"the passages give {claim.text[number.start : number.end]} to another name"
        elif fitting and all(_counts_another(claim, number, line.claim, held) for _, line, held in fitting):
            yield f"the passages count something else with {claim.text[number.start : number.end]}"


def _is_owned(number: Quantity) -> bool:
    """Tell whether a number is something's own: neither a place in an order nor the `a` of `a year`."""
    return not number.ordinal and not (number.spelled and number.value == 1)


def _is_of_other_version(claim: Claim, number: Quantity, told: Sequence[tuple[Source, Line, Quantity]]) -> bool:
    """Tell whether the passages give a number to another version of its name, and nowhere to this one."""
    mine, _ = owner_of(claim, number)
    owners = [key for _, line, held in told for key in owner_of(line.claim, held)[0]]
    return any(_versions(one, other) for one in mine for other in owners) and not any_same(mine, owners)


def _versions(one: str, other: str) -> bool:
    """Tell whether two names differ in their version alone: HDMI 2.1, HDMI 2.2."""
    left, right = one.split(), other.split()
    apart = len(left) == len(right) > 1 and left[:-1] == right[:-1] and left[-1] != right[-1]
    return apart and left[-1][0].isdigit() and right[-1][0].isdigit()


def _told(claim: Claim, number: Quantity, sources: Sequence[Source]) -> Iterator[tuple[Source, Line, Quantity]]:
    for source in sources:
        for line in source.lines:
            for held in line.claim.numbers:
                if agrees(number, claim, held, line.claim, source.text):
                    yield source, line, held


def _fits(claim: Claim, number: Quantity, source: Source, line: Line, held: Quantity, about: Sequence[str]) -> bool:
    theirs, strict = owner_of(line.claim, held)
    mine, _ = owner_of(claim, number)
    if not strict and _stands_beside(claim, mine, source, line, held):
        return True
    names = [name.key for part in source.claims for name in part.names]
    if mine and is_unspaced(claim.text) != is_unspaced(line.claim.text) and not any_same(mine, names):
        # A name may be written in the other language.
        return True
    if not theirs or (not strict and any_same(mine, source.item_names)):
        return _may_own(mine, source, line, held)
    near = [key for name in theirs for key in source.kin_of(name)]
    return any_same(near, _mentioned(claim, about)) or not (strict or mine)


def _stands_beside(claim: Claim, mine: Sequence[str], source: Source, line: Line, held: Quantity) -> bool:
    """Tell whether a name stands in the same stretch as a number, or before one whose stretch has no other doer."""
    near = [key for name in mine for key in source.kin_of(name)]
    start, end = stretch_at(line.claim.text, held.start, held.end)
    beside = [name for name in line.claim.names if start <= name.start < end]
    if any_same(near, [name.key for name in beside]):
        return True
    earlier = [name.key for name in line.claim.names if name.start < start]
    if not any_same(near, earlier):
        return False
    return not doers(beside) or any_same([name.key for name in claim.names], [name.key for name in beside])


def _mentioned(claim: Claim, about: Sequence[str]) -> list[str]:
    """Give the names that may own a number of the claim; where none in it may act, what it is about as well."""
    names = [name.key for name in claim.names]
    return names if doers(claim.names) else [*names, *about]


def _may_own(mine: Sequence[str], source: Source, line: Line, held: Quantity) -> bool:
    """Tell whether a name may own a number that stands beside none: one read before it, or what it is measured on."""
    near = [key for name in mine for key in source.kin_of(name)]
    clause = clause_at(line.claim, held.start)
    text = line.claim.text
    before = [name.key for name in line.claim.names if name.start < held.start]
    on = [name.key for name in clause.names if name.start > held.end and not _APART.search(text[held.end : name.start])]
    return not near or any_same(near, (*line.before, *before, *on))


# What a number counts


def _counts_another(claim: Claim, number: Quantity, line: Claim, held: Quantity) -> bool:
    """Tell whether what a number counts in the claim is counted by another number of the line."""
    mine, theirs = _counted(claim, number), _counted(line, held)
    if not is_known_unit(held.unit):
        # A unit said once may stand for the further numbers of a list.
        mine = frozenset(word for word in mine if not is_known_unit(word))
    others = [
        other
        for other in line.numbers
        if abs(other.value) != abs(held.value) and not (_is_part(other, held, line) or _is_part(held, other, line))
    ]
    # `16x cost reduction`, where 19x is the cost reduction and 16x another.
    return any(len(mine & _counted(line, other)) > len(mine & theirs) for other in others)


def _is_part(other: Quantity, held: Quantity, line: Claim) -> bool:
    """Tell whether one number is so many of the other, counting the same: `144 votes out of 677`."""
    return OF_THEM.fullmatch(line.text, other.end, held.start) is not None


def _counted(claim: Claim, number: Quantity) -> frozenset[str]:
    """Give the stems of the few words that a number counts."""
    end = _COUNT_ENDS.search(claim.text, number.end)
    following = [other for other in claim.numbers if other.start > number.start]
    stop = min([end.start() if end else len(claim.text), *(other.start for other in following[:1])])
    # What a row counts may stand there with a capital: `4 Regressions, 6 Improvements`.
    words = {**claim.words, **{name.start: root(name.key) for name in claim.names if name.key.isalpha()}}
    places = [at for at in sorted(words) if number.end <= at < stop][:_COUNTED_WORDS]
    counted = frozenset(words[at] for at in places)
    if following and _AND.match(claim.text, stop) and not _ON.search(claim.text, number.end, stop):
        # What two were measured on is said once: `70.5 mAP and 73.9 NDS on nuScenes`.
        close = _COUNT_ENDS.search(claim.text, following[0].end)
        on = _ON.search(claim.text, following[0].end, close.start() if close else len(claim.text))
        counted |= frozenset() if on is None else _counted(claim, replace(following[0], end=on.end()))
    return counted
