"""Passages found by their words: tantivy in memory, BM25 over the text of each passage and over its context."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from threading import Lock

import tantivy

from bot.search.asking import CONTEXT, LANGUAGE, NUMBER, POST, TEXT, Asking, Clause, Query
from bot.search.defining import named_in, weight_of
from bot.search.glossary import english_of
from bot.search.passage import Hit, Passage
from bot.search.spelling import closest, tolerance
from bot.search.spread import spread
from bot.search.words import Word, searchable, tokens, words_in

# A writer's memory and threads: much for a build, tantivy's least for the changes after it.
_BUILDING, _CHANGING = (256_000_000, 2), (15_000_000, 1)
_LOOKED_AT_FOR_A_GUESS = 20


@dataclass(frozen=True, slots=True)
class _State:
    """What one search sees, whatever is changed meanwhile.

    Attributes:
        passages: by the number they have in the index, which is never given twice.
        numbers: those of each post's passages.
    """

    searcher: tantivy.Searcher
    passages: Mapping[int, Passage] = field(default_factory=dict)
    numbers: Mapping[str, list[int]] = field(default_factory=dict)


class LexicalIndex:
    """An index in memory over passages; a search beside a change sees all of it or nothing."""

    def __init__(self, passages: Iterable[Passage] = ()) -> None:
        self._changing = Lock()
        self._next = 0
        self._schema = _schema()
        self._asking = Asking(self._schema)
        self._index = tantivy.Index(self._schema)
        self._state = _State(self._index.searcher())
        writer = self._index.writer(*_BUILDING)
        self._write(writer, (), passages)
        writer.wait_merging_threads()
        self._writer = self._index.writer(*_CHANGING)

    def replace(self, posts: Collection[str], passages: Iterable[Passage]) -> None:
        """Put in passages in place of all that is held of some posts; those that repeat others are left out."""
        with self._changing:
            self._write(self._writer, posts, passages)

    def search(self, query: str, *, limit: int = 10, posts: Collection[str] | None = None) -> list[Hit]:
        """Give the passages that fit best, best first, ties newest first; of the named posts alone where some are."""
        state = self._state
        words = words_in(query)
        if limit < 1 or not words or not state.passages:
            return []
        asked = self._asking.query(query, words, [*self._guesses(state, words), *_translated(query)])
        clauses = [(tantivy.Occur.Must, asked), *self._within(state, posts)]
        name = named_in([word.exact[0] for word in words])
        return spread(query, _hits(state, tantivy.Query.boolean_query(clauses), limit, name))[:limit]

    def frequency(self, word: Word) -> int:
        """Give how many passages hold a word in one of its forms, the most common one counted."""
        searcher = self._state.searcher
        return max((searcher.doc_freq(TEXT, form) for form in (*word.exact, *word.stems)), default=0)

    def _write(self, writer: tantivy.IndexWriter, gone: Iterable[str], passages: Iterable[Passage]) -> None:
        held, numbers = dict(self._state.passages), dict(self._state.numbers)
        for post in gone:
            writer.delete_documents_by_term(POST, post)
            for number in numbers.pop(post, ()):
                del held[number]
        for passage in passages:
            if not passage.repeats:
                writer.add_document(_document(passage, self._next))
                held[self._next] = passage
                numbers.setdefault(passage.post, []).append(self._next)
                self._next += 1
        writer.commit()
        self._index.reload()
        self._state = _State(self._index.searcher(), held, numbers)

    def _within(self, state: _State, posts: Collection[str] | None) -> list[Clause]:
        """Give the clause that keeps a search to some posts: the shorter list, of those allowed or of those not."""
        if posts is None:
            return []
        allowed = state.numbers.keys() & set(posts)
        others = state.numbers.keys() - allowed
        if not others:
            return []
        other = len(others) < len(allowed)
        return [self._asking.within(list(others if other else allowed), other=other)]

    def _guesses(self, state: _State, words: Sequence[Word]) -> list[str]:
        """Give the words of the index that come closest to those of the question it does not hold."""
        return [guess for word in words for guess in self._closest(state, word)]

    def _closest(self, state: _State, word: Word) -> Iterator[str]:
        if any(state.searcher.doc_freq(TEXT, form) for form in (*word.exact, *word.stems)):
            return
        for part in word.parts:
            yield from self._closest(state, part)
        asked = word.exact[0]
        if wrong := tolerance(asked):
            like = tantivy.Query.fuzzy_term_query(self._schema, TEXT, asked, wrong)
            near = _found(state, like, _LOOKED_AT_FOR_A_GUESS)
            guess = closest(asked, {form for _, passage in near for form in tokens(passage.text)})
            yield from [guess] if guess else []


def _translated(query: str) -> list[str]:
    """Give the English for the Chinese words in a question, as the index holds it."""
    return [(word.stems or word.exact)[0] for word in words_in(" ".join(english_of(query)))]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(TEXT, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field(CONTEXT, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field(POST, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(LANGUAGE, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field(NUMBER, fast=True)
    return builder.build()


def _document(passage: Passage, number: int) -> tantivy.Document:
    of_post = _of_post(passage.title, passage.post, passage.published, passage.first, passage.last)
    document = tantivy.Document()
    document.add_text(TEXT, searchable(passage.text))
    document.add_text(CONTEXT, f"{of_post} {searchable(passage.section)} {searchable(passage.item)}")
    document.add_text(POST, passage.post)
    document.add_text(LANGUAGE, passage.language[:2].lower())
    document.add_integer(NUMBER, number)
    return document


@lru_cache(maxsize=1024)
def _of_post(title: str, slug: str, published: date, first: date, last: date) -> str:
    """Give what all passages of a post are also found by: its title, its slug, its days and its week."""
    weeks = {day.isocalendar()[:2] for day in (first, last)}
    week = " ".join(f"{year}-W{number:02d}" for year, number in weeks) if len(weeks) == 1 else ""
    return searchable(f"{title} {slug} {published} {first} {last} {week}")


def _found(state: _State, query: Query, limit: int) -> list[tuple[float, Passage]]:
    hits = state.searcher.search(query, limit, count=False).hits
    numbers = state.searcher.fast_field_values(NUMBER, [address for _, address in hits])
    return [(score, state.passages[int(number or 0)]) for (score, _), number in zip(hits, numbers, strict=True)]


def _hits(state: _State, query: Query, limit: int, name: str) -> list[Hit]:
    """Run a query for more than are wanted, so that what tells more, or is newer, may come forward."""
    found = _found(state, query, limit + limit // 2 + 8)
    hits = [Hit(passage=passage, score=score * weight_of(passage, name)) for score, passage in found]
    return sorted(hits, key=_rank)


def _rank(hit: Hit) -> tuple[float, int, str, int]:
    return -round(hit.score, 4), -hit.passage.published.toordinal(), hit.passage.post, hit.passage.number
