"""A follow-up for one of the things asked of before: "which one has more?" sets the last two side by side."""

import re
from collections.abc import Iterable

from bot.answers.kinds.counted import things_counted
from bot.answers.questions.ask import Ask
from bot.answers.questions.comparing import compared
from bot.answers.questions.subjects import thing_in
from bot.answers.texts.wordlists import OPENS

_ASKED = re.compile(
    rf"(?i){OPENS}(?:which|who)(?: one| of (?:them|these|those|the two|both))?"
    r" (?:(?P<has>has|have|had|got|gets)(?: the)? (?P<more>more|most|fewer|fewest|less|least)(?: (?P<noun>[a-z-]+))?"
    r"|(?P<be>is|are|was) (?:the )?(?P<scale>[a-z]+e(?:r|st)))\W*"
)


def one_of_the_last(text: str, asks: Iterable[Ask]) -> str:
    """Give the whole question for one of several things, where a follow-up asks for one; empty for any other.

    The `asks` are those before it, the last first.
    """
    found = _ASKED.fullmatch(text)
    if found is None:
        return ""
    things: list[str] = []
    noun = found["noun"] or ""
    for ask in asks:
        beside = compared(ask)
        told = beside.sides or filter(None, [thing_in(ask.whole)])
        things = [*(thing for thing in told if thing not in things), *things]
        noun = noun or things_counted(beside.wanted.format("it") if beside.in_one else ask.whole)
        if len(things) > 1:
            break
    if len(things) < 2 or (found["has"] and not noun):
        return ""
    respect = f"{found['has']} {found['more']} {noun}" if found["has"] else f"{found['be']} {found['scale']}"
    return f"Which {respect}, {' or '.join(things)}?"
