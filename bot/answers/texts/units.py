"""Units by the one name each goes by (minutes, stars, 美元, %), and the unit that follows a number."""

import re
from decimal import Decimal

from bot.posts.wordsets import word_set
from bot.search.scripts import UNSPACED
from bot.search.words import stem

#: Every unit by its one name, and all that stands for it; the unit in a claim must be the one in the post.
_UNITS = {
    "%": "% percent percentage パーセント",
    "pp": "pp point 个百分点 百分点",
    "times": "x times time fold 倍 回 次 遍",
    "$": "$ usd dollar 美元 ドル 米ドル 달러",
    "€": "€ eur euro 欧元 ユーロ 유로",
    "£": "£ gbp pound 英镑 ポンド",
    "¥": "¥ yuan rmb cny yen 元 人民币 日元 円",
    "millisecond": "ms millisecond 毫秒 ミリ秒",
    "second": "s sec second 秒",
    "minute": "min minute 分钟 分鐘",
    "hour": "h hr hour 小时 小時 時間",
    "day": "day 天 日間",
    "week": "week 周 週間",
    "month": "month 个月 個月 か月 カ月 ヶ月",
    "year": "year 年 年間",
    "kilobyte": "kb kib kilobyte",
    "megabyte": "mb mib megabyte",
    "gigabyte": "gb gib gigabyte",
    "terabyte": "tb tib terabyte",
    "watt": "w watt 瓦",
    "megawatt": "mw megawatt 兆瓦",
    "gigawatt": "gw gigawatt 吉瓦",
    "kilometre": "km kilometre kilometer 公里 千米",
    "centimetre": "cm centimetre centimeter 厘米 公分",
    "millimetre": "mm millimetre millimeter 毫米",
    "metre": "metre meter 米",
    "kilogram": "kg kilogram 公斤 千克",
    "ton": "ton tonne 吨",
    "star": "star 星 颗星 星标 スター ⭐ ★ 🌟",
    "fork": "fork",
    "token": "token context 词元 トークン 토큰",
    "parameter": "parameter param 参数 參數 パラメータ",
    "user": "user 用户 用戶 ユーザー",
    "download": "download 下载 下載 ダウンロード",
    "bit": "bit 位 比特",
    "core": "core 核",
    "line": "line 行",
}
_UNIT_OF = {word: name for name, words in _UNITS.items() for word in words.split()}
#: Units that may be said once for a whole list of numbers.
LISTED = frozenset({"star", "fork", "token", "parameter", "user", "download", "line"})
#: Units that a number wears on itself; one without and one with are different numbers.
WORN = frozenset({"%", "pp", "times", "$", "€", "£", "¥"})

#: What a unit measures, and how much it is in the base of its kind: half a minute and 30 seconds are the same.
_MEASURES = {
    unit: (kind, Decimal(size))
    for kind, sizes in (
        ("time", "millisecond/0.001 second/1 minute/60 hour/3600 day/86400 week/604800"),
        ("months", "month/1 year/12"),
        ("length", "millimetre/0.001 centimetre/0.01 metre/1 kilometre/1000"),
        ("weight", "kilogram/1 ton/1000"),
        ("power", "watt/1 megawatt/1000000 gigawatt/1000000000"),
        ("bytes", "megabyte/1 gigabyte/1000 terabyte/1000000"),
    )
    for unit, size in (pair.split("/") for pair in sizes.split())
}

