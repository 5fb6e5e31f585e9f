"""Words of a question whose absence from a passage tells nothing, and the numbers that questions ask for."""

import re
from collections.abc import Iterable, Sequence

from bot.answers.wordlists import words
from bot.search.passage import Passage
from bot.search.words import stem

#: Verbs and kinds of things that posts say in any other way: who leads a team heads it, steers it or runs it.
LIGHT = frozenset(
    stem(word)
    for word in words(
        "become became lead led prove proved show shown offer provide give gave allow let enable help "
        "bring brought put launch introduce ship present build built create developed develop propose "
        "design run contain include feature hold held have own reach achieve score take took go went "
        "gone come move turn switch left join add mean stand describe argue think believe claim reveal "
        "note point mention quote discuss write explain teach tell told pass need require want support "
        "serve do did act behave look seem appear feel try aim plan start begin began end finish stop "
        "keep kept stay set get got make made use using call named know learn hear watch company firm "
        "startup lab group team organisation organization institute university maker vendor work method "
        "technique approach system tool program app application service platform product device gadget "
        "software package plugin project repository benchmark dataset framework paper post weekly daily "
        "newsletter issue edition chinese english french japanese question answer common different "
        "similar each both together thick tall wide heavy deep big large small long short high low fast "
        "slow quick often far old many much before after since until during between again first second "
        "third last week month year day time pr kep cve ticket change rate reduction increase gain "
        "speedup value level amount ratio percentage share extent 支持 多长 多快 多大 多高 需要 使用 "
        "提升 提供 发布 推出 哪四 哪几 如何 减少 叫什 什么 faster slower bigger larger smaller higher "
        "lower better longer shorter difference compare comparison versus define find "
    )
)

#: What a number must be counted in to answer how thick, how tall, how heavy something is.
_LENGTH = r"(?:mm|cm|km|m|millimet\w+|centimet\w+|met(?:er|re)s?|inch(?:es)?|feet|foot|毫米|厘米|米)"
_WEIGHT = r"(?:g|kg|gram\w*|kilo\w*|pounds?|lbs?|tons?|克|公斤)"
UNITS_ASKED = (
    (re.compile(r"(?i)\bhow (?:thick|thin|tall|wide|deep)\b|多厚|多高|多宽"), re.compile(rf"(?i)\d\s?{_LENGTH}\b")),
    (re.compile(r"(?i)\bhow heavy\b|多重"), re.compile(rf"(?i)\d\s?{_WEIGHT}\b")),
    (re.compile(r"(?i)\bhow old\b|几岁"), re.compile(r"(?i)\d[\s-]?years?[\s-]old|aged \d|born|岁")),
    (re.compile(r"(?i)\b(?:how much (?:does|do|did|is|was)\b.{0,60}\bcost|price|salary)\b|多少钱|价格"),
     re.compile(r"(?i)[$€£¥]\s?\d|\d\s?(?:dollars|euros|usd|yuan|元|美元)|\bfree\b|免费")),
)  # fmt: skip

#: Words that may stand between a number and what it counts, and numbers that are written out.
_NEAR = 4
#: Words after which a number counts something else.
_PARTING = frozenset(words("of in on for with from to and or by at which that who than as"))
NUMBER_WORDS = frozenset(
    stem(word)
    for word in words(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen"
    )
)

_AUX = (
    r"(?:does|do|did|is|are|was|were|has|have|had|will|can|could|would|should|in|of|on|for|with|from|at|per|to|went|came"
    r"|by|\w+ed)\b"
)
_COUNTED = re.compile(rf"(?i)\bhow many (?:[\w./-]+ ){{0,3}}?([a-z-]+)(?= {_AUX}|\s*[?.!,;]|\s*$)")


def counted_noun(question: str) -> str:
    """Give the stem of what a question asks the number of, or an empty text."""
    found = _COUNTED.search(question)
    return stem(found[1].casefold()) if found else ""


def has_unit_asked(question: str, passages: Iterable[Passage]) -> bool:
    """Tell whether passages give a number of the kind that a question asks for, where it asks for a certain kind."""
    texts = [passage.text for passage in passages]
    return all(
        any(unit.search(text) for text in texts) for asked, unit in UNITS_ASKED if asked.search(question) is not None
    )


def counts_noun(sentence: str, noun: str) -> bool:
    """Tell whether a sentence has a number within a few words of a noun, given by its stem; a star may be a sign."""
    found = [stem(word) for word in re.findall(r"[a-z]+|[0-9](?:[0-9.,]*[0-9])?|[^\w\s+-]", sentence.casefold())]
    found = ["star" if word in "⭐★" else word for word in found]
    places = [at for at, word in enumerate(found) if word == noun]
    numbers = [at for at, word in enumerate(found) if word[0].isdigit() or word in NUMBER_WORDS]
    return any(_counted(found, number, at) for at in places for number in numbers)


def _counted(found: Sequence[str], number: int, noun: int) -> bool:
    """Tell whether a noun stands right before a number, or after it with nothing but what describes it between."""
    if noun < number:
        return "".join(found[noun + 1 : number]) in ("", "(", ":")
    between = found[number + 1 : noun]
    return noun <= number + _NEAR and _PARTING.isdisjoint(between) and all(word[0].isalnum() for word in between)
