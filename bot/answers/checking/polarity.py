"""Whether a claim denies what its passages assert, or the reverse: by a word of denial, or by an opposite."""

from collections.abc import Sequence

from bot.answers.checking.matching import Match
from bot.answers.texts.clauses import Clause
from bot.answers.texts.opposites import likes_of, opposites_of


def is_denied(clause: Clause, found: Sequence[Match]) -> bool:
    """Tell whether every clause that a clause may be about says the opposite of it."""
    # `These are the RFCs that were approved:` asserts nothing by itself.
    told = [match for match in found if not match.line.claim.text.rstrip().endswith((":", "?"))]
    return bool(told) and all(_denied_otherwise(clause, match.clause) for match in told)


def _denied_otherwise(clause: Clause, other: Clause) -> bool:
    if any(one.denied & two.ended and not one.ended for one, two in ((clause, other), (other, clause))):
        # What was removed is supported no longer.
        return False
    mine = frozenset(clause.items.values())
    against = {item for item in mine if _sign(clause, item) * _sign_told(other, item, mine) < 0}
    if clause.denials and other.denials:
        # What stands before a denial is what it is said of: `circular waits cannot occur`.
        first = min(min(places, default=clause.end) for places in clause.denials)
        against -= {item for at, item in clause.items.items() if at < first}
    if not against:
        return False
    shared = mine & frozenset(other.items.values())
    together = {item for item in clause.denied & other.denied if item not in other.asserted}
    return not together or clause.denials_of(shared) != other.denials_of(shared)


def _sign(clause: Clause, item: str) -> int:
    """Give 1 for what is asserted, -1 for what is denied, 0 for both or neither."""
    return (item in clause.asserted) - (item in clause.denied)


def _sign_told(other: Clause, item: str, mine: frozenset[str]) -> int:
    """Give the sign that a passage's clause gives an item, by an opposite where it does not name the item itself.

    An opposite that answers another item of the claim (`mine`) says nothing of this one.
    """
    items = frozenset(other.items.values())
    if item in items:
        return _sign(other, item)
    alike = next((twin for twin in sorted(likes_of(item)) if twin in items), None)
    if alike is not None and not opposites_of(item) & items:
        return _sign(other, alike)
    opposite = next((twin for twin in sorted(opposites_of(item)) if twin in items), None)
    if (
        opposite is None
        or likes_of(opposite) & mine
        or item in other.claim.items.values()
        or opposites_of(opposite) & items
    ):
        return 0
    return -_sign(other, opposite)
