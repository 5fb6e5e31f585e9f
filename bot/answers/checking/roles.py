"""Who did it and whose it is, as far as the words can tell.

A claim is held against the clauses of its passages that share most of its words; only what speaks clearly against it
counts, so that a true sentence in other words stays.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.answers.checking.matching import Match, matches
from bot.answers.checking.owners import misplaced
from bot.answers.checking.places import displaced
from bot.answers.checking.polarity import is_denied
from bot.answers.checking.source import Source, kin_in, owned
from bot.answers.texts.claims import Claim
from bot.answers.texts.clauses import Clause, clauses_of, doers, groups
from bot.answers.texts.deeds import EVERY, either
from bot.answers.texts.names import Name
from bot.answers.texts.opposites import opposites_of
from bot.answers.texts.samenames import any_same, same_name
from bot.search.words import fold

_MADE = re.compile(rf"(?i) (?:\w+ )?{either(EVERY, 'did')} (?:the |an? )?")
_MADE_BY = re.compile(r"(?i)[ ,]*(?:\w+ ){0,4}(?:by|from|of) (?:the )?")


def subject_of(claim: Claim) -> list[Name]:
    """Give the names a sentence is about: the first that may act, else the first of all."""
    return doers(claim.names)[:1] or list(claim.names[:1])


def contradiction(claim: Claim, sources: Sequence[Source], about: Sequence[str]) -> Iterator[str]:
    """Say what the passages tell of another, deny, or tell the other way round."""
    yield from misplaced(claim, sources, about)
    yield from _misowned(claim, sources)
    for clause in clauses_of(claim):
        found = matches(clause, sources)
        if is_denied(clause, found):
            yield "the passages say the opposite"
        if found and not any(_same_doer(clause, match) for match in found):
            yield "the passages tell this of another name"
        if any(_crosses(clause, match.clause) for match in found):
            yield "the passages tell it the other way round"
        if (stranger := displaced(clause, found)) is not None:
            yield f"the passages name {stranger} in that place"


# Who does it


def _same_doer(clause: Clause, match: Match) -> bool:
    """Tell whether the one who acts in a clause may be who acts in the passage's clause."""
    mine = doers(clause.names)
    if not mine:
        return True
    first = groups(mine, clause.claim.text)[0]
    near = [key for name in first for key in kin_in(name.key, clause.claim, [match.source])]
    if any(same_name(key, name.key) for key in near for name in match.clause.names if not name.kind):
        return True
    mentioned = [name.key for name in clause.names]
    acting = _acting(clause, match)
    # Of an item that is about who acts in the clause, only a name that opens a sentence acts in its stead.
    about = any_same(near, match.source.item_names[:1]) and not _opens(match.clause)
    if acting and not about and not any_same(acting, mentioned):
        return False
    if any_same(near, match.line.before) or _is_nameless_heading(match):
        return True
    if any_same(acting, mentioned) and any(any_same(near, line.known) for line in match.source.lines):
        # Both are in the claim and in the passage: words alone do not tell who of them it was.
        return True
    return any_same(near, match.line.known)


def _is_nameless_heading(match: Match) -> bool:
    """Tell whether a clause is all of a heading without a name, below which anybody may act."""
    passage = match.source.passage
    headings = map(fold, (passage.title, *passage.headings))
    return not match.line.claim.names and match.line.claim.text.strip() in headings


def _opens(clause: Clause) -> bool:
    """Tell whether a clause begins with a name that may act, whatever small words stand before it."""
    first = next(iter(doers(clause.names)), None)
    return first is not None and not any(at < first.start for at in clause.stems)


def _acting(clause: Clause, match: Match) -> list[str]:
    """Give the names that act in a passage's clause: those before most of the shared words."""
    shared = sorted(at for at, word in match.clause.stems.items() if word in clause.words)
    middle = shared[len(shared) // 2] if shared else match.clause.end
    before = [name for name in doers(match.clause.names) if name.start < middle]
    return [name.key for name in groups(before, match.clause.claim.text)[0]] if before else []


# Who does it to whom


def _crosses(clause: Clause, other: Clause) -> bool:
    """Tell whether two opposites have changed sides around a shared word: `open models trail closed ones`."""
    shared = frozenset(clause.items.values()) & frozenset(other.items.values())
    mine, theirs = _first_places(clause), _first_places(other)
    for left in shared:
        for right in opposites_of(left) & shared:
            if mine[left] < mine[right] and theirs[left] > theirs[right]:
                # What stands beside either is on no side: `$25 a million tokens in, $125 a million tokens out`.
                between = {item for item, at in mine.items() if mine[left] < at < mine[right] and _once(item, clause)}
                if any(theirs[right] < theirs[item] < theirs[left] for item in between & shared):
                    return True
    return False


def _once(item: str, clause: Clause) -> bool:
    return list(clause.items.values()).count(item) == 1


def _first_places(clause: Clause) -> dict[str, int]:
    return {item: at for at, item in sorted(clause.items.items(), reverse=True)}


# Whose it is


def _misowned(claim: Claim, sources: Sequence[Source]) -> Iterator[str]:
    """Find `X's Y`, `Y by X` or `X made Y` where the passages give Y to another and X something else."""
    told = [pair for source in sources for pair in source.owners]
    for owner, thing in [*owned(claim), *_made(claim)]:
        owners = [held for held, what in told if same_name(what, thing)]
        kin = [key for source in sources for key in source.kin_of(thing)]
        others = [what for held, what in told if same_name(held, owner)]
        mentioned = [name.key for name in claim.names]
        if any(same_name(owner, key) for key in (*owners, *kin)) or any_same(others, mentioned):
            continue
        if owners and not any_same(owners, mentioned):
            yield f"the passages give {thing} to {owners[0]}"


def _made(claim: Claim) -> Iterator[tuple[str, str]]:
    for name, following in pairwise(claim.names):
        between = claim.text[name.end : following.start]
        if _MADE.fullmatch(between):
            yield name.key, following.key
        elif _MADE_BY.fullmatch(between):
            yield following.key, name.key
