"""How days and times are written in posts and in the names of their files, as patterns.

Each names its `year`, `month` and `day`; a month is a number or one of `MONTHS`.
"""

import re

from bot.posts.monthnames import month_pattern

_MONTH = rf"(?P<month>{month_pattern(words=True)})\.?"
#: No language whose short names are English words writes the month before its day: `Gen 3, 2025` is none.
_MONTH_BEFORE = rf"(?P<month>{month_pattern(words=False)})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
#: Between the parts of a day: a space, or one sign as in 19-Apr-2026.
_GAP = r"(?:\s+|(?<=[\w.])[-/_.](?=\w))"
#: Where a name of a file ends a word with an underline, letters before it are no other word.
_OPENS = r"(?<![^\W_])"
_WITH_NAME = (
    rf"{_OPENS}{_MONTH_BEFORE}{_GAP}{_DAY},?{_GAP}{_YEAR}",
    rf"(?<!\d){_DAY}{_GAP}(?:(?:of|de)\s+)?{_MONTH},?{_GAP}(?:de\s+|del\s+)?{_YEAR}",
    rf"(?<!\d)(?P<year>\d{{4}}){_GAP}{_MONTH}{_GAP}{_DAY}(?!\d)",
)
_IN_NUMBERS = r"(?P<year>\d{4})\s?(?P<sep>[-/._])\s?(?P<month>\d{1,2})\s?(?P=sep)\s?(?P<day>\d{1,2})(?!\d)"
_VIETNAMESE = r"(?<!\d)(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2}),?\s+(?:năm\s+)?(?P<year>\d{4})(?!\d)"
_EAST_ASIAN = r"(?P<year>\d{4})\s*[年년]\s*(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일]"
#: A day before the year: with dots it stands first everywhere, else only a number above 12 tells which it is.
_YEAR_LAST = (
    r"(?<![\w.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>(?:19|20|21)\d{2})(?![\w.]*\d)",
    r"(?<![\w./])(?<!\d-)(?P<day>1[3-9]|2\d|3[01])(?P<sep>[-/])(?P<month>\d{1,2})(?P=sep)(?P<year>(?:19|20|21)\d{2})(?!\d)",
    r"(?<![\w./])(?<!\d-)(?P<month>\d{1,2})(?P<sep>[-/])(?P<day>1[3-9]|2\d|3[01])(?P=sep)(?P<year>(?:19|20|21)\d{2})(?!\d)",
)
_FORMS = (_IN_NUMBERS, _EAST_ASIAN, *_WITH_NAME, *_YEAR_LAST, _VIETNAMESE)


def _first(form: str) -> str:
    """Give a pattern of the last of some days as one of the first."""
    return re.sub(r"\?P<(month|day)>", r"?P<first_\1>", form)


_TO = r"\s?(?:[-–—~〜至到]|to|bis|au|al)\s?"
#: The first and last of some days that share a year, and it may be a month: 30 March – 5 April 2026, May 4-10, 2026.
#: `12 - 15 March` is none: with spaces the first number may as well be that of an issue.
SPANS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_OPENS}{_first(_MONTH_BEFORE)}{_GAP}{_first(_DAY)}{_TO}(?:{_MONTH}{_GAP})?{_DAY},?{_GAP}{_YEAR}",
        rf"(?<![\w.]){_first(_DAY)}{_GAP}{_first(_MONTH)}{_TO}{_DAY}{_GAP}{_MONTH},?{_GAP}{_YEAR}",
        rf"(?<![\w.]){_first(_DAY)}(?:[-–—]|\s(?:to|bis|au|al?)\s){_DAY}{_GAP}(?:(?:of|de)\s+)?{_MONTH},?{_GAP}(?:de\s+)?{_YEAR}",
        r"(?P<year>\d{4})\s*[年년]\s*(?P<first_month>\d{1,2})\s*[月월]\s*(?P<first_day>\d{1,2})\s*[日일]?"
        rf"{_TO}(?:(?P<month>\d{{1,2}})\s*[月월]\s*)?(?P<day>\d{{1,2}})\s*[日일]",
        r"(?<!\d)(?P<year>\d{4})(?P<sep>[-/.])(?P<first_month>\d{1,2})(?P=sep)(?P<first_day>\d{1,2})"
        r"(?:\s?[–—~〜至到]\s?|\s-\s|-(?!\d+-))(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d|(?P=sep))",
        rf"(?<![\w.])(?P<first_day>\d{{1,2}})\.(?:(?P<first_month>\d{{1,2}})\.)?{_TO}(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}",
    )
)
#: The same without a year, which stands elsewhere or is that of the post. Numbers alone have two digits each, or a dot
#: behind the month; with slashes either may stand first.
SPANS_OF_A_YEAR = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_OPENS}{_first(_MONTH_BEFORE)}{_GAP}{_first(_DAY)}{_TO}(?:{_MONTH}{_GAP})?{_DAY}(?![\w.]*\d)",
        rf"(?<![\w.]){_first(_DAY)}{_GAP}{_first(_MONTH)}{_TO}{_DAY}{_GAP}{_MONTH}",
        rf"(?<![\w.]){_first(_DAY)}(?:[-–—]|\s(?:to|bis|au|al?)\s){_DAY}{_GAP}(?:(?:of|de)\s+)?{_MONTH}",
        rf"(?<!\d)(?P<first_month>\d{{1,2}})\s*[月월]\s*(?P<first_day>\d{{1,2}})\s*[日일号號]?"
        rf"{_TO}(?:(?P<month>\d{{1,2}})\s*[月월]\s*)?(?P<day>\d{{1,2}})\s*[日일号號]",
        rf"(?<![\w./-])(?P<first_month>\d{{2}})(?P<sep>[-.])(?P<first_day>\d{{2}}){_TO}"
        r"(?P<month>\d{2})(?P=sep)(?P<day>\d{2})(?![\w/-]|\.\d)",
        rf"(?<![\w./-])(?P<first_day>\d{{1,2}})\.(?P<first_month>\d{{1,2}})\.{_TO}(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\."
        r"(?!\d)",
        *(
            rf"(?<![\w./-])(?P<first_{one}>\d{{1,2}})/(?P<first_{other}>\d{{1,2}}){_TO}(?P<{one}>\d{{1,2}})/(?P<{other}>\d{{1,2}})"
            r"(?![\w/-]|\.\d)"
            for one, other in (("month", "day"), ("day", "month"))
        ),
    )
)
#: One day without a year.
DAY_OF_A_YEAR = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일号號]",
        rf"{_OPENS}{_MONTH_BEFORE}{_GAP}{_DAY}(?!\d)",
        rf"(?<!\d){_DAY}{_GAP}(?:(?:of|de)\s+)?{_MONTH}",
    )
)
_COMPACT = r"(?P<year>(?:19|20|21)\d{2})(?P<month>\d{2})(?P<day>\d{2})"

