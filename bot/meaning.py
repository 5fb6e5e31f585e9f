"""Search by meaning: vectors of passages from an embeddings server, made once and kept, and the vector of a question.

Whatever goes wrong with the server costs nothing but the meaning: search goes on by words.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from bot.errors import DigestbotError, ModelError
from bot.search.passage import Passage
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

Embed = Callable[[Sequence[str]], Awaitable[NDArray[np.float32]]]


class Meaning:
    """Gives the vectors of one embedding model."""

    def __init__(self, database: Database, embed: Embed, *, model: str) -> None:
        """Take the store, what computes vectors, and the name of the model that does."""
        self._database = database
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

    def fill(self, search: Search, passages: Callable[[], Awaitable[Sequence[Passage]]]) -> None:
        """Begin to give a search the vectors of passages, kept ones first; returns at once."""
        before = self._filling
        self._filling = asyncio.create_task(self._after(before, search, passages))

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
        self,
        before: "asyncio.Task[None] | None",
        search: Search,
        passages: Callable[[], Awaitable[Sequence[Passage]]],
    ) -> None:
        if before is not None:
            await asyncio.wait((before,))
        try:
            await self._fill(search, [passage for passage in await passages() if not passage.repeats])
        except DigestbotError as error:
            log.warning("Passages were not all embedded; search goes on by words for the others: %s", error)

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
