"""Who holds a role: how questions ask for it, "who is the release lead for 1.37?", and whether a sentence says it."""

import re
from functools import lru_cache

from bot.answers.texts.wordlists import OPENS
from bot.search.words import stem, tokens

#: What somebody may be, and how a sentence says it.
_ROLES = {
    r"(?:co-?)?lead(?:er)?s?": r"(?:co-?)?lead(?:s|ers?|ing)?|led|heads?|headed|heading",
    r"heads?": r"heads?|headed|heading|lead(?:s|ers?|ing)?|led",
    r"(?:co-?|vice[- ])?chair(?:man|woman|person)?s?": r"(?:co-?)?chair\w*",
    r"(?:co-?)?founders?": r"(?:co-?)?found(?:ers?|ed|ing)|start(?:ed|s)",
    r"c[etofip]o": r"C[ETOFIP]O|chief(?: \w+){1,3} officer|chief executive",
    r"(?:co-?)?maintainers?": r"(?:co-?)?maintain\w*",
    r"editors?": r"edit(?:ors?|ed|s|ing)",
    r"hosts?": r"(?:co-?)?host(?:s|ed|ing)?|moderat\w+",
    r"directors?": r"direct(?:ors?|s|ed)",
    r"managers?": r"manag\w+",
    r"presidents?": r"president\w*",
    r"winners?": r"w[io]ns?|winn\w+|prizes?|awarded",
    r"organi[sz]ers?": r"organi[sz]\w+",
    r"owners?": r"own(?:s|ed|ers?)?",
    r"successors?": r"succe\w+|replac\w+|tak\w+ over|took over",
    r"sponsors?": r"sponsor\w*",
    r"mentors?": r"mentor\w*",
    r"coordinators?": r"co-?ordinat\w+",
    r"moderators?": r"moderat\w+",
    r"chiefs?": r"chief\w*",
}
#: What tells when somebody holds a role, not which it is.
_WHEN = r"(?:new|newest|current|currently|next|former|previous|incoming|outgoing|acting|first|main|other)"
_ASKS = re.compile(
    rf"(?i){OPENS}(?:who(?:['’]s| is| are| was| were| will be)|name)(?: (?:the|our|a|an|now))*(?: {_WHEN})*"
    rf"(?: v?\d[\w.]*)?(?: (?P<of>[a-z][\w-]*))??(?: {_WHEN})* (?P<role>{'|'.join(_ROLES)})"
    r"(?=\W*$| (?:of|for|at|in|on|behind|to)\b)"
)


@lru_cache(maxsize=64)
def role_asked(question: str) -> re.Match[str] | None:
    """Give where a question names the role that it asks somebody for, and of what that is (`of`)."""
    return _ASKS.match(question)


def says_role(question: str, sentence: str) -> bool:
    """Tell whether a sentence says the role that a question asks for, and of what; any does where it asks for none."""
    asked = role_asked(question)
    if asked is None:
        return True
    said = next(says for role, says in _ROLES.items() if re.fullmatch(role, asked["role"], re.IGNORECASE))
    of = asked["of"]
    told = of is None or stem(of.casefold()) in map(stem, tokens(sentence))
    return told and re.search(rf"(?i)\b(?:{said})\b", sentence) is not None
