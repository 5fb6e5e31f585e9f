"""What a sentence of a Chinese post earns beside the words it holds: by its story, its label and its characters."""

from collections.abc import Callable, Sequence
from functools import cache

from bot.answers.judging.coverage import Term, answers
from bot.answers.judging.stories import stories_of
from bot.answers.questions.chinese import is_chinese, is_labelled
from bot.answers.questions.question import Ask
from bot.answers.writing.picks import Pick
from bot.search.passage import Passage

#: What a sentence earns by a story that holds enough of the question, and by a label that names what is asked for.
_IN_ANSWER, _LABELLED = 1.0, 1.0
#: What it earns where it holds all that the question says, by pairs of characters.
_IN_PAIRS = 0.3
#: What it loses by asking: an entry that opens with a question answers it below.
_ASKS = 1.0


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
