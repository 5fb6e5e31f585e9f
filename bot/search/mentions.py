"""Every passage that names what a question names, whatever it calls it: by its name, its address, or a title of it."""

from collections.abc import Callable, Iterator, Sequence

import tantivy

from bot.search import identity
from bot.search.asking import TEXT, Query
from bot.search.documents import KEY, TITLE, subject
from bot.search.identity import canonical, named
from bot.search.naming import handles_in, names_in, pairs_in
from bot.search.passage import Passage
from bot.search.plainwords import is_plain_word
from bot.search.words import words_in

#: Words of the longest title or name that is looked for in a question.
_LONGEST_NAME = 10
#: Passages read to learn what else an item is called.
_READ = 10
_SLOP = 3

Read = Callable[[tantivy.Searcher, list[tantivy.DocAddress]], list[Passage]]


class Mentions:
    """Builds the query for what a text names, asking the index what it knows."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher, read: Read) -> None:
        """Take what one search sees, and what reads passages."""
        self._schema = schema
        self._searcher = searcher
        self._read = read

    def query(self, text: str) -> Query | None:
        """Give what finds every passage that names an item of a text; None where it names none that is known."""
        sure = {canonical(name) for name, certain in names_in(text) if certain}
        spans = list(_spans(text))
        titles = [span for span in spans if self._is_title(span, sure)]
        keys = {known.key for known in _direct(text)} | set(self._keys_of(titles))
        names = sure | {span for span in spans if named(span).kind == "model"}
        names |= {canonical(key.partition("/")[2]) for key in keys if key.startswith("github:")}
        titles += self._titles_of(keys)
        queries = [*self._terms(KEY, keys), *self._terms(TITLE, titles), *filter(None, map(self._name, names))]
        return tantivy.Query.disjunction_max_query(queries) if queries else None

    def _is_title(self, span: str, sure: set[str]) -> bool:
        """Tell whether an item has this title; a single word counts only where it is written like a name."""
        return (" " in span or span in sure) and self._searcher.doc_freq(TITLE, span) > 0

    def _keys_of(self, titles: Sequence[str]) -> Iterator[str]:
        """Give the papers and repositories that items of these titles are about."""
        for passage in self._held(TITLE, titles):
            if (about := subject(passage)) is not None and canonical(passage.item) in titles:
                yield about.key

    def _titles_of(self, keys: set[str]) -> list[str]:
        """Give the titles of the items that are about these papers and repositories."""
        about = ((subject(passage), passage.item) for passage in self._held(KEY, list(keys)))
        return [canonical(item) for known, item in about if item and known is not None and known.key in keys]

    def _held(self, field: str, terms: Sequence[str]) -> list[Passage]:
        found = [self._searcher.search(query, _READ, count=False).hits for query in self._terms(field, terms)]
        return self._read(self._searcher, [address for hits in found for _, address in hits])

    def _terms(self, field: str, terms: "Sequence[str] | set[str]") -> list[Query]:
        wanted = [term for term in dict.fromkeys(terms) if term]
        return [tantivy.Query.term_set_query(self._schema, field, wanted)] if wanted else []

    def _name(self, name: str) -> Query | None:
        """Give what finds a name in a text: its words one after another; None for an ordinary word."""
        words = words_in(name)
        if not words or (len(words) == 1 and is_plain_word(name)):
            return None
        if len(words) == 1:
            return tantivy.Query.term_set_query(self._schema, TEXT, list(words[0].exact))
        forms: list[str | tuple[int, str]] = [word.exact[0] for word in words]
        return tantivy.Query.phrase_query(self._schema, TEXT, forms, slop=_SLOP)


def _direct(text: str) -> Iterator[identity.Identity]:
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
