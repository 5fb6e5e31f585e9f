"""Search by meaning: vectors of passages from an embeddings server, made once and kept, and the vector of a question.

Whatever goes wrong with the server costs nothing but the meaning: search goes on by words.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from itertools import compress
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.errors import DigestbotError, ModelError
from bot.search.passage import Passage
from bot.search.rows import KeptRows, RowFolder
from bot.search.search import Search
from bot.store import vectors
from bot.store.database import Database

log = logging.getLogger(__name__)

#: Batches after which what was embedded is searched, since putting it in copies all that is held.
GIVEN_AFTER = 16
#: Passages embedded and kept in one step, so that an interrupted run goes on where it was.
STEP = 128
#: Seconds a question may wait for its vector.
SECONDS = 1.5

Embed: TypeAlias = Callable[[Sequence[str]], Awaitable[NDArray[np.float32]]]
Passages: TypeAlias = Callable[[], Awaitable[Sequence[Passage]]]


class Meaning:
    """Gives the vectors of one embedding model."""

    def __init__(self, database: Database, embed: Embed, *, model: str, folder: Path | None = None) -> None:
        """Take the store, what computes vectors, the name of the model that does, and where to keep them all."""
        self._database = database
        self._folder = None if folder is None else RowFolder(folder)
        self._whole: dict[str, str] = {}
        self._embed = embed
        self._model = model
        self._filling: asyncio.Task[None] | None = None

    async def question(self, text: str) -> NDArray[np.float32] | None:
        """Give the vector of a question, None where there is none in time."""
        try:
            async with asyncio.timeout(SECONDS):
                rows = await self._embed([text])
                return np.asarray(rows[0], dtype=np.float32)
        except (ModelError, TimeoutError) as error:
            log.info("A question was searched by words alone: %s", error)
            return None

    async def open(self, search: Search, marks: Mapping[str, str]) -> Collection[str]:
        """Give a search the vectors on disk of the posts that are as they were marked, and those slugs."""
        if self._folder is None:
            return ()
        taken = await asyncio.to_thread(self._folder.take, self._model)
        if taken is None:
            return ()
        about, rows = taken
        self._whole = {slug: mark for slug, mark in about.marks.items() if marks.get(slug) == mark}
        ids: Sequence[str] = about.ids
        if len(self._whole) < len(about.marks):
            fits = [name.rpartition("#")[0] in self._whole for name in ids]
            ids, rows = list(compress(ids, fits)), rows[np.asarray(fits, dtype=np.bool_)]
        await asyncio.to_thread(search.take_vectors, ids, rows)
        return self._whole.keys()

    def fill(self, search: Search, passages: Passages, marks: Mapping[str, str]) -> None:
        """Begin to give a search the vectors of posts, kept ones first; returns at once.

        Args:
            search: takes them.
            passages: gives the passages of the posts.
            marks: what tells this state of each of the posts from another.
        """
        before = self._filling
        self._filling = asyncio.create_task(self._after(before, search, passages, marks))

    async def filled(self) -> None:
        """Wait until every vector that can be had is given."""
        if self._filling is not None:
            await self._filling

    async def close(self) -> None:
        """Stop giving vectors; what was embedded is kept."""
        if self._filling is not None:
            self._filling.cancel()
            with suppress(asyncio.CancelledError):
                await self._filling

    async def _after(
        self, before: "asyncio.Task[None] | None", search: Search, passages: Passages, marks: Mapping[str, str]
    ) -> None:
        if before is not None:
            await asyncio.wait((before,))
        self._whole = {slug: mark for slug, mark in self._whole.items() if slug not in marks}
        try:
            await self._fill(search, [passage for passage in await passages() if not passage.repeats])
        except DigestbotError as error:
            log.warning("Passages were not all embedded; search goes on by words for the others: %s", error)
            return
        self._whole |= marks
        await asyncio.to_thread(self._keep, search)

    def _keep(self, search: Search) -> None:
        """Keep all vectors on disk in one piece, so that the next start needs no more than to read it."""
        held = search.vectors
        if self._folder is None or held is None:
            return
        try:
            self._folder.keep(KeptRows(model=self._model, marks=self._whole, ids=held[0]), held[1])
        except OSError as error:
            log.info("The vectors were not kept on disk: %s", error)

    async def _fill(self, search: Search, passages: Sequence[Passage]) -> None:
        named = {passage.id: _hash(passage) for passage in passages}
        held = await vectors.kept(self._database, self._model, set(named.values()))
        known = {name: np.frombuffer(held[text], dtype="<f4") for name, text in named.items() if text in held}
        await asyncio.to_thread(search.give_vectors, known)
        missing = [passage for passage in passages if passage.id not in known]
        given: dict[str, NDArray[np.float32]] = {}
        for start in range(0, len(missing), STEP):
            some = missing[start : start + STEP]
            rows = np.asarray(await self._embed([_text(passage) for passage in some]), dtype="<f4")
            made = {named[passage.id]: row.tobytes() for passage, row in zip(some, rows, strict=True)}
            await vectors.keep(self._database, self._model, made)
            given |= {passage.id: row for passage, row in zip(some, rows, strict=True)}
            if len(given) >= GIVEN_AFTER * STEP or start + STEP >= len(missing):
                await asyncio.to_thread(search.give_vectors, given)
                given = {}
        if missing:
            await vectors.forget_others(self._database, self._model)


def _text(passage: Passage) -> str:
    """Give what is embedded of a passage: its text under its headings."""
    return "\n".join(filter(None, (passage.title, passage.section, passage.item, passage.text)))


def _hash(passage: Passage) -> str:
    return blake2b(_text(passage).encode(), digest_size=16).hexdigest()
