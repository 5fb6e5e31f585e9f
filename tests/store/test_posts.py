"""Posts and passages as they are kept beside their files."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.posts.blocks import Paragraph, plain
from bot.posts.post import Item, Period, Post, Problem, Section
from bot.search.passage import Passage
from bot.store import posts
from bot.store.database import Database
from bot.store.posts import Counts, Known, Loaded, Stamp

STAMP = Stamp(mtime_ns=1_763_283_600_123_456_789, size=5_000_000_000)


def post(slug: str = "weekly-w16", **told: Any) -> Post:
    usual: dict[str, Any] = {
        "title": "Week 16 🦉",
        "series": "weekly",
        "period": Period.of_week(2026, 16),
        "published": date(2026, 4, 19),
        "published_at": datetime(2026, 4, 19, 3, 48, tzinfo=ZoneInfo("Asia/Shanghai")),
        "path": f"weekly/{slug}.md",
        "source": f"# {slug}\n\ntext",
    }
    return Post(slug=slug, **(usual | told))


def loaded(one: Post, *texts: str) -> Loaded:
    passages = [
        Passage(
            id=f"{one.slug}#{number}",
            post=one.slug,
            number=number,
            title=one.title,
            published=one.published,
            first=one.period.first,
            last=one.period.last,
            language=one.language,
            section="Papers 论文",
            above=("Memory", "小标题")[:number],
            item="MEMENTO" if number else "",
            text=text,
            urls=("https://example.com/a?b=c,d", "https://example.com/\\n")[:number],
            line=number + 3,
            repeats=number == 0,
            apart=((0, 2, 14), (2, 3, 0))[:number],
        )
        for number, text in enumerate(texts)
    ]
    return Loaded(post=one, passages=passages, stamp=STAMP)


async def test_a_post_comes_back_as_it_was_without_its_sections(database: Database):
    section = Section(title="Papers", content=(Item(title="MEMENTO", blocks=(Paragraph(spans=plain("x")),)),))
    told = Problem(path="weekly/weekly-w16.md", line=2, level="warning", code="date-guessed", message="Say the date.")
    full = post(
        language="zh",
        summary="Zusammen\nfassung",
        status="draft",
        locked=True,
        updated=datetime(2026, 4, 20, 1, 2, 3, 4, tzinfo=UTC),
        tags=("a, b", "c"),
        url="https://example.com/w16",
        sections=(section,),
        problems=(told,),
    )
    await posts.sync(database, [loaded(full), loaded(post("a-daily", published_at=datetime(2026, 1, 1, tzinfo=UTC)))])
    assert await posts.load_posts(database) == [
        post("a-daily", published_at=datetime(2026, 1, 1, tzinfo=UTC)), replace(full, sections=())
    ]  # fmt: skip


async def test_passages_come_back_as_they_were(database: Database):
    first, second = loaded(post("b"), "one", "two", "three"), loaded(post("a"), "four")
    await posts.sync(database, [first, second])
    assert await posts.passages(database) == [*second.passages, *first.passages]
    assert await posts.passages(database, {"b", "none such"}) == first.passages
    assert await posts.passages(database, []) == []


async def test_a_load_is_counted(database: Database):
    section = Section(title="Papers", content=(Item(title="A", blocks=()), Item(title="B", blocks=())))
    old = [loaded(post("a", sections=(section,)), "one", "two"), loaded(post("b"), "three")]
    assert await posts.sync(database, old) == Counts(added=2, changed=0, removed=0, posts=2, items=2, passages=3)
    new = [loaded(post("b", title="New"), "four", "five"), loaded(post("c"))]
    assert await posts.sync(database, new, removed=["weekly/a.md", "weekly/none.md"]) == Counts(
        added=1, changed=1, removed=1, posts=2, items=0, passages=2
    )
    assert [passage.text for passage in await posts.passages(database)] == ["four", "five"]


async def test_what_is_known_of_a_file_tells_whether_to_read_it(database: Database):
    one = post()
    await posts.sync(database, [loaded(one)])
    assert await posts.known(database) == {one.path: Known(slug=one.slug, checksum=one.checksum, stamp=STAMP)}
    later = Stamp(mtime_ns=STAMP.mtime_ns + 1, size=3)
    before = await posts.revision(database, now=datetime.now(UTC))
    await posts.sync(database, touched={one.path: later, "weekly/none.md": later})
    assert await posts.known(database) == {one.path: Known(slug=one.slug, checksum=one.checksum, stamp=later)}
    assert await posts.revision(database, now=datetime.now(UTC)) == before


async def test_a_post_keeps_its_slug_when_its_file_moves(database: Database):
    await posts.sync(database, [loaded(post("a"), "one")])
    moved = loaded(post("a", path="archive/a.md"), "one")
    counts = await posts.sync(database, [moved], removed=["weekly/a.md"])
    assert (counts.added, counts.changed, counts.removed) == (0, 1, 0)
    assert await posts.load_posts(database) == [moved.post]


async def test_a_file_keeps_one_post_when_its_slug_changes(database: Database):
    await posts.sync(database, [loaded(post("a"), "one")])
    renamed = loaded(post("b", path="weekly/a.md"), "one")
    counts = await posts.sync(database, [renamed])
    assert (counts.added, counts.changed, counts.removed, counts.posts) == (0, 1, 0, 1)
    assert await posts.load_posts(database) == [renamed.post]


async def test_two_posts_may_swap_their_files(database: Database):
    await posts.sync(database, [loaded(post("a")), loaded(post("b"))])
    swapped = [loaded(post("a", path="weekly/b.md")), loaded(post("b", path="weekly/a.md"))]
    await posts.sync(database, swapped)
    assert await posts.load_posts(database) == [one.post for one in swapped]


async def test_a_long_path_is_kept_whole(database: Database):
    long = post(path=f"{'周' * 300}/{'a' * 200}.md")
    await posts.sync(database, [loaded(long)])
    assert list(await posts.known(database)) == [long.path]


async def test_the_revision_changes_with_every_change_and_only_then(database: Database):
    now = datetime(2026, 11, 16, tzinfo=UTC)
    seen = [await posts.revision(database, now=now)]

    async def changed() -> bool:
        seen.append(await posts.revision(database, now=now))
        return seen[-1] not in seen[:-1]

    await posts.sync(database, [loaded(post())])
    assert await changed()
    await posts.sync(database, [loaded(post(title="New"))])
    assert await changed()
    await posts.sync(database)
    await posts.sync(database, removed=["weekly/none.md"])
    assert not await changed()
    await posts.sync(database, removed=["weekly/weekly-w16.md"])
    assert await changed()


@pytest.mark.parametrize(
    ("told", "matters"), [({}, True), ({"status": "hidden"}, False), ({"locked": True}, False)]
)  # fmt: skip
async def test_the_revision_changes_when_the_time_of_a_post_has_come(database: Database, told: dict, matters: bool):
    due = datetime(2026, 4, 18, 19, 48, tzinfo=UTC)
    await posts.sync(database, [loaded(post(**told))])
    before = await posts.revision(database, now=due - timedelta(microseconds=1))
    assert (await posts.revision(database, now=due) != before) is matters


async def test_many_posts_are_loaded_in_several_transactions(database: Database):
    many = [loaded(post(f"p{number:03}"), *["text"] * 100) for number in range(110)]
    counts = await posts.sync(database, many)
    assert (counts.added, counts.posts, counts.passages) == (110, 110, 11_000)
    assert len(await posts.passages(database)) == 11_000
    assert (await posts.revision(database, now=datetime.now(UTC))).startswith("3.")


async def test_replicas_that_load_at_once_follow_one_another(database: Database, database_url: str):
    other = await Database.open(database_url)
    many = [loaded(post(f"p{number}"), "one", "two") for number in range(20)]
    counts = await asyncio.gather(*(posts.sync(db, many) for db in (database, other) * 3))
    await other.close()
    assert sorted(count.added for count in counts) == [0, 0, 0, 0, 0, 20]
    assert len(await posts.passages(database)) == 40
