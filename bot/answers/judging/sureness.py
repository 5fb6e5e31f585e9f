"""Whether the posts hold the answer for certain, so that it can be given in their own words."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answers.attribution.actors import is_by_who_is_asked
from bot.answers.attribution.credits import credits_asked
from bot.answers.attribution.talks import tells_of_talk
from bot.answers.attribution.titlelines import made_by
from bot.answers.coverage.candidates import judged, own_language_first, stories_on
from bot.answers.coverage.coverage import answers, comparable, held, holds_wanted
from bot.answers.coverage.echo import tells_more
from bot.answers.coverage.enumerations import gives_in_its_part
from bot.answers.coverage.stories import Story, joined
from bot.answers.judging.announcements import announced
from bot.answers.judging.cells import cells_asked
from bot.answers.judging.facts import facts_asked
from bot.answers.kinds.features import feature_asked
from bot.answers.kinds.figures import SUM
from bot.answers.kinds.payers import payer_asked
from bot.answers.kinds.wanted import asks_who_did, figures_asked, gives_wanted
from bot.answers.kinds.who import asks_of_talk, deed_of_who
from bot.answers.patterns.forms import YES_OR_NO
from bot.answers.questions.ask import Ask
from bot.answers.terms.scales import Scale, places_on, scales_compared
from bot.answers.terms.sides import is_named, named_sides, plain_sides
from bot.answers.terms.synonyms import synonyms_of
from bot.answers.terms.term import Term, are_side_by_side, is_all_of, is_in
from bot.answers.texts.claims import read_claim
from bot.answers.texts.clauses import doers
from bot.answers.texts.europeannumbers import with_its_english
from bot.posts.european import is_european
from bot.search.dictionaries.inenglish import is_rendered
from bot.search.forms import lists_several, repositories_in
from bot.search.passage import Passage
from bot.search.search import Search
from bot.search.sentences import split_sentences
from bot.search.words import said_in, tokens, words_in

#: How a question says that something was done by somebody else than whom it names first.
_BY_ANOTHER = re.compile(r"\b[a-z]+ by\b|被")

_SUM = re.compile(f"(?i){SUM}")
#: Sentences, a figure's own among them, in which what it is a figure of is named where no heading names it.
_JUST_BEFORE = 4


def is_sure(search: Search, ask: Ask, terms: Sequence[Term], passages: Sequence[Passage]) -> bool:
    """Tell whether one story of the passages holds enough of an ask, or one for each side of what it compares."""
    if not terms:
        return bool(passages)
    if any(asked(ask, terms, passages) for asked in (cells_asked, facts_asked, credits_asked, made_by)):
        return True
    if announced(ask, terms, passages):
        return True
    sides = named_sides(ask, terms)
    scales = scales_compared([term.shown for term in terms]) if sides else []
    if _is_told_in_one(search, ask, terms, passages, scales):
        return True
    if sides:
        told = [_best_on(search, names, terms, passages, scales) for names in sides]
        return _tell_enough(ask, terms, told, scales)
    parts, either = plain_sides(ask, terms)
    sure = (_is_told_in_one(search, ask, part, passages) for part in parts)
    return any(sure) if either else bool(parts) and all(sure)


def _is_told_in_one(
    search: Search, ask: Ask, terms: Sequence[Term], passages: Sequence[Passage], scales: Sequence[Scale] = ()
) -> bool:
    """Tell whether one story holds enough, and places what is compared on its scales."""
    stories = (story for passage in passages for story in stories_on(search, terms, passage))
    return any(
        answers(terms, story) and _gives(ask, terms, story) and _places(scales, story)
        for story in judged(terms, own_language_first(ask, terms, stories))
    )


def _tell_enough(ask: Ask, terms: Sequence[Term], told: Sequence[Story | None], scales: Sequence[Scale]) -> bool:
    """Tell whether stories, one for each side, hold enough together, and each places its side on the scales."""
    stories = [story for story in told if story is not None and _places(scales, story)]
    if len(stories) < len(told):
        return False
    measures = frozenset[str]().union(*(scale.compared for scale in scales))
    both = joined(stories)
    return answers([term for term in terms if term.hard or term.shown not in measures], both) and gives_wanted(
        ask.text, both.text
    )


def _best_on(
    search: Search, names: Sequence[Term], terms: Sequence[Term], passages: Sequence[Passage], scales: Sequence[Scale]
) -> Story | None:
    """Give the story that names all of one side and holds most of what is asked of it."""
    stories = (story for passage in passages for story in stories_on(search, names, passage))
    on = (story for story in stories if all(held(story, term) == 1.0 for term in names))
    plain = [term for term in terms if not is_named(term)]
    return max(
        on,
        key=lambda story: (_places(scales, story), sum(term.rarity * held(story, term) for term in plain)),
        default=None,
    )


def _places(scales: Sequence[Scale], story: Story) -> bool:
    return all(places_on(scale, story.text, story.near) for scale in scales)


def _gives(ask: Ask, terms: Sequence[Term], story: Story) -> bool:
    """Tell whether a story gives the kind of thing asked for, in more than the question's own words."""
    given = gives_wanted(ask.text, story.text, story.links) and tells_more(ask.text, story.text)
    return (
        given
        and _gives_below_names(ask, terms, story)
        and _may_affirm(ask, terms, story)
        and _tells_the_act(ask, terms, story)
        and _gives_what_they_paid(ask, terms, story)
        and _has_the_feature(ask, story)
        and gives_in_its_part(ask, terms, story.text)
        and is_by_who_is_asked(ask, terms, story)
    )


