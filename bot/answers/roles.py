"""Who did it, whether it was denied, and whose number it is, as far as the words can tell.

A claim is held against the clauses of its passages that share most of its words; only what speaks clearly against it
counts, so that a true sentence in other words stays.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.answers.claims import Claim
from bot.answers.clauses import Clause, clauses_of, doers, groups, stems_of
from bot.answers.names import Name, same_name
from bot.answers.numbers import Quantity
from bot.answers.presence import agrees
from bot.answers.source import Line, Source, owned
from bot.answers.wordlists import DIRECTED, LOSING, OPPOSITES, WINNING

#: The share of a clause's words that a passage's clause must hold to be what the claim is about.
_ABOUT = 0.5
#: How close to the best fit another clause must come to count as well.
_CLOSE = 0.8
#: Within so many characters a name opens a clause.
_OPENING = 16
_PASSIVE = re.compile(r"(?i)\b(?:is|are|was|were|be|been|being|got|gets)\b(?: \w+)? $|\bby (?:the |an? )?$|被")
_SET_AGAINST = re.compile(r"(?i)\b(?:unlike|than|versus|vs\.?|over|against|not|instead of|rather than)(?: the| an?)? $")

_OPPOSITE: dict[str, set[str]] = {}
for _pair in OPPOSITES:
    _left, _right = (next(iter(stems_of([word]))) for word in _pair)
    _OPPOSITE.setdefault(_left, set()).add(_right)
    _OPPOSITE.setdefault(_right, set()).add(_left)


@dataclass(frozen=True, slots=True)
class _Match:
    """A clause of a passage that a clause of the claim may be about."""

    source: Source
    line: Line
    clause: Clause
    fit: float


def contradiction(claim: Claim, sources: Sequence[Source], about: Sequence[str] = ()) -> str | None:
    """Say what the passages tell differently; None where nothing speaks against the claim.

    Args:
        claim: the sentence.
        sources: the passages it stands on.
        about: names that a pronoun in the sentence may stand for, from the question and the sentence before.
    """
    return next(_against(claim, sources, about), None)


def _against(claim: Claim, sources: Sequence[Source], about: Sequence[str]) -> Iterator[str]:
    for number in claim.numbers:
        if _is_anothers(claim, number, sources, about):
            yield f"the passages give {claim.text[number.start : number.end]} for something else"
    yield from _misowned(claim, sources)
    for clause in clauses_of(claim):
        matches = _matches(clause, sources)
        if matches and all(_denied_otherwise(clause, match.clause) for match in matches):
            yield "the passages say the opposite"
        if matches and not any(_same_doer(clause, match) for match in matches):
            yield "the passages tell this of another name"
        if any(_turned_round(clause, match.clause) for match in matches):
            yield "the passages tell it the other way round"


def _matches(clause: Clause, sources: Sequence[Source]) -> list[_Match]:
    """Give the clauses of the passages that share most words with a clause, where they share enough to tell."""
    found = [
        _Match(source, line, other, _fit(clause, other))
        for source in sources
        for line in source.lines
        for other in line.clauses
    ]
    best = max((match.fit for match in found), default=0.0)
    return [match for match in found if best >= _ABOUT and match.fit >= best * _CLOSE]


def _fit(clause: Clause, other: Clause) -> float:
    words = clause.words
    shared = {word for word in words if word in other.words or _OPPOSITE.get(word, set()) & other.words}
    names = [name for name in clause.names if any(same_name(name.key, held.key) for held in other.names)]
    numbers = [n for n in clause.numbers if any(agrees(n, clause.claim, m, other.claim) for m in other.numbers)]
    if len(shared) < 2 and not (shared and (names or numbers)):
        return 0.0
    whole = len(words) + 0.5 * len(clause.names) + 0.5 * len(clause.numbers)
    return (len(shared) + 0.5 * len(names) + 0.5 * len(numbers)) / whole


# Whether it was denied


def _denied_otherwise(clause: Clause, other: Clause) -> bool:
    """Tell whether one clause denies what the other asserts, by a word of denial or by an opposite."""
    against = {word for word in clause.words if _sign(clause, word) * _sign_told(other, word) < 0}
    together = {word for word in clause.denied & other.denied if word not in other.asserted}
    return bool(against) and not together


def _sign(clause: Clause, word: str) -> int:
    if word not in clause.words:
        return 0
    if word in clause.denied:
        return 0 if word in clause.asserted else -1
    return 1


def _sign_told(other: Clause, word: str) -> int:
    if word in other.words:
        return _sign(other, word)
    line = frozenset(other.claim.stems.values())
    opposite = next((twin for twin in sorted(_OPPOSITE.get(word, ())) if twin in other.words), None)
    if opposite is None or word in line or _OPPOSITE[opposite] & other.words:
        return 0
    return -_sign(other, opposite)


# Who did it


def _same_doer(clause: Clause, match: _Match) -> bool:
    """Tell whether the one who acts in a clause may be who acts in the passage's clause."""
    mine = doers(clause.names)
    if not mine:
        return True
    first = groups(mine, clause.claim.text)[0]
    near = [key for name in first for key in match.source.kin_of(name.key)]
    told = [name.key for name in match.clause.names]
    if any(same_name(key, other) for key in near for other in told):
        return True
    acting = _acting(clause, match)
    mentioned = [name.key for name in clause.names]
    if acting and not any(same_name(name.key, key) for name in acting for key in mentioned):
        return False
    return any(same_name(key, known) for key in near for known in match.line.known)


