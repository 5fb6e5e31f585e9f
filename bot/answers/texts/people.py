"""Full names of people, and whether a list of names is one of people."""

import re

from bot.search.dictionaries.everyday import everyday_words
from bot.search.dictionaries.plainwords import is_plain_word

#: Letters of European languages: é and Ø, Č and Ł.
_ACCENTED = [chr(code) for code in range(0xC0, 0x180)]
_LARGE, _SMALL = "A-Z" + "".join(filter(str.isupper, _ACCENTED)), "a-z" + "".join(filter(str.islower, _ACCENTED))
_WORD = rf"(?:[{_LARGE}][{_SMALL}'’]+(?:[{_LARGE}][{_SMALL}]+)?|[{_LARGE}]\.?)(?:-[{_LARGE}]?[{_SMALL}]+)?"
#: Somebody's full name: two words with a capital or more, letters before a dot and small words of descent included.
NAME = rf"(?:{_WORD} )(?:(?:de|del|da|di|van|von|der|den|la|le|el|al|bin|{_WORD}) ){{0,3}}?{_WORD}"
#: What stands between two names of a list.
PARTED = r"(?:, (?:and |& )?| and | & |、)"


def are_people(names: str) -> bool:
    """Tell whether most of several names hold a word that is no ordinary one: `Machine Learning` is nobody."""
    each = [one.split() for one in re.split(PARTED, names)]
    odd = [one for one in each if any(not _is_ordinary(word) for word in one)]
    return 2 * len(odd) > len(each)


def _is_ordinary(word: str) -> bool:
    return is_plain_word(word) or word.casefold() in everyday_words()
