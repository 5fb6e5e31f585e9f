"""What each way of finding is most certain of keeps its place, whatever a model makes of the rest."""

from collections.abc import Sequence

from bot.answers.finding.finding import Found
from bot.answers.questions.ask import Ask
from bot.answers.terms.term import Term, holds
from bot.search.passage import Hit
from bot.search.spread import spread

#: The first few of an order, and how many finds by words stay among them.
FEW, KEPT = 5, 2


def keeping(ask: Ask, words: Found, hits: Sequence[Hit], *, also: Sequence[Hit] = ()) -> tuple[Hit, ...]:
    """Give hits in a new order, in which finds keep what they had for certain.

    What holds every name and number of the question stands first, in the order of the words. The first two finds by
    words stay among the first five, since a weak model misplaces much, and each name of the question keeps its passage
    among them. Where a question names nothing, the new order leads, and the first of each way of finding stays.

    Args:
        ask: what is asked.
        words: what its words alone found.
        hits: everything found, in the new order.
        also: the first finds of other ways.
    """
    hard = [term for term in words.terms if _names(term) and not term.common]
    firm = [hit for hit in words.hits if hard and all(holds(hit.passage, term) for term in hard)]
    first = {hit.passage.id: hit for hit in (*words.hits[: KEPT if hard else 1], *also)}
    kept = [hit for hit in first.values() if not _among(hit, firm)][: max(FEW - 1 - len(firm), 0)]
    rest = [hit for hit in hits if not _among(hit, firm)]
    late = [hit for hit in kept if not _among(hit, rest[: max(FEW - len(firm) - len(kept), 0)])]
    rest = [hit for hit in rest if not _among(hit, late)]
    at = max(FEW - len(firm) - len(late), 0)
    return tuple(spread(ask.whole, [*firm, *rest[:at], *late, *rest[at:]]))


def _names(term: Term) -> bool:
    """Tell whether the question itself writes a term as a name: a plain word that posts write so may be none."""
    return term.hard and not (term.shown.isascii() and term.shown.isalpha() and term.shown.islower())


def _among(hit: Hit, hits: Sequence[Hit]) -> bool:
    return any(other.passage.id == hit.passage.id for other in hits)
