"""Numbers as people write them: 60k, 60,000, sixty thousand and 6 万 are one number; 15 minutes and 15 hours are not.

Works on folded text (bot.search.words.fold), where × is x and every minus is a hyphen.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot.answers.texts.wordlists import words
from bot.search.scripts import UNSPACED
from bot.search.words import stem

_SCALES = {"k": 3, "thousand": 3, "千": 3, "万": 4, "萬": 4, "m": 6, "mn": 6, "million": 6, "亿": 8, "億": 8}
_SCALES |= {"b": 9, "bn": 9, "billion": 9, "t": 12, "tn": 12, "trillion": 12}
_SCALE = r"[kKMBT](?![\w])|(?:bn|mn|tn)\b|\s?(?i:thousand|million|billion|trillion)\b|\s?[千万萬亿億]"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = re.compile(
    rf"(?P<sign>(?<![\w%)\].])[-+])?(?P<money>[$€£¥])?(?<![\w.])(?P<digits>{_DIGITS})(?P<scale>{_SCALE})?"
    rf"(?P<over>/(?:{_DIGITS}))?(?![\d])(?!\.\d)(?:\s?(?P<mark>%|‰|pp\b|x(?![\w])|°C?))?"
)
_RANGE = re.compile(r"\s?(?:-|–|—|~|to|and|至|到)\s?")

#: Words for units, by the one name each goes by; a unit in a claim must be the unit in the post.
_UNITS = {
    "%": "% percent percentage",
    "pp": "pp point 个百分点 百分点",
    "times": "x times time fold 倍",
    "$": "$ usd dollar 美元",
    "€": "€ eur euro 欧元",
    "£": "£ gbp pound 英镑",
    "¥": "¥ yuan rmb cny yen 元 人民币 日元",
    "millisecond": "ms millisecond 毫秒",
    "second": "s sec second 秒",
    "minute": "min minute 分钟",
    "hour": "h hr hour 小时",
    "day": "day 天",
    "week": "week 周",
    "month": "month 个月",
    "year": "year 年",
    "kilobyte": "kb kib kilobyte",
    "megabyte": "mb mib megabyte",
    "gigabyte": "gb gib gigabyte",
    "terabyte": "tb tib terabyte",
    "watt": "w watt 瓦",
    "megawatt": "mw megawatt 兆瓦",
    "gigawatt": "gw gigawatt 吉瓦",
    "star": "star 星 颗星 星标",
    "fork": "fork",
    "token": "token 词元",
    "parameter": "parameter param 参数",
    "user": "user 用户",
    "download": "download 下载",
    "bit": "bit 位 比特",
    "core": "core 核",
    "line": "line 行",
}
_UNIT_OF = {word: name for name, words in _UNITS.items() for word in words.split()}
#: Units that may be said once for a whole list of numbers.
LISTED = frozenset({"star", "fork", "token", "parameter", "user", "download", "line"})
#: Units that a number wears on itself; one without and one with are different numbers.
WORN = frozenset({"%", "pp", "times", "$", "€", "£", "¥"})

_UNITS_AND_TEENS = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_SMALL = {word: number for number, word in enumerate(_UNITS_AND_TEENS)}
_TENS = {word: ten * 10 for ten, word in enumerate(words("twenty thirty forty fifty sixty seventy eighty ninety"), 2)}
_LARGE = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHARES = {"half": Decimal("0.5"), "third": Decimal(1) / 3, "quarter": Decimal("0.25")}
_MANY = {"doubled": 2, "doubles": 2, "double": 2, "twice": 2, "twofold": 2, "tripled": 3, "triples": 3, "triple": 3}
_MANY |= {"threefold": 3, "quadrupled": 4, "quadruple": 4, "tenfold": 10}
_SHARE = re.compile(
    rf"(?i)\b(?:(?P<many>{'|'.join(_MANY)})|"
    r"hal(?:f|ves?|ved|ving)|(?P<count>a|one|two)[ -](?P<share>third|quarter)s?)\b"
)
_CHINESE = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_COUNTED = re.compile(
    r"(?<![第十百千万亿一二三四五六七八九])([一两二三四五六七八九十])(?=[个项篇款种家层次倍天周年位])"
)
_WORD = re.compile(r"[A-Za-z]+")
_BEGINS = re.compile(rf"(?i)(?<![a-z])(?:{'|'.join((*_SMALL, *_TENS, 'dozen', 'hundred'))})(?![a-z])")
_PLURAL = re.compile(r"[^s]s$")
_NEXT = re.compile(r"[\s-]*(?:(?i:percentage[ -]points?)|[A-Za-z]+(?:-[A-Za-z]+)*)")
_STOPPERS = frozenset(
    words(
        "per in across on over for of from to a an and or by with at as than the is are was were that which while who "
        "but one two three four five six seven eight nine ten"
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One number of a text.

    Attributes:
        value: signed; a fraction such as 1/2.5 by its worth.
        unit: the unit's one name; the stem of the counted noun where it is no known unit; empty for none.
        spelled: written in words, or a fraction's word.
        share: written as a fraction, which no decimal number stands for but its own.
    """

    value: Decimal
    unit: str
    start: int
    end: int
    spelled: bool = False
    share: bool = False


