"""Which day a post is of: as its date field says, else as its file, path, title, headings or opening lines do."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from pathlib import PurePosixPath

from bot.posts.body.dated_lines import DatedLines
from bot.posts.frontmatter import coverage, dates
from bot.posts.frontmatter.dates import Moment
from bot.posts.frontmatter.dialects import Field, Matter
from bot.posts.frontmatter.filenames import stem
from bot.posts.frontmatter.findings import Findings
from bot.posts.frontmatter.months import misspelt_day, month_named
from bot.posts.frontmatter.monthweeks import week_of_month
from bot.posts.post import Period

_DATE = (
    "date", "pubdate", "publishdate", "published", "publishedat", "created", "createdat",
    "datum", "fecha", "日期", "日付",
)  # fmt: skip
#: What tools and people call it besides, where it is a date: `date_published`, `sentAt`, `issue date`, `DateApproved`.
_DATE_LIKE = re.compile(
    r"(?:date|time)?(?:publish(?:ed)?|publication|pub|post(?:ed)?|issued?|released?|sent?|send|creat(?:ed?|ion)|written"
    r"|approved|generated)(?:date|time|at|on)?|timestamp|datetime"
)
#: What says which days a post covers.
PERIOD = ("period", "week", "weekending", "daterange", "dates")
_FIRST_DAY = ("startdate", "start", "datefrom", "from", "periodstart", "weekstart")
_LAST_DAY = ("enddate", "end", "dateto", "to", "periodend", "weekend")
_YES_NO = {"true", "false", "yes", "no", "on", "off"}
_SLIP = timedelta(days=2)
_ONE_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d{2}(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A heading of the body, as a place where a title or date may be found; or the name of its file in place of one."""

    text: str
    level: int
    line: int
    opens: bool
    of_file: bool = False


