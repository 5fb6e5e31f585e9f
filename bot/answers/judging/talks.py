"""Whether a text says that somebody spoke of something: by a word for it, or by their name behind a title."""

import re

from bot.answers.judging.people import NAME, PARTED, are_people

_SPOKE = re.compile(
    r"(?i)\b(?:sp[eo]a?ke?(?:n|s|ing|ers?)?|talk(?:s|ed|ing)?|present(?:s|ed|ing|ations?|ers?)|sessions?|keynotes?"
    r"|lectur\w+|(?:g[ai]ves?|deliver(?:s|ed)) (?:an?|the|his|her|their)|demo(?:s|ed|ing)?\b(?!\s*[|·])|showcas\w+"
    r"|podcasts?|episodes?|interview\w*|webinars?)\b"
)
#: Who stands behind a title at the end of its line, and where they work.
_BEHIND = re.compile(
    rf"(?m)(?:[—–|｜]|\bby\b|\bwith\b) ?(?P<who>@[\w-]+|{NAME}(?:{PARTED}{NAME})*)(?:[,(][^\n]{{0,60}})?$"
)


def tells_of_talk(text: str) -> bool:
    """Tell whether a text says that somebody spoke of something."""
    if _SPOKE.search(text):
        return True
    return any("@" in found["who"] or are_people(found["who"]) for found in _BEHIND.finditer(text))
