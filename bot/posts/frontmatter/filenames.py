"""What a file is named, with the folders that say of which day, week, month or year it is."""

import re
from pathlib import PurePosixPath

from bot.posts.monthnames import month_number, month_pattern

_YEAR = r"(?:19|20|21)\d{2}"
_SAYS_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d(?!\d{{3}}(?!\d)))")
#: `index.md`, Hugo's `index.en.md`, and the page that a forge shows of a folder.
_INDEX = re.compile(r"(?:index|readme)(?:[._-](?P<language>[a-z]{2}(?:[-_][a-z]{2,4})?))?", re.IGNORECASE)
_MONTH = re.compile(rf"(?:\d{{1,2}}[-_. ]+)?(?P<name>{month_pattern(words=False)})", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{1,2})(?:[-_. ](\d{2})|[月월] ?(\d{1,2})[日일]|[月日월일])?")
_WEEK = r"(?:w|wk|week)[-_ ]?\d{1,2}"
_MONTHS, _WEEKS = 12, 53
#: A folder of weeklies.
_OF_WEEKS = re.compile(
    r"(?:.*[\W_])?(?:weekly|weeklies|weeks?|w(?:ö|oe)chentlich|(?:kalender)?wochen?|kw|hebdo(?:madaire)?s?|semaines?|semanal|semanas?)(?:[\W_].*)?"
    r"|.*(?<![双雙两兩隔])[周週][报報刊记記]",
    re.IGNORECASE,
)
#: A folder that is a whole day or week: `2026-04-12`, `20260412`, `2026-W15`; or no more than a year or month of it.
_DAY_OR_WEEK = re.compile(rf"{_YEAR}(?:(?:[-_. ]?\d{{2}}){{2}}|[-_ ]?{_WEEK})", re.IGNORECASE)
_PART = re.compile(rf"{_YEAR}[年년]?(?:[-_. ]?\d{{2}})?|{_WEEK}(?:[-_ ].*)?", re.IGNORECASE)


def stem(path: str) -> str:
    """Give the name of a file without its ending, after the folders that are part of the date it is of.

    `2026/04/12.md` and `2026/April/12/index.md` are both named `2026-04-12`, as by Jekyll; a name that says its year
    stands by itself, and an `index` is named by its folder. A number that no month has, or any in a folder of weeklies,
    is a week of its year: `weekly/2026/04.md` is `2026-W04`.
    """
    *folders, name = _named(path)
    if _SAYS_YEAR.search(name):
        return name
    if week := _week_of_year(folders, name):
        return week
    dated = [name if name.isdecimal() else _part_of_date(name) or name]
    for folder in reversed(folders):
        part = _part_of_date(folder)
        if not part:
            break
        dated.insert(0, part)
        if _SAYS_YEAR.search(part):
            return "-".join(dated)
    return name


def own_name(path: str) -> str:
    """Give the name of a file without folders, unless it is no more than part of a date: `2026/04/news.md` is `news`.

    In a folder that is a whole day or week the name is that of every other: `2026-04-12/digest.md`.
    """
    *folders, name = _named(path)
    is_of_day = folders and _DAY_OR_WEEK.fullmatch(folders[-1])
    return stem(path) if is_of_day or _part_of_date(name) else name


def _named(path: str) -> list[str]:
    """Give the folders of a file and its name, which an `index` has from its folder."""
    *folders, file = path.split("/")
    name = PurePosixPath(file).stem
    index = _INDEX.fullmatch(name)
    if index and folders:
        name = "-".join(filter(None, (folders.pop(), index["language"])))
    return [*folders, name]


def _week_of_year(folders: list[str], name: str) -> str:
    """Give the week that a number in a folder of a year is; empty where it may be a month, or is no week.

    Between them may stand a folder of weeks: `2026/week/04.md`.
    """
    weekly = any(map(_OF_WEEKS.fullmatch, folders))
    within = folders[:-1] if folders and _OF_WEEKS.fullmatch(folders[-1]) else folders
    year = re.fullmatch(rf"({_YEAR})[年년]?", within[-1]) if within else None
    if year is None or not re.fullmatch(r"\d{1,2}", name) or not 1 <= int(name) <= _WEEKS:
        return ""
    return f"{year[1]}-W{int(name):02d}" if weekly or int(name) > _MONTHS else ""


def _part_of_date(folder: str) -> str:
    """Give a folder's name as it stands in a date, with its month as a number; empty where it is part of none."""
    month, numbers = _MONTH.fullmatch(folder), _NUMBERS.fullmatch(folder)
    if month:
        return f"{month_number(month['name']):02d}"
    if numbers:
        return "-".join(number.zfill(2) for number in numbers.groups() if number)
    return folder.rstrip("年년") if _PART.fullmatch(folder) or _DAY_OR_WEEK.fullmatch(folder) else ""
