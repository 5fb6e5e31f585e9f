"""Finding evidence: the one door through which passages are put in, found and read around."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from copy import copy
from itertools import islice
from threading import Event
from typing import TYPE_CHECKING

from bot.search.indexed import Indexed
from bot.search.passage import Hit, Passage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from bot.search.dense import Dense, Vector
    from bot.search.frame import Frame
    from bot.search.items import Items
    from bot.search.lexical import LexicalIndex
    from bot.search.names import Names
    from bot.search.words import Word

#: Words of the passages that are akin to one of a question at most.
_AKIN = 6


class Search(Indexed["LexicalIndex"]):
    """Every passage of the visible posts, found by its words; may be asked from many threads while it is changed.

    Vectors go with the passages: those of a post that changes are to be given again.
    """

    def __init__(
        self,
        closed: Event | None = None,
        *,
        akin: Callable[[str], Sequence[str]] | None = None,
        weight: float = 1.0,
    ) -> None:
        """Take the parts.

        Args:
            closed: says that nobody waits for a build any more.
            akin: gives words that may well say the same as one, the nearest first; None where nothing can.
            weight: how much finds by meaning count beside those by words.
        """
        super().__init__(closed)
        self._akin = akin
        self._weight = weight
        self._dense: Dense | None = None

    @staticmethod
    def kind() -> "type[LexicalIndex]":
        """Give what finds passages by their words."""
        from bot.search.lexical import LexicalIndex

        return LexicalIndex

    def by_words_alone(self) -> "Search":
        """Give the passages as they stand now, found by no meaning and no word akin."""
        alone = copy(self)
        alone._akin = alone._dense = None
        return alone

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

    def take_vectors(self, ids: Sequence[str], rows: "NDArray[np.float32]", frame: "Frame | None" = None) -> None:
        """Take what `vectors` gave, by passage id, in place of all vectors that are held; no frame of other rows."""
        from bot.search.dense import ExactScan

        scan = ExactScan()
        scan.take(ids, rows, frame)
        with self._changing:
            self._dense = scan

    @property
    def vectors(self) -> "tuple[Sequence[str], NDArray[np.float32], Frame] | None":
        """The ids of the passages that have a vector in memory, one row for each, and their frame; None without any."""
        from bot.search.dense import ExactScan

        return self._dense.held if isinstance(self._dense, ExactScan) else None

    def find(
        self,
        query: str,
        *,
        limit: int = 10,
        posts: Collection[str] | None = None,
        vector: "Vector | None" = None,
        akin: Sequence[Sequence[str]] = (),
    ) -> list[Hit]:
        """Give the passages that fit a question best, best first; of the named posts alone where some are named.

        Args:
            query: the question, or words of it.
            limit: how many to give at most.
            posts: slugs to keep to, None for all.
            vector: the question's meaning, where there is one; it widens what the words find.
            akin: words that may stand for one of the question, together for each.
        """
        if self.index is None:
            return []
        by_words = self.index.search(query, limit=limit, posts=posts, akin=akin)
        if vector is None or self._dense is None:
            return by_words
        from bot.search.fuse import fuse

        return fuse(query, by_words, self._near(self._dense, vector, limit, posts), limit=limit, weight=self._weight)

    def mentions(self, text: str, *, limit: int, posts: Collection[str] | None = None) -> list[Passage]:
        """Give the passages that name what a text names, by whatever name; of the named posts alone where some are."""
        return [] if self.index is None else self.index.mentions(text, limit=limit, posts=posts)

    def holding(self, text: str, *, limit: int) -> list[Passage]:
        """Give passages that hold every word of a text, those that tell least else first."""
        return [] if self.index is None else self.index.holding(text, limit=limit)

    def with_any(self, text: str, posts: Collection[str]) -> list[Passage]:
        """Give the passages of some posts that hold a word of a text, in no order."""
        return [] if self.index is None else self.index.with_any(text, posts)

    def items(self, names: "Names", posts: Collection[str] | None = None) -> "Items":
        """Give what the passages speak of as they stand now; of the named posts alone where some are."""
        from bot.search.items import Items

        return Items((self.index or self.kind().built(())).view(posts), names.view(posts))

    def frequency(self, word: "Word") -> int:
        """Give how many passages hold a word."""
        return self.index.frequency(word) if self.index is not None else 0

    def spelled_out(self, word: str) -> str | None:
        """Give the word of the passages that a numeronym such as k8s stands for, None where there is none."""
        return None if self.index is None else self.index.spelled_out(word)

    def akin(self, word: str) -> "list[Word]":
        """Give words of the passages that may well say the same as one, the nearest first; few of them."""
        from bot.search.words import words_in

        if self._akin is None:
            return []
        words = (found for other in self._akin(word) for found in words_in(other) if self.frequency(found))
        by_stem: dict[str, Word] = {}
        for found in words:
            by_stem.setdefault((found.stems or found.exact)[0], found)
        return list(islice(by_stem.values(), _AKIN))

    def by_id(self, name: str) -> Passage | None:
        """Give the passage of an id such as `ai-weekly-2026-w16#4`."""
        slug, _, number = name.rpartition("#")
        if self.index is None or not number.isdecimal():
            return None
        return next(iter(self.index.of_post(slug, (int(number),))), None)

    def of_post(self, slug: str) -> tuple[Passage, ...]:
        """Give a post's passages in their order."""
        return () if self.index is None else self.index.of_post(slug)

    def neighbours(self, passage: Passage) -> tuple[Passage, ...]:
        """Give the passages right before and right after one in the same section."""
        if self.index is None:
            return ()
        near = self.index.neighbours(passage)
        return tuple(other for other in near if other.section == passage.section and not other.repeats)

    def _taken(self) -> None:
        self._dense = None

    def _replaced(self, posts: Collection[str]) -> None:
        if self._dense is not None:
            self._dense.remove(posts)

    def _near(self, dense: "Dense", vector: "Vector", limit: int, posts: Collection[str] | None) -> list[Hit]:
        """Give the passages nearest in meaning, nearest first, ties newest first."""
        near = ((self.by_id(name), score) for name, score in dense.search(vector, limit=limit, posts=posts))
        hits = [Hit(passage=passage, score=score) for passage, score in near if passage is not None]
        return sorted(hits, key=lambda hit: (-hit.score, -hit.passage.published.toordinal(), hit.passage.id))
