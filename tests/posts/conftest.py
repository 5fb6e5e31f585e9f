"""Posts for the tests, read from text the way files are, or made in memory."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.posts.blocks import Bullets, Paragraph
from bot.posts.importing import Draft
from bot.posts.post import Period, Post
from bot.posts.reading import Reading, read_post

#: What ends the front matter, and a text below it.
BODY = "\n---\nThe mill turned all night, and nobody came to see it stop.\n"


def front(**fields: str) -> str:
    """Write a file with a title and a date, unless others or empty ones are given."""
    known = {"title": "Mill", "date": "2026-04-19", **fields}
    return "---\n" + "\n".join(f"{key}: {value}" for key, value in known.items() if value) + BODY


def codes(reading: Reading) -> list[tuple[str, int]]:
    """Give what was remarked, each with its line."""
    return [(problem.code, problem.line) for problem in reading.problems]


def read_back(draft: Draft, zone: ZoneInfo) -> Post:
    """Read what an import wrote, which must load."""
    reading = read_post(draft.text.encode(), path=draft.path, zone=zone)
    assert reading.post is not None, reading.problems
    return reading.post


def shape(post: Post) -> list[tuple[str, int, int]]:
    """Give of each section its title, how many paragraphs it has, and how many items and lines of lists."""
    return [
        (
            section.title,
            sum(isinstance(block, Paragraph) for block in section.blocks),
            len(section.items) + sum(len(block.lines) for block in section.blocks if isinstance(block, Bullets)),
        )
        for section in post.sections
    ]


@pytest.fixture
def read() -> Callable[..., Reading]:
    """Read a text as a file of the content folder."""

    def reading(text: str | bytes, path: str = "note.md", zone: str = "UTC") -> Reading:
        data = text if isinstance(text, bytes) else text.encode()
        return read_post(data, path=path, zone=ZoneInfo(zone))

    return reading


@pytest.fixture
def load(read: Callable[..., Reading]) -> Callable[..., Post]:
    """Read a text that must load."""

    def loaded(text: str | bytes, path: str = "note.md", zone: str = "UTC") -> Post:
        reading = read(text, path, zone)
        assert reading.post is not None, reading.problems
        return reading.post

    return loaded


@pytest.fixture
def make() -> Callable[..., Post]:
    """Make a post in memory; weeklies are published on the Monday after their week, dailies on their day."""

    def made(slug: str, label: str, **given: object) -> Post:
        weekly = "W" in label
        period = Period.of_week(int(label[:4]), int(label[6:])) if weekly else Period.of_day(date.fromisoformat(label))
        published = given.pop("published", None) or (date.fromordinal(period.last.toordinal() + weekly))
        assert isinstance(published, date)
        values: dict[str, object] = {
            "slug": slug,
            "title": slug,
            "series": "weekly" if weekly else "daily",
            "period": period,
            "published": published,
            "published_at": datetime(published.year, published.month, published.day, tzinfo=UTC),
            "path": f"{slug}.md",
        }
        return Post(**{**values, **given})  # type: ignore[arg-type]

    return made
