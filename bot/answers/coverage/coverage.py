"""Do the digests hold it? Told by which of the question's names, numbers and words stand together in one story.

A name or figure that stands nowhere is missed by its own name. Other words count by how much they tell: the rarer in
the posts, the more. Of these, one story must hold most.
"""

from collections.abc import Iterable, Sequence

from bot.answers.coverage.stories import Story
from bot.answers.kinds.who import is_handle
from bot.answers.patterns.chinese import is_chinese
from bot.answers.terms.term import Term, are_side_by_side, holds, is_akin, is_in, is_said_otherwise
from bot.search.passage import Passage

#: The share of what a question's words tell that one story must hold, where it names nothing, and beside its names.
#: Of our questions, 0.45 refused 94 % of the unanswerable and 3 % of the others, 0.55 99 and 4 %, 0.7 99 and 6 %.
_ENOUGH = 0.6
_ENOUGH_WORDS = 0.53
#: Plain words of a question that are weighed at most, at what its words tell on average: who asks in many words tells
#: of more than they ask. At 5 and 6 no unanswerable question of ours was answered that was not before, at 4 one was.
_WEIGHED = 6
#: The share of what a question's words tell that must be known in the language of a story, where it names nothing, and
#: in Chinese beside its names.
_KNOWN, _KNOWN_OF_NAME = 0.5, 0.25
#: What a term counts for that stands not in the story but in the text around it.
_AROUND = 0.5
#: What a plain word counts for where a word akin to it stands in its place.
_AKIN = 0.8
#: What a name counts for that all the posts are about, where a story leaves it out.
_UNSAID = 0.75


def share(terms: Sequence[Term], passages: Iterable[Passage]) -> float:
    """Give the share of the terms, by weight, that passages read as one hold; 1.0 where there are no terms."""
    held = list(passages)
    whole = sum(term.weight for term in terms)
    found = sum(term.weight for term in terms if any(holds(passage, term) for passage in held))
    return found / whole if whole else 1.0


def answers(terms: Sequence[Term], story: Story) -> bool:
    """Tell whether one story holds enough of a question: all its names and numbers, and most of what its words tell."""
    named = [(term, held(story, term)) for term in terms if term.hard]
    least = min((well for _, well in named), default=1.0)
    closeness = min((max(well, _UNSAID * term.common) for term, well in named), default=1.0)
    if not closeness or not holds_wanted(terms, story):
        return False
    plain = [term for term in terms if not term.hard and not term.light]
    telling = [term for term in plain if comparable(term, story)]
    known, asked = (sum(term.rarity for term in some) for some in (telling, plain))
    if (story.chinese or not named) and known < asked * (_KNOWN_OF_NAME if named else _KNOWN):
        # Where most that a question tells has no known word in the language of a story, the rest tells nothing; nor,
        # in Chinese, does a name alone.
        return False
    if not telling and named:
        return least == 1.0 or (least > 0 and len(named) > 1)
    weighed = telling or terms
    whole = sum(term.rarity for term in weighed) * min(1.0, _WEIGHED / max(len(weighed), 1))
    found = closeness * sum(term.rarity * held(story, term) for term in weighed)
    return not whole or found / whole >= (_ENOUGH_WORDS if named else _ENOUGH)


def holds_wanted(terms: Sequence[Term], story: Story) -> bool:
    """Tell whether a story holds what is asked for, or a word akin to it.

    What a Chinese question wants may be said in any way by a post in another language, where its English is not known.
    """
    wanted = (term for term in terms if term.wanted and (story.chinese or term.also or not is_chinese(term.shown)))
    return all(held(story, term) >= _AKIN for term in wanted)


def held(story: Story, term: Term) -> float:
    """Tell how well a story holds a term: 1.0, or less where only the text around it or a word akin does."""
    well = _held_in_any_place(story, term)
    if well and (term.hard or _is_coined(term)):
        return well * are_side_by_side(term, story.near, "\n".join((*story.headings, story.text)))
    return well


def _held_in_any_place(story: Story, term: Term) -> float:
    """Tell how well a story holds a term, though the parts of a name stand apart."""
    if is_in(story.near, term):
        return 1.0
    if is_akin(story.near, term) or is_said_otherwise(story.text, term):
        return _AKIN
    if is_in(story.wide, term):
        return _AROUND
    return _AROUND * _AKIN if is_akin(story.wide, term) else 0.0


def _is_coined(term: Term) -> bool:
    """Tell whether a word with hyphens is a name in small letters, as `js-loom` is and `loom-based` is not."""
    parts = term.shown.split("-")
    if len(parts) == 1 or term.also or term.abroad or parts[-1].endswith(("ed", "ing")):
        return False
    return any(is_handle(part) and is_handle(part.removesuffix("s")) for part in parts if part)


def comparable(term: Term, story: Story) -> bool:
    """Tell whether a word could stand in a story at all: Chinese without known English cannot in English.

    Nor can English without known Chinese in Chinese, unless it does.
    """
    if story.chinese and term.abroad is not None and not any(word.is_pair for word in term.words):
        return bool(term.abroad or term.also) or held(story, term) > 0
    return bool(term.also) or story.unspaced or not all(word.is_pair for word in term.words)
