"""What a digest is: Post, Section, Item, Period.

A post is what stands on disk, fully read; nothing here reads files or knows dialects.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import PurePath
from typing import Literal, TypeAlias

from bot.posts.blocks import Block, Heading, Spans, plain, words_of

#: What counts as the level of what is no heading: below all that are.
LEAST = 7

Status: TypeAlias = Literal["published", "draft", "hidden"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days a post covers, both ends included.

    Attributes:
        label: `2026-W16` for an ISO week, `2026-03-23` for a day, `2026-03` for a month, else `first/last`.
    """

    first: date
    last: date
    label: str

    @classmethod
    def of_day(cls, day: date) -> "Period":
        """Give the period of one day."""
        return cls(first=day, last=day, label=day.isoformat())

    @classmethod
    def of_week(cls, year: int, week: int) -> "Period":
        """Give the period of an ISO week, Monday to Sunday; ValueError for a week the year does not have."""
        monday = date.fromisocalendar(year, week, 1)
        return cls(first=monday, last=monday + timedelta(days=6), label=f"{year}-W{week:02d}")

    @classmethod
    def week_of(cls, day: date) -> "Period":
        """Give the ISO week that holds a day."""
        year, week, _ = day.isocalendar()
        return cls.of_week(year, week)

    def overlaps(self, first: date, last: date) -> bool:
        """Tell whether any day of first to last lies in the period."""
        return self.first <= last and first <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One paper, repository or story in a section: a titled list line, or a small heading with what follows it.

    Attributes:
        title: plain text.
        blocks: what is said of it, without the title.
        url: the first link of the title, else of the text, else None.
        level: of the heading that it is; `LEAST` for any other item.
    """

    title: str
    blocks: tuple[Block, ...]
    url: str | None = None
    line: int = 0
    level: int = LEAST

    @property
    def text(self) -> str:
        """The item's text without its title, one line per block."""
        return "\n".join(filter(None, (words_of(block) for block in self.blocks)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it, in order; the first one may have no title (text before any heading).

    Attributes:
        title: plain text, leading emoji kept.
        content: blocks and items in the order of the file.
        linked: its title with its links; empty where it leads nowhere.
    """

    title: str
    content: tuple[Block | Item, ...]
    line: int = 0
    linked: Spans = ()

    @property
    def heading(self) -> Heading:
        """The heading that it stands under, with its links."""
        return Heading(spans=self.linked or plain(self.title), level=2, line=self.line)

    @property
    def items(self) -> tuple[Item, ...]:
        """The section's items in order."""
        return tuple(part for part in self.content if isinstance(part, Item))

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The section's blocks that belong to no item, in order."""
        return tuple(part for part in self.content if not isinstance(part, Item))


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong with a post: an error hides it, a warning does not.

    Attributes:
        code: a stable kebab-case name such as `date-missing`.
        message: one sentence with what to do.
    """

    path: str
    line: int
    level: Literal["error", "warning"]
    code: str
    message: str

    def __str__(self) -> str:
        """Give the line that is logged."""
        return f"{self.path}:{self.line}: {self.level}: {self.message}"

    def within(self, folder: PurePath) -> str:
        """Give the line that a person reads, with the folder of posts before the path so that it can be opened."""
        return f"{folder / self.path}:{self.line}: {self.level}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One digest, read.

    Attributes:
        slug: its identity, `[a-z0-9-]+`, unique among the posts.
        series: `weekly`, `daily`, or any word; `post` where nothing says.
        published: the day it carries, never moved by a time zone.
        published_at: the instant from which it may be seen (midnight in the content's zone for a bare date).
        language: BCP 47, such as `en` or `zh`.
        summary: plain text, may be empty.
        locked: it carries a password; the password itself is never kept.
        path: relative to the content folder, with `/`.
        source: the file's text as read, for the store.
        problems: what the reader had to say about it; never an error (those have no Post).
        furniture: what stands in most posts of its series, as `bot.posts.furniture` folds it; else empty.
    """

    slug: str
    title: str
    series: str
    period: Period
    published: date
    published_at: datetime
    language: str = "en"
    summary: str = ""
    status: Status = "published"
    locked: bool = False
    updated: datetime | None = None
    tags: tuple[str, ...] = ()
    url: str | None = None
    sections: tuple[Section, ...] = ()
    path: str = ""
    source: str = field(default="", repr=False)
    problems: tuple[Problem, ...] = ()
    furniture: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def key(self) -> str:
        """A short stable name for buttons: 12 hexadecimal digits of the slug's SHA-256."""
        return sha256(self.slug.encode()).hexdigest()[:12]

    @property
    def checksum(self) -> str:
        """The SHA-256 of the source, by which a load knows what changed."""
        return sha256(self.source.encode()).hexdigest()

    def visible(self, now: datetime) -> bool:
        """Tell whether anyone may see it at an instant: published, without password, its date come."""
        return self.status == "published" and not self.locked and self.published_at <= now
