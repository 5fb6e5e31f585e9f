"""Passages found by their words: tantivy in memory, BM25 over the text of each passage and over its context."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from threading import Lock
from typing import Any, TypeAlias

import tantivy

from bot.search.passage import Hit, Passage
from bot.search.words import Word, indexed, words_in

Query: TypeAlias = Any

_TEXT, _CONTEXT, _POST, _NUMBER = "text", "context", "post", "number"
_WRITER_BYTES, _WRITER_THREADS = 128_000_000, 2

# Tuned on questions of our own over three digests among 5,400 passages of others; flat around these values.
_CONTEXT_WEIGHT = 0.6
_STEM_WEIGHT = 0.8
_PART_WEIGHT = 0.35
_OTHER_FORMS = 0.15


@dataclass(frozen=True, slots=True)
class _State:
    """What one search sees, whatever is changed meanwhile."""

    searcher: tantivy.Searcher
    passages: Mapping[int, Passage]
    posts: frozenset[str]


class LexicalIndex:
    """An index in memory over passages; a search beside a change sees all of it or nothing."""

    def __init__(self) -> None:
        self._changing = Lock()
        self._next = 0
        self._schema = _schema()
        self._index = tantivy.Index(self._schema)
        self._state = _State(self._index.searcher(), {}, frozenset())

    @classmethod
    def build(cls, passages: Iterable[Passage]) -> "LexicalIndex":
        """Give an index over passages; those that repeat others are left out."""
        index = cls()
        index._change(frozenset(), passages)
        return index

    def add(self, passages: Iterable[Passage]) -> None:
        """Put in the passages of posts, in place of all that was held of these posts."""
        held = tuple(passages)
        self._change(frozenset(passage.post for passage in held), held)

    def remove(self, post: str) -> None:
        """Take out every passage of a post."""
        self._change(frozenset((post,)), ())

    def search(self, query: str, *, limit: int = 10, posts: Collection[str] | None = None) -> list[Hit]:
        """Give the passages that fit best, best first, ties newest first; of the named posts alone where some are."""
        state = self._state
        words = words_in(query)
        if limit < 1 or not words or not state.passages:
            return []
        asked = tantivy.Query.boolean_query([(tantivy.Occur.Should, self._word(word)) for word in words])
        within = self._within(state, posts)
        if within is not None:
            asked = tantivy.Query.boolean_query([(tantivy.Occur.Must, asked), within])
        return _hits(state, asked, limit)

    def _change(self, gone: frozenset[str], passages: Iterable[Passage]) -> None:
        with self._changing:
            gone &= self._state.posts
            held = {number: passage for number, passage in self._state.passages.items() if passage.post not in gone}
            writer = self._index.writer(_WRITER_BYTES, _WRITER_THREADS)
            for post in gone:
                writer.delete_documents_by_term(_POST, post)
            for passage in passages:
                if not passage.repeats:
                    held[self._next] = passage
                    writer.add_document(_document(passage, self._next))
                    self._next += 1
            writer.commit()
            writer.wait_merging_threads()
            self._index.reload()
            self._state = _State(self._index.searcher(), held, frozenset(passage.post for passage in held.values()))

    def _word(self, word: Word) -> Query:
        """Give the query for one word: its best form counts, in text or context, and a little of the others."""
        forms = [self._form(form, 1.0) for form in word.exact] + [self._form(form, _STEM_WEIGHT) for form in word.stems]
        best = tantivy.Query.disjunction_max_query([query for pair in forms for query in pair], _OTHER_FORMS)
        if not word.parts:
            return best
        parts = [(tantivy.Occur.Should, _boosted(self._word(part), _PART_WEIGHT)) for part in word.parts]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, best), *parts])

    def _form(self, form: str, weight: float) -> tuple[Query, Query]:
        text = tantivy.Query.term_query(self._schema, _TEXT, form)
        context = tantivy.Query.term_query(self._schema, _CONTEXT, form)
        return _boosted(text, weight), _boosted(context, weight * _CONTEXT_WEIGHT)

    def _within(self, state: _State, posts: Collection[str] | None) -> tuple[Any, Query] | None:
        """Give the clause that keeps a search to some posts: the shorter list, of those allowed or of those not."""
        if posts is None:
            return None
        allowed = state.posts.intersection(posts)
        others = state.posts - allowed
        if not others:
            return None
        if len(others) < len(allowed):
            return tantivy.Occur.MustNot, tantivy.Query.term_set_query(self._schema, _POST, sorted(others))
        chosen = tantivy.Query.term_set_query(self._schema, _POST, sorted(allowed))
        return tantivy.Occur.Must, tantivy.Query.const_score_query(chosen, 0.0)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(_TEXT, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field(_CONTEXT, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field(_POST, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field(_NUMBER, fast=True)
    return builder.build()


def _document(passage: Passage, number: int) -> tantivy.Document:
    of_post = _context(passage.title, passage.post, passage.published, passage.first, passage.last)
    context = f"{of_post} {indexed(passage.section)} {indexed(passage.item)}"
    return tantivy.Document(text=indexed(passage.text), context=context, post=passage.post, number=number)


@lru_cache(maxsize=1024)
def _context(title: str, slug: str, published: date, first: date, last: date) -> str:
    """Give what all passages of a post are also found by: its title, its slug, its days and its week."""
    year, week, _ = first.isocalendar()
    of_week = f"{year}-W{week:02d}" if first.isocalendar()[:2] == last.isocalendar()[:2] else ""
    return indexed(f"{title} {slug} {published} {first} {last} {of_week}")


def _hits(state: _State, query: Query, limit: int) -> list[Hit]:
    """Run a query; one and a half times as many are fetched, so that ties at the border fall as they should."""
    found = state.searcher.search(query, limit + limit // 2 + 8, count=False).hits
    numbers = state.searcher.fast_field_values(_NUMBER, [address for _, address in found])
    hits = [
        Hit(passage=state.passages[int(number or 0)], score=float(score))
        for (score, _), number in zip(found, numbers, strict=True)
    ]
    return sorted(hits, key=_rank)[:limit]


def _rank(hit: Hit) -> tuple[float, int, str, int]:
    return -round(hit.score, 4), -hit.passage.published.toordinal(), hit.passage.post, hit.passage.number


def _boosted(query: Query, weight: float) -> Query:
    return query if weight == 1.0 else tantivy.Query.boost_query(query, weight)
