"""Every passage that names what a question names, whatever it calls it: by its name, its address, or a title of it."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

import tantivy

from bot.search import identity
from bot.search.asking import TEXT, Query
from bot.search.dictionaries.plainwords import is_plain_word
from bot.search.documents import KEY, TITLE
from bot.search.entry import Entry
from bot.search.identity import canonical, named, without_maker
from bot.search.naming import handles_in, names_in, pairs_in
from bot.search.passage import Passage
from bot.search.register import subject
from bot.search.view import View
from bot.search.words import Word, words_in

#: Words of the longest title or name that is looked for in a question.
_LONGEST_NAME = 10
#: Runs of words of a question that are tried as titles at most; a question of fifty words has half as many.
_SPANS = 1_000
#: Passages read to learn what else an item is called.
_READ = 10
_SLOP = 3


class Mentions:
    """Builds the query for what a text names, asking the index what it knows."""

    def __init__(self, view: View) -> None:
        self._view = view

    def query(self, text: str) -> Query | None:
        """Give what finds every passage that names an item of a text; None where it names none that is known."""
        sure = {canonical(name) for name, certain in names_in(text) if certain}
        spans = list(islice(dict.fromkeys(_spans(text)), _SPANS))
        titles = [span for span in spans if self._is_title(span, sure)]
        keys = {known.key for known in direct(text)} | {known.key for known in self.subjects(titles)}
        names = sure | {span for span in spans if named(span).kind == "model"}
        names |= {canonical(key.partition("/")[2]) for key in keys if key.startswith("github:")}
        titles += map(canonical, self.titles(keys))
        queries = [*self._view.any_of(KEY, keys), *self._view.any_of(TITLE, titles)]
        queries += filter(None, map(self._name, names))
        return tantivy.Query.disjunction_max_query(queries) if queries else None

    def of(self, entry: Entry) -> Query | None:
        """Give what finds every passage that may name an entry: all that name it, and some that only seem to."""
        spellings = {way for alias in entry.aliases for way in (alias, without_maker(alias), canonical(alias))}
        titles = [canonical(alias) for alias in entry.aliases]
        names = [self._all(words) for spelling in sorted(spellings) if (words := words_in(spelling))]
        queries = [*self._view.any_of(KEY, [entry.key]), *self._view.any_of(TITLE, titles), *names]
        return tantivy.Query.disjunction_max_query(queries)

    def subjects(self, titles: Sequence[str]) -> list[identity.Identity]:
        """Give the papers and repositories that items of these titles are about."""
        held = self._held(TITLE, titles)
        return [about for passage in held if (about := subject(passage)) and canonical(passage.item) in titles]

    def titles(self, keys: Collection[str]) -> list[str]:
        """Give the titles of the items that are about these papers and repositories, one of each item."""
        about = ((subject(passage), passage.item) for passage in self._held(KEY, keys))
        return [item for known, item in about if item and known is not None and known.key in keys]

    def _is_title(self, span: str, sure: set[str]) -> bool:
        """Tell whether an item has this title; a single word counts only where it is written like a name."""
        return (" " in span or span in sure) and self._view.holds(TITLE, span)

    def _held(self, field: str, terms: Collection[str]) -> list[Passage]:
        return [passage for query in self._view.any_of(field, terms) for passage in self._view.passages(query, _READ)]

    def _all(self, words: Sequence[Word]) -> Query:
        """Give what finds all of some words, each as it is or in its parts, wherever they stand."""
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, self._either(word)) for word in words])

    def _either(self, word: Word) -> Query:
        whole = tantivy.Query.term_set_query(self._view.schema, TEXT, list(word.exact))
        ways = [whole, self._all(word.parts)] if word.parts else [whole]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in ways])

    def _name(self, name: str) -> Query | None:
        """Give what finds a name in a text: its words one after another; None for an ordinary word."""
        words = words_in(name)
        if not words or (len(words) == 1 and is_plain_word(name)):
            return None
        if len(words) == 1:
            return tantivy.Query.term_set_query(self._view.schema, TEXT, list(words[0].exact))
        forms: list[str | tuple[int, str]] = [word.exact[0] for word in words]
        return tantivy.Query.phrase_query(self._view.schema, TEXT, forms, slop=_SLOP)


def direct(text: str) -> Iterator[identity.Identity]:
    """Give what a text names without doubt: addresses, arXiv numbers, handles, repositories."""
    for word in text.split():
        known = identity.of_url(word.strip("<>(),.;?!")) if "/" in word else None
        if known is not None:
            yield known
    yield from identity.papers_in(text)
    yield from handles_in(text)
    yield from (identity.repo(pair.owner, pair.name) for pair in pairs_in(text))


def _spans(text: str) -> Iterator[str]:
    """Give every run of up to ten words of a text in canonical form."""
    words = canonical(text).split()
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + _LONGEST_NAME) + 1):
            yield " ".join(words[start:end])