def quantities(text: str) -> list[Quantity]:
    """Give the numbers of a folded text in order; dates, versions and names should be blanked out before."""
    return sorted(
        [*_written(text), *_spelled(text), *_shares(text), *_chinese(text)], key=lambda quantity: quantity.start
    )


def same_value(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers are the same size; the sign is compared apart, since words such as `fell` carry it."""
    return one.share == other.share and abs(one.value) == abs(other.value)


def is_known_unit(unit: str) -> bool:
    """Tell whether a unit is one of those that must agree exactly."""
    return unit in _UNITS


def _written(text: str) -> Iterator[Quantity]:
    found = list(_NUMBER.finditer(text))
    marks: dict[int, str] = {}
    following = None
    for match in reversed(found):
        marks[match.start()] = _mark_of(text, match)
        if not marks[match.start()] and following and _RANGE.fullmatch(text, match.end(), following.start()):
            marks[match.start()] = marks[following.start()]
        following = match
    for match in found:
        yield Quantity(
            value=_value(match),
            unit=marks[match.start()],
            start=match.start(),
            end=match.end(),
            share=match["over"] is not None,
        )


def _value(match: re.Match[str]) -> Decimal:
    value = Decimal(match["digits"].replace(",", ""))
    value *= Decimal(10) ** _SCALES.get((match["scale"] or "").strip().casefold(), 0)
    if match["over"] and Decimal(match["over"][1:].replace(",", "")):
        value /= Decimal(match["over"][1:].replace(",", ""))
    return -value if match["sign"] == "-" else value


def _mark_of(text: str, match: re.Match[str]) -> str:
    worn = match["money"] or match["mark"]
    if worn:
        return _UNIT_OF.get(worn.casefold(), worn)
    return _unit_after(text, match.end())


def _unit_after(text: str, at: int) -> str:
    """Give the unit named by the words after a number: a known one, else the plural it counts."""
    noun, place = "", at
    for _ in range(3):
        found = _NEXT.match(text, place)
        if found is None:
            break
        word = found.group().strip(" \t-").casefold()
        if word in _STOPPERS or "\n" in found.group():
            break
        unit = (
            "pp"
            if word.startswith("percentage") and len(word) > 10
            else _UNIT_OF.get(word) or _UNIT_OF.get(_last_stem(word))
        )
        if unit:
            return unit
        place = found.end()
        if _PLURAL.search(word):
            noun = _last_stem(word)
            break
    return noun or _unspaced_unit(text, at)


def _unspaced_unit(text: str, at: int) -> str:
    following = re.match(rf"\s?[{UNSPACED}]{{1,4}}", text[at:])
    if following is None:
        return ""
    letters = following.group().strip()
    return next((_UNIT_OF[letters[:size]] for size in range(4, 0, -1) if letters[:size] in _UNIT_OF), "")


def _last_stem(word: str) -> str:
    last = word.rsplit("-", 1)[-1]
    return last.removesuffix("s") if len(last) < 4 or last.removesuffix("s") in _UNIT_OF else stem(last)


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
    unit = _unit_after(text, run[-1].end()) if words else ""
    if not words or words == ["zero"] or (words == ["one"] and not is_known_unit(unit)):
        return
    yield Quantity(value=Decimal(_sum(words)), unit=unit, start=run[0].start(), end=run[-1].end(), spelled=True)


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


def _shares(text: str) -> Iterator[Quantity]:
    """Give `half`, `a third`, `two quarters`, and `double` and its like."""
    for found in _SHARE.finditer(text):
        many = _MANY.get((found["many"] or "").casefold())
        value = Decimal(many) if many else _SHARES[(found["share"] or "half").casefold()]
        if (found["count"] or "").casefold() == "two":
            value *= 2
        yield Quantity(
            value=value,
            unit="times" if many else "",
            start=found.start(),
            end=found.end(),
            spelled=True,
            share=not many,
        )


def _chinese(text: str) -> Iterator[Quantity]:
    """Give small counts written in Chinese before a measure word."""
    for found in re.finditer(
        r"(?<![第十百千万亿一二三四五六七八九])([一两二三四五六七八九十])(?=[个项篇款种家层次倍天周年位])", text
    ):
        if found[1] != "一":
            unit = _unspaced_unit(text, found.end())
            yield Quantity(
                value=Decimal(_CHINESE[found[1]]), unit=unit, start=found.start(), end=found.end(), spelled=True
            )
