"""What a sentence of a Chinese post earns beside the words it holds: by its story, its label and its characters."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from bot.answers.judging.coverage import Term, answers
from bot.answers.judging.stories import stories_of
from bot.answers.questions.chinese import is_chinese, is_labelled
from bot.answers.questions.question import Ask
from bot.answers.writing.picks import Pick, stories_around
from bot.search.passage import Passage

#: What a sentence earns by a story that holds enough of the question, and by a label that names what is asked for.
_IN_ANSWER, _LABELLED = 1.0, 1.0
#: What it earns where it holds all that the question says, by pairs of characters.
_IN_PAIRS = 0.3
#: What it loses by asking: an entry that opens with a question answers it below.
_ASKS = 1.0
_WHY = re.compile(r"(?i)为什么|为何|为啥|什么原因|\bwhy\b")
_REASON = re.compile(r"因为|由于|为了|目的|原因|意义|理由|以便|以免|避免|防止|有关")


def gives_reason(ask: Ask, pick: Pick) -> bool:
    """Tell whether a sentence of a Chinese post gives a reason, where one is asked for."""
    asked = pick.passage.language.startswith("zh") and _WHY.search(ask.text) is not None
    return asked and _REASON.search(pick.said) is not None


def tells_on(terms: Sequence[Term], pick: Pick) -> bool:
    """Tell whether a sentence stands in a Chinese story that holds enough of the question."""
    return any(story.chinese and answers(terms, story) for story in stories_around(pick))


def worth_in_chinese(
    ask: Ask, terms: Sequence[Term], passages: Sequence[Passage]
) -> Callable[[Pick, frozenset[str]], float]:
    """Give what tells the worth of a sentence of the passages, by its pick and the forms of its words.

    A sentence in another language earns nothing, nor does a Chinese one beside passages in the question's language.
    """
    own = {passage.language[:2] for passage in passages}
    if "zh" not in own or (not is_chinese(ask.whole) and ask.language in own):
        return lambda pick, forms: 0.0
    pairs = {word.exact[0] for word in ask.words if word.is_pair}

    @cache
    def answering(passage: Passage) -> Sequence[str]:
        return [story.text for story in stories_of(passage) if answers(terms, story)]

    def worth(pick: Pick, forms: frozenset[str]) -> float:
        if not pick.passage.language.startswith("zh"):
            return 0.0
        told = any(pick.said.strip() in story for story in answering(pick.passage))
        held = len(pairs & forms) / max(len(pairs), 1)
        labelled, asks = is_labelled(ask.text, pick.said), pick.text.endswith("？")
        return _IN_ANSWER * told + _IN_PAIRS * held + _LABELLED * labelled - _ASKS * asks

    return worth
