"""Who did it and whose it is, as far as the words can tell.

A claim is held against the clauses of its passages that share most of its words; only what speaks clearly against it
counts, so that a true sentence in other words stays.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.answers.checking.matching import Match, matches, opposites_of
from bot.answers.checking.owners import misplaced
from bot.answers.checking.places import displaced
from bot.answers.checking.polarity import is_denied
from bot.answers.checking.source import Line, Source, kin_in, owned
from bot.answers.texts.claims import Claim, root
from bot.answers.texts.clauses import Clause, clauses_of, doers, groups
from bot.answers.texts.names import Name, any_same, same_name
from bot.answers.texts.wordlists import DIRECTED, LOSING, WINNING

#: Within so many characters a name opens a clause.
_OPENING = 16
_SAYS = re.compile(
    r"(?i)(?: (?:of|from|at) [\w.-]+)?,? (?:has |have |had )?(?:also )?"
    r"(?:announce|say|said|report|explain|note|discover|mention|point(?:s|ed)? out|confirm|reveal|claim|argue|believe"
    r"|think|expect|find|found|observe|warn|tell|told|wr[io]te|share)"
)
_PASSIVE = re.compile(r"(?i)\b(?:is|are|was|were|be|been|being|got|gets)\b(?: \w+)? $|\bby (?:the |an? )?$|被")
_MADE = re.compile(
    r"(?i) (?:\w+ )?(?:built|made|created|released|developed|published|shipped|launched|open-sourced|wrote|presented"
    r"|proposed|introduced) (?:the |an? )?"
)
_MADE_BY = re.compile(r"(?i)[ ,]*(?:\w+ ){0,4}(?:by|from|of) (?:the )?")
_THAN = re.compile(r"(\w+) than (?:the |a |an |plain |standard |its |their )*")
_OWN = re.compile(r"(?i)\b(?:its|their|his|her) ((?:[a-z-]+ ){0,2}[a-z-]+)")
_OF = re.compile(r"(?i)\b([a-z-]+) of (?:the )?$")


def subject_of(claim: Claim) -> list[Name]:
    """Give the names a sentence is about: the first that may act, else the first of all."""
    return doers(claim.names)[:1] or list(claim.names[:1])


def contradiction(claim: Claim, sources: Sequence[Source], about: Sequence[str]) -> Iterator[str]:
    """Say what the passages tell of another, deny, or tell the other way round.

    Args:
        claim: the sentence.
        sources: the passages it stands on.
        about: names that a pronoun in the sentence may stand for, from the question and the sentence before.
    """
    yield from misplaced(claim, sources, about)
    yield from _misowned(claim, sources)
    for clause in clauses_of(claim):
        found = matches(clause, sources)
        if is_denied(clause, found):
            yield "the passages say the opposite"
        if found and not any(_same_doer(clause, match) for match in found):
            yield "the passages tell this of another name"
        if any(_turned_round(clause, match) for match in found):
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
    if any(same_name(key, name.key) for key in near for name in match.clause.names):
        return True
    mentioned = [name.key for name in clause.names]
    acting = [] if _only_says(match) else _acting(clause, match)
    if acting and not any_same(acting, mentioned):
        return False
    if any_same(near, match.line.before):
        return True
    opening = _opening(match)
    if any_same(acting or opening, mentioned) and any(any_same(near, line.known) for line in match.source.lines):
        # Both are in the claim and in the passage: words alone do not tell who of them it was.
        return True
    return any_same(near, match.line.known) and (not opening or any_same(opening, mentioned))


def _only_says(match: Match) -> bool:
    """Tell whether the first to act in a passage's clause only says the rest: `X of Y has announced some changes`."""
    acting = doers(match.clause.names)
    return bool(acting) and _SAYS.match(match.clause.claim.text, acting[0].end) is not None


