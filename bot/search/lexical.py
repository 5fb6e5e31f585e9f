"""Passages found by their words: tantivy, BM25 over the text of each passage and over its context.

The index lies in memory or in a folder, and holds the passages too, so that one that was built before needs no more
than to be opened.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice

import tantivy

from bot.search.asking import POST, TEXT, Asking, Clause, Query
from bot.search.defining import named_in, weight_of
from bot.search.dictionaries.glossary import english_of
from bot.search.dictionaries.numeronyms import pattern_of, spelled_out
from bot.search.documents import NUMBER, PASSAGE, PLACE, documents, schema_of_passages
from bot.search.mentions import Mentions
from bot.search.packing import unpack
from bot.search.passage import Hit, Passage
from bot.search.spelling import closest, tolerance
from bot.search.spread import spread
from bot.search.terms import InOneState, State, TermIndex
from bot.search.view import View, best
from bot.search.words import Word, tokens, words_in

_LOOKED_AT_FOR_A_GUESS = 20
#: Words of one question that are guessed at: each costs a walk through the index's words.
_GUESSED = 16
#: Guesses that are kept; one takes some ten milliseconds to find.
_GUESSES_KEPT = 1 << 10
#: Passages whose neighbours are kept: one question asks for those of the same several times.
_NEIGHBOURS_KEPT = 1 << 10
#: Passages kept unpacked; one takes some fifteen microseconds to unpack and two kilobytes to hold.
_UNPACKED = 1 << 14


class LexicalIndex(TermIndex):
    """The index of the passages' words."""

    schema = staticmethod(schema_of_passages)
    documents = staticmethod(documents)

    def __init__(self, index: tantivy.Index, counts: Mapping[str, int], following: int) -> None:
        """Take an index as it stands; `built` and `opened` give one."""
        super().__init__(index, counts, following)
        self._asking = Asking(index.schema)
        self._unpacked: dict[int, Passage] = {}
        self._guess = InOneState(self._closest, _GUESSES_KEPT)
        self._near = InOneState(self._beside, _NEIGHBOURS_KEPT)

    def search(
        self,
        query: str,
        *,
        limit: int = 10,
        posts: Collection[str] | None = None,
        akin: Sequence[Sequence[str]] = (),
    ) -> list[Hit]:
        """Give the passages that fit best, best first, ties newest first; of the named posts alone where some are.

        Args:
            query: the question, or words of it.
            limit: how many to give at most.
            posts: slugs to keep to, None for all.
            akin: words that may stand for one of the question, together for each.
        """
        state = self._state
        words = words_in(query)
        if limit < 1 or not words or not state.counts:
            return []
        asked = self._asking.query(query, words, [*self._guesses(state, words), *_translated(query)], akin)
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
        return View(
            schema=self._index.schema,
            searcher=state.searcher,
            within=self._within(state, posts),
            read=self._read_all,
        )

    def holding(self, text: str, *, limit: int) -> list[Passage]:
        """Give passages that hold every word of a text, as the index ranks them; a tenth of the cost of a search."""
        words = [word for word in words_in(text) if len(word.exact[0]) > 1]
        return [passage for _, passage in self._found(self._state, self._asking.every(words), limit)]

    def with_any(self, text: str, posts: Collection[str]) -> list[Passage]:
        """Give the passages of some posts that hold a word of a text, or a part of one, in no order."""
        view = self.view(posts)
        held = view.any_of(TEXT, [form for word in words_in(text) for form in word.forms])
        return [passage for query in held for passage in view.passages(query)]

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

    def neighbours(self, passage: Passage) -> tuple[Passage, ...]:
        """Give the passages right before and right after one in its post."""
        return self._near(self._state, (passage.post, passage.number))

    def _beside(self, state: State, place: tuple[str, int]) -> tuple[Passage, ...]:
        slug, number = place
        return self.of_post(slug, (number - 1, number + 1))

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

    def _guesses(self, state: State, words: Sequence[Word]) -> list[str]:
        """Give the words of the index that come closest to those of the question it does not hold."""
        unknown = islice((form for word in words for form in self._unknown(state, word)), _GUESSED)
        return [guess for asked in unknown if (guess := self._guess(state, asked))]

    def _unknown(self, state: State, word: Word) -> Iterator[str]:
        """Give a word that the index does not hold, after those of its parts that it does not, if one may guess."""
        if any(state.searcher.doc_freq(TEXT, form) for form in (*word.exact, *word.stems)):
            return
        for part in word.parts:
            yield from self._unknown(state, part)
        if tolerance(word.exact[0]):
            yield word.exact[0]

    def _closest(self, state: State, asked: str) -> str | None:
        like = tantivy.Query.fuzzy_term_query(self._index.schema, TEXT, asked, tolerance(asked))
        near = self._found(state, like, _LOOKED_AT_FOR_A_GUESS)
        return closest(asked, {form for _, passage in near for form in tokens(passage.text)})

    def _hits(self, state: State, clauses: Sequence[Clause], limit: int, name: str) -> list[Hit]:
        """Run a query for more than are wanted, so that what tells more, or is newer, may come forward."""
        found = self._found(state, tantivy.Query.boolean_query(clauses), limit + limit // 2 + 8)
        hits = [Hit(passage=passage, score=score * weight_of(passage, name)) for score, passage in found]
        return sorted(hits, key=_rank)

    def _found(self, state: State, query: Query, limit: int) -> list[tuple[float, Passage]]:
        hits = best(state.searcher, query, limit)
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
