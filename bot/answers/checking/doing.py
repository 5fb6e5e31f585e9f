"""Who does what: what a claim says of one name and its passages of another."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from bot.answers.checking.source import Source, kin_in
from bot.answers.texts.claims import Claim
from bot.answers.texts.clauses import Clause, doers
from bot.answers.texts.names import Name
from bot.answers.texts.samenames import any_same
from bot.answers.texts.stretches import stretch_at

#: How many more words of what a name does the clauses of another must have to be what is told.
_MORE = 2
_BY = re.compile(r"(?i)\bby (?:the )?$")
#: What stands for the name before it: `Loom, which spins`.
_WHICH = re.compile(r"(?i)\s*(?:which|who)\s")


def another_doer(claim: Claim, sources: Sequence[Source]) -> Iterator[str]:
    """Say of who acts in a claim that a clause of another has more of it than any clause of this one."""
    said = [(word, who) for at, word in claim.stems.items() if word.isascii() and (who := _doer_of(at, claim))]
    for name in {who.key: who for _, who in said}.values():
        near = kin_in(name.key, claim, sources)
        if not any(_acts(near, source) for source in sources):
            continue
        words = {word for word, who in said if who.key == name.key}
        own, others = 0, 0
        for line in (line for source in sources for line in source.lines):
            leans = line.leans and any_same(near, line.topic)
            for clause in line.clauses:
                mine, theirs = _shares(words, near, clause, leans=leans)
                own, others = max(own, mine), max(others, theirs)
        if others >= own + _MORE:
            yield f"the passages tell this of another name than {claim.text[name.start : name.end]}"


def _shares(words: Collection[str], near: Sequence[str], clause: Clause, *, leans: bool) -> tuple[int, int]:
    """Count the words of a claim that a clause may tell of a name, and those that it tells of another.

    One that `leans` on a line about that name tells of it what it tells of no other.
    """
    places = [(at, word) for at, word in clause.stems.items() if word in words]
    shared = {word for _, word in places}
    if not doers(clause.names):
        return len(shared), 0
    if not (leans or _meet(near, clause.names)):
        return 0, len(shared)
    told = ((word, _doer_of(at, clause.claim)) for at, word in places)
    mine = {word for word, name in told if name is None or _meet(near, [name])}
    return len(mine), len(shared) - len(mine)


def _acts(near: Sequence[str], source: Source) -> bool:
    """Tell whether a name acts in a passage in its own right and the passage is not about it as a whole."""
    # A title is about the name it begins with.
    about = any_same(near, source.item_names[:1])
    return not about and any(_meet(near, line.claim.names) for line in source.lines)


def _meet(keys: Sequence[str], names: Iterable[Name]) -> bool:
    return any_same(keys, [name.key for name in names])


def _doer_of(at: int, claim: Claim) -> Name | None:
    """Give who acts where a word stands: the name behind `by`, else the first that may act."""
    start, end = stretch_at(claim.text, at, at)
    for name in claim.names:
        if at < name.start < end and _BY.search(claim.text[at : name.start]):
            return name
    before = [name for name in claim.names if name.end <= at]
    if _WHICH.match(claim.text, start):
        return next(reversed(doers(name for name in before if name.end <= start)), None)
    acting = [name for name in doers(before) if name.start >= start]
    # The first of a stretch acts, and what comes after it is done to; whose a thing is does nothing.
    return next(iter([*(name for name in acting if not name.owns), *acting]), None)
