"""Posts and their passages as they were last loaded, and a revision that tells when they change."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic_core import from_json
from sqlalchemy import Table, bindparam, func, insert, or_, select, update
from sqlmodel import SQLModel, col, delete
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.posts.post import Period, Post, Problem
from bot.search.passage import Passage
from bot.store.database import Database
from bot.store.documents import dump, load
from bot.store.tables import PassageRow, PostRow, RevisionRow

#: One transaction of a load: on SQLite a few tenths of a second, so that a request waiting to be accepted is in time.
_POSTS, _PASSAGES = 100, 4_000
#: Rows turned into passages before others get their turn.
_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What the file system says of a file: when it was changed in nanoseconds, and its bytes."""

    mtime_ns: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is stored of a file: with the same stamp it need not be read, with the same checksum not be parsed."""

    slug: str
    checksum: str
    stamp: Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A post that was read from its file, and the passages it was cut into."""

    post: Post
    passages: Sequence[Passage]
    stamp: Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What a load did, and how many posts, items and passages there are after it."""

    added: int
    changed: int
    removed: int
    posts: int
    items: int
    passages: int


async def known(db: Database) -> dict[str, Known]:
    """Give what is stored of every file, by path."""
    names = ("path", "slug", "checksum", "mtime_ns", "size")
    query = select(*(col(getattr(PostRow, name)) for name in names))
    async with db.read() as session:
        rows = (await (await session.connection()).execute(query)).all()
    return {
        path: Known(slug=slug, checksum=checksum, stamp=Stamp(mtime_ns=mtime_ns, size=size))
        for path, slug, checksum, mtime_ns, size in rows
    }


async def sync(
    db: Database,
    loaded: Iterable[Loaded] = (),
    *,
    removed: Collection[str] = (),
    touched: Mapping[str, Stamp] | None = None,
) -> Counts:
    """Bring the store in step with the folder, in several short transactions; doing it twice changes nothing.

    Args:
        db: the database.
        loaded: new and changed posts, no slug and no path twice; a post takes the place of what had its slug or path.
        removed: paths that are gone, or hold no post any more; a post that moved to another path stays.
        touched: new stamps of files whose text is the same, by path.
    """
    await _touch(db, touched or {})
    added = changed = 0
    for batch in _batches(loaded):
        async with db.write() as session:
            await _turn(session)
            before = await _replaced(session, batch)
            await _insert(session, batch)
        known_ones = sum(1 for one in batch if one.post.slug in before or one.post.path in before)
        added, changed = added + len(batch) - known_ones, changed + known_ones
    gone = await _remove(db, removed)
    posts, items, passages = await _totals(db)
    return Counts(added=added, changed=changed, removed=gone, posts=posts, items=items, passages=passages)


async def load_posts(db: Database) -> list[Post]:
    """Give every post, oldest first, without its sections: read its `source` again for those."""
    names = [name for name in PostRow.model_fields if name not in ("items", "checksum", "mtime_ns", "size")]
    query = select(*(col(getattr(PostRow, name)) for name in names)).order_by(
        col(PostRow.published_at), col(PostRow.slug)
    )
    async with db.read() as session:
        rows = (await (await session.connection()).execute(query)).mappings().all()
    return [_post(dict(row)) for row in rows]


async def passages(db: Database, slugs: Collection[str] | None = None) -> list[Passage]:
    """Give the passages of some posts or of all, by slug and number."""
    shared = [col(getattr(PostRow, name)) for name in _SHARED]
    query = (
        select(*(col(getattr(PassageRow, name)) for name in _PASSAGE), *shared)
        .join(PostRow, col(PostRow.slug) == col(PassageRow.post))
        .order_by(col(PassageRow.post), col(PassageRow.number))
    )
    found: list[Passage] = []
    async with db.read() as session:
        for wanted in [query] if slugs is None else [query.where(within) for within in _within(PassageRow.post, slugs)]:
            result = await (await session.connection()).stream(wanted)
            async for rows in result.partitions(_AT_ONCE):
                found.extend(map(_passage, rows))
    return found


async def revision(db: Database, *, now: datetime) -> str:
    """Give a short text that differs whenever what people can see differs: posts changed, or one's time has come."""
    visible = (col(PostRow.published_at) <= now, col(PostRow.status) == "published", col(PostRow.locked).is_(False))
    query = select(col(RevisionRow.number), select(func.count()).select_from(PostRow).where(*visible).scalar_subquery())
    async with db.read() as session:
        number, count = (await (await session.connection()).execute(query)).one()
    return f"{number}.{count}"


def _batches(loaded: Iterable[Loaded]) -> Iterator[list[Loaded]]:
    """Cut a load into transactions."""
    batch: list[Loaded] = []
    weight = 0
    for one in loaded:
        if batch and (len(batch) == _POSTS or weight + len(one.passages) > _PASSAGES):
            yield batch
            batch, weight = [], 0
        batch.append(one)
        weight += len(one.passages)
    if batch:
        yield batch


async def _turn(session: AsyncSession) -> None:
    """Count a change; holding the counter, replicas that load at once follow one another."""
    await session.exec(update(RevisionRow).values(number=RevisionRow.number + 1))


