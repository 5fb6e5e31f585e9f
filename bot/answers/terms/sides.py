"""What a question sets side by side, `A or B`, `A and B`, `more than B`: each side may be told by a story of its own.

The words of no other question may lie over several stories: scattered, they answer nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answers.questions.ask import Ask
from bot.answers.terms.term import Term

#: What stands between two names set side by side.
_JOINED = re.compile(r"(?i)\s(?:and|or|than|versus|vs\.?|against|&|plus)\s|还是|^\s?[,，、/]\s?$")
#: What stands between them too where another word says that they are compared, and that word.
_RELATED = re.compile(r"(?i)[\s,](?:with|to|from)\s|[,:;，；和与跟]")
_RELATES = re.compile(
    r"(?i)\b(?:compar\w+|differ\w*|between|both|better|relat\w+|connect\w+|chang\w+|each|common)\b|比较|区别|不同|不一样|差[别异]|对比"
    r"|哪一?[个家款种]更?(?![月星周])|谁更|分别|各(?=[是有在用要花卖占为得拿多])"
)
_PLAIN_JOINED = re.compile(r"(?i)\s(and|or)\s(?:the |a |an |in |on |for |with )?|\s?(和|与|还是)\s?")
_EITHER = frozenset(("or", "还是"))
#: Two words set side by side at the end of a question, and before what is asked of them: `shuttle vs weftline stars`.
_LAST_TWO = re.compile(
    r"(?:^|[,:] |\b(?:between|compare|of|than|is|are|was|were|do|does) )([\w./-]*\w)"
    r",? (?:or|and|vs\.?|versus) ([\w./-]*\w)\W*$"
)
_FIRST_TWO = re.compile(r"(?i)^\W*([\w./-]*\w) (?:vs\.?|versus) ([\w./-]*\w)(?!\S)")


def with_names_beside(terms: Sequence[Term], ask: Ask) -> tuple[Term, ...]:
    """Take a plain word for a name that a question sets beside one: `which has more stars, shuttle or Weftline?`."""
    found = _LAST_TWO.search(ask.whole) or _FIRST_TWO.match(ask.whole)
    pair = {one.casefold() for one in found.groups()} if found else set()
    if not any(term.hard and term.shown.casefold() in pair for term in terms):
        return tuple(terms)
    return tuple(replace(one, hard=True) if one.shown in pair and not one.light else one for one in terms)


def named_sides(ask: Ask, terms: Sequence[Term]) -> list[list[Term]]:
    """Give the names on each side where a question sets named things side by side, else nothing."""
    folded = ask.claim.text.casefold()
    joins = [_JOINED, *([_RELATED] if _RELATES.search(folded) else [])]
    named = {term.shown.casefold(): term for term in terms if is_named(term)}
    places = sorted((at, shown) for shown in named if (at := folded.find(shown)) >= 0)
    sides = [[named[shown]] for _, shown in places[:1]]
    for (at, shown), (other_at, other) in pairwise(places):
        between = folded[at + len(shown) : other_at]
        if any(join.search(between) for join in joins):
            sides.append([])
        sides[-1].append(named[other])
    return sides if len(sides) > 1 else []


def compares(ask: Ask, terms: Sequence[Term]) -> bool:
    """Tell whether an ask sets several names side by side, so that no one place need hold them all."""
    return bool(named_sides(ask, terms))


def is_named(term: Term) -> bool:
    """Tell whether a term is a name, or several words joined by hyphens as names are."""
    return term.hard or any(word.parts for word in term.words)


def plain_sides(ask: Ask, terms: Sequence[Term]) -> tuple[list[list[Term]], bool]:
    """Give the terms of a question for each of two plain words that it sets side by side, without the other word.

    There are none where it sets none so. The second value tells whether one of them is enough, as with `A or B`.
    """
    folded = ask.claim.text.casefold()
    plain = [term for term in terms if not (term.light or term.hard)]
    for found in _PLAIN_JOINED.finditer(folded):
        before, after = folded[: found.start()], folded[found.end() :]
        left = [term for term in plain if re.search(rf"(?<!\w){re.escape(term.shown.casefold())}$", before)]
        right = [term for term in plain if re.match(rf"{re.escape(term.shown.casefold())}(?!\w)", after)]
        if left and right:
            sides = [[term for term in terms if term not in other] for other in (right, left)]
            return sides, not _EITHER.isdisjoint(found.groups())
    return [], False
