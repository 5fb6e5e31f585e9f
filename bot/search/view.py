"""An index as one person may see it at one moment, whatever is changed meanwhile."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import tantivy

from bot.search.asking import Clause, Query
from bot.search.passage import Passage

Read = Callable[[tantivy.Searcher, list[tantivy.DocAddress]], list[Passage]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one search sees of an index.

    Attributes:
        schema: of the index.
        searcher: over it.
        within: what keeps a search to the posts that may be seen; empty for all.
    """

    schema: tantivy.Schema
    searcher: tantivy.Searcher
    within: Sequence[Clause] = ()

    def seen(self, query: Query) -> Query:
        """Give a query kept to what may be seen."""
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, query), *self.within])


@dataclass(frozen=True, slots=True, kw_only=True)
class View(Seen):
    """The passages that one search sees.

    Attributes:
        read: gives the passages at some addresses.
    """

    read: Read

    def passages(self, query: Query, limit: int | None = None) -> list[Passage]:
        """Give the passages that a query finds, best first; all of them where no limit is given."""
        most = max(self.searcher.num_docs, 1) if limit is None else limit
        hits = self.searcher.search(self.seen(query), most, count=False).hits
        return self.read(self.searcher, [address for _, address in hits])

    def holds(self, field: str, term: str) -> bool:
        """Tell whether a passage has a term in a field."""
        if not self.searcher.doc_freq(field, term):
            return False
        asked = tantivy.Query.term_query(self.schema, field, term)
        return bool(self.searcher.search(self.seen(asked), 1, count=False).hits)

    def any_of(self, field: str, terms: Collection[str]) -> list[Query]:
        """Give the query for what has one of some terms in a field; none where there are no terms."""
        wanted = [term for term in dict.fromkeys(terms) if term]
        return [tantivy.Query.term_set_query(self.schema, field, wanted)] if wanted else []
