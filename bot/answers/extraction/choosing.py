"""Which sentences make an answer: the best one, then those that add something to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from bot.answers.extraction.chinese import gives_reason
from bot.answers.extraction.fitting import SAYS, introduces
from bot.answers.extraction.picks import Pick, stories_around
from bot.answers.kinds.wanted import asks_kind, gives_wanted
from bot.answers.kinds.who import asks_who
from bot.answers.questions.ask import Ask
from bot.answers.terms.sides import compares
from bot.answers.terms.term import Term, is_in

#: How many sentences make an answer, by the form of the question.
_SENTENCES = {"definition": 2, "count": 2, "measure": 2, "date": 2, "other": 3}
_MOST_OF_ONE_POST = 2
#: The share of the best sentence's worth that a further one needs, and the likeness from which it says the same again.
ALSO = 0.7
#: The same for one beside another in a passage; none needs less.
LEAST = ALSO / 2
_SAME = 0.6


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence and what it is worth as an answer.

    Attributes:
        held: what the question asks about that it, or the heading above it, holds, as it was asked.
        forms: every form of its words.
        given: it gives the kind of thing that is asked for.
        above: what the title of its post says of that.
    """

    pick: Pick
    worth: float
    held: frozenset[str]
    forms: frozenset[str]
    given: bool = False
    above: frozenset[str] = frozenset()


def chosen_of(ask: Ask, terms: Sequence[Term], ranked: Sequence[Weighed]) -> list[Weighed]:
    """Take the best sentence, then those that add something: a term, another post's word, what is compared with."""
    chosen: list[Weighed] = []
    for one in ranked:
        if len(chosen) == _most(ask) or any(alike(one, other) for other in chosen):
            continue
        if not chosen or (_same_language(one, chosen[0]) and _adds(ask, terms, one, chosen, ranked[0].worth)):
            chosen.append(one)
    if not chosen or not compares(ask, terms) or _gives_all(ask, terms, chosen[0]):
        return chosen[1:] if any(map(partial(_says_less, chosen[0]), chosen[1:])) else chosen
    each = _one_each(terms, ranked)
    own = [one for one in each if _same_language(one, chosen[0])]
    if len(own) < len(each) and all(term.shown in chosen[0].held for term in terms if term.hard):
        # One sentence tells of all, so that none needs a translation beside it.
        return own or chosen[:1]
    return each if len(each) == sum(term.hard for term in terms) else [*each, *chosen[:1]]


def _says_less(one: Weighed, other: Weighed) -> bool:
    """Tell whether one sentence holds only some of what another holds, which gives what is asked for as well."""
    return one.held < other.held and one.given <= other.given and one.pick.passage.id == other.pick.passage.id


def _same_language(one: Weighed, other: Weighed) -> bool:
    """Tell whether two sentences are of posts in one language: no translation stands beside what it translates."""
    return one.pick.passage.language[:2] == other.pick.passage.language[:2]


def _most(ask: Ask) -> int:
    return 4 if ask.order == "changed" else _SENTENCES[ask.form]


def _adds(ask: Ask, terms: Sequence[Term], one: Weighed, chosen: Sequence[Weighed], best: float) -> bool:
    if ask.order == "changed":
        same_post = [other for other in chosen if other.pick.passage.post == one.pick.passage.post]
        told = [term.shown for term in terms if not term.light and term.shown in chosen[0].held]
        return len(same_post) < _MOST_OF_ONE_POST and one.worth >= best * ALSO and one.held.issuperset(told)
    # Of another place, what does not give what is asked for only stands beside what does.
    if asks_kind(ask.text) and chosen[0].given and not one.given and one.pick.passage.id != chosen[0].pick.passage.id:
        return False
    if gives_reason(ask, one.pick) and any(other.pick.passage.id == one.pick.passage.id for other in chosen):
        return True
    new = one.held - frozenset[str]().union(*(other.held | other.above for other in chosen))
    # A word that posts may leave out adds nothing by itself.
    if any(term.shown in new for term in terms if not term.light or _gives_it(ask, terms, chosen[0], one.pick)):
        beside = any(other.pick.passage.id == one.pick.passage.id for other in chosen)
        return one.worth >= best * (LEAST if beside else ALSO)
    return ask.form == "definition" and one.worth >= best * ALSO and _defines_too(ask, terms, one, chosen[0])


def gives(ask: Ask, pick: Pick) -> bool:
    """Tell whether a sentence gives the kind of thing that is asked for."""
    return gives_wanted(ask.text, pick.said, pick.links)


def _gives_it(ask: Ask, terms: Sequence[Term], best: Weighed, pick: Pick) -> bool:
    """Tell whether a sentence gives the kind of thing asked for, in a story of all that the best one is about."""
    if not (asks_kind(ask.text) and gives(ask, pick)):
        return False
    about = [term for term in terms if term.hard or (term.shown in best.held and not term.light)]
    return any(term.hard for term in about) and any(
        all(is_in(story.near, term) for term in about) for story in stories_around(pick)
    )


def _defines_too(ask: Ask, terms: Sequence[Term], one: Weighed, best: Weighed) -> bool:
    """Tell whether a sentence may stand beside the best one that says what something is.

    Where nothing but its name is asked about, it must go on in the same item or say itself what that is: another
    mention says nothing.
    """
    if asks_who(ask.text) or any(not (term.hard or term.light) for term in terms):
        return True
    here, there = one.pick.passage, best.pick.passage
    if here.id == there.id or (here.item and here.place == there.place):
        return True
    return any(introduces(term, one.pick) >= SAYS for term in terms)


def _gives_all(ask: Ask, terms: Sequence[Term], best: Weighed) -> bool:
    """Tell whether one sentence gives the kind of thing asked for and names all that is set side by side."""
    given = asks_kind(ask.text) and gives(ask, best.pick)
    return given and all(is_in(best.forms, term) for term in terms if term.hard)


def _one_each(terms: Sequence[Term], ranked: Sequence[Weighed]) -> list[Weighed]:
    """Give, for each name compared, the sentence that says most about it, and each once."""
    found: list[Weighed] = []
    # Where it is said in what they are compared, that counts for more than what each is.
    in_what = any(not (term.hard or term.light) for term in terms)
    by_worth, by_form = (1.0, 0.25) if in_what else (0.25, 1.0)
    for term in (term for term in terms if term.hard):
        about = [one for one in ranked if term.shown in one.held and one not in found]
        most = max(
            about,
            key=lambda one: by_form * introduces(term, one.pick) + by_worth * one.worth,
            default=None,
        )
        if most and not any(alike(most, other) for other in found):
            found.append(most)
    return found


def alike(one: Weighed, other: Weighed) -> bool:
    """Tell whether two sentences say the same in most of their words."""
    return len(one.forms & other.forms) >= _SAME * len(one.forms | other.forms)
