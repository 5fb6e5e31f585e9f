"""The rules for time in English and Chinese (others: `european`, `korean`), as one table: what is said and which days.

`loose` speaks of time by itself ("last week", W14, March 23); `tight` only beside a word that makes it so ("in March",
"since 2025"), because "may", "march" and bare numbers mostly mean something else; `window` is what a question may hold.
A `window` rule that gives SKIP holds words that look like time and are not.
"""

from typing import Any, Final

from bot.posts.timewords import days, european, korean
from bot.posts.timewords.classes import CLASSES
from bot.posts.timewords.days import Moment
from bot.posts.timewords.grammar import Grammar, Rule, the_first

SKIP: Final = Moment(lambda today: (today, today))


def _hours(count: int) -> Moment:
    """The days that the last so many hours touch."""
    return days.rolling("day", -(-count // 24) + 1)


def _skip(*_: Any) -> Moment:
    return SKIP


def _dashed(month: int, first: int, last: int, year: int | None = None) -> Moment | None:
    """March 3-9."""
    start, end = days.day(month, first, year), days.day(month, last, year)
    return days.span(start, end) if start and end else None


def _weeks(first: int, last: int, year: int | None = None) -> Moment | None:
    """Weeks 14 to 16."""
    start, end = days.week(first, year), days.week(last, year)
    return days.span(start, end) if start and end else None


def _months(first: int, last: int, year: int | None = None) -> Moment:
    return days.span(days.month(first, year), days.month(last, year))


def _to_day(first: int, last: int, month: int, year: int | None = None) -> Moment | None:
    """20-26 May."""
    return _dashed(month, first, last, year)


_NEW_YEAR = days.Moment(lambda today: days.month_days(today.year, 1))

_NAMED: tuple[Rule, ...] = (
    ("loose", "<date>", days.fixed),
    ("loose", "<isoweek> of|, <year>", lambda pair, year: None if pair[0] else days.week(pair[1], year)),
    ("loose", "<isoweek> <year>", lambda pair, year: None if pair[0] else days.week(pair[1], year)),
    ("loose", "<isoweek> !<quantized>", lambda pair: days.week(pair[1], pair[0])),
    ("loose", "weeks|week <weeknumber> to|-|through|and <weeknumber> of|in|, <year>", _weeks),
    ("loose", "weeks|week <weeknumber> to|-|through|and <weeknumber> <year>?", _weeks),
    # "Quote of the week 3 May 2023" names a day, not a week 3.
    ("loose", "week &<oneday>", _skip),
    ("loose", "week <weeknumber> of|in|, <year>", days.week),
    ("loose", "week <weeknumber> <year>?", days.week),
    ("loose", "<year> week <weeknumber>", lambda year, week: days.week(week, year)),
    ("loose", "week of|from the? <month> <daynumber> -|to <daynumber> , <year>", _dashed),
    ("loose", "week of|from the? <month> <daynumber> -|to <daynumber> <year>?", _dashed),
    ("loose", "week of|beginning|starting the? <oneday>", days.week_around),
    ("loose", "week ending|ended on? <weekday>? ,? the? <oneday>", lambda _, day: days.week_ending(day)),
    ("loose", "<month> <daynumber> -|to <daynumber> , <year>", _dashed),
    ("loose", "<month> <daynumber> -|to <daynumber> <year>?", _dashed),
    ("loose", "week of|from the? <dayofmonth> -|to|and <dayofmonth> of? <month> ,? <year>", _to_day),
    ("loose", "week of|from the? <dayofmonth> -|to|and <dayofmonth> of? <plainmonth>", _to_day),
    ("loose", "<dayofmonth> -|to|until|through the? <dayofmonth> of? <month> ,? <year>", _to_day),
    ("loose", "<dayofmonth> -|to|until|through the? <dayofmonth> of? <plainmonth>", _to_day),
    ("loose", "<oneday>", the_first),
    ("loose", "<month> of|, <year>", days.month),
    ("loose", "<month> <year>", days.month),
    ("loose", "<year> <plainmonth>", lambda year, month: days.month(month, year)),
    ("loose", "<yearmonth>", lambda pair: days.month(pair[1], pair[0])),
    ("loose", "<isoquarter> of|, <year>", lambda pair, year: None if pair[0] else days.quarter(pair[1], year)),
    ("loose", "<isoquarter> <year>", lambda pair, year: None if pair[0] else days.quarter(pair[1], year)),
    ("loose", "<year> <isoquarter>", lambda year, pair: None if pair[0] else days.quarter(pair[1], year)),
    ("loose", "<isoquarter> !<quantized>", lambda pair: days.quarter(pair[1], pair[0]) if pair[0] else None),
    ("loose", "<weekday> -|,? <oneday>", lambda _, day: day),
    ("oneday", "<date>", days.fixed),
    ("oneday", "<month> <dayofmonth> , <year>", days.day),
    ("oneday", "<month> <dayofmonth> <year>", days.day),
    ("oneday", "<month> <ordinal>", days.day),
    ("oneday", "<plainmonth> <daynumber> !<things>", days.day),
    ("oneday", "march <daynumber> !<things>", lambda number: days.day(3, number)),
    ("oneday", "<dayofmonth> of? <month> ,? <year>", lambda number, month, year: days.day(month, number, year)),
    ("oneday", "<ordinal> of? <month>", lambda number, month: days.day(month, number)),
    ("oneday", "<daynumber> <plainmonth>", lambda number, month: days.day(month, number)),
    ("dayofmonth", "<ordinal>", int),
    ("dayofmonth", "<daynumber>", int),
)

_RELATIVE: tuple[Rule, ...] = (
    ("loose", "today", lambda: days.unit("day", 0)),
    ("loose", "day before yesterday", lambda: days.unit("day", 2)),
    ("loose", "yesterday", lambda: days.unit("day", 1)),
    ("loose", "this|current <unit>", lambda unit: days.unit(unit, 0)),
    ("loose", "week before last", lambda: days.unit("week", 2)),
    ("loose", "<nth> week of|in the? <longer>", lambda number, longer: days.week_in(longer, number)),
    ("loose", "<half> half of|in the? <whole>", lambda number, whole: days.part(whole, number, 2)),
    ("loose", "<third> of|in? -? the? <whole>", lambda number, whole: days.part(whole, number, 3)),
    ("loose", "this <unit> so far", lambda unit: days.unit(unit, 0)),
    ("loose", "so far|earlier|later far? this <unit>", lambda unit: days.unit(unit, 0)),
    ("loose", "<unit> to date", lambda unit: days.unit(unit, 0)),
    ("loose", "this morning|afternoon|evening", lambda: days.unit("day", 0)),
    ("loose", "tonight", lambda: days.unit("day", 0)),
    ("loose", "last night|evening", lambda: days.unit("day", 1)),
    ("loose", "other day", lambda: days.rolling("week", 1)),
    ("loose", "a|one? fortnight ago|back", lambda: days.unit("week", 2)),
    ("loose", "last|past fortnight", lambda: days.rolling("week", 2)),
    ("loose", "last|previous|past weekend", lambda: days.before_today(days.weekend())),
    ("loose", "this weekend", lambda: days.weekend(0)),
    ("loose", "last|previous|past <anyseason>", lambda first: days.before_today(days.season(first))),
    ("loose", "this <anyseason>", days.season),
    ("loose", "<anyseason> of? <year>", days.season),
    ("whole", "last|previous week", lambda: days.unit("week", 1)),
    ("whole", "this? week", lambda: days.unit("week", 0)),
    ("whole", "<longer>", the_first),
    ("longer", "last|previous <unit>", lambda unit: days.unit(unit, 1) if unit not in ("day", "week") else None),
    ("longer", "this? <unit>", lambda unit: days.unit(unit, 0) if unit not in ("day", "week") else None),
    ("longer", "<isoquarter> <year>?", lambda pair, year: days.quarter(pair[1], pair[0] or year)),
    ("longer", "<anyseason> <year>?", days.season),
    ("longer", "<nearyear> !<things>", days.whole_year),
    ("longer", "<wholemonth>", the_first),
    ("wholemonth", "<month> of|, <year>", days.month),
    ("wholemonth", "<month> <year>?", days.month),
    ("loose", "last|previous <unit>", lambda unit: days.unit(unit, 1)),
    ("loose", "past <unit>", lambda unit: days.rolling(unit, 1)),
    ("loose", "last|past|previous|recent a? <count> of? <unit>", lambda count, unit: days.rolling(unit, count)),
    ("loose", "last|past|previous a? <count> of? <weekdays>", days.last_weekdays),
    ("loose", "a couple|few of? <unit> ago|back", lambda unit: days.unit(unit, 2)),
    ("loose", "last|past <count> hours", _hours),
    ("loose", "<count> of? <unit> ago|back", lambda count, unit: days.unit(unit, count)),
    ("loose", "last|previous|past <weekday>", lambda number: days.before_today(days.weekday(number))),
    ("loose", "this <weekday>", lambda number: days.weekday(number, weeks_back=0)),
    ("loose", "last|past|previous <month>", lambda number: days.before_today(days.month(number))),
    ("loose", "this <plainmonth>", days.month),
)

_CHINESE: tuple[Rule, ...] = (
    ("loose", "今天|今日", lambda: days.unit("day", 0)),
    ("loose", "昨天|昨日", lambda: days.unit("day", 1)),
    ("loose", "今朝|本日", lambda: days.unit("day", 0)),
    ("loose", "前天|一昨日", lambda: days.unit("day", 2)),
    ("loose", "<thisweek> 末", days.weekend),
    ("loose", "周 末", days.weekend),
    (
        "loose",
        "<month1> 月|月份 <zhthird> <nearyear>",
        lambda month, third, year: days.part(days.month(month, year), third, 3),
    ),
    ("loose", "<partly> <zhthird>", lambda whole, number: days.part(whole, number, 3)),
    ("loose", "上半年", lambda: days.part(days.unit("year", 0), 1, 2)),
    ("loose", "下半年", days.later_half),
    ("loose", "<partly> 上半年", lambda whole: days.part(whole, 1, 2)),
    ("loose", "<partly> 下半年", lambda whole: days.part(whole, 2, 2)),
    ("loose", "半 个 月 前|之前|以前", lambda: days.unit("week", 2)),
    ("loose", "<thisweek> <weekdaysign>", lambda back, number: days.weekday(number, weeks_back=back)),
    ("loose", "<thisweek>", lambda back: days.unit("week", back)),
    ("loose", "周|星期|礼拜 <weekdaysign>", days.weekday),
    ("loose", "先先月|先々月|上上个月|上上月", lambda: days.unit("month", 2)),
    ("loose", "上个月|上月|先月", lambda: days.unit("month", 1)),
    ("loose", "本月|这个月|这月|当月|今月", lambda: days.unit("month", 0)),
    ("loose", "本季度|这个季度", lambda: days.unit("quarter", 0)),
    ("loose", "上季度|上个季度", lambda: days.unit("quarter", 1)),
    ("loose", "今年|本年", lambda: days.unit("year", 0)),
    ("loose", "前年|一昨年", lambda: days.unit("year", 2)),
    ("loose", "去年|昨年", lambda: days.unit("year", 1)),
    (
        "loose",
        "最近|近|过去|過去|直近|前|这 的? <count> 个? <unitword> 间?",
        lambda count, unit: days.rolling(unit, count),
    ),
    ("loose", "最近|近|过去|直近 <count> 个? 小时|时间", _hours),
    ("loose", "<count> 个 <unitword> 间? 前|之前|以前", lambda count, unit: days.unit(unit, count)),
    # "三月前" is before March, "三个月前" three months ago.
    ("loose", "<count> !月 <unitword> 间? 前|之前|以前", lambda count, unit: days.unit(unit, count)),
    ("loose", "<fewdays>", the_first),
    (
        "loose",
        "<year> 年 <month1> 月|月份 <daynumber> 日|号",
        lambda year, month, number: days.day(month, number, year),
    ),
    ("loose", "<year> 年 <month1> 月|月份", lambda year, month: days.month(month, year)),
    ("loose", "<year> 年? 第? <weeknumber> 周", lambda year, number: days.week(number, year)),
    ("loose", "<year> 年? <isoweek>", lambda year, pair: None if pair[0] else days.week(pair[1], year)),
    ("loose", "<year> 年 第? <quarternumber> 季度", lambda year, number: days.quarter(number, year)),
    ("loose", "<year> 年 <isoquarter>", lambda year, pair: None if pair[0] else days.quarter(pair[1], year)),
    ("loose", "<year> 年", days.whole_year),
    ("loose", "今年|本年 <month1> 月|月份", days.month),
    ("loose", "<month1> 月|月份 <daynumber> 日|号", days.day),
    ("loose", "<month1> 月|月份", days.month),
    ("loose", "第 <weeknumber> 周", days.week),
    ("loose", "第 <weeknumber> -|到|至 第? <weeknumber> 周", _weeks),
    ("loose", "第? <quarternumber> 季度", days.quarter),
    (
        "fewdays",
        "<year> 年 <month1> 月|月份 <daynumber> 日|号? -|到|至 <daynumber> 日|号",
        lambda year, month, first, last: _dashed(month, first, last, year),
    ),
    ("fewdays", "<month1> 月|月份 <daynumber> 日|号? -|到|至 <daynumber> 日|号", _dashed),
    ("thisweek", "上上周|上上星期|上上个星期|大上周|先々周|先先周", lambda: 2),
    ("thisweek", "上周|上星期|上个星期|上一周|上礼拜|上个礼拜|先周", lambda: 1),
    ("thisweek", "本周|今周|这周|这一周|这星期|本星期|这个星期|这礼拜|这个礼拜|当周", lambda: 0),
    ("partly", "<year> 年 <month1> 月|月份", lambda year, month: days.month(month, year)),
    ("partly", "<year> 年", days.whole_year),
    ("partly", "今年|本年", lambda: days.unit("year", 0)),
    ("partly", "去年|昨年", lambda: days.unit("year", 1)),
    ("partly", "上个月|上月|先月", lambda: days.unit("month", 1)),
    ("partly", "本月|这个月|这月|今月", lambda: days.unit("month", 0)),
    ("partly", "<month1> 月|月份", days.month),
    ("partly", "月", lambda: days.unit("month", 0)),
    ("partly", "年", lambda: days.unit("year", 0)),
    ("zhthird", "初|初旬|上旬", lambda: 1),
    ("zhthird", "中旬", lambda: 2),
    ("zhthird", "底|末|下旬", lambda: 3),
    ("weekdaysign", "日|天", lambda: 7),
    ("weekdaysign", "<daynumber>", lambda number: number if number <= 6 else None),
    ("month1", "<daynumber>", lambda number: number if number <= 12 else None),
    ("window", "今日头条|本周期|上周期|周报|日报|月报", _skip),
    # What a day is followed by may only begin like a word that bounds it: "12月7日前沿研究" is of that day.
    (
        "window",
        "前沿|前端|前景|前瞻|前三|前五|前十|后端|后台|后续|后训练|内容|内存|内核|内部|内测|起诉|起步|初创|底层|末尾",
        _skip,
    ),
    ("window", "<count> 周 <count>", _skip),
    ("window", "从|自|自从 <tight> 到|至|- 今|现在|今天", days.since),
    ("window", "从|自 <fewdays> 之间|期间|为止?", the_first),
    ("window", "从|自 <tight> 到|至|-|和|与 <tight> 之间|期间|为止?", days.span),
    ("window", "<loose> 到|至|- <tight> 之间|期间|为止?", days.span),
    ("window", "<loose> 和|与 <tight> 之间|期间", days.span),
    ("window", "从|自|自从 <tight> 以来|起|开始|之后|以后?", days.since),
    ("window", "<loose> 至今", days.since),
    ("window", "<loose> 以来|起|开始", days.since),
    ("window", "在? <loose> 之前|以前|前", days.before),
    ("window", "在? <loose> 之后|以后|后", days.after),
    ("window", "截至|截止|直到|到 <tight> 为止?", days.until),
    ("window", "在 <loose> 里|内|中|期间?", the_first),
    ("window", "<loose> 里|内|期间|的", the_first),
)

_IN = "in|during|within|of|throughout|over|on|for|from"

_ENGLISH: tuple[Rule, ...] = (
    ("window", "<name> <number> &<month>", _skip),
    # "This Week in Rust" is the title of a series.
    ("window", "<titled> <titledunit> in <name>", _skip),
    ("window", "between <month> <daynumber> and <daynumber> ,? <year>?", _dashed),
    ("window", "between|from the? <dayofmonth> and|to the? <dayofmonth> of? <month> ,? <year>", _to_day),
    ("window", "between|from the? <dayofmonth> and|to the? <dayofmonth> of? <plainmonth>", _to_day),
    ("window", "between|from the? <tight> and|to|until|till|through|- the? <tight>", days.span),
    ("window", "ever? since the <loose>", days.since),
    ("window", "ever? since <tight>", days.since),
    ("window", "from|starting|beginning in|on|with? <tight> on|onward|onwards|forward", days.since),
    ("window", "starting|beginning in|on|with|from? <tight>", days.since),
    ("window", "<loose> onward|onwards", days.since),
    ("window", "<loose> and|or later|after|newer", days.since),
    ("window", "earlier|later this <unit>", lambda unit: days.unit(unit, 0)),
    ("window", "before|prior|earlier to|than? the? <tight>", days.before),
    ("window", "after|later than? the? <tight>", days.after),
    ("window", "up to|until|till the? <tight>", days.until),
    ("window", "until|till|through|thru the? <tight>", days.until),
    ("window", "the? <loose> to|through|until|till|thru|- the? <tight>", days.span),
    ("window", "<month> to|-|through <month> !<number>", _months),
    ("window", "ever? since the new year|years", lambda: days.since(_NEW_YEAR)),
    ("window", "over|during the <season>", days.season),
    ("window", "over|during|at|on|from the weekend", days.weekend),
    ("window", "<isoquarter> &<news>", lambda pair: days.quarter(pair[1], pair[0])),
    ("window", "in|over|during|within the last <unit> !of", lambda unit: days.rolling(unit, 1)),
    ("window", "at the <loose>", the_first),
    ("window", "as of the? <tight>", the_first),
    ("window", f"{_IN} the <loose>", the_first),
    ("window", f"{_IN} <month> and|or <month> ,? <year>?", _months),
    ("window", "<month> and|or <month> ,? <year>", _months),
    ("window", f"{_IN} <tight>", the_first),
    ("window", "<month> and|or <month> &<digests>", _months),
    ("window", "<month> &<digests>", days.month),
    ("window", "the? <loose>", the_first),
    ("tight", "<loose>", the_first),
    ("tight", "new year|years", lambda: days.day(1, 1)),
    ("tight", "christmas", lambda: days.day(12, 25)),
    ("tight", "<season>", days.season),
    ("tight", "weekend", days.weekend),
    ("tight", "<month> <daynumber>", lambda month, number: days.day(month, number)),
    ("tight", "<month> !<number>", days.month),
    ("tight", "<nearyear> !<things>", days.whole_year),
    ("tight", "<isoquarter> !<quantized>", lambda pair: days.quarter(pair[1])),
    ("tight", "<weekday>", days.weekday),
)

GRAMMAR = Grammar(
    rules=_CHINESE + _RELATIVE + _NAMED + _ENGLISH + european.RULES + korean.RULES,
    classes=CLASSES | european.CLASSES | korean.CLASSES,
)