_WEEKDAYS = (
    "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
    "|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so"
    "|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim"
    "|lunes|martes|miércoles|jueves|viernes|sábado|domingo|mié|jue|vie|sáb|dom"
    "|segunda|terça|quarta|quinta|sexta|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"
    "|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
)
_WEEKDAY = rf"(?:(?:{_WEEKDAYS})\.?(?:-feira)?\s*[,—–-]?\s*)?"
#: One behind the day, as East Asian dates have it; a dot may end the numbers in Korean.
_WEEKDAY_AFTER = (
    r"\.?(?:\s*[(（]?(?:(?:周|週|星期)[一二三四五六日天]|[月火水木金土日](?:曜日?)?|[월화수목금토일](?:요일)?)[)）]?)?"
)
_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?(?:\s*(?P<half>am|pm))?"
#: A zone may be said once more in words: JavaScript writes `GMT-0400 (Eastern Daylight Time)`.
_ZONE = r"(?:\s*(?P<zone>(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?|[A-Z]{1,4})(?:\s*\([^()]{1,60}\))?)?"
_TIME = rf"(?:(?:T|,?\s+(?:at\s+)?){_CLOCK}{_ZONE})?"
#: As `date` writes it: Tue Jul 18 08:26:54 UTC 2023.
_TIME_WITHIN = rf"{_MONTH}\s+{_DAY}\s+{_CLOCK}{_ZONE}\s+{_YEAR}"

WHOLE = tuple(
    re.compile(_WEEKDAY + form, re.IGNORECASE)
    for form in (*(form + _WEEKDAY_AFTER + _TIME for form in (*_FORMS, _COMPACT)), _TIME_WITHIN)
)
WITHIN = tuple(
    re.compile(r"(?<![0-9A-Za-z-])" + form if form.startswith("(?P<year>") else form, re.IGNORECASE) for form in _FORMS
)
IN_NAME = (
    re.compile(r"(?<!\d)(?P<year>\d{4})(?P<sep>[-._ ])(?P<month>\d{2})(?P=sep)(?P<day>\d{2})(?!\d)"),
    # With one digit only in front of a name: 2024.1.3 and tool-2024-1-3 are versions.
    re.compile(r"^(?P<year>(?:19|20|21)\d{2})(?P<sep>[-_])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)"),
    re.compile(rf"(?<![0-9A-Za-z]){_COMPACT}(?![0-9A-Za-z])"),
    re.compile(r"^(?P<year>\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)"),
    # Years from 21 on alone: 201012 may as well be the last month of 2010.
    re.compile(r"^(?P<year>2[1-9]|[3-4]\d)(?P<month>\d{2})(?P<day>\d{2})(?![0-9A-Za-z])"),
    *(re.compile(form, re.IGNORECASE) for form in (*_WITH_NAME, *_YEAR_LAST)),
)
IN_PATH = (re.compile(r"(?<!\d)(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?=/|$)"),)
