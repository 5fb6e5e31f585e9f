"""Whether somebody in a sentence makes or brings out what is named at a place: `Quarry released the library NAME`."""

import re
from collections.abc import Sequence

from bot.answers.texts.claims import Claim
from bot.answers.texts.deeds import DONE
from bot.answers.texts.names import BETWEEN_LISTED, Name
from bot.answers.texts.wordlists import PREPOSITIONS

PREPOSITION = rf"(?:{'|'.join(sorted(PREPOSITIONS))})"
_DID = re.compile(
    rf"(?i)(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bbe )(?<!\bwere )(?<!\bbeen )(?<![\w-]){DONE}(?![\w-]| by\b)"
)
#: What stands between a deed and what it is done to: what is brought out of a thing, and how it is called.
_OUT_OF = re.compile(
    r"(?i)\b(?:releases?|versions?|launch|availability|previews?|betas?|alphas?|editions?) of "
    r"(?:the |his |her |their |its )?"
)
_CALLED = re.compile(r"(?i)^(?P<what>.*)\b(?:called|named|dubbed|titled),? (?:the )?[\"“'‘]?$")
#: Words after which no deed reaches.
_APART = re.compile(
    rf"(?i)\b(?:{PREPOSITION}|that|which|who|where|when|because|while|is|are|was|were|has|have|can|will|but)\b|[;.:!?] "
)


def is_done(claim: Claim, start: int, others: Sequence[Name]) -> bool:
    """Tell whether one of some names does a deed to what is named at a place."""
    text = claim.text
    for deed in _DID.finditer(text, 0, start):
        inner = [other for other in others if deed.end() <= other.start and other.end <= start]
        done_to = _reach(text[deed.end() : start], text[inner[-1].end : start] if inner else "")
        if done_to is not None and not _APART.search(done_to) and any(other.end <= deed.start() for other in others):
            return True
    return False


def _reach(between: str, behind: str) -> str | None:
    """Give what stands between a deed and a name, without what keeps neither apart; None where another name does.

    Args:
        between: the words from the deed up to the name.
        behind: those from the last other name in it, empty where there is none.
    """
    between = _OUT_OF.sub("", between)
    if called := _CALLED.match(between):
        return re.sub(r"\([^)]*\)", "", called["what"])
    return between if behind in ("", " (") or BETWEEN_LISTED.fullmatch(behind) else None
