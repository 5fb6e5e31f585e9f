"""Finding the days that a question is about, in nine languages; the rules stand in `timewords.rules`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from bot.posts.periods import Window
from bot.posts.timewords.actions import SKIP
from bot.posts.timewords.days import EARLIEST, Days, Moment
from bot.posts.timewords.grammar import Reading
from bot.posts.timewords.rules import GRAMMAR
from bot.posts.timewords.tokens import Token, tokenize

#: Small words that lead to a time and need not be shown: "in March" is shown as "March".
_LEADING = frozenset(("in", "during", "within", "of", "throughout", "over", "on", "at", "for", "from", "the", "在"))


#: So many times at most are looked at each for itself.
_APART = 3
_SIDE_BY_SIDE = re.compile(r"(?i)\b(?:and|or|vs\.?|versus|than|compared?)\b|[&和与跟及或、]|还是|以及")
#: What stands between two times of which one is the first and the other the last.
_TO = re.compile(r"(?i)^(?:from|between|从|自|在)\s*|\s*(?:\b(?:to|until|till|through|and)\b|[到至和与–—→]|->| - )\s*")
_YEAR = re.compile(r"(?<!\d)(?:19|2[01])\d\d(?!\d)")


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
    windows = _windows(question, today)
    if not windows:
        return None
    first, last = _together([(window.first, window.last) for window in windows])
    shown = dict.fromkeys(window.words for window in windows)
    yearless = all(window.yearless for window in windows)
    return Window(first=first, last=last, words=", ".join(shown), yearless=yearless)


def find_windows(question: str, *, today: date) -> tuple[Window, ...]:
    """Give the days a question is about, a window for each of several times set side by side ("1 March or 15 March").

    Times that bound one another, and what changed from one to another, are one window.
    """
    whole = find_window(question, today=today)
    windows = list(dict.fromkeys(_windows(question, today)))
    if whole is None or len(windows) < 2 or not _are_apart(windows) or not _SIDE_BY_SIDE.search(question):
        return (whole,) if whole else ()
    return tuple(windows) if len(windows) <= _APART else (whole,)


def find_ends(question: str, *, today: date) -> tuple[Window, Window] | None:
    """Give the first and the last time of a question that says from when to when; None where it names not just two."""
    whole = find_window(question, today=today)
    if whole is None:
        return None
    ends = windows if len(windows := _windows(question, today)) > 1 else _ends_of(whole, today)
    if len(ends) != 2 or not _are_apart(ends) or (ends[0].first, ends[1].last) != (whole.first, whole.last):
        return None
    return ends[0], ends[1]


def _ends_of(whole: Window, today: date) -> Sequence[Window]:
    """Give the times that one window of a question is said to reach from and to; both days of `April 12 to 13`."""
    ends = _windows(_TO.sub(" , ", whole.words), today)
    said = [part for part in _TO.split(whole.words) if part.strip()]
    if len(ends) == 1 and len(said) == 2 and ends[0].first == ends[0].last in (whole.first, whole.last):
        days = zip((whole.first, whole.last), said, strict=True)
        return [Window(first=day, last=day, words=words, yearless=whole.yearless) for day, words in days]
    return ends


def with_mark(question: str, mark: str) -> str:
    """Give the question with a mark in the place of each of its words for time."""
    kept, done = [], 0
    for phrase in _phrases(question):
        kept.append(question[done : phrase.tokens[0].start])
        done = phrase.tokens[-1].end
    kept.append(question[done:])
    return re.sub(r"\s+", " ", f" {mark} ".join(kept)).strip()


def without_window(question: str) -> str:
    """Give the question without its words for time, so that a search does not look for "week"."""
    if not _phrases(question):
        return question
    text = re.sub(r"\s+", " ", with_mark(question, "")).strip()
    return re.sub(r" (?=[,.;:!?，。；：！？、])", "", text).lstrip(",.;:!?，。；：！？、の ")


def _windows(question: str, today: date) -> list[Window]:
    """Give the days of each time in a question; one without a year takes the year that a later one beside it names."""
    windows: list[Window] = []
    year: int | None = None
    for phrase in reversed(_phrases(question)):
        words = _shown(question, phrase)
        floating = phrase.moment.floating
        first, last = phrase.moment.at(date(year, 12, 31) if floating and year else today)
        if not floating:
            year = last.year if _YEAR.search(words) else None
        windows.append(Window(first=first, last=last, words=words, yearless=floating and year is None))
    return _without_today(windows[::-1], question, today)


def _without_today(windows: list[Window], question: str, today: date) -> list[Window]:
    """Leave out today where days are named that it is not set beside: of those, "the most stars today" is told."""
    others = [window for window in windows if not window.first == window.last == today]
    return windows if _SIDE_BY_SIDE.search(question) else others or windows


def _are_apart(windows: Sequence[Window]) -> bool:
    """Tell whether each time names days of its own, none reaching from or to anywhere."""
    ordered = sorted(windows, key=lambda window: window.first)
    return ordered[0].first != EARLIEST and all(one.last < other.first for one, other in pairwise(ordered))


@lru_cache(maxsize=256)
def _phrases(question: str) -> Sequence[_Phrase]:
    """Give the words for time in a question; they are asked for more than once while it is read."""
    tokens = tokenize(question, GRAMMAR.words)
    reading = Reading(GRAMMAR, tokens)
    phrases: list[_Phrase] = []
    at = 0
    while at < len(tokens):
        found = reading.match("window", at) if reading.knows(at) else None
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
    while len(tokens) > 1 and (tokens[-1].text in ("的", ",") or tokens[-1].kind == "particle"):
        del tokens[-1]
    words = re.sub(r"\s+", " ", question[tokens[0].start : tokens[-1].end]).strip()
    return re.sub(r"['’]s$", "", words)


def _opens_range(tokens: Sequence[Token]) -> bool:
    """Tell whether a leading "from" has its "to" or "on", without which the rest would read wrongly."""
    closing = {"to", "until", "till", "through", "on", "onward", "onwards", "forward", "-", "and"}
    return tokens[0].text == "from" and any(token.text in closing for token in tokens[1:])
