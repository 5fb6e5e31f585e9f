"""Whether a sentence counts what a question asks the number of, for whom it asks."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.answers.coverage.stories import are_listed_alike
from bot.answers.extraction.choosing import ALSO, Weighed
from bot.answers.extraction.picks import PRONOUN, Pick, is_heading, stories_around, told_before
from bot.answers.kinds.counted import counted_noun, counts_noun, counts_unspaced
from bot.answers.kinds.kinds import WHEN_THE_NEXT
from bot.answers.kinds.wanted import figures_asked
from bot.answers.questions.ask import Ask
from bot.answers.terms.sides import compares, plain_sides
from bot.answers.terms.term import Term, is_in
from bot.answers.texts.claims import Claim, read_claim
from bot.answers.texts.clauses import clauses_of, doers
from bot.answers.texts.names import Lexicon
from bot.answers.texts.owners import owner_of
from bot.answers.texts.quantity import Quantity
from bot.answers.texts.samenames import same_name
from bot.answers.texts.wordlists import stem_set
from bot.search.forms import repositories_in
from bot.search.words import said_in, stem, tokens

#: What parts a line of figures, each of which is told for itself: `Loom Weekly · 26.4k stars · 12 forks`.
_PARTS = re.compile(r"\s[·•|]\s")
#: What grows from post to post, so that its newest count is the one that is asked for.
_GROWING = stem_set(
    "stars forks downloads installs users members contributors followers subscribers customers sponsors"
)
#: Words of a label at most.
_OF_A_LABEL = 4
_HOW_MANY = (
    r"\b(?:how many|number of|count of) (?:(?!(?:do|does|did|is|are|was|were|has|have|had|can)\b)[\w./-]+ ){0,3}?"
)


def counts(ask: Ask, terms: Sequence[Term], pick: Pick, lexicon: Callable[[], Lexicon]) -> bool:
    """Tell whether a sentence gives a number, of what is asked, to who is asked about.

    `lexicon` gives the names that the passages write in small letters, where it comes to that.
    """
    noun = counted_noun(ask.whole)
    if any(term.hard and _ends_in(term, noun) and _is_counted(term, ask.whole) for term in terms):
        return any(map(str.isdigit, pick.said))
    if not noun and any(word.is_pair for word in ask.words):
        return counts_unspaced(ask.whole, pick.said)
    if noun and not counts_noun(pick.said, noun):
        return False
    # What the title of the post says in plain words, its sentences need not say again.
    title = said_in(pick.passage.title)
    asked_about = [term for term in _asked_about(terms, noun) if term.hard or not is_in(title, term)]
    if noun and asked_about:
        told = _led_to(pick)
        near = [term for term in asked_about if is_in(told, term)]
        if compares(ask, terms) or plain_sides(ask, terms)[0]:
            return bool(near)
        if near and near[0].hard:
            parts = [part for part in _PARTS.split(pick.said) if counts_noun(part, noun)] or [pick.said]
            if all(_is_anothers(read_claim(part), noun, asked_about) for part in parts):
                return False
            return len(near) == len(asked_about) or any(
                all(is_in(story.near, term) for term in asked_about) for story in stories_around(pick)
            )
        return len(near) * 2 > len(asked_about)
    claim = read_claim(pick.said, lexicon())
    named = [name.key for name in ask.claim.names if not title.issuperset(tokens(name.key))]
    names = named + [
        word.exact[0] for word in ask.words if word.exact[0] in lexicon().names and stem(word.exact[0]) != noun
    ]
    return any(_is_of(claim, number, names, pick) for number in claim.numbers)


def gives_anothers(ask: Ask, terms: Sequence[Term], said: str) -> bool:
    """Tell whether each figure that a sentence gives, of those asked for, belongs to another name that it names too."""
    figures, named = figures_asked(ask.text), [term for term in terms if term.hard]
    told = said_in(said)
    if not figures or not any(is_in(told, term) for term in named) or compares(ask, terms):
        return False
    claim = read_claim(said)
    given = [found.span() for figure in figures for found in figure.finditer(claim.text)]
    numbers = [one for one in claim.numbers if any(start < one.end and one.start < end for start, end in given)]
    return bool(numbers) and all(_is_of_other(claim, number, named) for number in numbers)


def newest_first(ask: Ask, ranked: Sequence[Weighed]) -> Sequence[Weighed]:
    """Put the newest count of what grows first, or when the next of something comes.

    That is of the sentences that hold as much of the question as the best one.
    """
    if not ranked or not wants_newest(ask):
        return ranked
    best = ranked[0]
    as_good = [one for one in ranked if one.held >= best.held and one.worth >= best.worth * ALSO]
    newest = max(as_good, key=lambda one: (one.pick.passage.published, one.worth))
    if newest.pick.passage.published == best.pick.passage.published:
        return ranked
    return [replace(newest, worth=best.worth), *(one for one in ranked if one is not newest)]


def wants_newest(ask: Ask) -> bool:
    """Tell whether a question is for the count of what grows, or for when the next of something comes."""
    grows = counted_noun(ask.whole) in _GROWING or WHEN_THE_NEXT.search(ask.text) is not None
    return grows and ask.order not in ("first", "changed")


def _ends_in(term: Term, noun: str) -> bool:
    return any(stem(word.exact[0]) == noun for word in term.words[-1:])


def _is_counted(term: Term, question: str) -> bool:
    """Tell whether a name is what a question asks the number of, not what has so many: `agents does Loom Agent run`."""
    return re.search(rf"(?i){_HOW_MANY}{re.escape(term.shown)}(?!\w)", question) is not None


def _asked_about(terms: Sequence[Term], noun: str) -> list[Term]:
    """Give what is to have the number: the names, or else the telling words beside what is counted."""
    hard = [term for term in terms if term.hard]
    return hard or [term for term in terms if not term.light and stem(term.shown) != noun]


def _led_to(pick: Pick) -> frozenset[str]:
    """Give the forms of a sentence, its headings and the sentence before; of all before where it leans on them.

    A title that names nobody is on what stands below it.
    """
    if is_heading(pick) and not read_claim(pick.said).names:
        return said_in(pick.passage.text)
    before = [other.said for other in told_before(pick) if not are_listed_alike(other.text, pick.text)]
    # A label such as `State of the art.` is no sentence to lean on, and what stands before it is meant.
    last = 2 if before and len(before[-1].split()) <= _OF_A_LABEL else 1
    leaned_on = before if PRONOUN.match(pick.said) else before[-last:]
    return said_in("\n".join((*pick.passage.headings, *leaned_on, pick.said))) | repositories_in(pick.links)


def _is_anothers(claim: Claim, noun: str, asked_about: Sequence[Term]) -> bool:
    """Tell whether each number of what is asked for belongs to another name than those asked about."""
    counted = [number for number in claim.numbers if stem(number.unit) == noun]
    return bool(counted) and all(_is_of_other(claim, number, asked_about) for number in counted)


def _is_of_other(claim: Claim, number: Quantity, asked_about: Sequence[Term]) -> bool:
    """Tell whether a number's owner is none asked about, and each of these in its clause has another after it.

    What stands behind a preposition takes no number from a name before it: `Loom, by Quarry Labs, has 31 plugins`.
    """
    owners, _ = owner_of(claim, number)
    names = [name for clause in clauses_of(claim) if clause.start <= number.start < clause.end for name in clause.names]
    asked = [name.start for name in names if _is_named(name.key, asked_about)]
    if not owners or any(_is_named(key, asked_about) for key in owners):
        return False
    if not asked:
        # One in small letters, which is read as no name, may own it too.
        return not any(is_in(said_in(claim.text), term) for term in asked_about)
    others = (name.start for name in doers(names) if name.end <= number.start and name.start not in asked)
    return max(others, default=-1) > max(asked)


def _is_named(key: str, asked_about: Sequence[Term]) -> bool:
    forms = said_in(key)
    return any(is_in(forms, term) or same_name(key, term.shown.casefold()) for term in asked_about)


def _is_of(claim: Claim, number: Quantity, names: Sequence[str], pick: Pick) -> bool:
    owners, _ = owner_of(claim, number)
    if not names:
        return True
    if not owners:
        return any(same_name(name.key, asked) for name in claim.names for asked in names) or any(
            asked in pick.passage.item.casefold() for asked in names
        )
    return any(same_name(owner, asked) for owner in owners for asked in names)
