"""Whether a text says that somebody spoke of something: by a word for it, or by their name behind a title."""

import re

from bot.answers.kinds.who import TALK
from bot.answers.texts.people import NAME, PARTED, are_people
from bot.search.dictionaries.vocabulary import is_stop_word

_SPOKE = re.compile(rf"(?i)\b(?:{TALK}\b|(?:g[ai]ves?|deliver(?:s|ed)) (?:an?|the|his|her|their)\b)")
#: Who stands behind a title at the end of its line, and where they work, or before it at the head of the line.
_BY_A_TITLE = re.compile(
    rf"(?m)(?:[—–|｜]|\bby\b|\bwith\b) ?(?P<behind>@[\w-]+|{NAME}(?:{PARTED}{NAME})*)(?:[,(][^\n]{{0,60}})?$"
    rf"|^(?P<before>{NAME}) [—–-] "
)


def tells_of_talk(text: str) -> bool:
    """Tell whether a text says that somebody spoke of something."""
    if _SPOKE.search(text):
        return True
    return any(_are_somebody(found["behind"] or found["before"]) for found in _BY_A_TITLE.finditer(text))


def _are_somebody(who: str) -> bool:
    """Tell whether a handle or names are somebody's, and no words that only begin with capitals: `We're Living It`."""
    words = re.findall(r"[^\W\d_]+", who)
    return who.startswith("@") or (are_people(who) and not any(is_stop_word(word.casefold()) for word in words))
