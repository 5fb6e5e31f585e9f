"""What a search by words is sure of keeps its place, whatever meaning or a model makes of the rest."""

from collections.abc import Sequence

from bot.answers.coverage import holds
from bot.answers.finding import Found
from bot.answers.question import Ask
from bot.search.passage import Hit
from bot.search.spread import spread

#: The first few of an order, and how many finds by words stay among them.
FEW, KEPT = 5, 2


def keeping(ask: Ask, words: Found, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Give hits in a new order, in which finds by words keep what they had for certain.

    What holds every name and number of the question stands first, in the order of the words; without a name or number,
    a sure find keeps the first place. The first two finds by words stay among the first five, since a weak model
    misplaces much, and each name of the question keeps its passage among them.

    Args:
        ask: what is asked.
        words: what its words alone found.
        hits: everything found, in the new order.
    """
    hard = [term for term in words.terms if term.hard]
    firm = [hit for hit in words.hits if hard and all(holds(hit.passage, term) for term in hard)]
    if not firm and words.sure:
        firm = list(words.hits[:1])
    kept = [hit for hit in words.hits[:KEPT] if not _among(hit, firm)]
    rest = [hit for hit in hits if not _among(hit, firm)]
    late = [hit for hit in kept if not _among(hit, rest[: FEW - len(firm) - len(kept)])]
    rest = [hit for hit in rest if not _among(hit, late)]
    at = max(FEW - len(firm) - len(late), 0)
    return tuple(spread(ask.whole, [*firm, *rest[:at], *late, *rest[at:]]))


def _among(hit: Hit, hits: Sequence[Hit]) -> bool:
    return any(other.passage.id == hit.passage.id for other in hits)
