"""Passages found by their words: tantivy, BM25 over the text of each passage and over its context.

The index lies in memory or in a folder, and holds the passages too, so that one that was built before needs no more
than to be opened.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from threading import Lock

import tantivy

from bot.search.asking import POST, TEXT, Asking, Clause, Query
from bot.search.defining import named_in, weight_of
from bot.search.documents import NUMBER, PASSAGE, PLACE, document, schema_of_passages
from bot.search.glossary import english_of
from bot.search.mentions import Mentions
from bot.search.numeronyms import pattern_of, spelled_out
from bot.search.packing import unpack
from bot.search.passage import Hit, Passage
from bot.search.spelling import closest, tolerance
from bot.search.spread import spread
from bot.search.view import View
from bot.search.words import Word, tokens, words_in

# A writer's memory and threads: much for a build, tantivy's least for the changes after it.
_BUILDING, _CHANGING = (256_000_000, 2), (15_000_000, 1)
_LOOKED_AT_FOR_A_GUESS = 20
#: Words of one question that are guessed at: each costs a walk through the index's words.
_GUESSED = 16
#: Passages kept unpacked; one takes some fifteen microseconds to unpack and two kilobytes to hold.
_UNPACKED = 1 << 14


@dataclass(frozen=True, slots=True)
class _State:
    """What one search sees, whatever is changed meanwhile.

    Attributes:
        counts: how many passages there are of each post.
        next: the number of the next passage; none is given twice.
        slugs: of the posts.
    """

    searcher: tantivy.Searcher
    counts: Mapping[str, int]
    next: int
    slugs: frozenset[str]


class LexicalIndex:
    """An index over passages; a search beside a change sees all of it or nothing."""

    def __init__(self, index: tantivy.Index, counts: Mapping[str, int], following: int) -> None:
        """Take an index as it stands; `built` and `opened` give one."""
        self._changing = Lock()
        self._writer: tantivy.IndexWriter | None = None
        self._index = index
        self._asking = Asking(index.schema)
        self._unpacked: dict[int, Passage] = {}
        self._state = _State(index.searcher(), counts, following, frozenset(counts))

    @classmethod
    def built(cls, passages: Iterable[Passage], folder: Path | None = None) -> "LexicalIndex":
        """Build an index, in memory or in an empty folder.

        Raises:
            OSError: the folder cannot hold it.
            ValueError: the same, as tantivy says it.
        """
        made = cls(tantivy.Index(schema_of_passages(), path=None if folder is None else str(folder)), {}, 0)
        writer = made._index.writer(*_BUILDING)
        made._write(writer, (), passages)
        writer.wait_merging_threads()
        return made

    @classmethod
    def opened(cls, folder: Path, counts: Mapping[str, int], following: int) -> "LexicalIndex":
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

    def search(self, query: str, *, limit: int = 10, posts: Collection[str] | None = None) -> list[Hit]:
        """Give the passages that fit best, best first, ties newest first; of the named posts alone where some are."""
        state = self._state
        words = words_in(query)
        if limit < 1 or not words or not state.counts:
            return []
        asked = self._asking.query(query, words, [*self._guesses(state, words), *_translated(query)])
        name = named_in([word.exact[0] for word in words])
        return spread(
            query, self._hits(state, [(tantivy.Occur.Must, asked), *self._within(state, posts)], limit, name)
        )[:limit]

    def mentions(self, text: str, *, limit: int, posts: Collection[str] | None = None) -> list[Passage]:
        """Give the passages that name what a text names, by whatever name; of the named posts alone where some are."""
        view = self.view(posts)
        naming = Mentions(view).query(text)
        return [] if naming is None else view.passages(naming, limit)

    def view(self, posts: Collection[str] | None = None) -> View:
        """Give the index as it stands now; no more than the named posts where some are."""
        state = self._state
        return View(self._index.schema, state.searcher, self._read_all, self._within(state, posts))

    def holding(self, text: str, *, limit: int) -> list[Passage]:
        """Give passages that hold every word of a text, as the index ranks them; a tenth of the cost of a search."""
        words = [word for word in words_in(text) if len(word.exact[0]) > 1]
        return [passage for _, passage in self._found(self._state, self._asking.every(words), limit)]

    def of_post(self, slug: str, places: Collection[int] | None = None) -> tuple[Passage, ...]:
        """Give a post's passages in their order, or those of some places in it."""
        state = self._state
        if slug not in state.counts:
            return ()
        of_post = tantivy.Query.term_query(self._index.schema, POST, slug)
        found = [address for _, address in state.searcher.search(of_post, state.counts[slug], count=False).hits]
        if places is not None:
            at = state.searcher.fast_field_values(PLACE, found)
            found = [address for address, place in zip(found, at, strict=True) if place in places]
        return tuple(sorted(self._read_all(state.searcher, found), key=lambda passage: passage.number))

    def frequency(self, word: Word) -> int:
        """Give how many passages hold a word in one of its forms, the most common one counted."""
        searcher = self._state.searcher
        return max((searcher.doc_freq(TEXT, form) for form in (*word.exact, *word.stems)), default=0)

    def spelled_out(self, word: str) -> str | None:
        """Give the word of the passages that a numeronym such as k8s stands for, None where there is none."""
        pattern = pattern_of(word)
        if not pattern:
            return None
        like = tantivy.Query.regex_query(self._index.schema, TEXT, pattern)
        near = self._found(self._state, like, _LOOKED_AT_FOR_A_GUESS)
        return spelled_out(word, (form for _, passage in near for form in tokens(passage.text)))

    def _write(self, writer: tantivy.IndexWriter, gone: Iterable[str], passages: Iterable[Passage]) -> None:
        counts, following = dict(self._state.counts), self._state.next
        for post in gone:
            writer.delete_documents_by_term(POST, post)
            counts.pop(post, None)
        for passage in passages:
            writer.add_document(document(passage, following))
            counts[passage.post] = counts.get(passage.post, 0) + 1
            following += 1
        writer.commit()
        self._index.reload()
        self._state = _State(self._index.searcher(), counts, following, frozenset(counts))

    def _within(self, state: _State, posts: Collection[str] | None) -> list[Clause]:
        """Give the clause that keeps a search to some posts: the shorter list, of those allowed or of those not."""
        if posts is None:
            return []
        others = state.slugs.difference(posts)
        if not others:
            return []
        other = len(others) * 2 < len(state.slugs)
        return [self._asking.within(list(others if other else state.slugs - others), other=other)]

    def _guesses(self, state: _State, words: Sequence[Word]) -> list[str]:
        """Give the words of the index that come closest to those of the question it does not hold."""
        unknown = islice((form for word in words for form in self._unknown(state, word)), _GUESSED)
        return [guess for asked in unknown if (guess := self._closest(state, asked))]

    def _unknown(self, state: _State, word: Word) -> Iterator[str]:
        """Give a word that the index does not hold, after those of its parts that it does not, if one may guess."""
        if any(state.searcher.doc_freq(TEXT, form) for form in (*word.exact, *word.stems)):
            return
        for part in word.parts:
            yield from self._unknown(state, part)
        if tolerance(word.exact[0]):
            yield word.exact[0]

    def _closest(self, state: _State, asked: str) -> str | None:
        like = tantivy.Query.fuzzy_term_query(self._index.schema, TEXT, asked, tolerance(asked))
        near = self._found(state, like, _LOOKED_AT_FOR_A_GUESS)
        return closest(asked, {form for _, passage in near for form in tokens(passage.text)})

    def _hits(self, state: _State, clauses: Sequence[Clause], limit: int, name: str) -> list[Hit]:
        """Run a query for more than are wanted, so that what tells more, or is newer, may come forward."""
        found = self._found(state, tantivy.Query.boolean_query(clauses), limit + limit // 2 + 8)
        hits = [Hit(passage=passage, score=score * weight_of(passage, name)) for score, passage in found]
        return sorted(hits, key=_rank)

    def _found(self, state: _State, query: Query, limit: int) -> list[tuple[float, Passage]]:
        hits = state.searcher.search(query, limit, count=False).hits
        passages = self._read_all(state.searcher, [address for _, address in hits])
        return [(score, passage) for (score, _), passage in zip(hits, passages, strict=True)]

    def _read_all(self, searcher: tantivy.Searcher, addresses: list[tantivy.DocAddress]) -> list[Passage]:
        """Give the passages at some addresses, each unpacked once as long as there is room."""
        numbers = searcher.fast_field_values(NUMBER, addresses)
        return [
            self._unpacked.get(int(number or 0)) or self._read(searcher, address, int(number or 0))
            for address, number in zip(addresses, numbers, strict=True)
        ]

    def _read(self, searcher: tantivy.Searcher, address: tantivy.DocAddress, number: int) -> Passage:
        passage = unpack(bytes(searcher.doc(address).get_first(PASSAGE) or b""))
        if len(self._unpacked) >= _UNPACKED:
            self._unpacked = {}
        self._unpacked[number] = passage
        return passage


def _translated(query: str) -> list[str]:
    """Give the English for the Chinese words in a question, as the index holds it."""
    return [(word.stems or word.exact)[0] for word in words_in(" ".join(english_of(query)))]


def _rank(hit: Hit) -> tuple[float, int, str, int]:
    return -round(hit.score, 4), -hit.passage.published.toordinal(), hit.passage.post, hit.passage.number
