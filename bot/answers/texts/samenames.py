"""Whether two names are one, however they are written."""

import re
from collections.abc import Iterable, Sequence

from bot.answers.texts.wordlists import KNOWN_ACRONYMS
from bot.search.words import stem

#: Letters of a name that may be those of some words of a longer one: CSP of a Content Security Policy Header.
_OF_SOME = 3


def same_name(one: str, other: str) -> bool:
    """Tell whether two keys may be one name: equal, or one a part of the other at word borders."""
    short, long = sorted((_squashed(one), _squashed(other)), key=len)
    if "".join(short) == "".join(long) or _is_short_for(one, other) or _is_short_for(other, one):
        return True
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def any_same(some: Iterable[str], others: Sequence[str]) -> bool:
    """Tell whether any of some keys may be one name with any of others."""
    return any(same_name(one, other) for one in some for other in others)


def _is_short_for(short: str, long: str) -> bool:
    """Tell whether a name is made of the first letters of another of several words: NYT, AD; from three on, of some.

    What everybody knows as two letters, as AI, is no Adobe Illustrator.
    """
    words = [word for word in re.split(r"[ /-]", long) if word]
    told = len(words) > 2 or (len(words) == 2 and short not in KNOWN_ACRONYMS)
    initials = "".join(word[0] for word in words)
    return told and (short == initials or (len(short) >= _OF_SOME and short in initials))


def _squashed(key: str) -> list[str]:
    return [stem(re.sub(r"[-_.]", "", word)) for word in re.split(r"[ /]", key) if word]
