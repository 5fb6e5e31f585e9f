"""Answers in the digests' own words: the sentences that hold most of the question, whole, each once, oldest first."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import islice, takewhile
from operator import itemgetter

from bot.answers.finding.finding import compares
from bot.answers.judging.cells import cells_asked
from bot.answers.judging.coverage import Term, answers, is_akin, is_in, is_told
from bot.answers.judging.credits import credits_asked
from bot.answers.judging.facts import facts_asked
from bot.answers.judging.makers import made_asked
from bot.answers.judging.sides import is_named
from bot.answers.judging.titlelines import made_by
from bot.answers.questions.chinese import is_chinese
from bot.answers.questions.question import Ask
from bot.answers.questions.wanted import asks_kind, gives_wanted
from bot.answers.questions.who import asks_who
from bot.answers.texts.lexicon import lexicon_of
from bot.answers.texts.names import Lexicon
from bot.answers.writing.aboutness import about_names
from bot.answers.writing.chinese import with_name, worth_in_chinese
from bot.answers.writing.choosing import ALSO, LEAST, Weighed, chosen_of
from bot.answers.writing.counting import counts, gives_anothers, newest_first
from bot.answers.writing.fitting import fitting, most_stating, stating, tells_kind
from bot.answers.writing.labels import by_label
from bot.answers.writing.openings import openings
from bot.answers.writing.picks import (
    PRONOUN,
    Pick,
    by_date,
    is_by_line,
    is_greeting,
    leads,
    of_credit,
    sentences_of,
    stories_around,
    title_of,
    with_lead,
)
from bot.answers.writing.releases import releases_asked
from bot.answers.writing.settling import (
    acts,
    are_by_who_is_asked_about,
    deed_asked,
    is_on_names,
    reason_after,
    settled_by,
    settles,
    title_needed,
    who_acts,
)
from bot.answers.writing.several import with_others
from bot.answers.writing.wording import pairs_in
from bot.search.asking import language_of
from bot.search.forms import forms_in, repositories_in, told_in
from bot.search.passage import Passage
from bot.search.words import said_in

#: Passages whose sentences are weighed.
_WEIGHED = 12
#: Words from which on a sentence loses by its length.
_LONG = 70
#: What a sentence earns by being in the language of the question.
_OWN_LANGUAGE = 0.5
#: What it earns by giving the kind of thing asked for: a day, a sum, a version.
_GIVES = 1.0
#: The same for a Chinese question, few of whose words stand in an English sentence.
_GIVES_ABROAD = 1.5
#: What it earns by standing in an item that is titled with all that is asked about.
_ABOUT_IT = 0.5
#: What it earns by a title that opens with the name: another one that ends in it is the name of something else.
_NAMED_FIRST = 0.4
#: What it loses by standing in the summary before the post's first line, which names what the post tells.
_SUMMED_UP = 0.6
#: What it earns by each two words that it puts side by side as the question does, which decides between equals.
_SIDE_BY_SIDE = 0.02
#: What it earns by a word akin to one that it does not hold.
_AKIN = 0.5
#: What it earns by leading to a list, which is more than the heading above it says.
_LEADS = 0.2


def extract(
    ask: Ask,
    terms: Sequence[Term],
    passages: Sequence[Passage],
    is_repeated: Callable[[str], bool] = lambda _: False,
) -> list[Pick]:
    """Give the few sentences that answer, oldest first; none when none holds what was asked, or none gives it.

    Args:
        ask: what is asked.
        terms: its names and words.
        passages: where to take from, best first.
        is_repeated: tells of a sentence that post after post repeats; one is given only where nothing else answers.
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
    in_chinese = worth_in_chinese(ask, terms, passages[:_WEIGHED])
    made = made_asked(ask, terms)
    # One post has many passages, and one title.
    titles = [said_in(title) for title in {passage.title for passage in passages[:_WEIGHED]}]
    # What every post at hand is called, no sentence of one need say.
    known = [term for term in terms if term.hard and titles and all(is_in(title, term) for title in titles)]
    titles_too = ask.form == "count" or made is not None or any(term.told for term in terms) or compares(ask, terms)
    weighed = [
        replace(one, worth=one.worth + more) if one.held and (more := in_chinese(one.pick, one.forms)) else one
        for rank, passage in enumerate(about_names(terms, passages[:_WEIGHED]))
        for one in _weigh(ask, terms, passage, rank, lexicon, known, titles=titles_too)
        if made is None or made.is_told(one.pick.said)
    ]
    ranked = _givers_first(ask, terms, _ranked(ask, terms, weighed, lexicon))
    ranked = list(newest_first(ask, by_label(ask, ranked)))
    if (who := who_acts(ask)) and ranked:
        told, deed = ranked[0].held, deed_asked(ask)
        ranked = sorted(ranked, key=lambda one: -acts(who, one.pick, deed) if one.held >= told else 0.0)
    best = ranked[0].worth if ranked else 0.0
    if best <= 0:
        return []
    chosen = chosen_of(ask, terms, ranked)
    own = [one for one in chosen if leads(one.pick) or not is_repeated(one.pick.text)]
    if not own:
        own = [one for one in ranked if one.worth >= best * ALSO and one not in chosen][:1]
        own = [one for one in own if not is_repeated(one.pick.text)]
    if not own:
        return []
    picks = {(pick.passage.id, pick.at): pick for one in own for pick in with_lead(one.pick)}
    for other in with_others(ask, own[0].pick):
        picks.setdefault((other.passage.id, other.at), other)
    given = sorted(picks.values(), key=by_date)
    if after := reason_after(ask, given):
        given = sorted((*given, after), key=by_date)
    if not (compares(ask, terms) or any(is_on_names(terms, pick) for pick in given)):
        return []
    if not are_by_who_is_asked_about(ask, terms, given):
        return []
    titled = [title, *given] if (title := title_needed(terms, given)) else given
    settled = made is not None or settles(ask, titled)
    return with_name(ask, titled) if settled else settled_by(ask, terms, given[0], [one.pick for one in ranked])


