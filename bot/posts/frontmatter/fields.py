"""The fields of a post, each read as the type it has.

First alias that is not empty wins. What cannot be read is named with its line; only a missing title or date, or a date
that does not exist, keeps a post from loading.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from bot.posts.body.dated_lines import DatedLines
from bot.posts.body.links import web_url
from bot.posts.body.markdown import inline_text
from bot.posts.frontmatter import coverage, dates, languages, slugs
from bot.posts.frontmatter.coverage import Names
from bot.posts.frontmatter.dates import Moment
from bot.posts.frontmatter.dialects import Field, Matter
from bot.posts.frontmatter.filenames import own_name, stem
from bot.posts.frontmatter.findings import Findings
from bot.posts.frontmatter.months import misspelt_day, month_named
from bot.posts.post import Period

MAX_TITLE, MAX_SUMMARY = 300, 2000
# The subject of a mail is its title; elsewhere it may be a topic, so a `# Title` comes before it.
# The words of other languages come last: German, French, Spanish, Portuguese, Italian, Chinese and Japanese.
TITLE = ("title", "headline", "titel", "titre", "título", "titulo", "titolo", "标题", "標題", "タイトル")
_SUBJECT = ("subject",)
_DATE = (
    "date", "pubdate", "publishdate", "published", "publishedat", "created", "createdat",
    "datum", "fecha", "日期", "日付",
)  # fmt: skip
#: What tools and people call it besides, where it is a date: `date_published`, `sentAt`, `issue date`, `DateApproved`.
_DATE_LIKE = re.compile(
    r"(?:date|time)?(?:publish(?:ed)?|publication|pub|post(?:ed)?|issued?|released?|sent?|send|creat(?:ed?|ion)|written"
    r"|approved|generated)(?:date|time|at|on)?|timestamp|datetime"
)
_UPDATED = ("updated", "lastmod", "modified", "lastmodified", "lastmodifiedat", "updateddate", "updatedat")
_SLUG, _SLUG_WITHOUT_ID = ("slug", "id", "permalink"), ("slug", "permalink")
_SERIES = ("series", "edition", "kind")
_PERIOD = ("period", "week", "weekending", "daterange", "dates")
_FIRST_DAY = ("startdate", "start", "datefrom", "from", "periodstart", "weekstart")
_LAST_DAY = ("enddate", "end", "dateto", "to", "periodend", "weekend")
_LANGUAGE = ("language", "lang")
_SUMMARY = (
    "summary", "description", "excerpt", "subtitle",
    "zusammenfassung", "beschreibung", "résumé", "resumen", "resumo", "riassunto", "descripción",
    "描述", "摘要", "要約",
)  # fmt: skip
_TAGS = ("tags", "topics", "keywords", "categories", "category")
_URL = ("url", "canonical", "canonicalurl", "link", "sourceurl", "permalink")
_TAG_MARKS = re.compile(r"[,;，、；]")
_YES_NO = {"true", "false", "yes", "no", "on", "off"}
_SLIP = timedelta(days=2)
_ONE_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d{2}(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of the body, as a place where a title or date may be found; or the name of its file in place of one."""

    text: str
    level: int
    line: int
    opens: bool
    of_file: bool = False


def is_titled(matter: Matter) -> bool:
    """Tell whether a field gives the title."""
    return any(name in matter.fields and matter.fields[name].text for name in (*TITLE, *_SUBJECT))


