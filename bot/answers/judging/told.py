"""Do the digests tell what is asked of a name? Judged by the question's own words and by those that may stand for them.

A model that reads a passage on the right name is easily led to answer with whatever stands there. So a question that
names something is put to it only where one story holds the name, most of what is asked, and the number asked for.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.answers.coverage.coverage import answers
from bot.answers.coverage.stories import Story, stories_in
from bot.answers.kinds.counted import counted_noun, counts_noun
from bot.answers.kinds.wanted import gives_wanted
from bot.answers.questions.ask import Ask
from bot.answers.terms.sides import compares
from bot.answers.terms.term import Term, holds
from bot.search.passage import Passage
from bot.search.search import Search
from bot.search.sentences import split_sentences
from bot.search.words import stem, words_in


def is_told(
    search: Search,
    ask: Ask,
    terms: Sequence[Term],
    passages: Iterable[Passage],
    others: Mapping[str, Sequence[str]] | None = None,
) -> bool:
    """Tell whether one story holds what an ask names and enough of what it asks of that.

    What sets several names side by side is told by no one place. `others` are words that may stand for a word of the
    ask, by that word.
    """
    if compares(ask, terms):
        return True
    widened = with_other_words(terms, others or {})
    hard = [term for term in terms if term.hard]
    about = (passage for passage in passages if any(holds(passage, term) for term in hard))
    stories = (story for passage in about for story in stories_in(search, passage))
    return any(tells_asked(ask, widened, story) for story in stories)


def tells_asked(ask: Ask, terms: Sequence[Term], story: Story) -> bool:
    """Tell whether a story holds what an ask names and enough of what it asks of that, a number of what it counts."""
    return (
        answers(terms, story)
        and gives_wanted(ask.text, story.text, story.links)
        and counts_asked(ask, terms, story.text)
    )


def with_other_words(terms: Sequence[Term], others: Mapping[str, Sequence[str]]) -> tuple[Term, ...]:
    """Give terms, the plain ones with the words that may stand for them by the word of the ask."""
    return tuple(_with_others(term, others) for term in terms)


def _with_others(term: Term, others: Mapping[str, Sequence[str]]) -> Term:
    """Give a plain term with the words that may stand for it; for a name or number nothing can.

    One that was put into English stands among those for the word it was asked by.
    """
    groups = [] if term.hard else [(name, *words) for name, words in others.items()]
    given = [word for words in groups if any(_same(one, term.shown) for one in words) for word in words]
    also = [found[0] for word in given if len(found := words_in(word)) == 1]
    return replace(term, also=(*term.also, *also))


def _same(name: str, shown: str) -> bool:
    """Tell whether two writings are of one word; a pair of characters is part of a longer word without spaces."""
    if not shown.isascii():
        return shown in name or name in shown
    return stem(name.casefold()) == stem(shown.casefold())


def counts_asked(ask: Ask, terms: Sequence[Term], text: str) -> bool:
    """Tell whether a sentence of a text counts what an ask does, under its name or another word for it."""
    noun = counted_noun(ask.whole)
    if not noun:
        return True
    given = (word.exact[0] for term in terms if _same(noun, term.shown) for word in term.also)
    nouns = (noun, *map(stem, given))
    return any(counts_noun(sentence, one) for sentence in split_sentences(text) for one in nouns)
