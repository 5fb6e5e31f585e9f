"""Text as it is compared and shown: in one line, or without all that does not tell two titles apart."""

import re
import unicodedata

# White space, and what takes no room or shows as an empty place: soft hyphens, joiners, marks of direction, fillers.
_UNSEEN = re.compile(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0]*"
)

# How a sentence ends; three dots may stand where one was cut off.
_ENDED = re.compile(r"(?<!\.\.)[.!?。！？][\"'”’」』)）\]]*$")


def in_a_line(text: str) -> str:
    """Give text in one line, with single spaces."""
    return " ".join(text.split())


def shows(text: str) -> bool:
    """Tell whether a reader sees anything of a text."""
    return _UNSEEN.fullmatch(text) is None


def ends_whole(text: str) -> bool:
    """Tell whether a text ends as a sentence does that nothing was cut from."""
    return _ENDED.search(text) is not None


def folded(text: str) -> str:
    """Give text without case, punctuation and spaces."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())
