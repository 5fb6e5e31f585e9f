"""Whether somebody in a sentence makes or brings out what is named at a place: `Quarry released the library NAME`."""

import re
from collections.abc import Sequence

from bot.answers.texts.claims import Claim
from bot.answers.texts.deeds import DONE
from bot.answers.texts.names import BETWEEN_LISTED, Name
from bot.answers.texts.wordlists import PREPOSITION

_DID = re.compile(
    rf"(?i)(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bbe )(?<!\bwere )(?<!\bbeen )(?<![\w-]){DONE}(?![\w-]| by\b)"
)
#: What may stand between a deed and what it is done to: what is brought out of a thing.
_OUT_OF = re.compile(
    r"(?i)\b(?:releases?|versions?|launch|availability|previews?|betas?|alphas?|editions?) of "
    r"(?:the |his |her |their |its )?"
)
#: Words after which no deed reaches.
_APART = re.compile(
    rf"(?i)\b(?:{PREPOSITION}|that|which|who|where|when|because|while|is|are|was|were|has|have|can|will|but)\b|[;.:!?] "
)


def is_done(claim: Claim, start: int, others: Sequence[Name]) -> bool:
    """Tell whether one of some names does a deed to what is named at a place."""
    text = claim.text
    for deed in _DID.finditer(text, 0, start):
        inner = [other for other in others if deed.end() <= other.start and other.end <= start]
        behind = text[inner[-1].end : start] if inner else ""
        alone = behind in ("", " (") or BETWEEN_LISTED.fullmatch(behind) is not None
        reaches = alone and not _APART.search(_OUT_OF.sub("", text[deed.end() : start]))
        if reaches and any(other.end <= deed.start() for other in others):
            return True
    return False