async def _replaced(session: AsyncSession, batch: list[Loaded]) -> set[str]:
    """Delete what has the slugs or paths of a batch, and give the slugs and paths it had."""
    slugs, paths = [one.post.slug for one in batch], [one.post.path for one in batch]
    condition = or_(col(PostRow.slug).in_(slugs), col(PostRow.path).in_(paths))
    rows = await session.exec(delete(PostRow).where(condition).returning(col(PostRow.slug), col(PostRow.path)))
    return {name for row in rows.all() for name in row}


async def _insert(session: AsyncSession, batch: list[Loaded]) -> None:
    connection = await session.connection()
    await connection.execute(insert(_table(PostRow)), [_row(one) for one in batch])
    rows = [_passage_row(one.post.slug, passage) for one in batch for passage in one.passages]
    if rows:
        await connection.execute(insert(_table(PassageRow)), rows)


async def _touch(db: Database, touched: Mapping[str, Stamp]) -> None:
    if not touched:
        return
    rows = [{"at": path, "new_mtime": stamp.mtime_ns, "new_size": stamp.size} for path, stamp in touched.items()]
    table = _table(PostRow)
    statement = update(table).where(table.c.path == bindparam("at"))
    async with db.write() as session:
        connection = await session.connection()
        await connection.execute(statement.values(mtime_ns=bindparam("new_mtime"), size=bindparam("new_size")), rows)


async def _remove(db: Database, paths: Collection[str]) -> int:
    gone = 0
    if paths:
        async with db.write() as session:
            for within in _within(PostRow.path, paths):
                gone += (await session.exec(delete(PostRow).where(within))).rowcount
            if gone:
                await _turn(session)
    return gone


async def _totals(db: Database) -> tuple[int, int, int]:
    passages = select(func.count()).select_from(PassageRow).scalar_subquery()
    query = select(func.count(), func.coalesce(func.sum(col(PostRow.items)), 0), passages).select_from(PostRow)
    async with db.read() as session:
        row = (await (await session.connection()).execute(query)).one()
    return row[0], row[1], row[2]


def _within(column: Any, values: Collection[str]) -> list[Any]:
    """Give conditions that together say `column IN values`, none of them too long for a statement."""
    ordered = sorted(values)
    return [col(column).in_(ordered[start : start + 10_000]) for start in range(0, len(ordered), 10_000)]


def _table(model: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(model.__tablename__)]


def _row(one: Loaded) -> dict[str, Any]:
    post = one.post
    plain = ("slug", "path", "series", "title", "language", "published", "published_at", "updated", "status", "locked")
    return {
        **{name: getattr(post, name) for name in (*plain, "summary", "url", "checksum", "source")},
        "first": post.period.first,
        "last": post.period.last,
        "label": post.period.label,
        "tags": dump(post.tags),
        "problems": dump(post.problems),
        "items": sum(len(section.items) for section in post.sections),
        "mtime_ns": one.stamp.mtime_ns,
        "size": one.stamp.size,
    }


def _post(row: dict[str, Any]) -> Post:
    period = Period(first=row.pop("first"), last=row.pop("last"), label=row.pop("label"))
    tags = tuple(load(list[str], row.pop("tags")))
    problems = tuple(load(list[Problem], row.pop("problems")))
    return Post(period=period, tags=tags, problems=problems, **row)


_PASSAGE = ("post", "number", "section", "above", "item", "text", "urls", "line", "repeats", "apart")
#: What a passage has from its post.
_SHARED = ("title", "published", "first", "last", "language")


def _passage_row(slug: str, passage: Passage) -> dict[str, Any]:
    own = {name: getattr(passage, name) for name in _PASSAGE}
    apart = dump(passage.apart) if passage.apart else ""
    return own | {"post": slug, "above": "\n".join(passage.above), "urls": dump(_placed(passage)), "apart": apart}


def _placed(passage: Passage) -> dict[str, list[tuple[int, int]]]:
    """Give a passage's addresses in order, each with where it stands in the text."""
    placed: dict[str, list[tuple[int, int]]] = {url: [] for url in passage.urls}
    for start, end, url in passage.links:
        placed.setdefault(url, []).append((start, end))
    return placed


def _passage(row: Sequence[Any]) -> Passage:
    post, number, section, above, item, text, urls, line, repeats, apart, *shared = row
    title, published, first, last, language = shared
    addresses = from_json(urls)
    return Passage(
        id=f"{post}#{number}",
        post=post,
        number=number,
        title=title,
        published=published,
        first=first,
        last=last,
        language=language,
        section=section,
        above=tuple(above.splitlines()),
        item=item,
        text=text,
        urls=tuple(addresses),
        links=_links(addresses) if isinstance(addresses, dict) else (),
        line=line,
        repeats=repeats,
        apart=tuple(map(tuple, from_json(apart))) if apart else (),
    )


def _links(placed: dict[str, list[tuple[int, int]]]) -> tuple[tuple[int, int, str], ...]:
    """Give what `_placed` wrote; an earlier version wrote a list of addresses, until its posts are read again."""
    return tuple(sorted((start, end, url) for url, places in placed.items() for start, end in places))
