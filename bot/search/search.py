"""Finding evidence: the one door through which passages are put in, found and read around."""

from collections.abc import Collection, Iterable, Mapping
from threading import Lock
from typing import TYPE_CHECKING

from bot.search.passage import Hit, Passage

if TYPE_CHECKING:
    from bot.search.dense import Dense, Vector
    from bot.search.lexical import LexicalIndex
    from bot.search.words import Word


class Search:
    """Every passage of the visible posts, found by its words; may be asked from many threads while it is changed.

    Nothing heavy is imported before the first passages come in.
    """

    def __init__(self) -> None:
        self._changing = Lock()
        self._lexical: LexicalIndex | None = None
        self._dense: Dense | None = None
        self._posts: Mapping[str, tuple[Passage, ...]] = {}

    def build(self, passages: Iterable[Passage]) -> None:
        """Take passages in place of everything held, vectors included."""
        from bot.search.lexical import LexicalIndex

        posts = _by_post(passages)
        index = LexicalIndex(passage for held in posts.values() for passage in held)
        with self._changing:
            self._lexical, self._posts, self._dense = index, posts, None

    def replace(self, slug: str, passages: Iterable[Passage]) -> None:
        """Take the passages of one post in place of those held of it; their vectors are to be given again."""
        held = _by_post(passage for passage in passages if passage.post == slug)
        if self._lexical is None:
            self.build(())
        with self._changing:
            if self._lexical is not None:
                self._lexical.replace((slug,), held.get(slug, ()))
            if self._dense is not None:
                self._dense.remove(slug)
            self._posts = {post: kept for post, kept in self._posts.items() if post != slug} | held

    def remove(self, slug: str) -> None:
        """Forget a post."""
        self.replace(slug, ())

    def give_vectors(self, vectors: "Mapping[str, Vector]") -> None:
        """Take vectors by passage id for passages that are held; those of unknown passages are left aside."""
        from bot.search.dense import ExactScan

        with self._changing:
            slugs = {name.rpartition("#")[0] for name in vectors}
            self._dense = self._dense or ExactScan()
            held = (passage for slug in slugs for passage in self._posts.get(slug, ()))
            self._dense.add(held, vectors)

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

        return fuse(query, by_words, self._dense.search(vector, limit=limit, posts=posts), limit=limit)

    def frequency(self, word: "Word") -> int:
        """Give how many passages hold a word."""
        return self._lexical.frequency(word) if self._lexical is not None else 0

    def by_id(self, name: str) -> Passage | None:
        """Give the passage of an id such as `ai-weekly-2026-w16#4`."""
        slug = name.rpartition("#")[0]
        return next((passage for passage in self._posts.get(slug, ()) if passage.id == name), None)

    def of_post(self, slug: str) -> tuple[Passage, ...]:
        """Give a post's passages in their order."""
        return self._posts.get(slug, ())

    def neighbours(self, passage: Passage) -> tuple[Passage, ...]:
        """Give the passages right before and right after one in the same section."""
        near = (passage.number - 1, passage.number + 1)
        held = (other for other in self._posts.get(passage.post, ()) if other.number in near and not other.repeats)
        return tuple(other for other in held if other.section == passage.section)

    def __len__(self) -> int:
        """Give how many passages are held."""
        return sum(len(held) for held in self._posts.values())


def _by_post(passages: Iterable[Passage]) -> dict[str, tuple[Passage, ...]]:
    held: dict[str, list[Passage]] = {}
    for passage in passages:
        held.setdefault(passage.post, []).append(passage)
    return {slug: tuple(sorted(of_post, key=lambda passage: passage.number)) for slug, of_post in held.items()}
