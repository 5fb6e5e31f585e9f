"""All of a kind but some, as an answer: "which papers are not about agents?" gives those that speak of none."""

from collections.abc import Sequence

from bot.answers.extraction.picks import Pick
from bot.answers.finding.listing import all_of_kind
from bot.answers.patterns.negated import Negated
from bot.answers.questions.scope import Scope
from bot.answers.structured.listing import line_of
from bot.answers.terms.term import Term, holds
from bot.search.passage import Passage
from bot.search.search import Search
from bot.search.words import fold


def lines_without(
    search: Search, negated: Negated, terms: Sequence[Term], scope: Scope, *, language: str
) -> Sequence[Pick] | None:
    """Give the line of each item of a kind that does not speak of what is left out; None where no post tells that."""
    rest = fold(negated.rest).casefold()
    left_out = [term for term in terms if not term.light and fold(term.shown).casefold() in rest]
    if negated.kind is None or not negated.told or not left_out:
        return None
    openings = all_of_kind(search, negated.kind, scope)
    spared = [one for one in openings if not _speaks_of(search, left_out, one)]
    if len(spared) == len(openings) and any(one.language[:2] != language[:2] for one in openings):
        # In another language they may speak of it by another word.
        return None
    lines = map(line_of, spared)
    return [line for line in lines if line is not None]


def _speaks_of(search: Search, terms: Sequence[Term], opening: Passage) -> bool:
    item = [one for one in search.of_post(opening.post) if one.place == opening.place]
    return any(holds(passage, term) for passage in item for term in terms)
