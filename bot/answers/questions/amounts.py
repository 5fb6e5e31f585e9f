"""How much of the last answer a follow-up wants, more of it or less, and what was shown so far."""

import re
from collections.abc import Sequence
from typing import Literal, TypeAlias

from bot.answers.answer import Exchange
from bot.answers.questions import chatter

#: What a follow-up wants of the answer before it; empty for none of these.
Amount: TypeAlias = Literal["", "more", "less"]

_LESS = re.compile(
    r"\bshorter\b|\bbriefly\b|\bin (?:short|brief|one sentence)\b|\bsummari[sz]e\b"
    r"|更短|简短|短一?[点些]|短く|\bkürzer\b|\bplus court\b|\bmás corto\b",
    re.I,
)
_MORE = re.compile(
    r"\bmore\b|\bdetails?\b|\blonger\b|\belaborate\b|\bgo on\b|\bcontinue\b|\bexpand\b|\belse\b"
    r"|详细|继续|还有|もっと|詳しく|\bmehr\b|\bplus de\b|\bmás\b",
    re.I,
)


def amount_of(text: str) -> Amount:
    """Tell whether a text asks for nothing but more or less of the last answer."""
    if not _asks_again(text):
        return ""
    return "less" if _LESS.search(text) else "more" if _MORE.search(text) else ""


def asked_last(before: Sequence[Exchange]) -> str:
    """Give the last question that was more than a wish for the answer before it."""
    own = (turn.question for turn in reversed(before) if not _asks_again(turn.question))
    return next(own, before[-1].question if before else "")


def before_last(before: Sequence[Exchange]) -> Sequence[Exchange]:
    """Give what was said before the last question of its own."""
    places = [place for place, turn in enumerate(before) if not _asks_again(turn.question)]
    return before[: places[-1]] if places else ()


def shown_before(before: Sequence[Exchange]) -> str:
    """Give the answers to the last question of its own, and to the wishes for more or less after it."""
    shown: list[str] = []
    for turn in reversed(before):
        shown.append(turn.answer)
        if not _asks_again(turn.question):
            break
    return "\n".join(reversed(shown))


def _asks_again(text: str) -> bool:
    return chatter.AGAIN.fullmatch(chatter.TRIM.sub("", text)) is not None
