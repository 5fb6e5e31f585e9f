"""Documents made of passages in tantivy, in memory or in a folder, changed post by post."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Generic, Self, TypeVar

import tantivy

from bot.search.asking import POST, Clause, Query
from bot.search.passage import Passage

# A writer's memory and threads: much for a build, tantivy's least for the changes after it. A second thread saves no
# time, since making the documents takes longer than writing them.
_BUILDING, _CHANGING = (256_000_000, 1), (15_000_000, 1)
#: Passages whose documents are made together.
_AT_ONCE = 256
#: Choices of posts whose clauses are kept.
_SCOPES = 16

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class State:
    """What one search sees, whatever is changed meanwhile.

    Attributes:
        counts: how many passages there are of each post.
        next: the number of the next passage; none is given twice.
        slugs: of the posts.
        total: how many passages there are.
    """

    searcher: tantivy.Searcher
    counts: Mapping[str, int]
    next: int
    slugs: frozenset[str]
    total: int

    @classmethod
    def of(cls, searcher: tantivy.Searcher, counts: Mapping[str, int], following: int) -> Self:
        """Give the state in which there are so many passages of each post."""
        return cls(searcher, counts, following, frozenset(counts), sum(counts.values()))


class InOneState(Generic[K, V]):
    """What is looked for once in a state of the index, and kept for the next who asks: safe for many at once."""

    def __init__(self, look: Callable[[State, K], V], most: int) -> None:
        """Take what looks, and how much is kept."""
        self._look = look
        self._most = most
        self._kept: tuple[State | None, dict[K, V]] = (None, {})

    def __call__(self, state: State, asked: K) -> V:
        """Give what is found."""
        held, kept = self._kept
        if held is not state or len(kept) >= self._most:
            kept = {}
            self._kept = state, kept
        if asked not in kept:
            kept[asked] = self._look(state, asked)
        return kept[asked]


class TermIndex(ABC):
    """An index over passages; a search beside a change sees all of it or nothing."""

    def __init__(self, index: tantivy.Index, counts: Mapping[str, int], following: int) -> None:
        """Take an index as it stands; `built` and `opened` give one."""
        self._changing = Lock()
        self._writer: tantivy.IndexWriter | None = None
        self._index = index
        self._state = State.of(index.searcher(), counts, following)
        # One question searches the same posts several times.
        self._only = lru_cache(maxsize=_SCOPES)(self._only_of)

    @staticmethod
    @abstractmethod
    def schema() -> tantivy.Schema:
        """Give the fields; one holds the post's slug."""

    @staticmethod
    @abstractmethod
    def documents(passages: Sequence[Passage], first: int) -> list[tantivy.Document]:
        """Give what is indexed of each passage; they are numbered from `first` on."""

    @classmethod
    def built(cls, passages: Iterable[Passage], folder: Path | None = None) -> Self:
        """Build an index, in memory or in an empty folder.

        Raises:
            OSError: the folder cannot hold it.
            ValueError: the same, as tantivy says it.
        """
        made = cls(tantivy.Index(cls.schema(), path=None if folder is None else str(folder)), {}, 0)
        writer = made._index.writer(*_BUILDING)
        made._write(writer, (), passages)
        writer.wait_merging_threads()
        return made

    @classmethod
    def opened(cls, folder: Path, counts: Mapping[str, int], following: int) -> Self:
        """Open an index that was built in a folder.

        Raises:
            OSError: there is none, or it is broken.
            ValueError: the same, as tantivy says it.
        """
        return cls(tantivy.Index.open(str(folder)), counts, following)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many passages are held of each post."""
        return self._state.counts

    @property
    def total(self) -> int:
        """How many passages are held."""
        return self._state.total

    @property
    def following(self) -> int:
        """The number that the next passage gets."""
        return self._state.next

    def replace(self, posts: Collection[str], passages: Iterable[Passage]) -> None:
        """Put in passages in place of all that is held of some posts.

        Raises:
            OSError: the folder cannot hold it.
            ValueError: the same, as tantivy says it.
        """
        with self._changing:
            if self._writer is None:
                self._writer = self._index.writer(*_CHANGING)
            self._write(self._writer, posts, passages)

    def _write(self, writer: tantivy.IndexWriter, gone: Iterable[str], passages: Iterable[Passage]) -> None:
        counts, following = dict(self._state.counts), self._state.next
        for post in gone:
            writer.delete_documents_by_term(POST, post)
            counts.pop(post, None)
        coming = iter(passages)
        while some := list(islice(coming, _AT_ONCE)):
            for passage, document in zip(some, self.documents(some, following), strict=True):
                writer.add_document(document)
                counts[passage.post] = counts.get(passage.post, 0) + 1
            following += len(some)
        writer.commit()
        self._index.reload()
        self._state = State.of(self._index.searcher(), counts, following)

    def _within(self, state: State, posts: Collection[str] | None) -> list[Clause]:
        """Give the clause that keeps a search to some posts: the shorter list, of those allowed or of those not."""
        return [] if posts is None else self._only(state.slugs, frozenset(posts))

    def _only_of(self, held: frozenset[str], posts: frozenset[str]) -> list[Clause]:
        others = held - posts
        if not others:
            return []
        if len(others) * 2 < len(held):
            return [(tantivy.Occur.MustNot, self._of_posts(others))]
        chosen = self._of_posts(held - others)
        return [(tantivy.Occur.Must, tantivy.Query.const_score_query(chosen, 0.0))]

    def _of_posts(self, posts: Collection[str]) -> Query:
        return tantivy.Query.term_set_query(self._index.schema, POST, list(posts))
