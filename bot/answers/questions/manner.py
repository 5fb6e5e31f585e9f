"""How a question wants its answer told, which is no part of what it asks: "in two sentences", "simply"."""

import re

_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_FEW = rf"(?:(?:a )?few|a couple of|(?P<number>[1-9]|{'|'.join(_COUNTS)}))"
_POINTS = r"bullets?(?: points?)?"
_MANNER = re.compile(
    r"(?i),?\s*\b(?:(?:in|as|into|with) (?:just |only )?"
    rf"(?:{_FEW} (?:short |simple |plain )?(?:sentences?|words|points|{_POINTS})|an? (?:short |simple )?sentence"
    r"|(?:(?:very|short|simple|plain|easy|other|your own|layman['’]?s) )++(?:sentences|words|terms|language|english)"
    rf"|a nutshell|{_POINTS})(?! (?:of|for)\b)"
    r"|simply|briefly|eli5|(?:like|as if) (?:i['’]?m|i am|i was|i were) (?:five|5|an? [\w-]+)"
    r"|for (?:dummies|beginners|a (?:beginner|layman|child|5[- ]year[- ]old)))(?=\W*$|,\s)"
)


def in_so_many(question: str) -> int:
    """Give in how many sentences or points at most a question wants its answer; 0 where it does not say."""
    found = _MANNER.search(question)
    number = found["number"] if found else None
    if not number:
        return 0
    return int(number) if number.isdecimal() else 1 + _COUNTS.index(number.casefold())


def without_manner(question: str) -> str:
    """Give a question without how it wants its answer told; one of nothing else stands as it is."""
    left = _MANNER.sub("", question).strip().lstrip(", ")
    return left if any(map(str.isalnum, left)) else question
