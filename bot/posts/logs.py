"""Posts that are logs: their sections stand under the days or months they tell of, back before the post's own days."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from bot.posts.frontmatter.dates import day_of, read_moment
from bot.posts.frontmatter.months import month_named
from bot.posts.post import Post

#: A first and a last day.
Days: TypeAlias = tuple[date, date]

#: Sections at least whose headings are days.
_FEWEST = 2
_YEAR = re.compile(r"(?:19|20|21)\d{2}年?")
_SIGNS = " *_#:：[]()📅🗓\ufe0f"


def days_of_sections(post: Post) -> Mapping[str, Days]:
    """Give the days that each section of a log is of, by its title; of a post that is none nothing."""
    titles = [section.title for section in post.sections if section.title]
    if len(titles) < _FEWEST or not any(map(str.isdigit, titles[-1])):
        return {}
    told = {title: days for title in titles if (days := _days_alone(title))}
    is_log = len(told) >= _FEWEST and len(titles) <= 2 * len(told)
    reaches_back = is_log and min(told.values())[0] < post.period.first
    return told if reaches_back and all(first <= post.period.last for first, _ in told.values()) else {}


@lru_cache(maxsize=4096)
def _days_alone(heading: str) -> Days | None:
    """Give the days of a heading that is nothing but a day, a month or a year."""
    words = heading.strip(_SIGNS)
    if _YEAR.fullmatch(words):
        year = int(words[:4])
        return date(year, 1, 1), date(year, 12, 31)
    if moment := read_moment(words):
        return day_of(moment), day_of(moment)
    month = month_named(words) if len(words.split()) <= 2 else None
    return (month.first, month.last) if month else None
