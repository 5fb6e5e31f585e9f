"""Cutting text into tokens, so that a version, a sum or an identifier can never be read as a date.

Latin text is cut at spaces and where kana or Hangul follow without one (`W15では`); a chunk is a time token only if all
of it has the shape of one, so `v2.1.110`, `8-bit`, `2504.12345` and `$20` stay opaque. Chinese is cut by the words that
the rules know, longest first, and so is Korean where nothing but a particle stands behind them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from bot.posts.chinesenumbers import chinese_number
from bot.posts.hanzi import simplified
from bot.posts.monthnames import IN_ENGLISH
from bot.posts.timewords.days import FIRST_YEAR, LAST_YEAR, day_of, week_days

Kind: TypeAlias = Literal["word", "number", "ordinal", "date", "month", "week", "quarter", "mark", "particle", "opaque"]
Value: TypeAlias = int | date | tuple[int | None, int] | None

UNITS = ("day", "week", "month", "quarter", "year")
#: The seasons of the northern half of the world, by the month they begin in.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
PARTS = ("early", "mid", "late")
RELATIVE = ("this", "last", "past", "previous")

_CHINESE = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff"
_KANA, _HANGUL = "\u3041-\u30ff", "\uac00-\ud7af"
_CHUNK = re.compile(
    rf"[{_CHINESE}]+|[{_KANA}]+|[{_HANGUL}]+|[^\s{_CHINESE}{_KANA}{_HANGUL}、。，；：？！（）「」《》]+|[、。，；：？！]"
)
_PARTICLE = re.compile(r"(?:에서|에|으로|로|동안|중|이나)?(?:[은는이가을를도의과와만])?")
_OPENING = "([{<\"'“‘*_`~"
_CLOSING = ")]}>\"'”’*_`~,.;:!?…"
_NUMERAL = re.compile(r"[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九两几]")
_JOINT = re.compile(r"[–—~～]|\.\.+|->|→")

#: Full-width signs, and 个 as Japanese writes it too, each folded to one character so that places keep.
_FOLD = str.maketrans(
    "ヶヵ箇" + "".join(chr(code + 0xFEE0) for code in range(ord("0"), ord("z") + 1)),
    "个个个" + "".join(chr(code) for code in range(ord("0"), ord("z") + 1)),
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign of a text, and where it stands.

    Attributes:
        text: folded and in lower case.
        kind: its shape; a mark is a comma, stop or dash.
        value: the number, date, (year, month), (year or None, week) or (year or None, quarter) it holds.
        capital: it was written with a capital letter.
    """

    text: str
    start: int
    end: int
    kind: Kind = "word"
    value: Value = None
    capital: bool = False


def tokenize(text: str, words: frozenset[str]) -> tuple[Token, ...]:
    """Cut a text into tokens; `words` are the Chinese and Korean words to know."""
    folded = simplified(text.translate(_FOLD))
    tokens: list[Token] = []
    for found in _CHUNK.finditer(folded):
        if re.match(f"[{_CHINESE}]", found[0]):
            tokens += _chinese(found[0], found.start(), words)
        elif re.match(f"[{_HANGUL}]", found[0]):
            tokens += _korean(found[0], found.start(), words)
        else:
            tokens += _latin(found[0], found.start())
    return tuple(tokens)


def _chinese(text: str, start: int, words: frozenset[str]) -> Iterator[Token]:
    longest = max(map(len, words), default=1)
    at = 0
    while at < len(text):
        sizes = range(min(longest, len(text) - at), 0, -1)
        size = next((size for size in sizes if text[at : at + size] in words), 0)
        number = _NUMERAL.match(text, at)
        if number and len(number[0]) >= size:
            size = len(number[0])
            yield Token(number[0], start + at, start + at + size, "number", _number(number[0]))
        elif size:
            yield Token(text[at : at + size], start + at, start + at + size)
        else:
            size = 1
            yield Token(text[at], start + at, start + at + 1, "opaque")
        at += size


def _korean(text: str, start: int, words: frozenset[str]) -> list[Token]:
    known, at = list[Token](), 0
    while size := next((size for size in range(min(4, len(text) - at), 0, -1) if text[at : at + size] in words), 0):
        known.append(Token(text[at : at + size], start + at, start + at + size))
        at += size
    if not _PARTICLE.fullmatch(text, at):
        return [Token(text, start, start + len(text), "opaque")]
    return known + ([Token(text[at:], start + at, start + len(text), "particle")] if at < len(text) else [])


