"""The rules for time in Korean, as one table like that of `rules`.

Words stand at the head of what is written together, before a particle: `지난주에`, `3일 전의`.
"""

from typing import Any

from bot.posts.timewords import days
from bot.posts.timewords.days import Unit
from bot.posts.timewords.grammar import Action, Rule, TokenClass, the_first

_UNITS: tuple[tuple[Unit, str], ...] = (
    ("day", "일"),
    ("week", "주|주일"),
    ("month", "달|개월"),
    ("quarter", "분기"),
    ("year", "년"),
)


def _meaning(value: Any) -> Action:
    return lambda: value


CLASSES: dict[str, TokenClass] = {"조사": lambda token: True if token.kind == "particle" else None}

RULES: tuple[Rule, ...] = (
    ("날", "오늘", lambda: days.unit("day", 0)),
    ("날", "어제", lambda: days.unit("day", 1)),
    ("날", "그제|그저께|엊그제", lambda: days.unit("day", 2)),
    ("날", "지지난주", lambda: days.unit("week", 2)),
    ("날", "지난주|저번주", lambda: days.unit("week", 1)),
    ("날", "이번주|금주", lambda: days.unit("week", 0)),
    ("날", "지난달|저번달", lambda: days.unit("month", 1)),
    ("날", "이번달|이달", lambda: days.unit("month", 0)),
    (
        "날",
        "<해> <month1> 월 <daynumber> 일",
        lambda year, month, number: days.in_year(days.day(month, number), year),
    ),
    ("날", "<해> <month1> 월", lambda year, month: days.in_year(days.month(month), year)),
    ("날", "<해>", the_first),
    ("해", "작년|지난해", lambda: days.unit("year", 1)),
    ("해", "올해|금년", lambda: days.unit("year", 0)),
    ("날", "지난|저번 <요일>", lambda number: days.before_today(days.weekday(number))),
    ("날", "이번 <요일>", lambda number: days.weekday(number, weeks_back=0)),
    ("날", "지난|저번 <단위>", lambda unit: days.unit(unit, 1)),
    ("날", "이번 <단위>", lambda unit: days.unit(unit, 0)),
    ("날", "최근|지난 <count> <단위> 간|동안?", lambda count, unit: days.rolling(unit, count)),
    ("날", "<count> <단위> 전", lambda count, unit: days.unit(unit, count)),
    (
        "날",
        "<year> 년 <month1> 월 <daynumber> 일",
        lambda year, month, number: days.day(month, number, year),
    ),
    ("날", "<year> 년 <month1> 월", lambda year, month: days.month(month, year)),
    ("날", "<year> 년", days.whole_year),
    ("날", "<month1> 월 <daynumber> 일", days.day),
    ("날", "<month1> 월", days.month),
    ("날", "<요일>", days.weekday),
    ("window", "<날> 부터 <조사>?", lambda moment, _: days.since(moment)),
    ("window", "<날> 까지 <조사>?", lambda moment, _: days.until(moment)),
    ("window", "<날> 이전 <조사>?", lambda moment, _: days.before(moment)),
    ("window", "<날> 이후 <조사>?", lambda moment, _: days.after(moment)),
    ("window", "<날> <조사>?", the_first),
    *(("단위", said, _meaning(unit)) for unit, said in _UNITS),
    *(("요일", f"{sign}요일", _meaning(number)) for number, sign in enumerate("월화수목금토일", 1)),
)
