"""Paragraphs, posts and passages, made in a line."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from bot.posts.blocks import Block, Paragraph, plain
from bot.posts.post import Item, Period, Post, Section
from bot.search.passage import Passage


@pytest.fixture
def paragraph() -> Callable[[str], Paragraph]:
    return lambda text: Paragraph(spans=plain(text), line=1)


@pytest.fixture
def post() -> Callable[..., Post]:
    def make(
        *content: Block | Item,
        slug: str = "weekly-2026-w10",
        section: str = "News",
        day: date = date(2026, 3, 8),
        summary: str = "",
        language: str = "en",
        sections: tuple[Section, ...] = (),
        title: str = "Weekly 2026-W10",
        source: str = "",
    ) -> Post:
        return Post(
            slug=slug,
            title=title,
            series="weekly",
            period=Period.week_of(day),
            published=day,
            published_at=datetime(day.year, day.month, day.day, tzinfo=UTC),
            language=language,
            summary=summary,
            sections=sections or (Section(title=section, content=content, line=1),),
            path=f"{slug}.md",
            source=source,
        )

    return make


@pytest.fixture(scope="session")
def passage() -> Callable[..., Passage]:
    def make(
        text: str,
        *,
        slug: str = "weekly-2026-w10",
        number: int = 0,
        title: str = "Weekly 2026-W10",
        section: str = "News",
        item: str = "",
        above: tuple[str, ...] = (),
        day: date = date(2026, 3, 8),
        language: str = "en",
        line: int = 1,
        repeats: bool = False,
        urls: tuple[str, ...] = (),
    ) -> Passage:
        period = Period.week_of(day)
        return Passage(
            id=f"{slug}#{number}",
            post=slug,
            number=number,
            title=title,
            published=day,
            first=period.first,
            last=period.last,
            language=language,
            section=section,
            above=above,
            item=item,
            text=text,
            line=line,
            repeats=repeats,
            urls=urls,
        )

    return make