def _number(text: str) -> int:
    """Give a number; a few are three."""
    return 3 if text == "几" else chinese_number(text)


def _latin(chunk: str, start: int) -> Iterator[Token]:
    bare = chunk.lstrip(_OPENING)
    at = start + len(chunk) - len(bare)
    core = bare.rstrip(_CLOSING)
    if core:
        yield from _pieces(core, at)
    closing = (bare if core else chunk).removeprefix(core)
    end = start + len(chunk)
    if "," in closing or chunk in "、，":
        yield Token(",", end - 1, end, "mark")
    elif set(closing) & set(".;:!?") - ({"."} if core.lower() in IN_ENGLISH else set()) or chunk in "。；：？！":
        yield Token(".", end - 1, end, "mark")
    elif not core and _JOINT.search(chunk):
        yield Token("-", start, end, "mark")


def _pieces(core: str, at: int) -> tuple[Token, ...]:
    """Read a chunk as one token, or as several joined by dashes where each is a word for time."""
    if core in ("-", "--"):
        return (Token("-", at, at + len(core), "mark"),)
    whole = _shape(core, at)
    if whole.kind != "opaque":
        return (whole,)
    for joint in (_JOINT, re.compile("-")):
        parts = _split(core, at, joint)
        if len(parts) > 1 and all(map(_joins, parts[::2])):
            relative = len(parts) == 3 and parts[0].text in (*RELATIVE, *PARTS)
            return tuple(part for part in parts if not (relative and part.kind == "mark"))
    return (whole,)


def _split(core: str, at: int, joint: re.Pattern[str]) -> list[Token]:
    """Cut at every joint: part, dash, part."""
    tokens: list[Token] = []
    done = 0
    for found in (*joint.finditer(core), None):
        stop = found.start() if found else len(core)
        tokens.append(_shape(core[done:stop], at + done))
        if found:
            tokens.append(Token("-", at + stop, at + found.end(), "mark"))
            done = found.end()
    return tokens


def _joins(token: Token) -> bool:
    """Tell whether a part of a dashed chunk is a word for time; years are not, so that 2005-2026 stays opaque."""
    if token.kind == "number":
        return isinstance(token.value, int) and token.value < 60
    if token.kind == "word":
        known = (*IN_ENGLISH, *UNITS, *RELATIVE, *SEASONS, *PARTS)
        return token.text in known
    return token.kind != "opaque"


def _shape(core: str, at: int) -> Token:
    end = at + len(core)
    bare = re.sub(r"['’]s$", "", core)
    low = bare.lower().replace("’", "'")
    for pattern, read in _SHAPES:
        found = pattern.fullmatch(low)
        if found and (token := read(found)) is not None:
            kind, value = token
            return Token(low, at, end, kind, value, capital=bare[:1].isupper())
    return Token(low, at, end, "opaque", capital=bare[:1].isupper())


def _date(found: re.Match[str]) -> tuple[Kind, Value] | None:
    day = day_of(int(found[1]), int(found[3]), int(found[4]))
    return ("date", day) if day and FIRST_YEAR <= day.year <= LAST_YEAR else None


def _month(found: re.Match[str]) -> tuple[Kind, Value] | None:
    year, month = int(found[1]), int(found[2])
    return ("month", (year, month)) if 1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR else None


def _week(found: re.Match[str]) -> tuple[Kind, Value] | None:
    year, week = int(found[1]) if found[1] else None, int(found[2])
    real = 1 <= week <= 53 if year is None else FIRST_YEAR <= year <= LAST_YEAR and week_days(year, week)
    return ("week", (year, week)) if real else None


def _quarter(found: re.Match[str]) -> tuple[Kind, Value] | None:
    year = int(found[1]) if found[1] else None
    return ("quarter", (year, int(found[2]))) if year is None or FIRST_YEAR <= year <= LAST_YEAR else None


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[Kind, Value] | None]], ...] = (
    (re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})"), _date),
    (re.compile(r"([0-9]{4})-([0-9]{1,2})"), _month),
    (re.compile(r"(?:([0-9]{4})[-.]?)?(?:w|wk|kw)([0-9]{1,2})"), _week),
    (re.compile(r"(?:([0-9]{4})-?)?q([1-4])"), _quarter),
    (re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|er|º|°)"), lambda found: ("ordinal", int(found[1]))),
    (re.compile(r"([0-9]{1,4})"), lambda found: ("number", int(found[1]))),
    (re.compile(r"[a-zà-öø-ÿœ]+|d'hier|aujourd'hui|(?:avant|après)-[a-z]+"), lambda found: ("word", None)),
)
