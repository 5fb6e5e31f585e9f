"""An index that is put in whole, and then changed post by post: passages found by their words, or the names in them."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.search.passage import Passage

if TYPE_CHECKING:
    from bot.search.terms import TermIndex

T = TypeVar("T", bound="TermIndex")


class Indexed(ABC, Generic[T]):
    """Passages in an index; nothing heavy is imported before the first ones come in."""

    def __init__(self, closed: Event | None = None) -> None:
        """Take what says that nobody waits for a build any more."""
        self._closed = closed or Event()
        self._changing = Lock()
        self.index: T | None = None

    @staticmethod
    @abstractmethod
    def kind() -> type[T]:
        """Give what holds them."""

    def build(self, passages: Iterable[Passage], folder: Path | None = None) -> None:
        """Take passages in place of everything held; into an empty folder where one is given.

        Args:
            passages: read as they are put in, so that nobody need hold them all.
            folder: None for memory.

        Raises:
            OSError: the folder cannot hold them.
            ValueError: the same, as tantivy says it.
            RuntimeError: it was closed meanwhile.
        """
        self._take(self.kind().built(self._until_closed(passages), folder))

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
        self._take(self.kind().opened(folder, counts, following))

    def update(self, posts: Mapping[str, Iterable[Passage]]) -> None:
        """Take passages in place of those held of some posts.

        Raises:
            OSError: the index lies in a folder that cannot hold them.
            ValueError: the same, as tantivy says it.
        """
        if self.index is None:
            self.build(())
        passages = (passage for slug, given in posts.items() for passage in given if passage.post == slug)
        with self._changing:
            if self.index is not None:
                self.index.replace(posts.keys(), passages)
            self._replaced(posts.keys())

    @property
    def counts(self) -> Mapping[str, int]:
        """How many passages are held of each post."""
        return {} if self.index is None else self.index.counts

    @property
    def following(self) -> int:
        """The number that the next passage gets in the index."""
        return 0 if self.index is None else self.index.following

    def __len__(self) -> int:
        """Give how many passages are held."""
        return 0 if self.index is None else self.index.total

    def _take(self, index: T) -> None:
        with self._changing:
            self.index = index
            self._taken()

    def _taken(self) -> None:
        """Forget what belonged to the passages held before."""

    def _replaced(self, posts: Collection[str]) -> None:
        """Forget what belonged to some posts as they were before."""

    def _until_closed(self, passages: Iterable[Passage]) -> Iterator[Passage]:
        for passage in passages:
            if self._closed.is_set():
                raise RuntimeError("The index was closed while it was built.")
            yield passage