class Dating:
    """Finds the day of one file, and tells what was wrong with how it is said.

    Attributes:
        only_named: the week or month that is all that is named, whose last day was taken; None where a day is named.
    """

    def __init__(self, matter: Matter, findings: Findings, headings: Sequence[Headline], lines: DatedLines) -> None:
        """Take the parts in which a day may be told."""
        self.only_named: Period | None = None
        self._matter = matter
        self._findings = findings
        self._path = findings.path
        self._headings = headings
        self._lines = lines

    @property
    def opening(self) -> tuple[str, ...]:
        """The lines of a few words under the title."""
        return self._lines.opening

    def moment(self, title: str) -> Moment | None:
        """Give the date as written, else that of file, path, title or first heading; None, with an error, if none."""
        field = self._field()
        if field is not None:
            moment = dates.read_moment(field.text) or self._day_of_field(field.text, title)
            if moment is None:
                message = (
                    f"“{field.text[:60]}” is no date, or one that may be two; "
                    "write it like `2026-04-19` or `2026-04-19 03:48`."
                )
                self._findings.error(field.line, "bad-date", message)
            return moment
        moment = next(self._days_elsewhere(title), None) or self._day_in_part(title)
        if moment is None:
            message = "No date; write `date: 2026-04-19` in the front matter, or put it in the file name."
            self._findings.error(1, "date-missing", message)
        return moment

    def _day_of_field(self, text: str, title: str) -> date | None:
        """Give the last of the days that a field names, or of two that it may mean the one that is named elsewhere."""
        if span := dates.span_within(text):
            return span[1]
        elsewhere = tuple(self._days_elsewhere(title))
        return next(
            (day for day in dates.either_day(text) if any(abs(day - other) <= _SLIP for other in elsewhere)), None
        )

    def check(self, day: date, title: str) -> None:
        """Warn where the date lies more than two days from that of the file name, which a week's end may."""
        named = dates.day_of_name(stem(self._path))
        field = self._field()
        if named is None or field is None or abs(named - day) <= _SLIP or coverage.says_week_ending(title):
            return
        message = f"The date says {day}, the file name {named}; the date was taken."
        self._findings.warning(field.line, "date-mismatch", message)

    def said_period(self, near: date | None) -> Period | None:
        """Give the days that fields say: a period or week, a first and last day, or a month of a year."""
        field, year, month = self._matter.first(PERIOD), self._matter.first(("year",)), self._matter.first(("month",))
        dated = self._field()
        if field:
            alone = field.text.isdecimal() and year
            return coverage.read_period(f"{year.text}-W{field.text}" if alone and year else field.text, near)
        first, last = self._matter.first(_FIRST_DAY), self._matter.first(_LAST_DAY)
        if first and last:
            return coverage.read_period(f"{first.text} to {last.text}", near)
        if year and month:
            return coverage.read_period(f"{year.text}-{month.text.zfill(2)}", near)
        return coverage.read_period(dated.text, near) if dated and dates.span_within(dated.text) else None

    def _field(self) -> Field | None:
        """Give the date field; `published: true` is none."""
        found = (self._matter.fields.get(name) for name in _DATE)
        said = (field for field in found if field and field.text and field.text.casefold() not in _YES_NO)
        like = (
            field
            for name, field in self._matter.fields.items()
            if _DATE_LIKE.fullmatch(name) and dates.read_moment(field.text)
        )
        return next(chain(said, like), None)

    def _days_elsewhere(self, title: str) -> Iterator[date]:
        permalink = self._matter.first(("permalink", "url", "path"))
        folders = PurePosixPath(self._path).parent
        found = [dates.day_of_name(stem(self._path)), dates.day_of_path(str(folders))]
        found += [dates.day_of_path(permalink.text) if permalink else None, dates.last_day_within(title)]
        found += [dates.last_day_within(heading.text) for heading in self._headings[:1]]
        found += [self._day_of_large_headings(), self._lines.day]
        found += [self._day_without_year(title)]
        found += [dates.day_of_name(folder) for folder in reversed(folders.parts)]
        yield from (day for day in found if day)

    def _day_without_year(self, title: str) -> date | None:
        """Give the last day that title, file name or first heading tell, of the one year that path and title name."""
        texts = (title, PurePosixPath(self._path).stem, *(heading.text for heading in self._headings[:1]))
        years = {int(year) for year in _ONE_YEAR.findall(f"{self._path} {title}")}
        days = (dates.last_day_in(text, year) for year in years for text in texts)
        return next(filter(None, days), None) if len(years) == 1 else None

    def _day_of_large_headings(self) -> date | None:
        """Give the one day that the largest headings name: a feed may put its own above the post's."""
        large = (dates.last_day_within(heading.text) for heading in self._headings if heading.level == 1)
        days = {day for day in large if day}
        return days.pop() if len(days) == 1 else None

    def _day_in_part(self, title: str) -> date | None:
        """Give a day that is misspelt, else the last of the week or month that is all that is named, with a remark."""
        texts = (title, *(heading.text for heading in self._headings[:1]))
        names = (title, stem(self._path), *texts[1:], *self._lines.opening)
        slip = next(filter(None, map(misspelt_day, texts)), None)
        told = (read(name) for read in (coverage.week_within, week_of_month, month_named) for name in names)
        whole = self.said_period(None) or next(filter(None, told), None)
        if slip:
            said, day = slip
            message = f"“{said}” was read as {day}; if that is wrong, write `date: {day}` as it should be."
        elif whole:
            self.only_named, day = whole, whole.last
            message = f"Only {whole.label} is named, so its last day was taken; write `date: {day}` for another."
        elif self._lines.headed:
            day = max(self._lines.headed)
            if len(self._lines.headed) == 1:
                return day
            message = f"Only headings name days, so the latest was taken; write `date: {day}` for another."
        elif self._lines.done:
            day = max(self._lines.done)
            message = (
                f"Only lines on what was done name days, so the latest was taken; write `date: {day}` for another."
            )
        else:
            return None
        self._findings.warning(1, "date-guessed", message)
        return day