def _acting(clause: Clause, match: _Match) -> list[Name]:
    """Give the names that act in a passage's clause: those before most of the shared words, else who opens the line."""
    shared = sorted(at for at, word in match.clause.stems.items() if word in clause.words)
    middle = shared[len(shared) // 2] if shared else match.clause.end
    before = [name for name in doers(match.clause.names) if name.start < middle]
    if before:
        return groups(before, match.clause.claim.text)[0]
    for earlier in reversed(match.line.clauses[: match.line.clauses.index(match.clause)]):
        opening = [name for name in doers(earlier.names) if name.start - earlier.start <= _OPENING]
        if opening:
            return groups(opening, earlier.claim.text)[0]
    return []


def _turned_round(clause: Clause, other: Clause) -> bool:
    """Tell whether two names stand on the other sides of the same verb or comparison."""
    mine, theirs = list(_directed(clause)), list(_directed(other))
    for left, verb, right in mine:
        same = [t for t in theirs if _alike(t[1], verb) and same_name(t[0], left) and same_name(t[2], right)]
        turned = [t for t in theirs if _alike(t[1], verb) and same_name(t[0], right) and same_name(t[2], left)]
        if turned and not same:
            return True
    return False


def _alike(one: str, other: str) -> bool:
    return one == other or {one, other} <= WINNING or {one, other} <= LOSING


def _directed(clause: Clause) -> Iterator[tuple[str, str, str]]:
    """Give (who, verb, whom) for each verb of the clause between two names; a passive is turned into its active."""
    text = clause.claim.text
    for at, verb in clause.stems.items():
        if verb not in DIRECTED and verb not in WINNING and verb not in LOSING and not _is_comparison(text, at):
            continue
        before = [name for name in clause.names if name.end <= at]
        after = [name for name in clause.names if name.start > at]
        if not before or not after:
            continue
        passive = _PASSIVE.search(text[:at]) and re.search(r"\bby\b|被", text[at : after[0].start])
        for left in doers(before)[:2] or before[-1:]:
            for right in groups(after, text)[0]:
                yield (right.key, verb, left.key) if passive else (left.key, verb, right.key)


def _is_comparison(text: str, at: int) -> bool:
    return re.match(r"\w+(?: \w+){0,2} than\b", text[at:]) is not None


def _misowned(claim: Claim, sources: Sequence[Source]) -> Iterator[str]:
    """Find `X's Y`, `Y by X` or `X made Y` where the passages give Y to another and X something else."""
    told = [pair for source in sources for pair in source.owners]
    for owner, thing in [*owned(claim), *_made(claim)]:
        owners = [held for held, what in told if same_name(what, thing)]
        kin = [key for source in sources for key in source.kin_of(thing)]
        if any(same_name(owner, key) for key in (*owners, *kin)):
            continue
        others = [what for held, what in told if same_name(held, owner)]
        mentioned = [name.key for name in claim.names]
        if any(same_name(what, key) for what in others for key in mentioned):
            continue
        if owners and not any(same_name(key, held) for key in mentioned for held in owners):
            yield f"the passages give {thing} to {owners[0]}"


def _made(claim: Claim) -> Iterator[tuple[str, str]]:
    for name, following in zip(claim.names, claim.names[1:], strict=False):
        between = claim.text[name.end : following.start]
        if re.fullmatch(
            r"(?i) (?:\w+ )?(?:built|made|created|released|developed|published|shipped|launched|open-sourced|wrote|presented|proposed|introduced) (?:the |an? )?",
            between,
        ):
            yield name.key, following.key
        elif re.fullmatch(r"(?i)[ ,]*(?:\w+ ){0,3}(?:by|from) (?:the )?", between):
            yield following.key, name.key


# Whose number it is


def _is_anothers(claim: Claim, number: Quantity, sources: Sequence[Source], about: Sequence[str]) -> bool:
    """Tell whether the passages give a number to a name that is not the claim's."""
    told = [
        (source, line, held)
        for source in sources
        for line in source.lines
        for held in line.claim.numbers
        if agrees(number, claim, held, line.claim)
    ]
    return bool(told) and not any(_fits_owner(claim, number, source, line, held, about) for source, line, held in told)


def _fits_owner(
    claim: Claim, number: Quantity, source: Source, line: Line, held: Quantity, about: Sequence[str]
) -> bool:
    theirs, strict = owner_of(line.claim, held)
    mine, _ = owner_of(claim, number)
    mentioned = [name.key for name in claim.names if not _SET_AGAINST.search(claim.text[: name.start])]
    if not doers(claim.names):
        mentioned += about
    if not theirs:
        near = [key for name in mine for key in source.kin_of(name)]
        return not near or any(same_name(key, known) for key in near for known in line.known)
    near = [key for name in theirs for key in source.kin_of(name)]
    if not mentioned:
        return not strict or not about
    if not any(same_name(key, other) for key in near for other in mentioned):
        return not strict and not mine
    if mine and not any(same_name(key, other) for key in near for other in mine):
        return not _crossed(claim, number, near)
    return True


def _crossed(claim: Claim, number: Quantity, owners: Iterable[str]) -> bool:
    """Tell whether the claim gives another number to the one who has this one."""
    held = list(owners)
    return any(
        same_name(key, owner)
        for other in claim.numbers
        if other is not number
        for key in owner_of(claim, other)[0]
        for owner in held
    )


def owner_of(claim: Claim, number: Quantity) -> tuple[list[str], bool]:
    """Give the names a number belongs to by its place, and whether the place leaves no doubt (in brackets after one)."""
    clause = next(clause for clause in clauses_of(claim) if clause.start <= number.start < clause.end)
    opened = claim.text.rfind("(", clause.start, number.start)
    if opened >= 0 and ")" not in claim.text[opened : number.start]:
        before = [name for name in clause.names if name.end <= opened]
        if before and claim.text[before[-1].end : opened].strip() == "":
            inside = [name.key for name in clause.names if opened < name.start < number.start]
            return [before[-1].key, *inside], not before[-1].object
    return _by_place(clause, number), False


def _by_place(clause: Clause, number: Quantity) -> list[str]:
    """Give the nearest names before a number and the first ones of its stretch; else the one a leading number opens."""
    text = clause.claim.text
    before = [name for name in doers(clause.names) if name.end <= number.start]
    if before:
        comma = max((text.rfind(mark, clause.start, number.start) for mark in (", ", "，")), default=-1)
        stretch = [name for name in before if name.start > comma] or before
        listed = groups(stretch, text)
        return [name.key for name in (*listed[0], *listed[-1])]
    after = [name for name in doers(clause.names) if name.start >= number.end]
    leads = len(text[clause.start : number.start].split()) <= 3
    return [name.key for name in groups(after, text)[0]] if after and leads else []


def subject_of(claim: Claim) -> list[Name]:
    """Give the names a sentence is about: the first that may act, else the first of all."""
    return doers(claim.names)[:1] or list(claim.names[:1])
