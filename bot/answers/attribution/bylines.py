"""Whether a sentence says whose what is named at a place is, or by whom: `NAME by Quarry`, `Quarry's NAME`."""

import re
from collections.abc import Sequence

from bot.answers.texts.claims import Claim
from bot.answers.texts.deeds import DOER, DONE
from bot.answers.texts.names import Name
from bot.answers.texts.wordlists import PREPOSITION

#: What may close a name: a quotation, an emphasis, a link, an aside in brackets.
_CLOSED = r"(?:[\"”’*_\])]|\s?\([^)]*\))*"
#: How a name goes on to what is said of it, and then up to who stands behind `by`, `from` or `we built it at`.
_BY = re.compile(
    rf"(?i){_CLOSED}(?:\s?[,–—:(]|\s-|,? (?:which|that) (?:is|was)|,? (?:is|was|are|were|has been|had been))?"
    rf"(?P<mid>[^.;!?]{{0,120}}?)(?<!\w)(?P<by>(?:by|from)\b|we {DONE}\b[^.;]{{0,40}}? at\b)"
)
#: What may open the stretch right behind a name only where the sentence says so: a comma, a colon, an `is`, a deed.
_OPENS = re.compile(rf"(?i){_CLOSED}(?:\s?[,–—:(]|\s-|,? (?:which|that|is|was|are|were|has|had|by|from|{DONE})\b)")
_PARTICIPLE = re.compile(r"(?i)(?:\w{2,}ed|\w+(?:wn|itten|aken|iven|osen|old|ught)),?$")
_DONE = re.compile(rf"(?i)(?:{DONE}|led|started|begun|contributed|trained|backronymed)$")
_TO_NAME = re.compile(r"(?: [a-z][\w-]*| [A-Z]{2,5}){0,6} ?[@\"“'‘(]?")
_USING = re.compile(rf"(?i)\b(?:{PREPOSITION}|and)(?: the| an?)? $")
_SAID_TO_BE = re.compile(r"(?:\s?\([^)]*\))?(?:\s?[,–—:]| -| is| was)(?= )")
#: `NAME's new` before what is theirs.
_THEIRS = re.compile(rf"['’]?s? (?:(?!\w*(?:ed|s)\b|{PREPOSITION}\b)[\w-]+ ){{0,3}}[\"“'‘]?")
_MAKER_OF = re.compile(
    rf"(?i)\b(?:{DOER} (?:of|behind)|(?:teams?|compan(?:y|ies)|people|person|folks|lab|minds?|force) behind)"
    r" (?:the )?$"
)


def is_theirs(claim: Claim, start: int, end: int, others: Sequence[Name]) -> bool:
    """Tell whether what is named at a place belongs to one of some names, or they are its maker."""
    text = claim.text
    if any(other.owns and _THEIRS.fullmatch(text, other.end, start) for other in others):
        return True
    apposed = _SAID_TO_BE.match(text[end:])
    if apposed and any(other.owns and _TO_NAME.fullmatch(text, end + apposed.end(), other.start) for other in others):
        return True
    return bool(others) and _MAKER_OF.search(text[:start]) is not None


def is_used(claim: Claim, start: int) -> bool:
    """Tell whether what is named at a place is only used by what the sentence is about: `built on`, `a survey of`."""
    return _USING.search(claim.text[:start]) is not None


def is_by(claim: Claim, end: int) -> bool:
    """Tell whether what follows a place says by or from whom it is."""
    found = _BY.match(claim.text, end)
    if found is None or not _OPENS.match(claim.text, end) or re.search(r", (?:and|but|while)\b", found["mid"]):
        return False
    mid, is_from = found["mid"].split(), found["by"].casefold() == "from"
    odd = [word for word in (mid if is_from else mid[-1:]) if _PARTICIPLE.match(word)]
    return not (odd and (is_from or not all(map(_DONE.match, odd))))
