"""What a token can be in the rules for time: a year, a day of a month, a weekday, a unit, a count."""

from bot.posts.monthnames import IN_ENGLISH
from bot.posts.timewords import days
from bot.posts.timewords.days import Unit
from bot.posts.timewords.grammar import TokenClass
from bot.posts.timewords.tokens import SEASONS, UNITS, Token
from bot.posts.wordsets import word_set

_COUNTS = {
    name: number
    for number, name in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"a": 1, "an": 1, "couple": 2, "few": 3, "several": 3}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thurs", "friday fri", "saturday", "sunday"), 1
    )
    for name in names.split()
}
_CHINESE_UNITS: dict[str, Unit] = {
    "天": "day", "日": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month", "季度": "quarter",
    "年": "year",
}  # fmt: skip
#: Words in -s that may follow a date; any other plural makes the number before it a count ("May 3 agents share…").
_NO_THINGS = word_set("""
    was is does has as this its us vs digests issues posts dailies weeklies summaries papers news
""")
#: Words with a capital that are no names, so that "On 4 March" is a day and "Gemma 4 March" is not.
_LINKS = word_set("""
    on in from since before after until till by between to and the a week weeks last past
""")
_DIGESTS = word_set("""
    digest digests issue issues post posts weekly weeklies daily dailies summary summaries
""")

#: Parts of a time, in thirds and halves, and its weeks by their place.
_THIRDS = {
    name: number
    for number, names in enumerate(("early beginning start", "mid middle", "late end close"), 1)
    for name in names.split()
}
_HALVES = {"first": 1, "1st": 1, "second": 2, "2nd": 2}
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1} | {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
#: What is published within a quarter, so that "Q1 releases" speaks of days.
_NEWS = word_set("release releases news update updates highlights papers announcements")


def _number(token: Token, low: int, high: int) -> int | None:
    fits = token.kind == "number" and isinstance(token.value, int) and low <= token.value <= high
    return token.value if fits and isinstance(token.value, int) else None


def _month(token: Token) -> int | None:
    return IN_ENGLISH.get(token.text) if token.kind == "word" else None


def _valued(kind: str) -> TokenClass:
    return lambda token: token.value if token.kind == kind else None


def _unit(token: Token) -> str | None:
    name = token.text.removesuffix("s")
    return name if token.kind == "word" and name in UNITS else None


def _things(token: Token) -> bool | None:
    plural = token.kind == "word" and token.text.endswith("s") and token.text not in _NO_THINGS
    return True if plural else None


CLASSES: dict[str, TokenClass] = {
    "date": _valued("date"),
    "yearmonth": _valued("month"),
    "isoweek": _valued("week"),
    "isoquarter": _valued("quarter"),
    "ordinal": _valued("ordinal"),
    "year": lambda token: _number(token, days.FIRST_YEAR, days.LAST_YEAR),
    # A bare number is a year only in the years digests can speak of: "of 2000 stars" and "2048 tokens" are counts.
    "nearyear": lambda token: _number(token, 2001, 2047),
    "count": lambda token: _number(token, 1, 400) or (_COUNTS.get(token.text) if token.kind == "word" else None),
    "number": lambda token: _number(token, 1, 60),
    "weeknumber": lambda token: _number(token, 1, 53),
    "daynumber": lambda token: _number(token, 1, 31),
    "quarternumber": lambda token: _number(token, 1, 4),
    "month": _month,
    # "4 may" and "3 march" are more often a model and a verb than a day.
    "plainmonth": lambda token: _month(token) if token.text not in ("may", "march") or token.capital else None,
    "unit": _unit,
    "titled": lambda token: True if token.capital and token.text in ("this", "last") else None,
    "titledunit": lambda token: True if token.capital and _unit(token) else None,
    # "Spring" is a framework and "Fall" a verb as often as a season.
    "season": lambda token: SEASONS.get(token.text) if not token.capital else None,
    "anyseason": lambda token: SEASONS.get(token.text),
    "third": lambda token: _THIRDS.get(token.text),
    "half": lambda token: _HALVES.get(token.text),
    "nth": lambda token: _NTH.get(token.text),
    "news": lambda token: True if token.text in _DIGESTS | _NEWS else None,
    "weekday": lambda token: _WEEKDAYS.get(token.text),
    "weekdays": lambda token: _WEEKDAYS.get(token.text.removesuffix("s")),
    "unitword": lambda token: _CHINESE_UNITS.get(token.text),
    "things": _things,
    # "Q4 quant" and "W8 weights" speak of bits, not of quarters and weeks.
    "quantized": lambda token: True if token.text.startswith(("quant", "gguf", "weight", "bit")) else None,
    "digests": lambda token: True if token.text in _DIGESTS else None,
    "name": lambda token: True if token.capital and token.text not in _LINKS and not _month(token) else None,
}