class Reader:
    """Reads typed fields out of one file's front matter, telling what was wrong with them."""

    def __init__(
        self,
        matter: Matter,
        findings: Findings,
        *,
        headings: Iterable[Heading] = (),
        lines: DatedLines | None = None,
        ids: bool = True,
    ) -> None:
        """Take the parts; without `ids` a post is named by its file rather than by an `id`."""
        self._lines = lines or DatedLines()
        self._ids = ids
        self._only_named: Period | None = None
        self._fields = matter.fields
        self._findings = findings
        self._path = findings.path
        self._headings = tuple(headings)

    def first(self, names: Iterable[str]) -> Field | None:
        """Give the first field of some names that is not empty."""
        found = (self._fields.get(name) for name in names)
        return next((field for field in found if field and field.text), None)

    def title(self) -> str:
        """Give the title, or the heading or subject that serves as one; empty, with an error, for none."""
        field, heading = self.first(TITLE), self._large_heading()
        if field is None and heading is None:
            field = self.first(_SUBJECT)
        if field is None or field.listed:
            return self._title_of(heading or next((heading for heading in self._headings if heading.opens), None))
        title = inline_text(field.text) or " ".join(field.text.split())
        return self._shortened(title, MAX_TITLE, "title", field.line)

    def moment(self, title: str) -> Moment | None:
        """Give the date as written, else that of file, path, title or first heading; None, with an error, if none."""
        field = self._date_field()
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

    def check_date(self, day: date, title: str) -> None:
        """Warn where the date lies more than two days from that of the file name, which a week's end may."""
        named = dates.day_of_name(stem(self._path))
        field = self._date_field()
        if named is None or field is None or abs(named - day) <= _SLIP or coverage.says_week_ending(title):
            return
        message = f"The date says {day}, the file name {named}; the date was taken."
        self._findings.warning(field.line, "date-mismatch", message)

    def updated(self, zone: ZoneInfo) -> datetime | None:
        """Give when the post was last changed, if it says so."""
        field = self.first(_UPDATED)
        moment = dates.read_moment(field.text) if field else None
        if field and moment is None:
            message = f"“{field.text[:60]}” is no date that exists; the field was left out."
            self._findings.warning(field.line, "bad-updated", message)
        return dates.instant(moment, zone) if moment else None

    def slug(self) -> str:
        """Give the slug; posts in a folder named for a language carry the language."""
        field = self.first(_SLUG if self._named_by_id() else _SLUG_WITHOUT_ID)
        said = slugs.tidy(re.sub(r"^https?://[^/]*", "", field.text)) if field else ""
        if field and not said:
            message = "The slug has no letter or digit; use `a` to `z`, `0` to `9` and `-`. The file name was taken."
            self._findings.warning(field.line, "bad-slug", message)
        slug = said or slugs.of_path(self._path)
        folder = languages.of_folder(self._path)
        if folder and languages.of_slug(slug) is None:
            slug = slugs.tidy(f"{slug}-{folder}")
        return slug

    def language(self, slug: str, text: str) -> str:
        """Give the language: as said, as slug or folder say, else as the text looks."""
        field = self.first(_LANGUAGE)
        said = languages.normal(field.text) if field else None
        return said or languages.of_slug(slug) or languages.of_folder(self._path) or languages.guess(text)

    def series(self, slug: str, title: str, day: date) -> str:
        """Give the series: as said, as a category says, as slug and title show, else `post`."""
        field = self.first(_SERIES)
        if field and not field.text.isdecimal():
            return coverage.series_of(field.text)
        category, tag = self.first(("category",)), self.first(("categories",))
        words = category.text if category and not category.listed else ""
        cadence = coverage.cadence_of(words) or (coverage.cadence_alone(tag.text) if tag else None)
        said = cadence or coverage.series_by_name(
            self._names(slug, title), day, explicit_week=self.first(("week", "weekending")) is not None
        )
        return said or (coverage.series_of(words) if re.fullmatch(r"\w+", words) else "post")

    def period(self, slug: str, title: str, series: str, day: date) -> Period:
        """Give what the post covers: as said, as its names show, else by its date in the content's zone."""
        field, said = self.first(_PERIOD), self._said_period(day)
        if field and said is None:
            message = f"“{field.text[:60]}” is no week or date; write it like `week: 2026-W16`. It was derived instead."
            self._findings.warning(field.line, "bad-week", message)
        if said and field and field is self._fields.get("weekending"):
            said = coverage.week_ending(said.last)
        if said and not (series == "daily" and said.first != said.last):
            return said
        named = coverage.period_by_name(self._names(slug, title), series, day)
        told = coverage.period_by_summary(self.summary(), day) if series != "daily" else None
        return named or told or self._only_named or coverage.period_of_day(day, series)

    def _said_period(self, near: date | None) -> Period | None:
        """Give the days that fields say: a period or week, a first and last day, or a month of a year."""
        field, year, month = self.first(_PERIOD), self.first(("year",)), self.first(("month",))
        dated = self._date_field()
        if field:
            alone = field.text.isdecimal() and year
            return coverage.read_period(f"{year.text}-W{field.text}" if alone and year else field.text, near)
        first, last = self.first(_FIRST_DAY), self.first(_LAST_DAY)
        if first and last:
            return coverage.read_period(f"{first.text} to {last.text}", near)
        if year and month:
            return coverage.read_period(f"{year.text}-{month.text.zfill(2)}", near)
        return coverage.read_period(dated.text, near) if dated and dates.span_within(dated.text) else None

    def summary(self) -> str:
        """Give the summary as plain text, empty for none."""
        field = self.first(_SUMMARY)
        text = inline_text(field.text) if field else ""
        return self._shortened(text, MAX_SUMMARY, "summary", field.line) if field else ""

    def tags(self) -> tuple[str, ...]:
        """Give the tags once each, in their order."""
        field = self.first(_TAGS)
        if field is None:
            return ()
        parts = field.parts if field.listed else _TAG_MARKS.split(field.text)
        return tuple(dict.fromkeys(tag for part in parts if (tag := " ".join(part.split()))))

    def url(self) -> str | None:
        """Give the post's own address, http or https only."""
        field = self.first(_URL)
        found = (web_url(self._fields[name].text) for name in _URL if name in self._fields)
        url = next((url for url in found if url), None)
        if field and url is None and re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", field.text):
            self._findings.warning(
                field.line, "bad-url", "Only http and https addresses are kept; this one was left out."
            )
        return url

    def _named_by_id(self) -> bool:
        """Tell whether an `id` may name the post: one for machines names none that its file names."""
        field, name = self._fields.get("id"), stem(self._path)
        return self._ids and not (
            field and slugs.is_opaque(field.text) and slugs.tidy(name) and not slugs.is_opaque(name)
        )

    def _names(self, slug: str, title: str) -> Names:
        return Names(slug=slug, title=title, stem=own_name(self._path))

    def _date_field(self) -> Field | None:
        """Give the date field; `published: true` is none."""
        found = (self._fields.get(name) for name in _DATE)
        said = (field for field in found if field and field.text and field.text.casefold() not in _YES_NO)
        like = (
            field
            for name, field in self._fields.items()
            if _DATE_LIKE.fullmatch(name) and dates.read_moment(field.text)
        )
        return next(chain(said, like), None)

    def _days_elsewhere(self, title: str) -> Iterator[date]:
        permalink = self.first(("permalink", "url", "path"))
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
        weeks, months = map(coverage.week_within, names), map(month_named, names)
        whole = self._said_period(None) or next(filter(None, chain(weeks, months)), None)
        if slip:
            said, day = slip
            message = f"“{said}” was read as {day}; if that is wrong, write `date: {day}` as it should be."
        elif whole:
            self._only_named, day = whole, whole.last
            message = f"Only {whole.label} is named, so its last day was taken; write `date: {day}` for another."
        elif self._lines.headed:
            day = max(self._lines.headed)
            if len(self._lines.headed) == 1:
                return day
            message = f"Only headings name days, so the latest was taken; write `date: {day}` for another."
        else:
            return None
        self._findings.warning(1, "date-guessed", message)
        return day

    def _large_heading(self) -> Heading | None:
        large = (heading for heading in self._headings if heading.level == 1)
        return next((one for one in large if one.of_file or not dates.is_only_a_date(one.text)), None)

    def _title_of(self, heading: Heading | None) -> str:
        if heading is None or not heading.text:
            self._findings.error(
                1,
                "title-missing",
                "No title; write `title: …` in the front matter, or a `# Title` line above the text.",
            )
            return ""
        return self._shortened(heading.text, MAX_TITLE, "title", heading.line)

    def _shortened(self, text: str, most: int, name: str, line: int) -> str:
        if len(text) <= most:
            return text
        self._findings.warning(
            line, f"{name}-long", f"The {name} has more than {most} characters; only the beginning is shown."
        )
        return f"{text[: most - 1].rstrip()}…"
