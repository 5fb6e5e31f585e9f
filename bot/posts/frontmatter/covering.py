"""Lines that say which days a post covers, and nothing else, such as "Period: July 13–19, 2026"."""

import re

from bot.posts.monthnames import month_pattern

#: What a line begins with that says which days its post is of, and the words of days in it.
_COVERS = re.compile(
    r"(?i)^\W*(?:(?:report(?:ing)? )?period(?: covered)?|coverage(?: period)?|cover(?:s|ed|ing)|(?:date )?range|dates?"
    r"|weeks?(?: of)?|from|zeitraum|période(?: couverte)?|per[ií]odo|[统統][计計](?:[时時][间間]|周期|[区區][间間])"
    r"|[时時][间間](?:[范範][围圍])?|周期|日期|期[间間]|対象期間|기간)\b\W*"
)
_OF_DAYS = re.compile(
    rf"(?i){month_pattern(words=False)}|\b(?:to|until|through|and)\b|[年月日至到号]|\d(?:st|nd|rd|th)\b"
)


def days_alone(line: str) -> str:
    """Give the days that a line says are covered; empty where it says more than days, or nothing."""
    days = _COVERS.sub("", line)
    return "" if re.search(r"[^\W\d_]", _OF_DAYS.sub("", days)) else days
