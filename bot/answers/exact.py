"""Exact names and numbers keep their place, whatever meaning or a model makes of the rest."""

from collections.abc import Sequence

from bot.answers.coverage import Term, holds
from bot.search.passage import Hit


def exact_first(terms: Sequence[Term], own: Sequence[Hit], others: Sequence[Hit]) -> list[Hit]:
    """Give hits in another order than they had, those that hold every name and number of a question first, as before.

    Args:
        terms: of the question; without a name or number among them, the other order stands.
        own: the hits as the question's own words ranked them.
        others: all hits in the other order.
    """
    hard = [term for term in terms if term.hard]
    firm = [hit for hit in own if hard and all(holds(hit.passage, term) for term in hard)]
    held = {hit.passage.id for hit in firm}
    return [*firm, *(hit for hit in others if hit.passage.id not in held)]
