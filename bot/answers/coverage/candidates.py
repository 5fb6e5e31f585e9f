"""Which stories are judged for an ask: those on all it names, and rather in its own language than in another."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.answers.coverage.coverage import comparable, held
from bot.answers.coverage.enumerations import text_on
from bot.answers.coverage.stories import Story, stories_in, stories_of
from bot.answers.questions.ask import Ask
from bot.answers.terms.term import Term, is_in
from bot.search.forms import forms_in, forms_of, lists_several
from bot.search.passage import Passage
from bot.search.search import Search
from bot.search.words import said_in

#: How a line begins that names where the whole item is from.
_SOURCE = re.compile(r"(?i)\W*(?:sources?|via|来源|出处|信源|原文|出典|情報源|引用元|ソース)\s?[:：]")


def stories_on(search: Search, terms: Sequence[Term], passage: Passage) -> Sequence[Story]:
    """Give the stories of a passage, none where it holds not all the names; an item may go on beside it."""
    if passage.item:
        return [_on_names(terms, story, passage) for story in stories_in(search, passage)]
    named = [term for term in terms if term.hard and not term.common]
    return stories_of(passage) if all(is_in(forms_of(passage), term) for term in named) else ()


def _on_names(terms: Sequence[Term], story: Story, passage: Passage) -> Story:
    """Give what an item tells of names where its title holds none: each line of `New libraries` may be on another.

    Whoever is named as the source told all.
    """
    named = [term for term in terms if term.hard and not term.common]
    # What all of a post is on, each of its paragraphs is.
    post = said_in(passage.title) if named and not lists_several(passage.title) else frozenset[str]()
    named = [term for term in named if not is_in(post, term)]
    title = said_in("\n".join(passage.headings))
    if not named or any(is_in(title, term) for term in named):
        return story
    lines = story.text.split("\n")
    on = [line for line in lines if any(is_in(said_in(line), term) for term in named)]
    # What all that is told below a title is on, the title is on too.
    if all(map(_SOURCE.match, on)) or len(on) == len([line for line in lines if line.strip() != passage.item.strip()]):
        return story
    text = text_on(lines, named)
    near = title.union(post, forms_in(text, passage.language))
    return replace(story, text=text, near=near) if text else story


def own_language_first(ask: Ask, terms: Sequence[Term], told: Iterable[Story]) -> Iterator[Story]:
    """Leave out stories in another European language than the question, where others tell of what it names.

    They come last, so that none need be read where another one answers.
    """
    named = [term for term in terms if term.hard]
    abroad: list[Story] = []
    told_at_home = False
    for story in told:
        if not named or story.european in ("", ask.language):
            told_at_home = told_at_home or all(held(story, term) == 1.0 for term in named)
            yield story
        else:
            abroad.append(story)
    if not told_at_home:
        yield from abroad


def judged(terms: Sequence[Term], told: Iterable[Story]) -> Iterable[Story]:
    """Leave out stories in which no word of the question could stand, where others tell of the same in its script."""
    named = [term for term in terms if term.hard]
    telling = [term for term in terms if not term.hard and not term.light]
    if not named or not any(word.is_pair for term in telling for word in term.words):
        return told
    stories = list(told)
    if not any(story.unspaced and all(held(story, term) == 1.0 for term in named) for story in stories):
        return stories
    return [story for story in stories if any(comparable(term, story) for term in telling)]