def _weigh(
    ask: Ask,
    terms: Sequence[Term],
    passage: Passage,
    rank: int,
    lexicon: Callable[[], Lexicon],
    known: Sequence[Term],
    *,
    titles: bool,
) -> Iterator[Weighed]:
    around = told_in(passage)
    own = passage.language[:2] in (ask.language, language_of(ask.whole))
    heading = said_in("\n".join(passage.headings))
    # What the title of the whole post says no item of it needs to say again.
    context = said_in(passage.title)
    hard = [term for term in terms if term.hard and not is_in(context, term)]
    hard = hard or [term for term in terms if term.hard] or [term for term in terms if not term.light]
    heads = [term for term in hard if is_in(heading, term)]
    telling = [term for term in terms if not term.light]
    by_title = all(is_in(context, term) for term in telling)
    titled = bool(heads) and (len(heads) == len(hard) or compares(ask, terms))
    titled = titled or (not hard and bool(telling) and all(is_in(heading, term) for term in telling))
    about = bool(hard) and all(is_in(said_in(passage.item), term) for term in hard)
    first = any(passage.item.casefold().startswith(term.shown.casefold()) for term in hard)
    told = [term for term in terms if is_in(around, term)]
    kind, asked = asks_kind(ask.text), pairs_in(ask.whole)
    # How many there are stands in many a title, `13 talks from a meeting`, and so does who made it, or what it is.
    title = title_of(passage)
    if title and not titles and not (ask.form == "definition" and any(tells_kind(term, title) for term in terms)):
        title = None
    for pick in (*filter(None, [title]), *sentences_of(passage)):
        forms = forms_in(pick.said, passage.language)
        forms = forms | repositories_in(pick.links) if passage.links else forms
        held = [term for term in terms if is_in(forms, term)]
        near = [term for term in told if term not in held]
        if not held and not near and (terms or ask.form != "count"):
            continue
        if is_greeting(pick) or (is_by_line(pick) and not asks_who(ask.text)):
            continue
        gives = kind and _gives(ask, pick)
        if gives and gives_anothers(ask, terms, pick.said):
            continue
        if gives and not held:
            # Of what is set side by side a line may tell of one, which the headings and lines around it name.
            held = [term for term in near if term.hard] if compares(ask, terms) else []
            near = [term for term in near if term not in held]
            gives = bool(held) or any(answers(terms, story) for story in stories_around(pick))
        # "It holds 300 tools" counts for what the sentence before it names.
        # So does a count in a post whose title says all else that is asked.
        leans = ask.form == "measure" or (ask.form == "count" and (by_title or PRONOUN.match(pick.said) is not None))
        if not (held or titled or gives or leans) or (ask.form == "count" and not counts(ask, terms, pick, lexicon)):
            continue
        # Where a name is told by another of its writings in the title of the post, all of that is on it.
        said = [*known, *(term for term in terms if term.hard and term.also and is_in(context, term))]
        held += [term for term in dict.fromkeys(said) if term not in held]
        near = [term for term in near if term not in held]
        worth = _OWN_LANGUAGE * own + sum(term.weight for term in held) + 0.3 * sum(term.weight for term in near)
        worth += _AKIN * sum(
            term.weight for term in terms if term not in held and (is_akin(forms, term) or is_told(pick.said, term))
        )
        worth += gives * (_GIVES_ABROAD if is_chinese(ask.whole) else _GIVES)
        worth += _ABOUT_IT * (about and bool(held)) + _NAMED_FIRST * first
        # To look for pairs costs more than to look for their words.
        if any(one in forms and other in forms for one, other in asked):
            worth += _SIDE_BY_SIDE * len(asked & pairs_in(pick.said))
        worth -= _SUMMED_UP * (passage.line == 0)
        worth += _LEADS * pick.text.endswith(":")
        worth -= 0.03 * rank + 0.005 * max(len(pick.said.split()) - _LONG, 0)
        yield Weighed(pick, worth, frozenset(term.shown for term in (*held, *heads)), forms)


