"""A number or a date taken from its neighbour: the passages say with another one what a claim says with this."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answers.checking.figures import agrees
from bot.answers.checking.source import Line, Source
from bot.answers.checking.workings import is_worked_out
from bot.answers.texts.claims import Claim
from bot.answers.texts.clauses import doers
from bot.answers.texts.dates import Stated
from bot.answers.texts.quantity import Quantity, same_value
from bot.answers.texts.samenames import any_same
from bot.answers.texts.stretches import stretch_at
from bot.answers.texts.units import is_known_unit

#: How many more words than the number's own stretch another one must share with the claim to take its place.
_MORE = 2
#: A name tells as much as so many words.
_NAME = 2
_LABEL = re.compile(r"([A-Za-z]+(?: [A-Za-z]+){0,3}): ")
#: Words before a number that say what it is.
_LEAD = 3
#: Words that a stretch without the date must share with the claim to be what it tells.
_TOLD = 3


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands around a place: the stems of its words, and the names."""

    words: frozenset[str]
    names: tuple[str, ...]
    objects: tuple[str, ...]


def rival_number(claim: Claim, sources: Sequence[Source]) -> Iterator[str]:
    """Say of each number that another one of its passages has more of the words that the claim puts around it."""
    about = [name.key for name in doers(claim.names)[:1]]
    for number in claim.numbers:
        around = _around(claim, number.start, number.end)
        own, others = list[int](), [0]
        for source in sources:
            for line in source.lines:
                for held in filter(line.counts, line.claim.numbers):
                    shared = _shared(around, _around(line.claim, held.start, held.end), line, source, about)
                    if agrees(number, claim, held, line.claim, source.text):
                        own.append(shared)
                    elif _may_be_taken_for(number, held, claim):
                        others.append(shared)
        if not own and any(is_worked_out(number, claim, source) for source in sources):
            continue
        if max(others) >= max(own, default=0) + _MORE or _leads_to_another(claim, number, sources):
            yield f"the passages say this with another number than {claim.text[number.start : number.end]}"


def _leads_to_another(claim: Claim, number: Quantity, sources: Sequence[Source]) -> bool:
    """Tell whether the words that lead up to a number lead to another one in the passages: `cuts costs by 28%`."""
    mine = _lead(claim, number)
    own, others = frozenset[str](), [0]
    for source in sources:
        for line in source.lines:
            for held in line.claim.numbers:
                if agrees(number, claim, held, line.claim, source.text):
                    own |= mine & _around(line.claim, held.start, held.end).words
                elif _may_be_taken_for(number, held, claim):
                    others.append(len(mine & _lead(line.claim, held)))
    return not own and max(others) >= _MORE


def _lead(claim: Claim, number: Quantity) -> frozenset[str]:
    first, _ = stretch_at(claim.text, number.start, number.end)
    places = [at for at in claim.stems if first <= at < number.start][-_LEAD:]
    return frozenset(claim.stems[at] for at in places)


def rival_date(claim: Claim, sources: Sequence[Source]) -> Iterator[str]:
    """Say of each date that the passages put what the claim puts to it to another, or beside it to none."""
    about = [name.key for name in doers(claim.names)[:1]]
    for stated in claim.dates:
        own, others, beside = [0], [0], []
        around = _around(claim, stated.start, stated.end)
        items = around.words | {*around.names, *around.objects}
        for source in sources:
            for line in source.lines:
                for other in line.claim.dates:
                    shared = _shared(around, _around(line.claim, other.start, other.end), line, source, about)
                    if _may_agree(stated, other):
                        own.append(shared)
                        beside.append(_is_beside(items, line, other))
                    elif _alike(stated, other) and not any(_may_agree(it, other) for it in claim.dates):
                        others.append(shared)
        if max(others) >= max(own) + _MORE or (beside and all(beside)) or _labelled_otherwise(claim, stated, sources):
            yield f"the passages tell something else of {claim.text[stated.start : stated.end]}"


def _labelled_otherwise(claim: Claim, stated: Stated, sources: Sequence[Source]) -> bool:
    """Tell whether the claim has all words of another date's label and not of its own: `Last commit: April 17`."""
    words = frozenset(re.findall(r"\w+", claim.text.casefold()))
    labelled = [
        other
        for source in sources
        for line in source.lines
        if line.claim.dates and (label := _LABEL.match(line.claim.text))
        if words.issuperset(re.findall(r"\w+", label[1].casefold()))
        for other in line.claim.dates
    ]
    return bool(labelled) and not any(_may_agree(stated, other) for other in labelled)


def _may_agree(one: Stated, other: Stated) -> bool:
    years = one.year is None or other.year is None or one.year == other.year
    return years and (one.month, one.day, one.week) == (other.month, other.day, other.week)


def _alike(one: Stated, other: Stated) -> bool:
    """Tell whether two dates are as exact as each other."""
    return [one.month is None, one.day is None, one.week is None] == [
        other.month is None,
        other.day is None,
        other.week is None,
    ]


def _is_beside(items: frozenset[str], line: Line, stated: Stated) -> bool:
    """Tell whether a date's own stretch shares nothing with the claim, and what stands before it much."""
    start, end = stretch_at(line.claim.text, stated.start, stated.end)
    own = {item for at, item in line.claim.items.items() if start <= at < end}
    before = {item for at, item in line.claim.items.items() if at < start}
    return bool(own) and not own & items and len(before & items) >= _TOLD


def _around(claim: Claim, start: int, end: int) -> _Context:
    first, last = stretch_at(claim.text, start, end)
    if (
        (first == 0 or claim.text[first - 1] in ";:")
        and claim.text[end:last].strip() == ""
        and last + 1 < len(claim.text)
        and not any(first <= at < start for at in claim.items)
    ):
        # What stands in front is about what follows: `by 2027, robots will …`.
        last = stretch_at(claim.text, last + 1, last + 1)[1]
    return _Context(
        words=frozenset(word for at, word in claim.stems.items() if first <= at < last and not is_known_unit(word))
        | {str(other.value) for other in claim.numbers if first <= other.start < last and other.start != start}
        # `Kubernetes 1.25` is 1.25 to those who know what it is of.
        | {word for name in claim.names if first <= name.start < last for word in name.words[1:] if word[0].isdigit()},
        names=tuple(name.key for name in claim.names if first <= name.start < last and not name.object),
        objects=tuple(name.key for name in claim.names if first <= name.start < last and name.object),
    )


def _shared(mine: _Context, theirs: _Context, line: Line, source: Source, about: Sequence[str]) -> int:
    names = theirs.names or line.topic
    near = [key for name in mine.names or about for key in source.kin_of(name)]
    beside = [key for name in mine.objects for key in source.kin_of(name)]
    # Measured on another thing, a number is another: `16.67% on BioASQ`.
    apart = bool(beside and theirs.objects) and not any_same(beside, theirs.objects)
    shared = len(mine.words & theirs.words) + any_same(beside, (*theirs.objects, *theirs.names)) - apart
    return shared + _NAME * any_same(near, (*names, *theirs.objects))


def _may_be_taken_for(number: Quantity, held: Quantity, claim: Claim) -> bool:
    """Tell whether another number is of the same kind, and is not in the claim as well."""
    if any(same_value(held, other) for other in claim.numbers):
        return False
    return number.unit == held.unit or not (is_known_unit(number.unit) or is_known_unit(held.unit))
