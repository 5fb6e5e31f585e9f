"""From the words of a question to a tantivy query: which forms count, where, and how much."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

import tantivy

from bot.search.dictionaries.languages import european
from bot.search.scripts import HAN, HANGUL, KANA
from bot.search.words import Word

Query: TypeAlias = Any
Clause: TypeAlias = tuple[Any, Query]

TEXT, CONTEXT, POST, LANGUAGE = "text", "context", "post", "language"

# Chosen on questions of our own over three digests and 900 drawn from 500 posts of others; flat around these values.
_FIELDS = {TEXT: 1.0, CONTEXT: 0.6}
_STEM, _PART, _GUESS = 0.7, 0.35, 0.5
_AKIN = 0.6
_OTHER_FORMS = 0.15
_NEAR, _SLOP = 0.4, 3
_ALL_WORDS, _SAME_LANGUAGE = 2.0, 2.0

_SCRIPTS = {"ja": re.compile(rf"[{KANA}]"), "zh": re.compile(rf"[{HAN}]"), "ko": re.compile(rf"[{HANGUL}]")}
_ENGLISH = re.compile(r"\b(?:the|what|what's|which|who|how|is|are|did|does|of|say|about|and|in|on|for)\b", re.I)


class Asking:
    """Builds queries over one schema."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self._schema = schema

    def query(
        self, question: str, words: Sequence[Word], guesses: Sequence[str] = (), akin: Sequence[Sequence[str]] = ()
    ) -> Query:
        """Give the query for a question: its words, how close they stand, its language.

        Beside them stand guesses at misspelt names, and words that may stand for one of the question.
        """
        each = [self._word(word) for word in words]
        clauses = [*_should(each), *self._near(words)]
        clauses += _should(_boosted(self._any(guess), _GUESS) for guess in guesses)
        clauses += _should(_boosted(_best([self._any(form) for form in forms]), _AKIN) for forms in akin)
        if len(each) > 1:
            clauses += _should([tantivy.Query.const_score_query(_all(each), _ALL_WORDS)])
        asked = tantivy.Query.boolean_query(clauses)
        same = self._language(question)
        # Most passages are in the language of the question, and only those with a word of it need be looked at.
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, asked), *same]) if same else asked

    def every(self, words: Sequence[Word]) -> Query:
        """Give the query for texts that hold all of some words as they are written."""
        return _all([self._term(TEXT, word.exact[0], 1.0) for word in words])

    def _word(self, word: Word) -> Query:
        """Give the query for one word: the best of its forms in its best place, and a little of the others."""
        if word.is_pair and len(word.exact[0]) == 1:
            return tantivy.Query.regex_query(self._schema, TEXT, f"{word.exact[0]}.?")
        forms = [(form, 1.0) for form in word.exact] + [(form, _STEM) for form in word.stems]
        places = [self._term(field, form, weight * share) for form, weight in forms for field, share in _FIELDS.items()]
        best = tantivy.Query.disjunction_max_query(places, _OTHER_FORMS)
        parts = [_boosted(self._word(part), _PART) for part in word.parts]
        return tantivy.Query.boolean_query(_should([best, *parts])) if parts else best

    def _any(self, form: str) -> Query:
        return tantivy.Query.disjunction_max_query([self._term(field, form, share) for field, share in _FIELDS.items()])

    def _term(self, field: str, form: str, weight: float) -> Query:
        return _boosted(tantivy.Query.term_query(self._schema, field, form), weight)

    def _near(self, words: Sequence[Word]) -> list[Clause]:
        """Give clauses for neighbours in the question that stand close in the text."""
        spaced = [(word.stems or word.exact)[-1] for word in words if not word.is_pair]
        pairs: list[list[str | tuple[int, str]]] = [
            [first, second] for first, second in pairwise(spaced) if first != second
        ]
        return _should(
            _boosted(tantivy.Query.phrase_query(self._schema, TEXT, pair, slop=_SLOP), _NEAR) for pair in pairs
        )

    def _language(self, question: str) -> list[Clause]:
        language = language_of(question)
        if not language:
            return []
        same = tantivy.Query.term_query(self._schema, LANGUAGE, language)
        return _should([tantivy.Query.const_score_query(same, _SAME_LANGUAGE)])


def language_of(question: str) -> str:
    """Give the language a question shows itself to be in (`en`, `de`, `fr`, `ja` and others), or an empty text."""
    for language, script in _SCRIPTS.items():
        if script.search(question):
            return language
    return european(question) or ("en" if _ENGLISH.search(question) else "")


def _all(queries: Sequence[Query]) -> Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in queries])


def _best(queries: Sequence[Query]) -> Query:
    return tantivy.Query.disjunction_max_query(list(queries))


def _should(queries: Iterable[Query]) -> list[Clause]:
    return [(tantivy.Occur.Should, query) for query in queries]


def _boosted(query: Query, weight: float) -> Query:
    return query if weight == 1.0 else tantivy.Query.boost_query(query, weight)
