"""The names in the passages, an index of their own: no question needs it, and it takes as long to make as the other."""

from collections.abc import Collection, Sequence

import tantivy

from bot.search.asking import POST
from bot.search.indexed import Indexed
from bot.search.passage import Passage
from bot.search.register import Spelling, shown, spelling_of, terms_of
from bot.search.terms import TermIndex
from bot.search.view import Seen

_NAME = "name"


class SeenNames(Seen):
    """The names that one person may see, as they stood at one moment."""

    def beginning(self, words: str, most: int | None = None) -> list[Spelling]:
        """Give the names with a word from which on they begin so, those that most passages write first."""
        seen = self.seen(tantivy.Query.all_query())
        return [spelling_of(*one) for one in self.searcher.terms_with_prefix(_NAME, words, seen, most)]


class NameIndex(TermIndex):
    """The index of the names in the passages; it holds no passages."""

    @staticmethod
    def schema() -> tantivy.Schema:
        """Give the fields."""
        builder = tantivy.SchemaBuilder()
        for name in (POST, _NAME):
            builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
        return builder.build()

    @staticmethod
    def documents(passages: Sequence[Passage], _first: int) -> list[tantivy.Document]:
        """Give the names of each passage; none of one that repeats others."""
        return list(map(_document, passages))

    def view(self, posts: Collection[str] | None = None) -> SeenNames:
        """Give the names as they stand now; of the named posts alone where some are."""
        state = self._state
        return SeenNames(schema=self._index.schema, searcher=state.searcher, within=self._within(state, posts))


def _document(passage: Passage) -> tantivy.Document:
    made = tantivy.Document()
    made.add_text(POST, passage.post)
    if not passage.repeats:
        known = {one.key: one for one in shown(passage)}
        for term in terms_of(passage, known.values()):
            made.add_text(_NAME, term)
    return made


class Names(Indexed[NameIndex]):
    """The names in every passage of the visible posts; may be asked from many threads while it is changed."""

    @staticmethod
    def kind() -> type[NameIndex]:
        """Give what holds the names."""
        return NameIndex

    def view(self, posts: Collection[str] | None = None) -> SeenNames:
        """Give the names as they stand now; of the named posts alone where some are."""
        return (self.index or NameIndex.built(())).view(posts)
