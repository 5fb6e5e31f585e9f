"""Sentences that list what happened to several things: what is told of one of them stands in its own part."""

import re
from collections.abc import Sequence

from bot.answers.judging.coverage import Term, is_in
from bot.answers.questions.question import Ask
from bot.answers.questions.wanted import gives_wanted
from bot.search.sentences import split_sentences
from bot.search.words import said_in

#: How Chinese and Japanese part what they list, from how many parts on, and the letters that a part has at least.
_BETWEEN, _PARTS, _LETTERS = re.compile(r"[、；]"), 3, 8


def gives_in_its_part(ask: Ask, terms: Sequence[Term], text: str) -> bool:
    """Tell whether what is asked for is given of what is named, and not of another that a sentence lists beside it."""
    named = [term for term in terms if term.hard]
    if not named or _BETWEEN.search(text) is None:
        return True
    giving = [sentence for sentence in split_sentences(text) if gives_wanted(ask.text, sentence)]
    return not giving or not all(_is_of_another(ask, named, sentence) for sentence in giving)


def _is_of_another(ask: Ask, named: Sequence[Term], sentence: str) -> bool:
    """Tell whether a sentence names all only in later parts of a list, of which none gives what is asked for.

    What is named in the first part may be what the whole list is about.
    """
    parts = _BETWEEN.split(sentence)
    if len(parts) < _PARTS or min(map(len, parts)) < _LETTERS:
        return False
    on = [place for place, part in enumerate(parts) if all(is_in(said_in(part), term) for term in named)]
    return bool(on) and 0 not in on and not any(gives_wanted(ask.text, parts[place]) for place in on)
