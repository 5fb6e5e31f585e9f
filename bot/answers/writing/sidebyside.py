"""Things that a question compares: each is told for itself, in the order of the question."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from bot.answers.answer import Accepted
from bot.answers.extraction.extract import extract
from bot.answers.finding.finding import Found
from bot.answers.judging.cells import cells_asked
from bot.answers.judging.facts import facts_asked
from bot.answers.questions.ask import Ask
from bot.answers.questions.comparing import compared
from bot.answers.questions.scope import Scope
from bot.answers.writing.draft import Draft
from bot.answers.writing.ownwords import Told, in_own_words, tells
from bot.search.search import Search
from bot.search.words import fold

#: Looks for an ask: gives it as it was read, where it was looked for, and what was found.
Looks: TypeAlias = Callable[[Ask], tuple[Ask, Scope, Found]]


def each_side(search: Search, ask: Ask, looks: Looks, *, by_model: bool) -> Sequence[Ask]:
    """Ask of each thing that is compared, and what is told of all; a model that has them all writes of all.

    The ask itself, where it compares none, the digests tell of none, or it is told of all as it stands.
    """
    things = compared(ask)
    sides = things.asks(ask)
    told = [tells(search, *looks(side)) for side in sides]
    if not any(told) or (all(told) and by_model):
        return [ask]
    if things.one_of_all and not all(told) and not tells(search, *looks(ask)):
        return [ask]
    if things.in_one:
        return [ask] if _is_told_of_all(ask, sides, looks) else sides
    together = replace(ask, form="together")
    return [*sides, together] if all(told) and tells(search, *looks(together)) else sides


def each_in_own_words(search: Search, ask: Ask, found: Found, scope: Scope, *, looks: Looks) -> Told:
    """Find an answer in the digests' own words, of things that are compared for each."""
    asks = each_side(search, ask, looks, by_model=False)
    if len(asks) < 2:
        return in_own_words(search, ask, found, scope)
    looked = ((one, *looks(one)) for one in asks)
    return partial(_each, [(one, held, in_own_words(search, read, held, within)) for one, read, within, held in looked])


def _each(told: Sequence[tuple[Ask, Found, Told]], draft: Draft) -> Sequence[Accepted]:
    accepted: list[Accepted] = []
    for ask, found, take in told:
        draft.asked = ask.said if ask.side else ""
        draft.begin(found)
        accepted += take(draft)
    return accepted


def _is_told_of_all(ask: Ask, sides: Sequence[Ask], looks: Looks) -> bool:
    """Tell whether an ask is answered by a cell or a field of each thing, or by one sentence that names them all."""
    looked, _, found = looks(ask)
    if any(asked(looked, found.terms, found.passages) for asked in (cells_asked, facts_asked)):
        return True
    picks = extract(looked, found.terms, found.passages) if found.sure else []
    names = [fold(side.side).casefold() for side in sides]
    return any(all(name in fold(pick.said).casefold() for name in names) for pick in picks)
