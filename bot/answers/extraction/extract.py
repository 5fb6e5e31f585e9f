"""Answers in the digests' own words: the sentences that hold most of the question, whole, each once, oldest first."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import islice, takewhile
from operator import itemgetter

from bot.answers.attribution.credits import credits_asked
from bot.answers.attribution.makers import Made, made_asked
from bot.answers.attribution.titlelines import made_by
from bot.answers.extraction.chinese import with_name, worth_in_chinese
from bot.answers.extraction.choosing import ALSO, LEAST, Weighed, alike, chosen_of, gives
from bot.answers.extraction.counting import gives_anothers, newest_first, wants_newest
from bot.answers.extraction.fitting import fitting, most_stating, stating
from bot.answers.extraction.labels import by_label, lists_addresses, under_headings, without_fields_of_others
from bot.answers.extraction.openings import openings
from bot.answers.extraction.picks import (
    Pick,
    by_date,
    is_unasked,
    leads,
    of_credit,
    sentences_of,
    with_lead,
)
from bot.answers.extraction.releases import releases_asked
from bot.answers.extraction.settling import (
    acts,
    are_by_who_is_asked_about,
    is_on_names,
    reason_after,
    settled_by,
    settles,
    title_needed,
    who_acts,
)
from bot.answers.extraction.several import with_others
from bot.answers.extraction.weighing import Weighing
from bot.answers.judging.announcements import announced
from bot.answers.judging.cells import cells_asked
from bot.answers.judging.facts import facts_asked
from bot.answers.kinds.wanted import asks_kind
from bot.answers.questions.ask import Ask
from bot.answers.terms.sides import compares, is_named
from bot.answers.terms.term import Term, is_in
from bot.answers.texts.lexicon import lexicon_of
from bot.answers.texts.names import Lexicon
from bot.posts.body.labels import names_sources
from bot.search.forms import told_in
from bot.search.passage import Passage
from bot.search.words import said_in

#: Passages whose sentences are weighed.
_WEIGHED = 12


def extract(
    ask: Ask,
    terms: Sequence[Term],
    passages: Sequence[Passage],
    is_repeated: Callable[[str], bool] = lambda _: False,
) -> list[Pick]:
    """Give the few sentences that answer, oldest first; none when none holds what was asked, or none gives it.

    One that `is_repeated` by post after post is given only where nothing else answers.
    """
    if ask.form == "overview":
        return openings(passages, is_repeated)
    if ask.form == "together":
        return _told_together(terms, passages)
    if rows := cells_asked(ask, terms, passages):
        return [_read_out(one.passage, one.row, one.said) for one in rows]
    if facts := facts_asked(ask, terms, passages):
        return [_read_out(one.passage, one.line, one.said) for one in facts]
    if named := credits_asked(ask, terms, passages):
        titled = len(named) > 1 or not any(term.hard for term in terms)
        return [pick for credit in named for pick in of_credit(credit, titled=titled)]
    if theirs := made_by(ask, terms, passages):
        return [_read_out(one.passage, one.line, " ".join(one.line.split())) for one in theirs]
    if (post := announced(ask, terms, passages)) and (told := sentences_of(post.passage)):
        return [replace(told[0], read=f"{post.title} — {post.day}")]
    return releases_asked(ask, terms, passages) or _told(ask, terms, passages, is_repeated)


def _told_together(terms: Sequence[Term], passages: Sequence[Passage]) -> list[Pick]:
    """Give the first sentence that names all things of a question, such as one that compares them."""
    named = [term for term in terms if is_named(term)]
    told = (pick for passage in passages for pick in sentences_of(passage))
    naming = (pick for pick in told if all(is_in(said_in(pick.said), term) for term in named))
    return list(islice(naming, 1)) if len(named) > 1 else []


def _read_out(passage: Passage, line: str, said: str) -> Pick:
    """Give a line of a passage that is read out otherwise than it stands there."""
    return Pick(passage=passage, text=line, at=passage.text.index(line), read=said)


def _told(
    ask: Ask, terms: Sequence[Term], passages: Sequence[Passage], is_repeated: Callable[[str], bool]
) -> list[Pick]:
    """Give the sentences that answer."""
    # To take it off the passages costs as much as to weigh them, and most questions need none.
    lexicon = cache(partial(lexicon_of, [passage.said for passage in passages[:_WEIGHED]]))
    made = made_asked(ask, terms)
    weighed = _without_sources(ask, terms, _weighed(ask, terms, passages[:_WEIGHED], made, lexicon))
    weighed = without_fields_of_others(ask, terms, weighed)
    ranked = _in_order(ask, terms, weighed, lexicon, whole=False)
    best = ranked[0].worth if ranked else 0.0
    if best <= 0:
        return []
    chosen = chosen_of(ask, terms, ranked)
    own = [one for one in chosen if leads(one.pick) or not is_repeated(one.pick.text)]
    if not own:
        ranked = _in_order(ask, terms, weighed, lexicon, whole=True)
        own = [one for one in ranked if one.worth >= best * ALSO and one not in chosen][:1]
        own = [one for one in own if not is_repeated(one.pick.text)]
    if not own:
        return []
    given = _whole(ask, own)
    if not (compares(ask, terms) or any(is_on_names(terms, pick) for pick in given)):
        return []
    if not are_by_who_is_asked_about(ask, terms, given):
        return []
    titled = [title, *given] if (title := title_needed(terms, given)) else given
    titled = under_headings(terms, titled)
    settled = made is not None or settles(ask, titled)
    if settled:
        return with_name(ask, titled)
    ranked = _in_order(ask, terms, weighed, lexicon, whole=True)
    return settled_by(ask, terms, given[0], [one.pick for one in ranked])


def _whole(ask: Ask, chosen: Sequence[Weighed]) -> list[Pick]:
    """Give sentences with what they do not stand without, the others that the best leads to, and a reason asked for."""
    picks = {(pick.passage.id, pick.at): pick for one in chosen for pick in with_lead(one.pick)}
    for other in with_others(ask, chosen[0].pick):
        picks.setdefault((other.passage.id, other.at), other)
    given = sorted(picks.values(), key=by_date)
    after = reason_after(ask, given)
    return sorted((*given, after), key=by_date) if after else given


def _in_order(
    ask: Ask, terms: Sequence[Term], weighed: Sequence[Weighed], lexicon: Callable[[], Lexicon], *, whole: bool
) -> list[Weighed]:
    """Give sentences best first; not the `whole` of them where some can neither be the best nor stand beside it."""
    who = who_acts(ask)
    whole = whole or bool(who) or compares(ask, terms) or wants_newest(ask)
    ranked = _ranked(ask, terms, weighed, lexicon, whole=whole)
    ranked = list(newest_first(ask, by_label(ask, _givers_first(ask, terms, ranked), weighed)))
    if who and ranked:
        told = ranked[0].held
        ranked = sorted(ranked, key=lambda one: -acts(who, one.pick) if one.held >= told else 0.0)
    return ranked


def _weighed(
    ask: Ask, terms: Sequence[Term], passages: Sequence[Passage], made: Made | None, lexicon: Callable[[], Lexicon]
) -> list[Weighed]:
    """Give the sentences that may answer, of what is `made` those alone that tell its maker."""
    in_chinese = worth_in_chinese(ask, terms, passages)
    # One post has many passages, and one title.
    above = [said_in(title) for title in {passage.title for passage in passages}]
    # What every post at hand is called, no sentence of one need say.
    known = [term for term in terms if term.hard and above and all(is_in(title, term) for title in above)]
    titles = ask.form == "count" or made is not None or any(term.told for term in terms) or compares(ask, terms)
    weighing = Weighing(ask=ask, terms=terms, lexicon=lexicon, known=known, titles=titles)
    return [
        replace(one, worth=one.worth + more) if one.held and (more := in_chinese(one.pick, one.forms)) else one
        for rank, passage in enumerate(_about_names(terms, passages))
        for one in weighing.weighed(passage, rank)
        if made is None or made.is_told(one.pick.said)
    ]


def _about_names(terms: Sequence[Term], passages: Sequence[Passage]) -> Sequence[Passage]:
    """Give the passages that hold a name of the question, or part of one; all where it has none.

    A name that all the posts are about tells nothing, and a story may leave it out.
    """
    named = [term for term in terms if term.hard]
    if not named or any(term.common for term in named):
        return passages
    parts = [replace(term, words=(word,)) for term in named for word in term.words]
    return [passage for passage in passages if any(is_in(told_in(passage), part) for part in parts)]


def _ranked(
    ask: Ask, terms: Sequence[Term], weighed: Sequence[Weighed], lexicon: Callable[[], Lexicon], *, whole: bool
) -> list[Weighed]:
    """Give sentences best first by all they earn, without those that come nowhere near the best whatever their form.

    To take a sentence apart costs more than all that was weighed before, and of most only little is to be expected.
    """
    most, all_count, any_may_lead = most_stating(ask), compares(ask, terms), asks_kind(ask.text)
    seen = [one.worth + fitting(ask, terms, one.pick) for one in weighed]
    ranked: list[tuple[float, int, Weighed]] = []
    best, near = 0.0, set[str]()
    first: Weighed | None = None
    for place in sorted(range(len(weighed)), key=lambda place: -seen[place]):
        one, most_worth = weighed[place], seen[place] + most
        if most_worth < best * LEAST and not all_count:
            break
        # What comes not near the best is only ever given beside what does.
        if not whole and most_worth < best * ALSO and one.pick.passage.id not in near:
            continue
        # Nor is what says the same as the best again.
        if not whole and first and most_worth < best and (first.given or not any_may_lead) and alike(one, first):
            continue
        if one.given and gives_anothers(ask, terms, one.pick.said):
            continue
        worth = seen[place] + stating(ask, one.pick, lexicon)
        if worth > best:
            best, first = worth, one
        if worth >= best * ALSO:
            near.add(one.pick.passage.id)
        ranked.append((-worth, place, replace(one, worth=worth)))
    return [one for _, _, one in sorted(ranked, key=itemgetter(0, 1))]


def _without_sources(ask: Ask, terms: Sequence[Term], weighed: list[Weighed]) -> list[Weighed]:
    """Leave out fields and the links that go with what was told elsewhere.

    Only where what is left names as much of what is asked about.
    """
    left = [one for one in weighed if not (_is_among_sources(one.pick.passage) or lists_addresses(one.pick.said))]
    left = [one for one in left if not is_unasked(one.pick, ask.text, terms)]
    names = {term.shown for term in terms if term.hard}
    most = max((len(names & one.held) for one in weighed), default=0)
    return left if any(len(names & one.held) >= most for one in left) else weighed


def _is_among_sources(passage: Passage) -> bool:
    return any(map(names_sources, (passage.section, *passage.above)))


def _givers_first(ask: Ask, terms: Sequence[Term], ranked: list[Weighed]) -> list[Weighed]:
    """Put the best sentence that gives the kind of thing asked for before one that earns little more without.

    It must stand in a story of the names asked about.
    """
    named = any(term.hard for term in terms)
    if not ranked or not named or not asks_kind(ask.text) or gives(ask, ranked[0].pick):
        return ranked
    near = takewhile(lambda one: one.worth >= ranked[0].worth * ALSO, ranked)
    giving = (one for one in near if gives(ask, one.pick) and is_on_names(terms, one.pick))
    giver = next(giving, ranked[0])
    return [replace(giver, worth=ranked[0].worth), *(one for one in ranked if one is not giver)]
