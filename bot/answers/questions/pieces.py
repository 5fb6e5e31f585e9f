"""The questions in one message, and what people say of themselves before they ask."""

import re
from datetime import date

from bot.answers.patterns import forms
from bot.posts.windows import find_windows
from bot.search.sentences import split_sentences
from bot.search.words import words_in

#: Questions answered in one message; what comes after them is not read as a question of its own.
ASKS = 4
# A question mark ends a question in small letters too, where no capital begins the next one.
_QUESTION_MARK = re.compile(r"(?<=[?？])\s+")
#: Someone who tells of themself before they ask.
_OF_SELF = re.compile(r"(?i)\b(?:i|i['’]\w+|we|my|our)\b|我")


def pieces_of(text: str) -> list[str]:
    """Give the questions in a message; what is said before one belongs to it."""
    pieces: list[str] = []
    held = ""
    for sentence in (part for whole in split_sentences(text) for part in _QUESTION_MARK.split(whole)):
        held = f"{held} {sentence}".strip()
        if sentence.rstrip("\"'”’) ").endswith(("?", "？")):
            pieces += [part for part in forms.NEXT_ASK.split(held) if words_in(part)]
            held = ""
    if held:
        pieces += [part for part in forms.NEXT_ASK.split(held) if part.strip()] if not pieces else [held]
    return pieces[:ASKS] or [text]


def is_of_the_asker(piece: str, today: date) -> bool:
    """Tell whether the times of a piece stand in what people say of themselves before they ask, not in the question."""
    *before, asked = split_sentences(piece) or [""]
    return _OF_SELF.search(" ".join(before)) is not None and not find_windows(asked, today=today)
