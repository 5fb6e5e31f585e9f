"""English questions on Chinese posts: whether those are to be judged by the Chinese of the question's words.

Japanese posts are too: they write many of the words in the same characters, and share the names of places.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answers.patterns.chinese import is_chinese
from bot.answers.questions.ask import Ask
from bot.answers.questions.scope import Scope
from bot.answers.terms.term import Term, holds
from bot.search.passage import Passage


def is_abroad(ask: Ask, scope: Scope) -> bool:
    """Tell whether a question in another language can be answered from Chinese and Japanese posts alone."""
    return bool(scope.posts) and all(_is_strange(ask, language) for language in scope.languages)


def is_partly_abroad(ask: Ask, scope: Scope) -> bool:
    """Tell whether some of the posts are Chinese or Japanese, and the question is in another language."""
    return any(_is_strange(ask, language) for language in scope.languages)


def is_told_abroad(ask: Ask, terms: Sequence[Term], passages: Sequence[Passage]) -> bool:
    """Tell whether Chinese and Japanese posts alone hold what a question in another language names."""
    about = list(_about(terms, passages))
    return bool(about) and all(_is_strange(ask, passage.language) for passage in about)


def is_told_at_home(ask: Ask, terms: Sequence[Term], passages: Sequence[Passage]) -> bool:
    """Tell whether posts that are neither hold it, so that those alone do not, whatever they call it."""
    return any(not _is_strange(ask, passage.language) for passage in _about(terms, passages))


def _about(terms: Sequence[Term], passages: Sequence[Passage]) -> Iterator[Passage]:
    """Give the passages that hold every name of a question; none where it has none."""
    named = [term for term in terms if term.hard]
    return (passage for passage in passages if named and all(holds(passage, term) for term in named))


def without_chinese(term: Term) -> Term:
    """Give a term without its Chinese, by which Chinese posts are held to the word itself."""
    return replace(term, abroad=None)


def may_be_foreign(term: Term) -> bool:
    """Tell whether Chinese posts may write a term in Chinese: plain words and names written like Andrew Ng."""
    plain = all(form.isalpha() for word in term.words for form in word.exact[:1])
    return plain and (not term.hard or all(part.istitle() for part in term.shown.split()))


def _is_strange(ask: Ask, language: str) -> bool:
    """Tell whether a language is written in Chinese characters, and the question in another language."""
    return language[:2] in ("zh", "ja") and language[:2] != ask.language and not is_chinese(ask.whole)
