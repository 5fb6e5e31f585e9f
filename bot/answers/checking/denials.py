"""A denial must be in the passages too: what a claim denies and they assert, or never deny at all, is not theirs."""

import re
from collections.abc import Iterator, Sequence

from bot.answers.checking.source import Line, Source
from bot.answers.texts.claims import Claim
from bot.answers.texts.clauses import Clause, clauses_of
from bot.answers.texts.lexicon import is_unspaced
from bot.answers.texts.opposites import likes_of, opposites_of
from bot.answers.texts.wordlists import NEGATORS, NEGATORS_UNSPACED

#: Items that a line must share with a clause to tell the same thing.
_SAME = 2
# Words that may say no in a way of their own; `un-` and `in-` are read off the word.
_SAYS_NO = re.compile(
    rf"(?i)\b(?:{'|'.join(sorted(NEGATORS))}|only|instead|rather|unlike|little|few(?:er)?|less|except|yet|until|still|despite"
    r"|drop\w*|remov\w*|end(?:s|ed)?|reject\w*|ban(?:s|ned)?|block\w*|prevent\w*|halt\w*|cancel\w*|withdr\w*|delay\w*"
    r"|postpon\w*|defer\w*|broke\w*|lost?|loses?|gone|away|out of|hard|difficult|too|beyond|limit\w*|old"
    r"|former\w*|previous\w*|exclud\w*|apart from|aside from"
    r"|un\w{4,}|impossib\w*|from \S+ to|in(?:activ|complete|valid|accurate|secure|visible)\w*|\w+less)\b|n't\b"
    rf"|{'|'.join(NEGATORS_UNSPACED)}"
)


def denied_by_none(claim: Claim, sources: Sequence[Source]) -> Iterator[str]:
    """Say of each denial that the lines which tell the same assert it, or have no word that says no."""
    script = is_unspaced(claim.text)
    lines = [line for source in sources for line in source.lines if is_unspaced(line.claim.text) == script]
    for clause in clauses_of(claim):
        for places in clause.denials:
            denied = [clause.items[at] for at in sorted(places)]
            if denied and _is_asserted(denied, clause, lines):
                yield "the passages say the opposite"


def _is_asserted(denied: Sequence[str], clause: Clause, lines: Sequence[Line]) -> bool:
    told = [line for line in lines if _has(line, denied[0])] or lines
    if any(not _asserts(line, item) for line in told for item in denied if _has(line, item)):
        return False
    items = frozenset(clause.items.values())
    shared = [(len({item for item in items if _has(line, item)}), line) for line in told]
    most = max((share for share, _ in shared), default=0)
    nearest = [line for share, line in shared if share == most]
    if most < _SAME or any(opposites_of(denied[0]) & _items(line) for line in nearest):
        return False
    if not clause.ended and any(one.ended.intersection(denied) for line in nearest for one in line.clauses):
        return False
    return told is not lines or not any(_SAYS_NO.search(line.claim.text) for line in nearest)


def _asserts(line: Line, item: str) -> bool:
    alike = {item, *likes_of(item)}
    return not any(alike & clause.denied for clause in line.clauses)


def _has(line: Line, item: str) -> bool:
    return bool({item, *likes_of(item)} & _items(line))


def _items(line: Line) -> frozenset[str]:
    return frozenset(line.claim.items.values())
