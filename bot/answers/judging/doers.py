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
#: What stands between a deed and what it is done to: where it was told, and what is brought out of a thing.
_WHERE = re.compile(r"^ (?:on|in|at) (?:the )?[A-Z][\w.-]*(?: [A-Z][\w.-]*)*")
_OUT_OF = re.compile(
    r"(?i)\b(?:releases?|versions?|launch|availability|previews?|betas?|alphas?|editions?) of "
    r"(?:the |his |her |their |its )?"
)
_ON = re.compile(r"(?i) (?:on|about)(?= (?:the )?[\"“'‘]?$)")
_ARTICLE = re.compile(r" (?:the|an?) $")
_CALLED = re.compile(r"(?i)^(?P<what>.*)\b(?:called|named|dubbed|titled),? (?:the )?[\"“'‘]?$")
#: Words after which no deed reaches.
_APART = re.compile(
    rf"(?i)\b(?:{PREPOSITION}|that|which|who|where|when|because|while|is|are|was|were|has|have|can|will|but)\b|[;.:!?] "
)
#: Words that speak of the people of a place or firm, which is then who does it.
_PEOPLE = re.compile(
    r"(?i)\b(?:teams?|researchers|engineers|people|folks|group|developers|students|scientists|authors|makers|minds)"
    r" (?:of|at|from|in|behind) (?:the )?$"
)


def is_done(claim: Claim, start: int, others: Sequence[Name], *, whole: bool) -> bool:
    """Tell whether one of some names does a deed to what is named at a place; `whole` where that is a whole title."""
    text = claim.text
    for deed in _DID.finditer(text, 0, start):
        inner = [other for other in others if deed.end() <= other.start and other.end <= start]
        done_to = _reach(text[deed.end() : start], text[inner[-1].end : start] if inner else "", whole=whole)
        if done_to is not None and not _APART.search(done_to) and any(_does(other, deed, text) for other in others):
            return True
    return False


def _reach(between: str, behind: str, *, whole: bool) -> str | None:
    """Give what stands between a deed and a name, without what keeps neither apart; None where another name does.

    Args:
        between: the words from the deed up to the name.
        behind: those from the last other name in it, empty where there is none.
        whole: the name is a whole title, so that `a post on` leads to it.
    """
    if whole:
        between = _ON.sub("", between)
    between = _OUT_OF.sub("", _WHERE.sub("", between))
    if called := _CALLED.match(between):
        return re.sub(r"\([^)]*\)", "", called["what"])
    listed = behind in ("", " (") or BETWEEN_LISTED.fullmatch(_ARTICLE.sub(" ", behind))
    return between if listed else None


def _does(other: Name, deed: re.Match[str], text: str) -> bool:
    """Tell whether a name may be who does a deed that stands after it."""
    if other.end > deed.start() or re.search(r"[;!?] |\. ", text[other.end : deed.start()]):
        return False
    if other.acronym and re.search(r"(?i)\b(?:this|the|an?|each|every) $", text[: other.start]):
        return False
    return not other.object or _PEOPLE.search(text[: other.start]) is not None
