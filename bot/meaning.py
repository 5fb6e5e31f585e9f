"""Search by meaning: vectors of passages from an embeddings server, made once and kept, and the vector of a question.

A local model may stand in the place of a server; it knows words that are akin too.

Whatever goes wrong with the server costs nothing but the meaning: search goes on by words.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from hashlib import blake2b
from itertools import compress
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot import metrics
from bot.answers.model.reply import Reply
from bot.errors import DigestbotError, ModelError, ModelUnavailable
from bot.search.dense import Vector
from bot.search.local import WEIGHT, LocalModel
from bot.search.passage import Passage
from bot.search.rows import KeptRows, RowFolder
from bot.search.search import Search
from bot.store import usage, vectors
from bot.store.database import Database

log = logging.getLogger(__name__)

#: Batches after which what was embedded is searched, since putting it in copies all that is held.
GIVEN_AFTER = 16
#: Passages embedded and kept in one step, so that an interrupted run goes on where it was.
STEP = 128
#: Seconds a question may wait for its vector.
SECONDS = 1.5

Embed: TypeAlias = Callable[[Sequence[str]], Awaitable[Reply[NDArray[np.float32]]]]
Passages: TypeAlias = Callable[[], Awaitable[Sequence[Passage]]]


def _today() -> date:
    return datetime.now(UTC).date()


def of_local(model: LocalModel, database: Database, folder: Path | None = None) -> "Meaning":
    """Give the meaning that a local model knows; it needs no server, costs no tokens and has no deadline to lose."""

    async def embed(texts: Sequence[str]) -> Reply[NDArray[np.float32]]:
        return Reply(given=await asyncio.to_thread(model.embed, texts))

    return Meaning(database, embed, model=model.name, folder=folder, reads=model.reads, akin=model.akin, weight=WEIGHT)


class Meaning:
    """Gives the vectors of one embedding model."""

    def __init__(
        self,
        database: Database,
        embed: Embed,
        *,
        model: str,
        folder: Path | None = None,
        today: Callable[[], date] = _today,
        seconds: float = SECONDS,
        reads: Callable[[str], bool] = lambda text: True,
        akin: Callable[[str], Sequence[str]] | None = None,
        weight: float = 1.0,
    ) -> None:
        """Take the parts.

        Args:
            database: keeps each vector by the text it stands for, and what was spent.
            embed: computes vectors.
            model: the name of the model that does.
            folder: where all vectors are kept in one piece.
            today: the day, in UTC, on which tokens are counted.
            seconds: a question may wait for its vector.
            reads: tells whether the model makes anything of a question.
            akin: gives words that may well say the same as one; None where the model knows texts alone.
            weight: how much finds by its vectors count beside those by words.
        """
        self.akin = akin
        self.weight = weight
        self._reads = reads
        self._database = database
        self._folder = None if folder is None else RowFolder(folder)
        self._whole: dict[str, str] = {}
        self._embed = embed
        self._model = model
        self._today = today
        self._seconds = seconds
        self._filling: asyncio.Task[None] | None = None
        #: The length of every vector held; 0 while none is.
        self._length = 0

    async def question(self, text: str) -> Reply[Vector | None]:
        """Give the vector of a question, None where there is none in time; not whole while passages lack theirs."""
        if not self._reads(text):
            return Reply(given=None)
        try:
            async with asyncio.timeout(self._seconds):
                reply = await self._embed([text])
        except (ModelError, TimeoutError) as error:
            log.info("A question was searched by words alone: %s", error)
            return Reply(given=None, came=False)
        whole = self._filling is None or self._filling.done()
        return Reply(given=np.asarray(reply.given[0], dtype=np.float32), cost=reply.cost, came=whole)

    async def open(self, search: Search, marks: Mapping[str, str]) -> Collection[str]:
        """Give a search the vectors on disk of the posts that are as they were marked, and those slugs."""
        if self._folder is None:
            return ()
        taken = await asyncio.to_thread(self._folder.take, self._model)
        if taken is None:
            return ()
        about, rows, frame = taken
        self._length = rows.shape[1]
        self._whole = {slug: mark for slug, mark in about.marks.items() if marks.get(slug) == mark}
        ids: Sequence[str] = about.ids
        if len(self._whole) < len(about.marks):
            fits = [name.rpartition("#")[0] in self._whole for name in ids]
            ids, rows, frame = list(compress(ids, fits)), rows[np.asarray(fits, dtype=np.bool_)], None
        await asyncio.to_thread(search.take_vectors, ids, rows, frame)
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
            ids, rows, frame = held
            self._folder.keep(KeptRows(model=self._model, marks=self._whole, ids=ids), rows, frame)
        except OSError as error:
            log.info("The vectors were not kept on disk: %s", error)

    async def _fill(self, search: Search, passages: Sequence[Passage]) -> None:
        named = {passage.id: blake2b(_text(passage).encode(), digest_size=16).hexdigest() for passage in passages}
        held = await vectors.kept(self._database, self._model, set(named.values()))
        kept = {name: np.frombuffer(held[text], dtype="<f4") for name, text in named.items() if text in held}
        self._length = self._length or max(map(len, kept.values()), default=0)
        known = {name: row for name, row in kept.items() if len(row) == self._length}
        await asyncio.to_thread(search.give_vectors, known)
        missing = [passage for passage in passages if passage.id not in known]
        given: dict[str, NDArray[np.float32]] = {}
        for start in range(0, len(missing), STEP):
            some = missing[start : start + STEP]
            rows = await self._made([_text(passage) for passage in some])
            made = {named[passage.id]: row.tobytes() for passage, row in zip(some, rows, strict=True)}
            await vectors.keep(self._database, self._model, made)
            given |= {passage.id: row for passage, row in zip(some, rows, strict=True)}
            if len(given) >= GIVEN_AFTER * STEP or start + STEP >= len(missing):
                await asyncio.to_thread(search.give_vectors, given)
                given = {}
        if missing:
            await vectors.forget_others(self._database, self._model)

    async def _made(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give new vectors of passages; what they cost nobody asked for, so it counts for everyone alone."""
        reply = await self._embed(texts)
        if reply.cost is not None:
            metrics.TOKENS.labels(reply.cost.model, "in").inc(reply.cost.prompt_tokens)
            await usage.record_own(self._database, day=self._today(), tokens=reply.cost.prompt_tokens)
        rows = np.asarray(reply.given, dtype="<f4")
        self._length = self._length or rows.shape[1]
        if rows.shape[1] != self._length:
            raise ModelUnavailable(
                "The embeddings server gives vectors of another length than before;"
                " name its new model in DIGESTBOT_EMBEDDING_MODEL."
            )
        return rows


def _text(passage: Passage) -> str:
    """Give what is embedded of a passage: its text under its headings."""
    return "\n".join(filter(None, (passage.title, *passage.headings, passage.text)))
