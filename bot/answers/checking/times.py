"""What has happened and what is only to come: told as done, where every passage tells it as planned or possible."""

import re
from collections.abc import Iterator, Sequence

from bot.answers.checking.source import Source
from bot.answers.texts.claims import Claim
from bot.answers.texts.wordlists import IRREGULAR

#: What leaves open whether the verb after it happened, up to so many words before it.
_OPEN = re.compile(
    r"(?i)\b(?:will|would|shall|may|might|could|can|should|(?<!said )to be|plans? to|planned to|planning to"
    r"|expected to|going to|scheduled to|set to|aims? to|hopes? to|wants? to|intends? to|about to|considering"
    r"|proposed to|(?:talks?|negotiations?|deal|bid|rush\w*|rac(?:es?|ing)|prepar\w*|agree[ds]?|moves?|moving|seek\w*"
    r"|try\w*|tries|promis\w*|pledg\w*) to)\s(?:\w+\s){0,3}$"
    r"|\bif\s[^,.;]{0,60}\s(?:is|are|gets?)\s(?:\w+\s)?$"
)
#: A form that tells of something done or going on.
_TOLD = re.compile(rf"(?i)[a-z]{{2,}}(?:ed|s|ing)\b|(?:{'|'.join(IRREGULAR)})\b")
_PAST = re.compile(r"(?i)[a-z]{2,}ed\b")
#: Before or after now, and by what span.
_RELATIVE = re.compile(
    r"(?i)\b(last|past|previous|next|coming)\s(week|month|quarter|year|spring|summer|autumn|fall|winter)\b"
)
_IS_NEXT = re.compile(r"(?i)next|coming")
#: A past form before which one of these stands is no past: `to be removed`, `is deprecated`.
_STATE = re.compile(r"(?i)\b(?:be|being|is|are|as)\s(?:\w+ly\s)?$")


def told_as_done(claim: Claim, sources: Sequence[Source]) -> Iterator[str]:
    """Say of each verb that a claim tells as done that the passages only plan it."""
    for at, word in claim.words.items():
        if not _is_done(claim.text, at):
            continue
        told = [(line.claim.text, held) for source in sources for line in source.lines
                for held, other in line.claim.words.items() if other == word]  # fmt: skip
        planned = [(text, held) for text, held in told if _OPEN.search(text[:held])]
        # Its noun says neither: `the emergency release`, `the release is planned`.
        if planned and not any(_TOLD.match(text, held) for text, held in told if (text, held) not in planned):
            yield f"the passages tell {claim.text[at:].split()[0]} as still to come"


def turned_time(claim: Claim, sources: Sequence[Source]) -> Iterator[str]:
    """Say that a claim speaks of the last week, month or year where its passages have only the next, or the reverse."""
    text = "\n".join(source.text for source in sources)
    for found in _RELATIVE.finditer(claim.text):
        span = found[2].casefold()
        told = {_IS_NEXT.fullmatch(it[1]) is None for it in _RELATIVE.finditer(text) if it[2].casefold() == span}
        if told == {_IS_NEXT.fullmatch(found[1]) is not None}:
            yield f"the passages do not say {found[0]}"


def _is_done(text: str, at: int) -> bool:
    verb = re.match(r"\w+", text[at:])
    past = _PAST.match(text, at) is not None or (verb is not None and verb[0].casefold() in IRREGULAR)
    return past and not _OPEN.search(text[:at]) and not _STATE.search(text[:at])
