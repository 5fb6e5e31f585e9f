"""How something went from one time to another: "how did the stars grow from W14 to W16?"."""

import re
from dataclasses import replace
from datetime import date

from bot.answers.patterns import forms
from bot.answers.questions.ask import Ask, telling_words, with_whole
from bot.posts.periods import Window
from bot.posts.windows import find_ends

#: Days of each of the two times at most.
_LONGEST_END = 7


def ends_of(piece: str, timeless: str, today: date) -> tuple[Window, Window] | None:
    """Give the two days or weeks from which to which it is asked how something went, or None."""
    if not tells_move(piece, timeless):
        return None
    ends = find_ends(piece, today=today)
    return ends if ends and all((end.last - end.first).days < _LONGEST_END for end in ends) else None


def tells_move(piece: str, timeless: str) -> bool:
    """Tell whether a piece asks what became of something, and not of all there is."""
    return forms.MOVED.search(piece) is not None and bool(telling_words(_unmoved(timeless)))


def _unmoved(text: str) -> str:
    return re.sub(r"\s+", " ", forms.MOVED.sub(" ", text)).strip()


def at_end(ask: Ask) -> Ask:
    """Give an ask how something went as one for what it was at one of its times."""
    return replace(with_whole(ask, _unmoved(ask.whole)), order="best", beside=True, end=True)