_PLURAL = re.compile(r"[^s]s$")
_NEXT = re.compile(r"[\s-]*(?:(?i:percentage[ -]points?)|[A-Za-z]+(?:-[A-Za-z]+)*)")
_STOPPERS = word_set(
    "per in across on over for of from to a an and or by with at as than the is are was were that which while who "
    "but one two three four five six seven eight nine ten"
)
#: Letters from a number within which its rate stands.
_PER_REACH = 30
_PER = re.compile(
    r"(?i)[^,.;:()]*?(?:\b(?:per|an?|each|every)\s|/)(?P<per>second|minute|hour|day|week|month|year|s|h)\b"
    r"|[^,.;:()]*?\b(?P<ly>hourly|daily|weekly|monthly|yearly|annually)\b"
)
_EVERY = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year"}
_PER_UNSPACED = re.compile(r"每个?(秒|分[钟鐘]|小[时時]|天|周|月|年)[^,，。;；]*$")
#: Stars and forks by their letters, which only stand together: `1,363s/104f`.
_BY_LETTERS = re.compile(r"(?<![\w.,])(\d[\d.,]*[km]?)s/(\d[\d.,]*[km]?)f\b", re.IGNORECASE)
#: A sign for stars behind what it counts, and not before the next number.
_STARS = re.compile(r"[ \t]?[⭐★🌟](?![\ufe0f \t]{0,2}\d)")
_UNSPACED_AFTER = re.compile(rf"\s?([{UNSPACED}]{{1,6}})")


def is_known_unit(unit: str) -> bool:
    """Tell whether a unit is one of those that must agree exactly."""
    return unit in _UNITS


def unit_named(written: str) -> str:
    """Give the one name of a unit as it is written; as it stands where it is not known."""
    return _UNIT_OF.get(written.casefold(), written)


def words_for(unit: str) -> list[str]:
    """Give the words that stand for a known unit; none for another."""
    return _UNITS.get(unit, "").split()


def measured(value: Decimal, unit: str) -> tuple[str, Decimal] | None:
    """Give what a number with a unit measures, and how much in the base unit of that; None for other units."""
    measure = _MEASURES.get(unit)
    return (measure[0], abs(value) * measure[1]) if measure else None


def with_letters_spelled(text: str) -> str:
    """Give a text with the words for the letters that count stars and forks: `1,363s/104f`."""
    return _BY_LETTERS.sub(r"\1 stars/\2 forks", text)


def unit_after(text: str, at: int) -> str:
    """Give the unit named by the words after a number: a known one, else the plural it counts."""
    if text[at : at + 1] in ("s", "f") and (counted := _counted_by_letters(text, at)):
        return counted
    if _STARS.match(text, at):
        return "star"
    noun, place = "", at
    for _ in range(3):
        found = _NEXT.match(text, place)
        if found is None:
            break
        word = found.group().strip(" \t-").casefold()
        if word in _STOPPERS or "\n" in found.group():
            break
        if word.endswith("ly") and word not in _UNIT_OF:
            # `monthly active users` are no months.
            place = found.end()
            continue
        unit = (
            "pp"
            if word.startswith("percentage") and len(word) > 10
            else _UNIT_OF.get(word) or _UNIT_OF.get(_last_stem(word))
        )
        if unit:
            return unit
        place = found.end()
        if _PLURAL.search(word) and word != "us":
            noun = _last_stem(word)
            break
    return noun or _unspaced_unit(text, at)


def _counted_by_letters(text: str, at: int) -> str:
    """Give what the letter at a place counts, where it is one of a pair."""
    start = max(at - _PER_REACH, 0)
    pair = next((one for one in _BY_LETTERS.finditer(text, start) if at in (one.end(1), one.end(2))), None)
    return "" if pair is None else "star" if at == pair.end(1) else "fork"


def rate_of(text: str, start: int, end: int) -> str:
    """Give what a number's unit is counted per, by the words after it, or before it in Chinese: day, hour; or none."""
    after = _PER.match(text, end, min(end + _PER_REACH, len(text)))
    if after and after["per"]:
        return _UNIT_OF.get(after["per"].casefold(), "")
    if after:
        return _EVERY[after["ly"].casefold()]
    before = _PER_UNSPACED.search(text, max(start - _PER_REACH, 0), start)
    return _UNIT_OF.get(before[1], "") if before else ""


def _unspaced_unit(text: str, at: int) -> str:
    following = _UNSPACED_AFTER.match(text, at)
    letters = following[1] if following else ""
    return next((_UNIT_OF[letters[:size]] for size in range(6, 0, -1) if letters[:size] in _UNIT_OF), "")


def _last_stem(word: str) -> str:
    last = word.rsplit("-", 1)[-1]
    return last.removesuffix("s") if len(last) < 4 or last.removesuffix("s") in _UNIT_OF else stem(last)
