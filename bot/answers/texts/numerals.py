"""Numbers written in words: sixty thousand, two and a half, half, a third, doubled, 三十."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.answers.texts.quantity import Quantity
from bot.answers.texts.units import is_known_unit, unit_after
from bot.answers.texts.wordlists import words
from bot.posts.chinesenumbers import chinese_number

ONES = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_SMALL = {word: number for number, word in enumerate(ONES)}
TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")
_TENS = {word: ten * 10 for ten, word in enumerate(TENS, 2)}
_LARGE = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
#: Parts of numbers, whatever their letters: `$83 Billion`.
SCALE_WORDS = frozenset((*ONES[13:], *TENS, *_LARGE, "millions", "billions", "trillions", "percent"))
_PARTS = {word: part for part, word in enumerate(words("third quarter fifth sixth seventh eighth ninth tenth"), 3)}
_SHARES = {"half": Decimal("0.5"), **{word: Decimal(1) / part for word, part in _PARTS.items()}}
_MANY = {"doubled": 2, "doubles": 2, "double": 2, "twice": 2, "twofold": 2, "tripled": 3, "triples": 3, "triple": 3}
_MANY |= {"threefold": 3, "quadrupled": 4, "quadruple": 4, "tenfold": 10}
_SHARE = re.compile(
    rf"(?i)(?<!first )(?<!second )(?<!latter )(?<!other )(?<!better )\b(?:(?P<many>{'|'.join(_MANY)})|"
    r"hal(?:f|ves?|ved|ving)|(?P<count>a|one|two|three)[ -](?P<share>third|quarter)s?"
    rf"|(?P<of>a|{'|'.join(ONES[1:10])})[ -](?P<part>{'|'.join(_PARTS)})s?(?= of))\b|一半"
)
#: `Half a billion` is a number, as is `half a minute`, and `by a month` one month.
_PART_OF = re.compile(
    r"(?i)\b(?P<part>half|quarter)(?: of)? an? "
    r"(?:(?P<large>thousand|million|billion|trillion)\b|(?=(?:second|minute|hour|day|week|month|year)\b))"
)
_A_UNIT = re.compile(
    r"(?i)\b(?:by|for|after|within|lasts?|lasted|takes?|took) (?P<one>an?) "
    r"(?=(?:second|minute|hour|day|week|month|year)\b)"
)
_AND_A_HALF = re.compile(r"(?i) and a half\b")
# Parts of all that is matched, to look for which first takes a tenth of the time: most sentences hold none.
_BEGINNINGS = (*_SMALL, *_TENS, "dozen", "hundred")
_TRACES_OF_SHARES = ("hal", *_PARTS, *_MANY, "一半")
_TRACES_OF_PARTS = ("half", "quarter")
_TIMES = ("second", "minute", "hour", "day", "week", "month", "year")
_BEGINS = re.compile(rf"(?i)(?<![a-z])(?:{'|'.join(_BEGINNINGS)})(?![a-z])")
_WORD = re.compile(rf"(?ai)(?<![a-z])(?:{'|'.join((*_BEGINNINGS, *_LARGE, 'and'))})(?![a-z])")

# A count stands before a measure word; after 第 it is a place in an order.
_CHINESE_COUNT = re.compile(
    r"(?<![第\d零一两二三四五六七八九十百千])([零一两二三四五六七八九十百千]+)(?=[个项篇款种家层次倍天周年位名人岁点条步台部大年])"
)


def numerals(text: str) -> Iterator[Quantity]:
    """Give the numbers of a folded text that are written in words, in no order."""
    folded = text.casefold()
    spelled = list(_spelled(text)) if any(word in folded for word in _BEGINNINGS) else []
    shares = [share for share in _shares(text, folded) if not any(one.start < share.end <= one.end for one in spelled)]
    # `Four fifths` is one number and no four.
    yield from (one for one in spelled if not any(share.start == one.start for share in shares))
    yield from shares
    yield from () if text.isascii() else _chinese(text)


def _spelled(text: str) -> Iterator[Quantity]:
    """Give the numbers written in English words; `one` alone is a number only before a unit: `one hour`."""
    if _BEGINS.search(text) is None:
        return
    run: list[re.Match[str]] = []
    for word in [*_WORD.finditer(text), None]:
        if word is not None and _is_number_word(word.group().casefold(), after=run) and _joins(text, run, word):
            run.append(word)
            continue
        yield from _closed(text, run)
        run = [word] if word is not None and _is_number_word(word.group().casefold(), after=[]) else []


def _is_number_word(word: str, *, after: list[re.Match[str]]) -> bool:
    if word == "and":
        return bool(after) and after[-1].group().casefold() in _LARGE
    return word in _SMALL or word in _TENS or word in ("dozen", "hundred") or (bool(after) and word in _LARGE)


def _joins(text: str, run: list[re.Match[str]], word: re.Match[str]) -> bool:
    return not run or text[run[-1].end() : word.start()] in (" ", "-")


def _closed(text: str, run: list[re.Match[str]]) -> Iterator[Quantity]:
    while run and run[-1].group().casefold() == "and":
        run = run[:-1]
    words = [word.group().casefold() for word in run if word.group().casefold() != "and"]
    if not words or words == ["zero"]:
        return
    half = _AND_A_HALF.match(text, run[-1].end())
    end = half.end() if half else run[-1].end()
    unit = unit_after(text, end)
    if words == ["one"] and not half and not is_known_unit(unit):
        return
    value = Decimal(_sum(words)) + (_SHARES["half"] if half else 0)
    yield Quantity(value=value, unit=unit, start=run[0].start(), end=end, spelled=True)


def _sum(words: list[str]) -> int:
    total, part = 0, 0
    for word in words:
        if word == "hundred":
            part = max(part, 1) * 100
        elif word == "dozen":
            part = max(part, 1) * 12
        elif word in _LARGE:
            total, part = total + max(part, 1) * _LARGE[word], 0
        else:
            part += _SMALL.get(word, 0) + _TENS.get(word, 0)
    return total + part


def _shares(text: str, folded: str) -> Iterator[Quantity]:
    """Give `half`, `a third`, `two quarters`, and `double` and its like, and `a month`."""
    in_part = any(trace in folded for trace in _TRACES_OF_PARTS)
    for found in _PART_OF.finditer(text) if in_part else ():
        value = _SHARES[found["part"].casefold()] * _LARGE.get((found["large"] or "").casefold(), 1)
        yield Quantity(
            value=value, unit=unit_after(text, found.end()), start=found.start(), end=found.end(), spelled=True
        )
    for found in _A_UNIT.finditer(text) if any(time in folded for time in _TIMES) else ():
        unit = unit_after(text, found.end())
        yield Quantity(value=Decimal(1), unit=unit, start=found.start("one"), end=found.end("one"), spelled=True)
    if not any(trace in folded for trace in _TRACES_OF_SHARES):
        return
    for found in _SHARE.finditer(_PART_OF.sub(lambda part: " " * len(part[0]), text)):
        many = _MANY.get((found["many"] or "").casefold())
        share = (found["share"] or found["part"] or "half").casefold()
        count = (found["count"] or found["of"] or "").casefold()
        value = Decimal(many) if many else _SHARES[share] * _SMALL.get(count, 1)
        yield Quantity(
            value=value,
            unit="times" if many else "",
            start=found.start(),
            end=found.end(),
            spelled=True,
            share=not many,
        )


def _chinese(text: str) -> Iterator[Quantity]:
    """Give the counts written in Chinese before a measure word, but for a mere one."""
    for found in _CHINESE_COUNT.finditer(text):
        if found[1] != "一":
            value = Decimal(chinese_number(found[1]))
            unit = unit_after(text, found.end())
            yield Quantity(value=value, unit=unit, start=found.start(), end=found.end(), spelled=True)
