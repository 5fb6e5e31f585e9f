"""An index as one person may see it at one moment, whatever is changed meanwhile."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import tantivy

from bot.search.asking import Clause, Query
from bot.search.documents import ORDER
from bot.search.passage import Passage

#: Hits looked at where some that are equally good would be left out by the order of the index alone.
_EQUALS = 1024

Hit: TypeAlias = tuple[float, tantivy.DocAddress]
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
        if limit is not None:
            return self.read(self.searcher, [address for _, address in best(self.searcher, self.seen(query), limit)])
        hits = self.searcher.search(self.seen(query), max(self.searcher.num_docs, 1), count=False).hits
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


def best(searcher: tantivy.Searcher, query: Query, limit: int) -> Sequence[Hit]:
    """Give what a query finds, best first, the newest first of those that are equally good.

    The index has equals in the order they came in, so that many more are looked at where the limit parts them.
    """
    for most in (limit + limit // 4 + 1, _EQUALS):
        hits = searcher.search(query, most, count=False).hits
        if len(hits) < most or _loss(hits[-1]) > _loss(hits[limit - 1]):
            break
    if len(hits) > limit:
        # What is worth less than the last one wanted need not be put in order.
        hits = hits[: bisect_right(hits, _loss(hits[limit - 1]), key=_loss)]
    orders = searcher.fast_field_values(ORDER, [address for _, address in hits])
    ranked = sorted(zip(hits, orders, strict=True), key=lambda one: (_loss(one[0]), -int(one[1] or 0)))
    return [hit for hit, _ in ranked[:limit]]


def _loss(hit: Hit) -> float:
    """Give what orders hits: their scores, from the best on, without what only the order of a sum adds to one."""
    return -round(hit[0], 4)
