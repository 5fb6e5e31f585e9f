"""Which way round two names stand: who has, beats or makes whom."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.answers.texts.claims import Claim
from bot.answers.texts.names import same_name

# Words between two names that say nothing of a direction.
_LEVEL = re.compile(r"(?i)\s*(?:[,/&+;:()—–-]|and|or|with|versus|vs\.?|as well as|alongside|together with)\s*")
# What turns the direction round: `B by A` is `A's B`.
_TURNED = re.compile(r"(?i)\b(?:by|of|from)\b")
_FARTHEST = 40
# After these a name is neither what is done to nor whose it is.
_LOOSE = re.compile(
    r"(?i)\b(?:to|in|on|at|for|against|into|onto|over|under|after|before|since|until|than|like|as|when|while|that|which|who|where|but|because)\b|[;:—–,()]"
)


@dataclass(frozen=True, slots=True)
class Directed:
    """One name that stands before another in meaning, whichever is written first."""

    first: str
    second: str


def directed(claim: Claim) -> Iterator[Directed]:
    """Give each pair of neighbouring names that are joined by more than a comma or an `and`."""
    for one, other in zip(claim.names, claim.names[1:], strict=False):
        between = claim.text[one.end : other.start]
        if one.owns and not between.strip():
            between = "'s"
        if not between.strip() or len(between) > _FARTHEST or same_name(one.key, other.key):
            continue
        if _LEVEL.fullmatch(between) or _LOOSE.search(between):
            continue
        pair = (other.key, one.key) if _TURNED.search(between) else (one.key, other.key)
        yield Directed(*pair)


def turned(claim: Claim, lines: Iterable[Claim]) -> Directed | None:
    """Give the pair of names that every line with both says the other way round; None where there is none."""
    told = [pair for line in lines for pair in directed(line)]
    return next((pair for pair in directed(claim) if _contradicted(pair, told)), None)


def _contradicted(pair: Directed, told: Sequence[Directed]) -> bool:
    other_way = any(_same(pair.first, one.second) and _same(pair.second, one.first) for one in told)
    return other_way and not any(_same(pair.first, one.first) and _same(pair.second, one.second) for one in told)


def _same(one: str, other: str) -> bool:
    return one == other or same_name(one, other)
