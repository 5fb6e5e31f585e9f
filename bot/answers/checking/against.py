"""Everything that passages may say against a claim whose names, numbers and words they all have."""

from collections.abc import Iterator, Sequence

from bot.answers.checking.bounds import turned_bound, turned_change
from bot.answers.checking.comparisons import beaten_by_other, turned_comparison
from bot.answers.checking.denials import denied_by_none
from bot.answers.checking.directions import turned
from bot.answers.checking.doing import another_doer
from bot.answers.checking.neighbours import number_in_place_of_another
from bot.answers.checking.objects import reversed_object
from bot.answers.checking.overclaims import overclaimed
from bot.answers.checking.rivals import rival_date, rival_number
from bot.answers.checking.roles import contradiction
from bot.answers.checking.rows import in_another_row, number_of_another_row
from bot.answers.checking.source import Source
from bot.answers.checking.times import told_as_done, turned_time
from bot.answers.texts.claims import Claim

_LOOKS = (
    rival_number,
    number_in_place_of_another,
    rival_date,
    turned_bound,
    turned_change,
    another_doer,
    in_another_row,
    number_of_another_row,
    told_as_done,
    turned_time,
    overclaimed,
    denied_by_none,
    reversed_object,
    beaten_by_other,
    turned_comparison,
)


def against(claim: Claim, sources: Sequence[Source], about: Sequence[str]) -> str:
    """Say what the passages tell otherwise than a claim; an empty text where nothing speaks against it.

    What the claim is `about` are the names of the question and the sentence before that a pronoun in it may stand for.
    """
    return next(_reasons(claim, sources, about), "")


def _reasons(claim: Claim, sources: Sequence[Source], about: Sequence[str]) -> Iterator[str]:
    yield from contradiction(claim, sources, about)
    yield from _other_way(claim, sources)
    for look in _LOOKS:
        yield from look(claim, sources)


def _other_way(claim: Claim, sources: Sequence[Source]) -> Iterator[str]:
    """Say that a sentence has two names the other way round from its passages."""
    pair = turned(claim, (line for source in sources for line in source.told))
    if pair:
        yield f"the passages have {pair.first} and {pair.second} the other way round"