def _gives_below_names(ask: Ask, terms: Sequence[Term], story: Story) -> bool:
    """Tell whether a figure asked for stands where all names have been told of, not before one of them is.

    A repository is told of by the only link to one.
    """
    figures, linked = figures_asked(ask.text), repositories_in(story.links)
    told_of = linked if len(linked) == 1 else ()
    named = [term for term in terms if term.hard and not term.common and term.shown.casefold() not in told_of]
    if not named and is_european(ask.language):
        # What German writes with a capital as it does all nouns may well be a name.
        named = [term for term in terms if not term.light and not is_rendered(term.shown)]
    return (
        not figures
        or not named
        or any(
            all(figure.search(with_its_english(sentence)) for figure in figures)
            and (_holds_all(told, named) or _heads(sentence, story, named))
            for sentence, told in _with_told(story)
        )
    )


def _heads(sentence: str, story: Story, named: Sequence[Term]) -> bool:
    """Tell whether a sentence is the title of a story on some names that names nobody itself: `A light loom ⭐3.7k`."""
    is_title = any(sentence.strip() == heading.strip() for heading in story.headings)
    return is_title and not read_claim(sentence).names and _holds_all(story.text, named)


def _with_told(story: Story) -> Iterator[tuple[str, str]]:
    """Give each sentence of a story with what it is read in the light of: headings, and what was said just before."""
    over = story.headings[1:] if story.headings and lists_several(story.headings[0]) else story.headings
    before: deque[str] = deque(maxlen=_JUST_BEFORE)
    for sentence in split_sentences(story.text):
        before.append(sentence)
        yield sentence, "\n".join((*over, *before))


def _gives_what_they_paid(ask: Ask, terms: Sequence[Term], story: Story) -> bool:
    """Tell whether a sentence gives a sum and names who gave it, below all that is asked about, where that is asked."""
    payer = payer_asked(ask.text)
    if not payer:
        return True
    named = [term for term in terms if term.hard and not term.common]
    return any(
        _SUM.search(sentence) and payer.issubset(tokens(sentence)) and _holds_all(told, named)
        for sentence, told in _with_told(story)
    )


def _has_the_feature(ask: Ask, story: Story) -> bool:
    """Tell whether a story is or stands under what is asked for as `of the week`; Chinese says that otherwise."""
    feature = feature_asked(ask.text)
    return feature is None or story.unspaced or any(map(feature.search, (story.text, *story.headings)))


def _tells_the_act(ask: Ask, terms: Sequence[Term], story: Story) -> bool:
    """Tell whether a story may say who did something: a name alone does not, where the act is in another language."""
    if not asks_who_did(ask.text):
        return True
    if not _says_the_deed(ask, terms, story):
        return False
    # Among Chinese or Japanese words one of other letters is a name.
    unspaced = ask.language in ("zh", "ja")
    plain = [term for term in terms if not (term.hard or (unspaced and term.shown.isascii()))]
    strange = [term for term in plain if term.foreign or not comparable(term, story)]
    return not strange or any(held(story, term) for term in plain if term not in strange)


def _says_the_deed(ask: Ask, terms: Sequence[Term], story: Story) -> bool:
    """Tell whether a story says what somebody is asked to have done, or a word akin to it; other languages may not."""
    if asks_of_talk(ask.text):
        return tells_of_talk("\n".join((*story.headings, story.text)))
    deed = deed_of_who(ask.text)
    if not deed or story.european:
        return True
    asked = next((term for term in terms if term.shown == deed), Term(shown=deed, words=tuple(words_in(deed))))
    return holds_wanted([replace(asked, wanted=True, akin=asked.akin or synonyms_of(deed))], story)


def _may_affirm(ask: Ask, terms: Sequence[Term], story: Story) -> bool:
    """Tell whether one sentence names all that a question for yes or no names: who bought what is told in one.

    What stands under a heading of no more than the name that is asked about first is told of that, where no other acts.
    """
    named = [term for term in terms if term.hard]
    if len(named) < 2 or YES_OR_NO.match(ask.text) is None:
        return True
    first, *others = named
    sentences = split_sentences(story.text)
    if any(_holds_all(text, named) for text in sentences):
        return True
    under = not _BY_ANOTHER.search(ask.text) and any(is_all_of(heading, first) for heading in story.headings)
    return under and any(_holds_all(text, others) and not _another_acts(text, named) for text in sentences)


def _holds_all(text: str, terms: Sequence[Term]) -> bool:
    forms = said_in(text)
    return all(is_in(forms, term) and are_side_by_side(term, forms, text) for term in terms)


def _another_acts(text: str, named: Sequence[Term]) -> bool:
    """Tell whether a sentence names somebody who may act and is none of those asked about."""
    acting = (said_in(name.key) for name in doers(read_claim(text).names))
    return any(not any(is_in(forms, term) for term in named) for forms in acting)
