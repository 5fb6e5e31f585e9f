"""Lists, a thing a line: what stands in the line of one is not said of another."""

import re
from collections.abc import Iterator, Sequence

from bot.answers.checking.figures import agrees
from bot.answers.checking.source import Line, Source
from bot.answers.texts.claims import Claim
from bot.answers.texts.clauses import clauses_of, doers
from bot.answers.texts.names import Name, is_version
from bot.answers.texts.samenames import any_same, same_name
from bot.search.scripts import UNSPACED_LETTER

#: Words up to which a line without a full stop is an entry of a list.
_SHORT = 18
_FIRST_CELL = re.compile(r"\s*([^\W\d_][^|¦\n]{1,60}?)\s[|¦]\s")


def in_another_row(claim: Claim, sources: Sequence[Source]) -> Iterator[str]:
    """Say of each name beside another one in a claim that the passages have it in the line of a third."""
    for clause in clauses_of(claim):
        for name in doers(clause.names)[:1]:
            for other in clause.names:
                if other is not name and _stands_alone(other) and _are_apart(name, other, sources):
                    yield f"the passages name {claim.text[other.start : other.end]} with another one"


def number_of_another_row(claim: Claim, sources: Sequence[Source]) -> Iterator[str]:
    """Say of each number beside what a table's row is on that it stands in other rows alone."""
    labels = {label for source in sources for line in source.lines if (label := _label(line))}
    said = {label for label in labels if re.search(rf"(?i)(?<!\w){re.escape(label)}(?!\w)", claim.text)}
    for number in claim.numbers if said else ():
        held = [
            _label(line)
            for source in sources
            for line in source.lines
            if any(agrees(number, claim, other, line.claim, source.text) for other in line.claim.numbers)
        ]
        if held and all(held) and said.isdisjoint(held):
            yield f"the passages have {claim.text[number.start : number.end]} in the row of another"


def _label(line: Line) -> str:
    """Give what a table's row is on, its first cell where that is words; an empty text where there is none."""
    found = _FIRST_CELL.match(line.claim.text)
    return found[1].casefold() if found else ""


def _are_apart(name: Name, other: Name, sources: Sequence[Source]) -> bool:
    lines = [(source, line) for source in sources for line in source.lines if _has(line, other, source)]
    if not lines or any(_has(line, name, source) for source, line in lines):
        return False
    if any(any_same(source.kin_of(name.key), source.item_names) for source, _ in lines):
        # Every line under a heading is on what it names.
        return False
    if not all(_is_row(line) and len(line.claim.names) > 1 for _, line in lines):
        return False
    return any(_has(line, name, source) for source in sources for line in source.lines)


def _stands_alone(name: Name) -> bool:
    """Tell whether a name tells by itself which line it is of: not one a preposition makes a mere circumstance."""
    return not name.object or name.reference or is_version(name.key)


def _has(line: Line, name: Name, source: Source) -> bool:
    near = source.kin_of(name.key)
    return any(same_name(key, held.key) for key in near for held in line.claim.names)


def _is_row(line: Line) -> bool:
    text = line.claim.text.strip()
    words = len(text.split()) + len(UNSPACED_LETTER.findall(text)) // 2
    return words <= _SHORT and not text.endswith((".", "!", "?", "。"))