def _ranked(
    ask: Ask, terms: Sequence[Term], weighed: Sequence[Weighed], lexicon: Callable[[], Lexicon]
) -> list[Weighed]:
    """Give sentences best first by all they earn, without those that come nowhere near the best whatever their form.

    To take a sentence apart costs more than all that was weighed before, and of most only little is to be expected.
    """
    best, most, all_count = 0.0, most_stating(ask), compares(ask, terms)
    seen = [one.worth + fitting(ask, terms, one.pick) for one in weighed]
    ranked: list[tuple[float, int, Weighed]] = []
    for place in sorted(range(len(weighed)), key=lambda place: -seen[place]):
        if seen[place] + most < best * LEAST and not all_count:
            break
        one = weighed[place]
        worth = seen[place] + stating(ask, one.pick, lexicon)
        best = max(best, worth)
        ranked.append((-worth, place, replace(one, worth=worth)))
    return [one for _, _, one in sorted(ranked, key=itemgetter(0, 1))]


def _givers_first(ask: Ask, terms: Sequence[Term], ranked: list[Weighed]) -> list[Weighed]:
    """Put the best sentence that gives the kind of thing asked for before one that earns little more without.

    It must stand in a story of the names asked about.
    """
    named = any(term.hard for term in terms)
    if not ranked or not named or not asks_kind(ask.text) or _gives(ask, ranked[0].pick):
        return ranked
    near = takewhile(lambda one: one.worth >= ranked[0].worth * ALSO, ranked)
    giving = (one for one in near if _gives(ask, one.pick) and is_on_names(terms, one.pick))
    giver = next(giving, ranked[0])
    return [replace(giver, worth=ranked[0].worth), *(one for one in ranked if one is not giver)]


def _gives(ask: Ask, pick: Pick) -> bool:
    """Tell whether a sentence gives the kind of thing that is asked for."""
    return gives_wanted(ask.text, pick.said, pick.links)
