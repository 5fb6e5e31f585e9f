"""Finding the days that a question is about, in English and Chinese; the rules stand in `timewords.rules`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.posts.periods import Window
from bot.posts.timewords.days import EARLIEST, Days, Moment
from bot.posts.timewords.grammar import Reading
from bot.posts.timewords.rules import GRAMMAR, SKIP
from bot.posts.timewords.tokens import Token, tokenize

#: Small words that lead to a time and need not be shown: "in March" is shown as "March".
_LEADING = frozenset(("in", "during", "within", "of", "throughout", "over", "on", "at", "for", "from", "the", "在"))


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words for time, and where they stand in the question."""

    moment: Moment
    tokens: Sequence[Token]


def find_window(question: str, *, today: date) -> Window | None:
    """Give the days a question is about, or None where it names no time.

    Several times in one question give the days from the first to the last of them ("W14 … W16"); a since and a before
    give the days between. Days and months without a year are the newest that have begun.

    Args:
        question: any text.
        today: the asker's date.
    """
    phrases = _phrases(question)
    if not phrases:
        return None
    first, last = _together([phrase.moment.at(today) for phrase in phrases])
    shown = dict.fromkeys(_shown(question, phrase) for phrase in phrases)
    return Window(first=first, last=last, words=", ".join(shown))


def without_window(question: str) -> str:
    """Give the question without its words for time, so that a search does not look for "week"."""
    phrases = _phrases(question)
    if not phrases:
        return question
    kept, done = [], 0
    for phrase in phrases:
        kept.append(question[done : phrase.tokens[0].start])
        done = phrase.tokens[-1].end
    kept.append(question[done:])
    text = re.sub(r"\s+", " ", " ".join(kept)).strip()
    return re.sub(r" (?=[,.;:!?，。；：！？、])", "", text).lstrip(",.;:!?，。；：！？、の ")


@lru_cache(maxsize=256)
def _phrases(question: str) -> Sequence[_Phrase]:
    """Give the words for time in a question; they are asked for more than once while it is read."""
    tokens = tokenize(question, GRAMMAR.words)
    reading = Reading(GRAMMAR, tokens)
    phrases: list[_Phrase] = []
    at = 0
    while at < len(tokens):
        found = reading.match("window", at)
        if found and found[0] is not SKIP:
            phrases.append(_Phrase(found[0], tokens[at : found[1]]))
        at = found[1] if found else at + 1
    return phrases


def _together(spans: Sequence[Days]) -> Days:
    """Join several spans: what is said to be before a day bounds the others, else they reach from first to last."""
    ended = [last for first, last in spans if first == EARLIEST]
    begun = [first for first, _ in spans if first != EARLIEST]
    if ended and begun and min(begun) <= min(ended):
        return min(begun), min(ended)
    return min(first for first, _ in spans), max(last for _, last in spans)


def _shown(question: str, phrase: _Phrase) -> str:
    tokens = list(phrase.tokens)
    while len(tokens) > 1 and tokens[0].text in _LEADING and not _opens_range(tokens):
        del tokens[0]
    while len(tokens) > 1 and tokens[-1].text in ("的", ","):
        del tokens[-1]
    words = re.sub(r"\s+", " ", question[tokens[0].start : tokens[-1].end]).strip()
    return re.sub(r"['’]s$", "", words)


def _opens_range(tokens: Sequence[Token]) -> bool:
    """Tell whether a leading "from" has its "to" or "on", without which the rest would read wrongly."""
    closing = {"to", "until", "till", "through", "on", "onward", "onwards", "forward", "-", "and"}
    return tokens[0].text == "from" and any(token.text in closing for token in tokens[1:])
