"""Finding evidence: the one door through which passages are put in, found and read around."""

from collections.abc import Collection, Iterable, Mapping
from threading import Lock
from typing import TYPE_CHECKING

from bot.search.passage import Hit, Passage

if TYPE_CHECKING:
    from bot.search.lexical import LexicalIndex


class Search:
    """Every passage of the visible posts, found by its words; may be asked from many threads while it is changed.

    Nothing heavy is imported before the first passages come in.
    """

    def __init__(self) -> None:
        self._changing = Lock()
        self._lexical: LexicalIndex | None = None
        self._posts: Mapping[str, tuple[Passage, ...]] = {}

    def build(self, passages: Iterable[Passage]) -> None:
        """Take passages in place of everything held."""
        from bot.search.lexical import LexicalIndex

        posts = _by_post(passages)
        index = LexicalIndex(passage for held in posts.values() for passage in held)
        with self._changing:
            self._lexical, self._posts = index, posts

    def replace(self, slug: str, passages: Iterable[Passage]) -> None:
        """Take the passages of one post in place of those held of it."""
        held = _by_post(passage for passage in passages if passage.post == slug)
        if self._lexical is None:
            self.build(())
        with self._changing:
            if self._lexical is not None:
                self._lexical.replace((slug,), held.get(slug, ()))
            self._posts = {post: kept for post, kept in self._posts.items() if post != slug} | held

    def remove(self, slug: str) -> None:
        """Forget a post."""
        self.replace(slug, ())

    def find(self, query: str, *, limit: int = 10, posts: Collection[str] | None = None) -> list[Hit]:
        """Give the passages that fit a question best, best first; of the named posts alone where some are named."""
        return [] if self._lexical is None else self._lexical.search(query, limit=limit, posts=posts)

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
