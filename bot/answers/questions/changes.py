"""In which way a thing was changed: who improved it is not who added it."""

import re

from bot.search.words import stem

#: What somebody did to a thing, one way a line.
_WAYS = tuple(
    frozenset(line.split())
    for line in """\
added introduced implemented contributed landed brought created
improved enhanced optimized optimised refined polished tuned
fixed repaired resolved solved patched
removed deleted dropped
updated upgraded bumped
renamed
refactored rewrote rewritten simplified
documented
translated
reviewed
reverted""".splitlines()
)
_ASKED = re.compile(r"(?i)^\W*(?:(?:and|so|ok|but|hi|hey)\W+)*who (?:(?:has|have|first|also|just|\w+ly) )*(?P<did>\w+)")
_WORD = re.compile(r"[a-z]+")


def tells_another_change(question: str, text: str) -> bool:
    """Tell whether a question asks who changed something in one way, and a text only tells of other ways."""
    asked = _ASKED.search(question)
    way = next((way for way in _WAYS if asked and asked["did"].casefold() in way), None)
    if way is None:
        return False
    words = frozenset(_WORD.findall(text.casefold()))
    untold = frozenset(map(stem, way)).isdisjoint(map(stem, words))
    return untold and any(not other.isdisjoint(words) for other in _WAYS)
