"""Finding evidence: the one door through which passages are put in, found and read around."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING

from bot.search.passage import Hit, Passage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from bot.search.dense import Dense, Vector
    from bot.search.items import Items
    from bot.search.lexical import LexicalIndex
    from bot.search.words import Word


class Search:
    """Every passage of the visible posts, found by its words; may be asked from many threads while it is changed.

    Nothing heavy is imported before the first passages come in.
    """

    def __init__(self, closed: Event | None = None) -> None:
        """Take what says that nobody waits for a build any more."""
        self._closed = closed or Event()
        self._changing = Lock()
        self._lexical: LexicalIndex | None = None
        self._dense: Dense | None = None

    def build(self, passages: Iterable[Passage], folder: Path | None = None) -> None:
        """Take passages in place of everything held, vectors included; into an empty folder where one is given.

        Raises:
            OSError: the folder cannot hold them.
            ValueError: the same, as tantivy says it.
            RuntimeError: it was closed meanwhile.
        """
        from bot.search.lexical import LexicalIndex

        index = LexicalIndex.built(self._until_closed(_in_order(passages)), folder)
        with self._changing:
            self._lexical, self._dense = index, None

    def open(self, folder: Path, counts: Mapping[str, int], following: int) -> None:
        """Take what was built in a folder in place of everything held.

        Args:
            folder: with the index.
            counts: how many passages it holds of each post.
            following: the number its next passage gets.

        Raises:
            OSError: it cannot be read.
            ValueError: the same, as tantivy says it.
        """
        from bot.search.lexical import LexicalIndex

        index = LexicalIndex.opened(folder, counts, following)
        with self._changing:
            self._lexical, self._dense = index, None

    def update(self, posts: Mapping[str, Iterable[Passage]]) -> None:
        """Take passages in place of those held of some posts; their vectors are to be given again.

        Raises:
            OSError: the index lies in a folder that cannot hold them.
            ValueError: the same, as tantivy says it.
        """
        if self._lexical is None:
            self.build(())
        passages = (passage for slug, given in posts.items() for passage in given if passage.post == slug)
        with self._changing:
            if self._lexical is not None:
                self._lexical.replace(posts.keys(), _in_order(passages))
            if self._dense is not None:
                self._dense.remove(posts.keys())

    def replace(self, slug: str, passages: Iterable[Passage]) -> None:
        """Take the passages of one post in place of those held of it."""
        self.update({slug: passages})

    def remove(self, slug: str) -> None:
        """Forget a post."""
        self.update({slug: ()})

    def give_vectors(self, vectors: "Mapping[str, Vector]") -> None:
        """Take vectors by passage id for passages that are held; those of unknown posts are left aside."""
        from bot.search.dense import ExactScan

        with self._changing:
            self._dense = self._dense or ExactScan()
            self._dense.add({name: row for name, row in vectors.items() if name.rpartition("#")[0] in self.counts})

    def take_vectors(self, ids: Sequence[str], rows: "NDArray[np.float32]") -> None:
        """Take rows that `vectors` gave, by passage id, in place of all vectors that are held."""
        from bot.search.dense import ExactScan

        scan = ExactScan()
        scan.take(ids, rows)
        with self._changing:
            self._dense = scan

    @property
    def vectors(self) -> "tuple[Sequence[str], NDArray[np.float32]] | None":
        """The ids of the passages that have a vector in memory, and one row for each; None where there are none."""
        from bot.search.dense import ExactScan

        return self._dense.held if isinstance(self._dense, ExactScan) else None

    def find(
        self,
        query: str,
        *,
        limit: int = 10,
        posts: Collection[str] | None = None,
        vector: "Vector | None" = None,
    ) -> list[Hit]:
        """Give the passages that fit a question best, best first; of the named posts alone where some are named.

        Args:
            query: the question, or words of it.
            limit: how many to give at most.
            posts: slugs to keep to, None for all.
            vector: the question's meaning, where there is one; it widens what the words find.
        """
        if self._lexical is None:
            return []
        by_words = self._lexical.search(query, limit=limit, posts=posts)
        if vector is None or self._dense is None:
            return by_words
        from bot.search.fuse import fuse

        return fuse(query, by_words, self._near(self._dense, vector, limit, posts), limit=limit)

    def mentions(self, text: str, *, limit: int, posts: Collection[str] | None = None) -> list[Passage]:
        """Give the passages that name what a text names, by whatever name; of the named posts alone where some are."""
        return [] if self._lexical is None else self._lexical.mentions(text, limit=limit, posts=posts)

    def holding(self, text: str, *, limit: int) -> list[Passage]:
        """Give passages that hold every word of a text, those that tell least else first."""
        return [] if self._lexical is None else self._lexical.holding(text, limit=limit)

    def items(self, posts: Collection[str] | None = None) -> "Items":
        """Give what the passages speak of as they stand now; of the named posts alone where some are."""
        from bot.search.items import Items
        from bot.search.lexical import LexicalIndex

        return Items((self._lexical or LexicalIndex.built(())).view(posts))

    def frequency(self, word: "Word") -> int:
        """Give how many passages hold a word."""
        return self._lexical.frequency(word) if self._lexical is not None else 0

    def spelled_out(self, word: str) -> str | None:
        """Give the word of the passages that a numeronym such as k8s stands for, None where there is none."""
        return None if self._lexical is None else self._lexical.spelled_out(word)

    def by_id(self, name: str) -> Passage | None:
        """Give the passage of an id such as `ai-weekly-2026-w16#4`."""
        slug, _, number = name.rpartition("#")
        if self._lexical is None or not number.isdecimal():
            return None
        return next(iter(self._lexical.of_post(slug, (int(number),))), None)

    def of_post(self, slug: str) -> tuple[Passage, ...]:
        """Give a post's passages in their order."""
        return () if self._lexical is None else self._lexical.of_post(slug)

    def neighbours(self, passage: Passage) -> tuple[Passage, ...]:
        """Give the passages right before and right after one in the same section."""
        if self._lexical is None:
            return ()
        near = self._lexical.of_post(passage.post, (passage.number - 1, passage.number + 1))
        return tuple(other for other in near if other.section == passage.section and not other.repeats)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many passages are held of each post."""
        return {} if self._lexical is None else self._lexical.counts

    @property
    def following(self) -> int:
        """The number that the next passage gets in the index."""
        return 0 if self._lexical is None else self._lexical.following

    def __len__(self) -> int:
        """Give how many passages are held."""
        return sum(self.counts.values())

    def _until_closed(self, passages: Iterable[Passage]) -> Iterator[Passage]:
        for passage in passages:
            if self._closed.is_set():
                raise RuntimeError("The index was closed while it was built.")
            yield passage

    def _near(self, dense: "Dense", vector: "Vector", limit: int, posts: Collection[str] | None) -> list[Hit]:
        """Give the passages nearest in meaning, nearest first, ties newest first."""
        near = ((self.by_id(name), score) for name, score in dense.search(vector, limit=limit, posts=posts))
        hits = [Hit(passage=passage, score=score) for passage, score in near if passage is not None]
        return sorted(hits, key=lambda hit: (-hit.score, -hit.passage.published.toordinal(), hit.passage.id))


def _in_order(passages: Iterable[Passage]) -> list[Passage]:
    """Give passages post by post, each post's in its order."""
    posts: dict[str, int] = {}
    return sorted(passages, key=lambda passage: (posts.setdefault(passage.post, len(posts)), passage.number))
