"""Which passages are about what a question names: no sentence of another story belongs in the answer."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.judging.coverage import Term, is_in
from bot.search.forms import told_in
from bot.search.passage import Passage


def about_names(terms: Sequence[Term], passages: Sequence[Passage]) -> list[Passage]:
    """Give the passages that hold a name of the question, or part of one; all where it has none.

    A name that all the posts are about tells nothing, and a story may leave it out.
    """
    named = [term for term in terms if term.hard]
    if not named or any(term.common for term in named):
        return list(passages)
    parts = [replace(term, words=(word,)) for term in named for word in term.words]
    return [passage for passage in passages if any(is_in(told_in(passage), part) for part in parts)]
