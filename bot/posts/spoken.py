"""Words for days inside an English sentence: "of W14", "since April", "of the last two weeks"."""

import re

from bot.posts.monthnames import ENGLISH_MONTHS

#: How words begin that say themselves how they bound the days.
_BOUNDED = re.compile(r"(?i)(?:since|before|after|between|from|until|till|through|up to|starting|beginning)\b")
#: Words before a number of days that "the" stands before.
_COUNTED = re.compile(
    r"(?i)(?:last|past|previous|next|first) (?:few|couple|several|\d+|two|three|four|five|six|seven|ten|\w+teen|twelve"
    r"|days|weeks|months|years)\b"
)
_LABEL = re.compile(r"\b(?:w|kw|q)\d+\b")
_CAPITALISED = re.compile(rf"\b(?:{'|'.join(ENGLISH_MONTHS)}|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b")


def is_bounded(words: str) -> bool:
    """Tell whether words for days say themselves how they bound them, as "since W14" does."""
    return _BOUNDED.match(words) is not None


def spoken(words: str) -> str:
    """Give words for days as a sentence writes them: labels and months with a capital, counted days after "the"."""
    told = _CAPITALISED.sub(lambda found: found[0].capitalize(), _LABEL.sub(lambda found: found[0].upper(), words))
    bound = _BOUNDED.match(told)
    told = told[0].lower() + told[1:] if bound else told
    return f"the {told}" if _COUNTED.match(told) else told


def within(words: str) -> str:
    """Give words for days as they stand behind what is of them."""
    return spoken(words) if is_bounded(words) else f"of {spoken(words)}"
