"""The posts a bot knows, with their index, in step with the folder.

The database is the truth; library and index are derived from it and can be thrown away at any time.
"""

import asyncio
from collections.abc import Callable, Collection
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.errors import NotFoundError
from bot.indexing import Indexing, mark_of
from bot.loading import Load, load_folder
from bot.posts.library import Library
from bot.posts.post import Post
from bot.posts.reading import read_post
from bot.posts.summaries import among
from bot.search.kept import IndexFolder
from bot.search.search import Search
from bot.store import posts as stored
from bot.store.database import Database

if TYPE_CHECKING:
    from bot.meaning import Meaning
    from bot.search.items import Items
    from bot.search.names import Names


#: Whole posts kept parsed; one takes a few milliseconds to parse and some hundred kilobytes to hold.
PARSED = 64


class Corpus:
    """What the bot knows; open it with `refresh`.

    Attributes:
        library: every post without its sections, visible or not.
    """

    def __init__(
        self,
        database: Database,
        folder: Path,
        zone: ZoneInfo,
        meaning: "Meaning | None" = None,
        *,
        index_folder: Path | None = None,
    ) -> None:
        """Take the parts.

        Args:
            database: the store.
            folder: of posts.
            zone: of dates that name none.
            meaning: gives vectors.
            index_folder: where the index is kept between runs; without one it is built each time.
        """
        self.library = Library(())
        self._database = database
        self._folder = folder
        self._zone = zone
        self._meaning = meaning
        self._indexing = Indexing(database, self._empty, _kept_in(index_folder, "index"))
        self._search: Search | None = None
        self._changing = asyncio.Lock()
        self._naming = Indexing(database, _no_names, _kept_in(index_folder, "names"))
        self._names: Names | None = None
        self._unnamed: set[str] = set()
        self._items: tuple[tuple[Search, Names, int, int, frozenset[str]], Items] | None = None
        self._following: asyncio.Task[Names] | None = None
        self._parsed = lru_cache(maxsize=PARSED)(self._parse)

    async def refresh(self, progress: Callable[[int, int], None] = lambda done, of: None) -> Load:
        """Bring store, library and index in step with the folder; what did not change costs next to nothing.

        Raises:
            StoreError: the database cannot be used.
        """
        async with self._changing:
            load = await load_folder(self._database, self._folder, self._zone, progress=progress)
            before = {post.slug: post.checksum for post in self.library.posts}
            self.library = Library(await stored.load_posts(self._database))
            after = {post.slug: post.checksum for post in self.library.posts}
            changed = {slug for slug, checksum in after.items() if before.get(slug) != checksum}
            if changed or before.keys() - after.keys():
                # What most posts of a series say may have changed with any of them.
                self._parsed.cache_clear()
                await self._reindex(changed, gone=before.keys() - after.keys())
            return load

    def post(self, slug: str) -> Post:
        """Give a post with its sections.

        Raises:
            NotFoundError: there is no such post any more.
        """
        light = self.library.get(slug)
        if light is None:
            raise NotFoundError("That digest is no longer there; `list` shows those that are.")
        return self._parsed(light)

    def visible(self, now: datetime) -> frozenset[str]:
        """Give the slugs of what anyone may see at an instant."""
        return frozenset(post.slug for post in self.library.visible(now))

    async def search(self) -> Search:
        """Give the index, opened or built at the first question."""
        if self._search is None:
            async with self._changing:
                if self._search is None:
                    self._search = await self._indexing.open(self.library.posts)
                    await self._fill(self._search)
        return self._search

    def close(self) -> None:
        """Give up an index that is being built; nothing may be asked any more."""
        self._indexing.close()
        self._naming.close()
        if self._following is not None:
            self._following.cancel()

    async def items(self, now: datetime) -> "Items":
        """Give the items of what anyone may see at an instant, and their mentions; the same ones until that changes."""
        search, names = await self.search(), await self.names()
        # Whatever changes adds passages, or is a post that is seen no more.
        state = (search, names, search.following, names.following, self.visible(now))
        if self._items is None or self._items[0] != state:
            self._items = state, search.items(names, state[-1])
        return self._items[1]

    async def names(self) -> "Names":
        """Give the names in the passages, opened or built at the first need and in step with the posts since."""
        if self._names is not None and not self._unnamed:
            return self._names
        if self._following is None or self._following.done():
            self._following = asyncio.create_task(self._follow(self._names))
        # Whoever gives up waiting leaves the work to those who come next.
        return await asyncio.shield(self._following)

    async def _follow(self, names: "Names | None") -> "Names":
        changed, self._unnamed = self._unnamed, set()
        try:
            if names is None:
                self._names = await self._naming.open(self.library.posts)
            else:
                self._names = await self._naming.update(names, self.library.posts, changed)
        except BaseException:
            self._unnamed |= changed
            raise
        return self._names

    async def _reindex(self, changed: Collection[str], *, gone: Collection[str]) -> None:
        self._unnamed |= {*changed, *gone}
        if self._search is None:
            return
        before = self._search
        self._search = await self._indexing.update(before, self.library.posts, {*changed, *gone})
        await self._fill(self._search, changed if self._search is before else None)

    async def _fill(self, search: Search, changed: Collection[str] | None = None) -> None:
        """Give a search the vectors that lie on the disk, and begin to give those of posts that changed."""
        if self._meaning is None:
            return
        marks = {post.slug: mark_of(post) for post in self.library.posts}
        held = await self._meaning.open(search, marks) if changed is None else marks.keys() - changed
        wanted = {slug: mark for slug, mark in marks.items() if slug not in held}
        if wanted:
            self._meaning.fill(search, lambda: stored.passages(self._database, wanted), wanted)

    def _empty(self, closed: Event) -> Search:
        if self._meaning is None:
            return Search(closed)
        return Search(closed, akin=self._meaning.akin, weight=self._meaning.weight)

    def _parse(self, light: Post) -> Post:
        source = light.source.encode()
        read = read_post(source, path=light.path, zone=self._zone)
        if read.post is not None and read.post.slug != light.slug:
            # Another file has its `id`.
            read = read_post(source, path=light.path, zone=self._zone, ids=False)
        return among(read.post, self.library.posts) if read.post is not None else light


def _no_names(closed: Event) -> "Names":
    from bot.search.names import Names

    return Names(closed)


def _kept_in(folder: Path | None, kind: str) -> IndexFolder | None:
    return None if folder is None else IndexFolder(folder, kind)
