"""What an import gives: drafts of posts, and how a draft is written out as Markdown with front matter."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import TypeAlias
from zoneinfo import ZoneInfo

from bot.posts.folder import is_post_path
from bot.posts.frontmatter import coverage, dates, languages, slugs
from bot.posts.frontmatter.coverage import Names
from bot.posts.frontmatter.dates import Moment

Value: TypeAlias = str | Sequence[str] | None

_FOLDERS = ("weekly", "daily")
#: What YAML takes only as an escape, and line ends of other alphabets that some readers fold.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One post ready to be written.

    Attributes:
        path: where it belongs, relative to the content folder, with `/`.
        text: the whole file, front matter and body.
    """

    path: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What one file gave.

    Attributes:
        dropped: text that was left out on purpose: page furniture, advertisements.
        problems: one sentence for each thing that could not be read.
    """

    posts: tuple[Draft, ...]
    dropped: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What was read of one post, before it is written as a draft.

    Attributes:
        slug: as the page has it; the file name is made safe apart from it.
        published, updated: as the page has them; aware ones are written in the content's zone.
        body: Markdown.
        extra: further fields, written after the others.
    """

    title: str
    slug: str
    body: str
    published: Moment | None = None
    updated: Moment | None = None
    language: str = ""
    summary: str = ""
    status: str = "published"
    tags: tuple[str, ...] = ()
    url: str = ""
    extra: Mapping[str, Value] | None = None


def draft_of(page: Page, *, zone: ZoneInfo) -> Draft:
    """Write a page as a draft with our own front matter; fields that are empty are left out."""
    slug = slugs.tidy(page.slug)
    published, updated = in_zone(page.published, zone), in_zone(page.updated, zone)
    names = Names(slug=slug, title=page.title, stem="")
    day = dates.day_of(published) if published else None
    series = coverage.series_by_name(names, day, explicit_week=False) or ""
    period = coverage.period_by_name(names, series, day) if day else None
    fields: dict[str, Value] = {
        "title": page.title,
        "date": _written(published),
        "updated": _written(updated),
        "slug": page.slug,
        "series": series,
        "period": period.label if period else "",
        "week": _week_of(day) if day and series == "daily" else "",
        "language": page.language or languages.of_slug(slug) or languages.guess(page.body),
        "summary": page.summary,
        "status": page.status,
        "tags": page.tags,
        "url": page.url,
        **(page.extra or {}),
    }
    folder = series if series in _FOLDERS else "posts"
    return Draft(
        path=f"{folder}/{file_name(page.slug)}", text=f"---\n{front_matter(fields)}---\n\n{page.body.strip()}\n"
    )


def front_matter(fields: Mapping[str, Value]) -> str:
    """Write fields as YAML lines, every value in double quotes so that all readers see the same text."""
    return "".join(f"{key}: {_yaml(value)}\n" for key, value in fields.items() if value)


def file_name(slug: str) -> str:
    """Give a file name that stays in its folder, whatever the slug says."""
    name = slugs.tidy(slug) or f"post-{sha256(slug.encode(errors='replace')).hexdigest()[:8]}"
    file = f"{name}.md"
    # A post named "about" or "index" would be passed over by the reader, or named for its folder.
    return file if is_post_path(file) and name != "index" else f"post-{file}"


def in_zone(moment: Moment | None, zone: ZoneInfo) -> Moment | None:
    """Give an aware time as the content's zone shows it; days and times without a zone are left as they are."""
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        try:
            return moment.astimezone(zone)
        except OverflowError:
            return moment
    return moment


def title_of_slug(slug: str) -> str:
    """Give a title made of a slug's words without its language: `ai-weekly-2026-W14-en` is `AI Weekly 2026-W14`."""
    bare = languages.bare(slug.casefold())
    words = re.findall(r"[0-9]{4}-w[0-9]{2}(?![0-9])|[0-9]{4}-[0-9]{2}-[0-9]{2}|[^-_/\s]+", bare)
    return " ".join(_title_word(word) for word in words)


_SHORT = frozenset(
    ("ai", "api", "cli", "cpu", "gpu", "llm", "llms", "mcp", "ml", "nlp", "os", "rag", "rl", "sdk", "ui")
)


def _title_word(word: str) -> str:
    if word in _SHORT or re.fullmatch(r"(?:[0-9]{4}-)?w[0-9]{2}", word):
        return word.upper()
    return word[:1].upper() + word[1:]


def _week_of(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def _written(moment: Moment | None) -> str:
    """Write a day or time in ISO form, to the minute where it has no seconds."""
    if not isinstance(moment, datetime):
        return moment.isoformat() if moment else ""
    exact = moment.second or moment.tzinfo is not None
    return moment.isoformat(timespec="seconds" if exact else "minutes")


def _yaml(value: Value) -> str:
    if isinstance(value, str):
        return _quoted(value)
    return "[" + ", ".join(map(_quoted, value or ())) + "]"


def _quoted(text: str) -> str:
    """Quote for YAML; a JSON string is one, but for a few characters."""
    quoted = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
