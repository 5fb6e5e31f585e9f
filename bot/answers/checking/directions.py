"""Which way round two names stand: who has, beats or makes whom."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from bot.answers.texts.claims import Claim
from bot.answers.texts.clauses import groups
from bot.answers.texts.names import Name
from bot.answers.texts.samenames import same_name
from bot.search.scripts import UNSPACED_LETTER

# Words between two names that say nothing of a direction.
_LEVEL = re.compile(
    r"(?i)\s*(?:[,/&+;:()|·—–-]|and|or|with|versus|vs\.?|as well as|alongside|together with|is|are|was|were)\s*"
)
# What turns the direction round: `B by A` is `A's B`. With a verb before it, `of` and `from` tell nothing.
_TURNED = re.compile(
    r"(?i)\bby\b|\b(?:receiv|got|rais|secur)\w*\s.*\bfrom\b|^\s(?:(?:is|was|are|were|comes?|came)\s)?(?:(?!(?:away|far|free|apart|aside)\b)\w+\s)?(?:of|from)\s(?:the\s)?$"
)
_UNCLEAR = re.compile(r"(?i)\b(?:of|from)\b")
# After a possessive comes what is owned, which the direction is about as well: `beat OpenAI's ChatGPT`.
_OWNED = re.compile(r"(?:'s|')\s(?:\w+\s)?|\s?的\s?")
_FROM, _TO = re.compile(r"(?i)\bfrom (?:the )?$"), re.compile(r"(?i)\s(?:in)?to (?:the )?")
# What stands between two names in a script without spaces tells too little of who is who.
_FARTHEST = 60
# Verbs of two words, whose second is no preposition.
_PHRASE = re.compile(r"(?i)\b(?:tak(?:e|es|en|ing) over|took over|pick(?:s|ed)? up)\b")
# After these a name is neither what is done to nor whose it is.
_LOOSE = re.compile(
    r"(?i)\b(?:to|in|on|at|for|against|into|onto|over|under|after|before|since|until|than|like|as|when|while|that|which|who|where|but|because)\b|[;:—–,()]"
)


@dataclass(frozen=True, slots=True)
class Directed:
    """One name that stands before another in meaning, whichever is written first."""

    first: str
    second: str


def neighbours(claim: Claim) -> Iterator[tuple[list[Name], list[Name]]]:
    """Give the lists of names side by side, a single one being a list too, with what the second one owns."""
    listed = groups(claim.names, claim.text)
    for ones, others in pairwise(listed):
        yield ones, [*others, *_owned_by(others, listed, claim)]


def directed(claim: Claim) -> Iterator[Directed]:
    """Give each pair of names side by side, lists taken whole, that are joined by more than a comma or an `and`."""
    for ones, others in neighbours(claim):
        between = claim.text[ones[-1].end : others[0].start]
        if ones[-1].owns and not between.strip():
            # Of a list the last one alone owns what follows: `Python, Ada's Kit`.
            between, ones = "'s", ones[-1:]
        if _FROM.search(claim.text[: ones[0].start]) and _TO.fullmatch(between):
            yield from (Directed(one.key, other.key) for one, other in product(ones, others))
        if (
            UNSPACED_LETTER.search(between)
            or not between.strip()
            or len(between) > _FARTHEST
            or _LEVEL.fullmatch(between)
        ):
            continue
        if _LOOSE.search(_PHRASE.sub(" ", between)):
            continue
        turned = _TURNED.search(between) is not None
        if not turned and _UNCLEAR.search(between):
            continue
        for one, other in product(ones, others):
            if not same_name(one.key, other.key):
                yield Directed(*((other.key, one.key) if turned else (one.key, other.key)))


def _owned_by(owners: Sequence[Name], listed: Sequence[Sequence[Name]], claim: Claim) -> list[Name]:
    """Give what a list of names owns, where the next one stands in its possession."""
    after = next((group for group in listed if group[0].start > owners[-1].end), None)
    return [*after] if after and _OWNED.fullmatch(claim.text, owners[-1].end, after[0].start) else []


def turned(claim: Claim, lines: Iterable[Claim]) -> Directed | None:
    """Give the pair of names that every line with both says the other way round; None where there is none."""
    told = [pair for line in lines for pair in directed(line)]
    return next((pair for pair in directed(claim) if _contradicted(pair, told)), None)


def _contradicted(pair: Directed, told: Sequence[Directed]) -> bool:
    other_way = any(_same(pair.first, one.second) and _same(pair.second, one.first) for one in told)
    return other_way and not any(_same(pair.first, one.first) and _same(pair.second, one.second) for one in told)


def _same(one: str, other: str) -> bool:
    return one == other or same_name(one, other)
