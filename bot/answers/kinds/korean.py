"""What a Korean question is about and asks for: whose name it is that ends in its subject, how many, how much, when."""

import re
from typing import NamedTuple

from bot.search.scripts import HANGUL

#: A word up to its particle, that of a subject or any.
_SUBJECT = re.compile(rf"([{HANGUL}]{{2,}})[은는이가]")
_PARTICLE = re.compile(rf"[{HANGUL}A-Za-z\d]+(?:[은는이가을를의에와과도]|에서|으로)")
#: What is left of a question that asks for no more than its subject: `임대료는 얼마인가요?`.
_IS = r"(?:인가요?|일까요?|이?에요|예요|입니까|이?죠|이?야|이?니|이?였나요?|이었나요?|나 되나요)?\W*"
_IS_SOMETHING = re.compile(rf"(?:언제|얼마|어디|무엇|뭐|누구|어느 \S+|몇 ?\S{{1,3}}?){_IS}")
_IS_SO_MUCH = re.compile(rf"(?:얼마|몇 ?\S{{1,3}}?){_IS}")
#: What makes the name of a place that of a shop there.
_SHOP = re.compile(r"(?<=..)점$")
_HANGUL = re.compile(rf"[{HANGUL}]")
_NUMERAL = (
    r"(?:[\d일이삼사오육칠팔구십백천만억한두세네]|다섯|여섯|일곱|여덟|아홉|열|스무|서른|마흔|쉰|예순|일흔|여든|아흔)"
)
_KINDS = (
    (re.compile(r"얼마"), re.compile(rf"\d|무료|공짜|{_NUMERAL}\s?(?:원|달러|유로|배|시간|분|개월|년)")),
    (
        re.compile(r"언제"),
        re.compile(
            r"\d\s?[년월일시]|\d{4}[-./]\d|오늘|어제|내일|오전|오후|정오|[월화수목금토일]요일|작년|올해|내년"
            r"|(?:지난|이번|다음)\s?[주달해]"
        ),
    ),
)
_COUNTED = re.compile(rf"몇\s?(?!월|일|시)([{HANGUL}])")
#: Who did what, by the stem of the deed, and how a text tells of it: `위버가 … 만들`.
_WHO_DID = re.compile(rf"누가 (?:[^?]{{0,40}} )?([{HANGUL}]{{1,6}}?)(?:었|았|였|했|한|하)")
_DOER = rf"[{HANGUL}A-Za-z\d](?:이|가|께서|에서)\s[^.?!]{{0,60}}?"
#: Words that ask, how a question ends, and the particles at the end of words.
_ASKING = re.compile(
    rf"(?<![{HANGUL}])(?:언제|누구|누가|무엇|무슨|뭐(?:라고)?|뭘|어디|얼마|몇|왜|어떻게|어떤|어느)(?:부터|까지|에서|으로|로|에|을|를|이|가|나)?"
    rf"|(?:하는|되는|있는|한|된|인)(?=\s)|(?:이?었|였|했|됐|하|되)?(?:인?가요?|나요?|까요?|[습입]?니까|이?에요|예요|[어아]요|죠|니)(?=\W*$)|(?:이?었|았|였|했|됐)[어지](?=\W*$)"
    rf"|(?<=에 )(?:비해|대해|관해)서?(?![{HANGUL}])"
    rf"|(?:에서|으로|보다|[은는이가을를의에와과도로])(?![{HANGUL}])"
)


class Subject(NamedTuple):
    """What a question is about, by its last word.

    Attributes:
        word: without what it ends in.
        asked: how much or how many it is, or has, is all that is asked.
        told: it ends a name of several words, and tells which of those that begin so is meant.
    """

    word: str
    asked: bool
    told: bool


def is_korean(text: str) -> bool:
    """Tell whether a text has Korean letters."""
    return _HANGUL.search(text) is not None


def subject_in_korean(question: str) -> Subject | None:
    """Give what a Korean question asks the number of, or whose name of several words it asks about; None for any other.

    A shop at a place, `남문점`, is known by the place alone.
    """
    words = question.split() if is_korean(question) else []
    at = next((at for at, word in enumerate(words) if _SUBJECT.fullmatch(word)), 0)
    subject = _SUBJECT.fullmatch(words[at]) if words else None
    if subject is None:
        return None
    rest = " ".join(words[at + 1 :])
    asked = _IS_SO_MUCH.fullmatch(rest) is not None
    told = at > 0 and not (_IS_SOMETHING.fullmatch(rest) or any(map(_PARTICLE.fullmatch, words[:at])))
    return Subject(_SHOP.sub("", subject[1]), asked, told) if asked or told else None


def telling_in_korean(question: str) -> str:
    """Give a Korean question without what only asks and without the endings of its words."""
    return _ASKING.sub(" ", question)


def asks_kind_in_korean(question: str) -> bool:
    """Tell whether a Korean question asks how much or many, when, or who did something."""
    return (
        _WHO_DID.search(question) is not None
        or _COUNTED.search(question) is not None
        or any(asked.search(question) for asked, _ in _KINDS)
    )


def gives_in_korean(question: str, text: str) -> bool:
    """Tell whether a text gives the kind of thing that a Korean question asks for; one in another script may."""
    if not (is_korean(question) and asks_kind_in_korean(question) and is_korean(text)):
        return True
    did = _WHO_DID.search(question)
    if did and not re.search(_DOER + did[1], text):
        return False
    counted = _COUNTED.search(question)
    if counted and not re.search(rf"{_NUMERAL}\s?[여수]?\s?{counted[1]}", text):
        return False
    return all(given.search(text) for asked, given in _KINDS if asked.search(question))
