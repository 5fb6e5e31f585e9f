"""Things that come every year: who won the prize of one year is not told of another year's."""

import re
from functools import lru_cache

from bot.posts.hanzi import simplified
from bot.search.scripts import HAN

_YEAR = r"(?<![\d.])(?:19|20)\d\d(?!\d)"
#: A year and what is called by it: `the 2024 Weft Prize`, 2024 年纺纱奖.
_OF_YEAR = re.compile(rf"({_YEAR})(?:\s?年度?的?\s?(?P<what>[{HAN}]{{2,3}})| (?P<name>[A-Z][\w-]* [A-Z][\w-]*))")


def is_of_another_year(question: str, text: str) -> bool:
    """Tell whether a text speaks of what a question asks of one year as that of other years alone."""
    asked = _asked(simplified(question))
    if asked is None:
        return False
    year, what = asked
    years = {found[1] for found in what.finditer(simplified(text))}
    return bool(years) and year not in years


@lru_cache(maxsize=64)
def _asked(question: str) -> tuple[str, re.Pattern[str]] | None:
    found = _OF_YEAR.search(question)
    if found is None:
        return None
    return found[1], re.compile(rf"({_YEAR})(?:\s?年度?的?)?\s?{re.escape(found['what'] or found['name'])}")