def _acting(clause: Clause, match: Match) -> list[str]:
    """Give the names that act in a passage's clause: those before most of the shared words."""
    shared = sorted(at for at, word in match.clause.stems.items() if word in clause.words)
    middle = shared[len(shared) // 2] if shared else match.clause.end
    before = [name for name in doers(match.clause.names) if name.start < middle]
    return [name.key for name in groups(before, match.clause.claim.text)[0]] if before else []


def _opening(match: Match) -> list[str]:
    """Give the names that act in the nearest clause before, where one opens it."""
    for earlier in reversed(match.line.clauses[: match.line.clauses.index(match.clause)]):
        acting = doers(earlier.names)
        if acting and acting[0].start - earlier.start <= _OPENING:
            return [name.key for name in acting]
    return []


# Who does it to whom


def _turned_round(clause: Clause, match: Match) -> bool:
    """Tell whether two names stand on the other sides of the same verb or comparison."""
    mine, theirs = list(_directed(clause)), list(_directed(match.clause))
    for left, verb, right in mine:
        same = [t for t in theirs if _alike(t[1], verb) and same_name(t[0], left) and same_name(t[2], right)]
        turned = [t for t in theirs if _alike(t[1], verb) and same_name(t[0], right) and same_name(t[2], left)]
        if turned and not same:
            return True
    if _crosses(clause, match.clause):
        return True
    compared = dict(_compared(match.clause))
    return any(
        root(word) in compared and _lasts(left, compared[root(word)]) and not _lasts(right, compared[root(word)])
        for left, word, right in _compares(clause)
    )


def _crosses(clause: Clause, other: Clause) -> bool:
    """Tell whether two opposites have changed sides around a shared word: `open models trail closed ones`."""
    shared = frozenset(clause.items.values()) & frozenset(other.items.values())
    mine, theirs = _first_places(clause), _first_places(other)
    for left in shared:
        for right in opposites_of(left) & shared:
            if mine[left] < mine[right] and theirs[left] > theirs[right]:
                between = {item for item, at in mine.items() if mine[left] < at < mine[right]}
                if any(theirs[right] < theirs[item] < theirs[left] for item in between & shared):
                    return True
    return False


def _first_places(clause: Clause) -> dict[str, int]:
    return {item: at for at, item in sorted(clause.items.items(), reverse=True)}


def _alike(one: str, other: str) -> bool:
    return one == other or {one, other} <= WINNING or {one, other} <= LOSING


def _lasts(text: str, name: str) -> bool:
    return text.casefold().endswith(name.casefold()) and len(text) - len(name) <= len("standard ")


def _compares(clause: Clause) -> Iterator[tuple[str, str, str]]:
    """Give (who, how, than whom) of each `than`, by the words as they stand."""
    text = clause.claim.text
    for than in _THAN.finditer(text, clause.start, clause.end):
        right = re.match(r"[\w.-]+(?: [A-Z][\w.-]*)*", text[than.end() : clause.end])
        left = re.match(r"[\w.-]+(?: [A-Z][\w.-]*)*", text[clause.start :].lstrip())
        if left and right:
            yield left.group(), than[1].casefold(), right.group().rstrip(".")


def _compared(clause: Clause) -> Iterator[tuple[str, str]]:
    """Give what is compared with, by the stem of how: `faster than plain OPD` gives (faster, OPD)."""
    text = clause.claim.text
    for than in _THAN.finditer(text, clause.start, clause.end):
        right = re.match(r"[\w.-]+(?: [A-Z][\w.-]*)*", text[than.end() : clause.end])
        if right:
            yield root(than[1].casefold()), right.group().rstrip(".")


def _directed(clause: Clause) -> Iterator[tuple[str, str, str]]:
    """Give (who, verb, whom) for each verb of the clause between two names; a passive is turned into its active."""
    text = clause.claim.text
    for at, verb in clause.items.items():
        if verb not in DIRECTED | WINNING | LOSING and re.match(r"\w+(?: \w+){0,2} than\b", text[at:]) is None:
            continue
        before = [name for name in clause.names if name.end <= at]
        after = [name for name in clause.names if name.start > at]
        if not before or not after:
            continue
        agent = re.match(r"\w+ (?:\w+ )?by\b", text[at:]) is not None
        passive = agent or (_PASSIVE.search(text[:at]) and re.search(r"\bby\b|被", text[at : after[0].start]))
        for left in doers(before)[:2] or before[-1:]:
            for right in groups(after, text)[0]:
                yield (right.key, verb, left.key) if passive else (left.key, verb, right.key)


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
    for owner, noun in _owned_nouns(claim):
        told_nouns = [(held, what) for source in sources for held, what in _told_nouns(source) if what == noun]
        near = [key for source in sources for key in source.kin_of(owner)]
        if any(_stand_together(near, noun, line) for source in sources for line in source.lines):
            continue
        if told_nouns and not any(any_same(near, held) for held, _ in told_nouns):
            yield f"the passages give this {noun} to {told_nouns[0][0][0]}"


def _stand_together(keys: Sequence[str], noun: str, line: Line) -> bool:
    """Tell whether a line has both a noun and one of some names."""
    return noun in line.claim.stems.values() and any_same(keys, [name.key for name in line.claim.names])


def _made(claim: Claim) -> Iterator[tuple[str, str]]:
    for name, following in pairwise(claim.names):
        between = claim.text[name.end : following.start]
        if _MADE.fullmatch(between):
            yield name.key, following.key
        elif _MADE_BY.fullmatch(between):
            yield following.key, name.key


def _owned_nouns(claim: Claim) -> Iterator[tuple[str, str]]:
    """Give (owner, noun) for `Bosch's plants` and `chief executive of Acme`."""
    for name in claim.names:
        following = re.match(r"(?:'s|') ((?:[a-z-]+ ){0,2}[a-z-]+)", claim.text[name.end :])
        if name.owns and following:
            nouns = (root(word) for word in following[1].split() if not word.endswith(("ing", "ed")))
            yield from ((name.key, noun) for noun in nouns if noun in claim.stems.values())
        before = _OF.search(claim.text[: name.start])
        if before and root(before[1].casefold()) in claim.stems.values():
            yield name.key, root(before[1].casefold())


def _told_nouns(source: Source) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give what the passage says each owns, `its` and `their` by who the sentence, or the one before it, is about."""
    earlier: tuple[str, ...] = ()
    for line in source.lines:
        yield from (((owner,), noun) for owner, noun in _owned_nouns(line.claim))
        for own in _OWN.finditer(line.claim.text):
            before = [name.key for name in doers(line.claim.names) if name.end <= own.start()]
            holder = tuple(before[:1]) or earlier or line.topic
            yield from ((holder, root(word)) for word in own[1].casefold().split() if holder)
        earlier = line.topic or earlier
