"""How a question wants its answer told, which is no part of what it asks: "in two sentences", "simply"."""

import re

from bot.answers.texts.numerals import ONES
from bot.posts.chinesenumbers import chinese_number

_FEW = rf"(?:(?:a )?few|a couple of|(?P<number>[1-9]|{'|'.join(ONES[1:11])}))"
_POINTS = r"bullets?(?: points?)?"
_MANNER = re.compile(
    r"(?i),? {0,3}\b(?:(?:in|as|into|with) (?:just |only )?"
    rf"(?:{_FEW} (?:short |simple |plain )?(?:sentences?|words|points|{_POINTS})|an? (?:short |simple )?sentence"
    r"|(?:(?:very|short|simple|plain|easy|other|your own|layman['’]?s) )++(?:sentences|words|terms|language|english)"
    rf"|a nutshell|{_POINTS})(?! (?:of|for)\b)"
    r"|(?:in|en) (?:(?P<digit>[1-9])|(?P<one>einem|une|una)|wenigen|quelques|poc[ao]s)"
    r" (?:(?:stich)?punkten|sätzen|satz|worten|points|phrases?|mots|puntos|frases?|palabras)"
    r"|simply|briefly|eli5|(?:like|as if) (?:i['’]?m|i am|i was|i were) (?:five|5|an? [\w-]+)"
    r"|for (?:dummies|beginners|a (?:beginner|layman|child|5[- ]year[- ]old)))(?=(?: zusammen)?\W*$|,\s)"
    # The same in Chinese and Japanese, wherever it stands.
    r"|用?(?P<han>[一两二三四五六七八九1-9])(?:句话(?:来|就)?|[言文行]で)"
)


def in_so_many(question: str) -> int:
    """Give in how many sentences or points at most a question wants its answer; 0 where it does not say."""
    found = _MANNER.search(question)
    if found is None:
        return 0
    number = (found["number"] or "").casefold()
    if number in ONES:
        return ONES.index(number)
    number = number or found["digit"] or found["han"] or (found["one"] and "1") or "0"
    return int(number) if number.isdecimal() else chinese_number(number)


def without_manner(question: str) -> str:
    """Give a question without how it wants its answer told; one of nothing else stands as it is."""
    left = _MANNER.sub("", question).strip().lstrip(", ")
    return left if any(map(str.isalnum, left)) else question
