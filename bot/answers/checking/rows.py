"""Lists, a thing a line: what stands in the line of one is not said of another."""

from collections.abc import Iterator, Sequence

from bot.answers.checking.source import Line, Source
from bot.answers.texts.claims import Claim
from bot.answers.texts.clauses import clauses_of, doers
from bot.answers.texts.names import Name, is_version
from bot.answers.texts.samenames import any_same, same_name
from bot.search.scripts import UNSPACED_LETTER

#: Words up to which a line without a full stop is an entry of a list.
_SHORT = 18


def in_another_row(claim: Claim, sources: Sequence[Source]) -> Iterator[str]:
    """Say of each name beside another one in a claim that the passages have it in the line of a third."""
    for clause in clauses_of(claim):
        for name in doers(clause.names)[:1]:
            for other in clause.names:
                if other is not name and _stands_alone(other) and _are_apart(name, other, sources):
                    yield f"the passages name {claim.text[other.start : other.end]} with another one"


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
