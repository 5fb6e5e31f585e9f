"""The fields of a post, each read as the type it has.

First alias that is not empty wins. What cannot be read is named with its line; only a missing title or date, or a date
that does not exist, keeps a post from loading.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.posts.body.dated_lines import DatedLines
from bot.posts.fields.dating import PERIOD, Dating, Headline
from bot.posts.frontmatter import coverage, dates, languages, slugs
from bot.posts.frontmatter.coverage import Names
from bot.posts.frontmatter.dialects import Field, Matter
from bot.posts.frontmatter.filenames import own_name, stem
from bot.posts.frontmatter.findings import Findings
from bot.posts.markdown.links import web_url
from bot.posts.markdown.parts import inline_text
from bot.posts.post import Period
from bot.posts.texts import in_a_line

MAX_TITLE, MAX_SUMMARY = 300, 2000
# The subject of a mail is its title; elsewhere it may be a topic, so a `# Title` comes before it.
# The words of other languages come last: German, French, Spanish, Portuguese, Italian, Chinese and Japanese.
TITLE = ("title", "headline", "titel", "titre", "título", "titulo", "titolo", "标题", "標題", "タイトル")
_SUBJECT = ("subject",)
_UPDATED = ("updated", "lastmod", "modified", "lastmodified", "lastmodifiedat", "updateddate", "updatedat")
_SLUG, _SLUG_WITHOUT_ID = ("slug", "id", "permalink"), ("slug", "permalink")
_SERIES = ("series", "edition", "kind")
_LANGUAGE = ("language", "lang")
_SUMMARY = (
    "summary", "description", "excerpt", "subtitle",
    "zusammenfassung", "beschreibung", "résumé", "resumen", "resumo", "riassunto", "descripción",
    "描述", "摘要", "要約",
)  # fmt: skip
_TAGS = ("tags", "topics", "keywords", "categories", "category")
_URL = ("url", "canonical", "canonicalurl", "link", "sourceurl", "permalink")
_TAG_MARKS = re.compile(r"[,;，、；]")


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
        headings: Iterable[Headline] = (),
        lines: DatedLines | None = None,
        ids: bool = True,
    ) -> None:
        """Take the parts; without `ids` a post is named by its file rather than by an `id`."""
        self._ids = ids
        self._fields = matter.fields
        self._findings = findings
        self._path = findings.path
        self._headings = tuple(headings)
        self._matter = matter
        self.dating = Dating(matter, findings, self._headings, lines or DatedLines())

    def first(self, names: Iterable[str]) -> Field | None:
        """Give the first field of some names that is not empty."""
        return self._matter.first(names)

    def title(self) -> str:
        """Give the title, or the heading or subject that serves as one; empty, with an error, for none."""
        field, heading = self.first(TITLE), self._large_heading()
        if field is None and heading is None:
            field = self.first(_SUBJECT)
        if field is None or field.listed:
            return self._title_of(heading or next((heading for heading in self._headings if heading.opens), None))
        title = inline_text(field.text) or in_a_line(field.text)
        return self._shortened(title, MAX_TITLE, "title", field.line)

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

    def language(self, slug: str, title: str, text: str) -> str:
        """Give the language: as said, as slug or folder say, else as title and text look."""
        field = self.first(_LANGUAGE)
        said = languages.normal(field.text) if field else None
        named = said or languages.of_slug(slug) or languages.of_folder(self._path)
        return named or languages.guess(f"{title}\n{text}", title=title)

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
        field, said = self.first(PERIOD), self.dating.said_period(day)
        if field and said is None:
            message = (
                f"“{field.text[:60]}” is no week or date; write it like `period: 2026-W16`. It was derived instead."
            )
            self._findings.warning(field.line, "bad-week", message)
        if said and field and field is self._fields.get("weekending"):
            said = coverage.week_ending(said.last)
        if said and not (series == "daily" and said.first != said.last):
            return said
        named = coverage.period_by_name(self._names(slug, title), series, day)
        told = None
        if series != "daily":
            told = coverage.period_by_lines(self.dating.opening, day) or coverage.period_by_summary(self.summary(), day)
        return named or told or self.dating.only_named or coverage.period_of_day(day, series)

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
        return tuple(dict.fromkeys(tag for part in parts if (tag := in_a_line(part))))

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

    def _large_heading(self) -> Headline | None:
        large = (heading for heading in self._headings if heading.level == 1)
        return next((one for one in large if one.of_file or not dates.is_only_a_date(one.text)), None)

    def _title_of(self, heading: Headline | None) -> str:
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
