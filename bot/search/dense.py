"""Passages found by meaning: every vector compared, exactly, with numpy.

Vectors come from outside (an embeddings endpoint or a local model); nothing here computes one.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from threading import Lock
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.search.frame import Frame

Vector: TypeAlias = Sequence[float] | NDArray[np.float32]
#: A passage's id, and the cosine of its vector with the one asked for, beside what all vectors have in common.
Near: TypeAlias = tuple[str, float]


class Dense(Protocol):
    """What search needs of anything that finds by meaning, be it in memory or in a database (pgvector).

    Passages are known by their ids, `slug#number`.
    """

    def search(self, vector: Vector, *, limit: int, posts: Collection[str] | None = None) -> list[Near]:
        """Give the passages nearest in meaning, nearest first; of the named posts alone where some are named."""
        ...

    def add(self, vectors: Mapping[str, Vector]) -> None:
        """Put in vectors by passage id, in place of those held of the same passages."""
        ...

    def remove(self, posts: Collection[str]) -> None:
        """Take out every passage of some posts."""
        ...


@dataclass(frozen=True, slots=True)
class _State:
    """What one search sees, whatever is changed meanwhile.

    Attributes:
        owners: the number of each passage's post.
        posts: those numbers, by slug.
        frame: what all rows have in common.
    """

    ids: Sequence[str]
    rows: NDArray[np.float32]
    owners: NDArray[np.int32]
    posts: Mapping[str, int]
    frame: Frame

    @classmethod
    def of(cls, ids: Sequence[str], rows: NDArray[np.float32], frame: Frame) -> "_State":
        posts: dict[str, int] = {}
        owners = [posts.setdefault(name.rpartition("#")[0], len(posts)) for name in ids]
        return cls(ids, rows, np.asarray(owners, dtype=np.int32), posts, frame)

    def without(self, gone: NDArray[np.bool_]) -> tuple[list[str], NDArray[np.float32]]:
        return list(compress(self.ids, ~gone)), self.rows[~gone]


class ExactScan:
    """Vectors in memory, one row a passage, of length one; a search costs one matrix product and misses nothing.

    Measured: 3.3 ms at 100,000 rows of 384 numbers, where approximate indexes lost 17 % of the right passages.
    """

    def __init__(self) -> None:
        self._changing = Lock()
        none = np.zeros((0, 0), dtype=np.float32)
        self._state = _State.of((), none, Frame.of(none))

    @property
    def held(self) -> tuple[Sequence[str], NDArray[np.float32], Frame]:
        """The ids of the passages that have a vector, one row of length one for each, and their frame."""
        state = self._state
        return state.ids, state.rows, state.frame

    def take(self, ids: Sequence[str], rows: NDArray[np.float32], frame: Frame | None = None) -> None:
        """Take what another scan held in place of all that is held; the frame is learnt where none is given."""
        with self._changing:
            self._state = _State.of(ids, rows, frame or Frame.of(rows))

    def add(self, vectors: Mapping[str, Vector]) -> None:
        """Put in vectors by passage id, in place of those held of the same passages.

        Vectors of another length than those held (a changed model) push the old ones out.
        """
        if not vectors:
            return
        rows = _unit(np.asarray(list(vectors.values()), dtype=np.float32))
        with self._changing:
            old = self._state
            if old.ids and old.rows.shape[1] == rows.shape[1]:
                again = np.fromiter((name in vectors for name in old.ids), np.bool_, len(old.ids))
                ids, kept = old.without(again)
                both = np.concatenate((kept, rows))
                self._state = _State.of([*ids, *vectors], both, Frame.of(both, old.frame))
            else:
                self._state = _State.of(list(vectors), rows, Frame.of(rows))

    def remove(self, posts: Collection[str]) -> None:
        """Take out every passage of some posts."""
        with self._changing:
            old = self._state
            numbers = [number for slug in posts if (number := old.posts.get(slug)) is not None]
            if numbers:
                ids, kept = old.without(np.isin(old.owners, numbers))
                self._state = _State.of(ids, kept, Frame.of(kept, old.frame))

    def search(self, vector: Vector, *, limit: int, posts: Collection[str] | None = None) -> list[Near]:
        """Give the passages nearest in meaning, nearest first.

        A vector of another length than those held finds nothing.
        """
        state = self._state
        asked = _unit(np.asarray(vector, dtype=np.float32).reshape(1, -1))[0]
        if limit < 1 or not state.ids or state.rows.shape[1] != asked.shape[0]:
            return []
        scores = state.frame.nearness(state.rows, asked)
        if posts is not None:
            allowed = np.zeros(len(state.posts), dtype=np.bool_)
            allowed[[number for slug in posts if (number := state.posts.get(slug)) is not None]] = True
            if not allowed.all():
                scores[~allowed[state.owners]] = -np.inf
        best = np.argpartition(-scores, limit - 1)[:limit] if limit < len(scores) else np.arange(len(scores))
        near = [(state.ids[at], float(scores[at])) for at in best if np.isfinite(scores[at])]
        return sorted(near, key=lambda one: (-one[1], one[0]))


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give rows of length one; rows of zeros, or with numbers that are none, become zeros."""
    clean = rows if np.isfinite(rows).all() else np.nan_to_num(rows, nan=0.0, posinf=0.0, neginf=0.0)
    lengths = np.sqrt(np.einsum("ij,ij->i", clean, clean))[:, np.newaxis]
    return np.asarray(clean / np.where(lengths > 0, lengths, np.float32(1)), dtype=np.float32)
