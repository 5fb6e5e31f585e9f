"""An index of the posts, opened from the disk where it was built before and brought in step with the database.

A folder that cannot be used costs nothing but time: the index is then built in memory.
"""

import asyncio
import logging
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from threading import Event
from typing import Any, Generic, TypeVar

from bot.loading import READER
from bot.posts.post import Post
from bot.search.indexed import Indexed
from bot.search.kept import IndexFolder, Kept
from bot.search.passage import Passage
from bot.store import posts as stored
from bot.store.database import Database

log = logging.getLogger(__name__)

#: What tantivy and the file system raise where a folder cannot be read or written.
_BROKEN = (OSError, ValueError)
#: Where so large a share of the posts changed, building anew is faster.
_MUCH = 0.25


T = TypeVar("T", bound=Indexed[Any])


class Indexing(Generic[T]):
    """Opens an index and changes it; every method is called by one task at a time."""

    def __init__(self, database: Database, make: Callable[[Event], T], folder: IndexFolder | None = None) -> None:
        """Take the store, what makes an empty index, and where it is kept.

        Without a folder it is built in memory each time.
        """
        self._database = database
        self._make = make
        self._folder = folder
        self._copy: Path | None = None
        self._closed = Event()
        self._marks: dict[str, str] = {}

    async def open(self, posts: Sequence[Post]) -> T:
        """Give the index over the passages of some posts, as the database has them."""
        wanted = {post.slug: mark_of(post) for post in posts}
        index = self._make(self._closed)
        kept = await asyncio.to_thread(self._opened, index)
        changed = {slug for slug, mark in wanted.items() if kept.get(slug) != mark}
        gone = kept.keys() - wanted.keys()
        if not kept or len(changed) + len(gone) > _MUCH * len(wanted):
            return await self._built(index, wanted)
        self._marks = wanted
        return await self._changed(index, changed, gone) if changed or gone else index

    async def update(self, index: T, posts: Sequence[Post], changed: Collection[str]) -> T:
        """Bring the index in step with posts that changed or are gone, and give it: the same, or one in its place."""
        self._marks = {post.slug: mark_of(post) for post in posts}
        return await self._changed(index, changed & self._marks.keys(), changed - self._marks.keys())

    def close(self) -> None:
        """End a build that may be under way, so that its thread keeps nobody from leaving."""
        self._closed.set()

    async def _changed(self, index: T, changed: Collection[str], gone: Collection[str]) -> T:
        passages = await stored.passages(self._database, changed)
        posts: dict[str, list[Passage]] = {slug: [] for slug in (*changed, *gone)}
        for passage in passages:
            posts[passage.post].append(passage)
        try:
            await asyncio.to_thread(index.update, posts)
        except _BROKEN as error:
            log.warning("The index on disk cannot be changed, so it is built in memory: %s", error)
            self._folder = self._copy = None
            return await self._built(self._make(self._closed), self._marks)
        await asyncio.to_thread(self._keep, index)
        return index

    async def _built(self, index: T, marks: Mapping[str, str]) -> T:
        self._marks = dict(marks)
        passages = await stored.passages(self._database)
        await asyncio.to_thread(self._build, index, passages)
        return index

    def _opened(self, index: T) -> Mapping[str, str]:
        """Open what is kept, if it is whole, and give the marks of its posts."""
        try:
            taken = self._folder.take() if self._folder is not None else None
            if taken is None:
                return {}
            self._copy, kept = taken
            index.open(self._copy, kept.counts, kept.following)
        except _BROKEN as error:
            log.info("The index on disk is built anew: %s", error)
            return {}
        return kept.marks

    def _build(self, index: T, passages: Sequence[Passage]) -> None:
        if self._folder is not None:
            try:
                self._copy = self._folder.room()
                index.build(passages, self._copy)
            except _BROKEN as error:
                log.info("The index is built in memory, since it cannot be kept on disk: %s", error)
            else:
                return self._keep(index)
        self._folder = self._copy = None
        return index.build(passages)

    def _keep(self, index: T) -> None:
        if self._folder is None or self._copy is None:
            return
        kept = Kept(marks=self._marks, counts=index.counts, following=index.following)
        try:
            self._folder.keep(self._copy, kept)
        except _BROKEN as error:
            log.info("The index was not kept on disk: %s", error)


def mark_of(post: Post) -> str:
    """Give what differs whenever the passages of a post may: its text, what it says of itself, how it is read."""
    days = (post.published, post.period.first, post.period.last)
    about = (READER, post.checksum, post.title, post.language, post.locked, *map(str, days))
    return blake2b(repr(about).encode(), digest_size=8).hexdigest()


def index_root(database: Database) -> Path:
    """Give the folder to keep the index of a database in: beside SQLite's file, else among the caches of this user."""
    address = database.address
    if address.path is not None:
        path = address.path.resolve()
        return path.with_name(f"{path.name}-index")
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return caches / "digestbot" / blake2b(address.label.encode(), digest_size=8).hexdigest()
