"""Finding evidence: the one door through which passages are put in, found and read around."""

from collections.abc import Collection, Iterable, Mapping
from threading import Lock
from typing import TYPE_CHECKING

from bot.search.passage import Hit, Passage

if TYPE_CHECKING:
    from bot.search.lexical import LexicalIndex


class Search:
    """Every passage of the visible posts, found by words; safe to ask while it is changed."""

    def __init__(self) -> None:
        self._changing = Lock()
        self._lexical: LexicalIndex | None = None
        self._posts: Mapping[str, tuple[Passage, ...]] = {}

    def build(self, passages: Iterable[Passage]) -> None:
        """Take passages in place of everything held."""
        from bot.search.lexical import LexicalIndex

        with self._changing:
            held = tuple(passages)
            self._lexical = LexicalIndex.build(held)
            self._posts = _by_post(held)

    def replace(self, slug: str, passages: Iterable[Passage]) -> None:
        """Take the passages of one post in place of those held of it."""
        held = tuple(passage for passage in passages if passage.post == slug)
        if self._lexical is None:
            self.build(())
        with self._changing:
            index = self._index()
            index.add(held) if held else index.remove(slug)
            self._posts = {**{post: kept for post, kept in self._posts.items() if post != slug}, **_by_post(held)}

    def remove(self, slug: str) -> None:
        """Forget a post."""
        self.replace(slug, ())

    def find(self, query: str, *, limit: int = 10, posts: Collection[str] | None = None) -> list[Hit]:
        """Give the passages that fit a question best, best first; of the named posts only, where any are named."""
        return [] if self._lexical is None else self._lexical.search(query, limit=limit, posts=posts)

    def by_id(self, name: str) -> Passage | None:
        """Give the passage of an id such as `ai-weekly-2026-w16#4`."""
        slug, _, number = name.rpartition("#")
        held = self._posts.get(slug, ())
        return held[int(number)] if number.isdecimal() and int(number) < len(held) else None

    def of_post(self, slug: str) -> tuple[Passage, ...]:
        """Give a post's passages in their order."""
        return self._posts.get(slug, ())

    def neighbours(self, passage: Passage) -> tuple[Passage, ...]:
        """Give the passages right before and after one, in the same section."""
        held = self._posts.get(passage.post, ())
        near = (passage.number - 1, passage.number + 1)
        return tuple(
            held[number]
            for number in near
            if 0 <= number < len(held) and held[number].section == passage.section and not held[number].repeats
        )

    def __len__(self) -> int:
        """Give how many passages are held."""
        return sum(len(held) for held in self._posts.values())

    def _index(self) -> "LexicalIndex":
        from bot.search.lexical import LexicalIndex

        return self._lexical or LexicalIndex()


def _by_post(passages: Iterable[Passage]) -> dict[str, tuple[Passage, ...]]:
    held: dict[str, list[Passage]] = {}
    for passage in passages:
        held.setdefault(passage.post, []).append(passage)
    return {slug: tuple(sorted(of_post, key=lambda passage: passage.number)) for slug, of_post in held.items()}
