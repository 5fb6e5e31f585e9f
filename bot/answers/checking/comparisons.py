"""Comparisons told the other way round: more regressions than improvements, 键盘比手写更快."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answers.checking.directions import neighbours
from bot.answers.checking.source import Source
from bot.answers.texts.claims import Claim
from bot.answers.texts.samenames import same_name

_THAN = re.compile(
    r"(?i)\bthan\b|\b(?:outperform|beat|surpass|exceed|outscor|outrank)\w*\b(?! by\b)"
    r"|(?<![对类之无相])比(?![如较赛例重])"
)
_ENDS = re.compile(r"[;；。.](?!\d)|,\s(?:while|but|and)\b|——|—")
#: What says in a comparison that one has less of it.
_LESS = re.compile(
    r"(?i)\b(?:less|fewer|lower|smaller|slower|worse|weaker|shorter|below|behind)\b|更少|更低|更慢|更差|更弱"
)
_WINS = re.compile(
    r"(?i)\s(?:\w+\s){0,3}(?:outperform|beat|surpass|exceed|top|overt[ao]k|outscor|outpac|outrank)\w*\s(?:the\s|even\s)*"
    r"|.{0,25}\b(?:better|stronger|smarter|superior|ahead|more \w+)\s(?:than|to|of)\s(?:the\s)?"
    r"|[^。;]{0,40}(?:超过|超越|击败|战胜|优于|打败|胜过|领先)了?[^\W\da-zA-Z]{0,6}\s?"
)
_PASSIVE = re.compile(r"(?i)\s(?:(?:is|are|was|were|has|have|been|gets?|got)\s){1,2}(\w+)\sby\s(?:the\s)?")
_GOES_ON = re.compile(r",\s?(?:并|且|还|也)")
_LOSES = re.compile(
    r"(?i)\s(?:\w+\s){0,3}(?:trail|lag|underperform|los[et]\w* to|fall\w* short of|fell short of|cannot match)\w*"
    r"\s(?:behind\s)?(?:the\s(?:[\w-]+\s){0,2})?"
    r"|.{0,25}\b(?:worse|weaker|inferior|behind|below|less \w+)\s(?:than\s|to\s)?(?:the\s)?"
    r"|[^。;]{0,40}(?:落后于|不如|不及|逊于|输给)[^\W\da-zA-Z]{0,6}\s?"
)


@dataclass(frozen=True, slots=True)
class _Sides:
    """What stands before and after the word of comparison, and whether the first has less."""

    before: frozenset[str]
    after: frozenset[str]
    less: bool


def turned_comparison(claim: Claim, sources: Sequence[Source]) -> Iterator[str]:
    """Say that the passages compare the same two things with each in the other's place."""
    for mine in _sides(claim):
        told = [sides for source in sources for line in source.lines for sides in _sides(line.claim)]
        turned = [sides for sides in told if _meet(mine, sides.after, sides.before) and sides.less == mine.less]
        same = [sides for sides in told if sides not in turned and _meet(mine, sides.before, sides.after)]
        if turned and not same:
            yield "the passages compare them the other way round"


def beaten_by_other(claim: Claim, sources: Sequence[Source]) -> Iterator[str]:
    """Say that the passages have the one win that loses in the claim, whichever words they use."""
    told = [pair for source in sources for line in source.lines for pair in _winners(line.claim)]
    for winner, loser in _winners(claim):
        turned = any(same_name(winner, lost) and same_name(loser, won) for won, lost in told)
        if turned and not any(same_name(winner, won) and same_name(loser, lost) for won, lost in told):
            yield f"the passages have {loser} before {winner}"


def _winners(claim: Claim) -> Iterator[tuple[str, str]]:
    """Give (winner, loser) of each comparison between neighbours, those of a list and what they own included."""
    for ones, others in neighbours(claim):
        between = claim.text[ones[-1].end : others[0].start]
        if _GOES_ON.search(between):
            # What goes on after a comma is said of whom the sentence began with.
            ones = list(claim.names[:1])
        passive = _PASSIVE.fullmatch(between) is not None
        for pattern, wins in ((_WINS, True), (_LOSES, False)):
            if pattern.fullmatch(_PASSIVE.sub(r" \1 ", between) if passive else between):
                yield from (
                    (one.key, other.key) if wins != passive else (other.key, one.key)
                    for one in ones
                    for other in others
                )


def _meet(mine: _Sides, first: frozenset[str], second: frozenset[str]) -> bool:
    """Tell whether each side has an item of its own in the one it is held against, which the other has not."""
    return bool((mine.before & first) - second - mine.after) and bool((mine.after & second) - first - mine.before)


def _sides(claim: Claim) -> Iterator[_Sides]:
    for than in _THAN.finditer(claim.text):
        ends = [mark.end() for mark in _ENDS.finditer(claim.text, 0, than.start())]
        start = ends[-1] if ends else 0
        after = _ENDS.search(claim.text, than.end())
        end = after.start() if after else len(claim.text)
        yield _Sides(
            before=frozenset(item for at, item in claim.items.items() if start <= at < than.start()),
            after=frozenset(item for at, item in claim.items.items() if than.end() <= at < end),
            less=_LESS.search(claim.text, start, end) is not None,
        )
