"""What somebody did to a thing: who improved it is not who added it, nor is who fixed a bug the one who found it."""

import re

from bot.answers.texts.wordlists import OPENS
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
reverted""".splitlines()
)
#: What whoever made or changed a thing has not thereby done, so that it must be told itself.
_APART = tuple(
    frozenset(line.split())
    for line in """\
found find finds discovered discovery reported reports reporting reporter spotted uncovered identified detected \
disclosed disclosure noticed credit credits credited thank thanks
founded founder founders cofounded
reviewed reviews review reviewer approved
tested tests tester audited audits
hosted hosts host organised organises organized organizes organizers organisers
sponsored sponsors sponsor
joined joins join
left leaves quit resigned departed""".splitlines()
)
_ASKED = re.compile(rf"(?i){OPENS}who (?:(?:has|have|first|also|just|\w+ly) )*(?P<did>\w+)")
_WORD = re.compile(r"[a-z]+")


def tells_another_deed(question: str, text: str) -> bool:
    """Tell whether a question asks who did one thing to something, and a text only tells of others."""
    asked = _ASKED.search(question)
    way = next((way for way in (*_WAYS, *_APART) if asked and asked["did"].casefold() in way), None)
    if way is None:
        return False
    words = frozenset(_WORD.findall(text.casefold()))
    if way in _APART:
        return way.isdisjoint(words)
    untold = frozenset(map(stem, way)).isdisjoint(map(stem, words))
    return untold and any(not other.isdisjoint(words) for other in _WAYS)
