"""Sentences and lines that list several things: what is told of one of them stands in its own part or entry."""

import re
from collections.abc import Sequence

from bot.answers.kinds.wanted import gives_wanted
from bot.answers.kinds.who import is_handle
from bot.answers.questions.ask import Ask
from bot.answers.terms.term import Term, is_in
from bot.search.sentences import split_sentences
from bot.search.words import said_in, tokens

#: How Chinese and Japanese part what they list, from how many parts on, and the letters that a part has at least.
_BETWEEN, _PARTS, _LETTERS = re.compile(r"[、；]"), 3, 8

#: How the entry of a list opens with what it is on: `Shuttle (v2): …`.
_ENTRY = re.compile(r"\W{0,4}(?P<on>(?:[^:：.!?。！？\n]|\.(?=\S)){2,60})[:：](?!//)\s*\S")


def text_on(lines: Sequence[str], named: Sequence[Term]) -> str:
    """Give the lines that tell of some names: from the first that holds one to the last, or an entry that one opens."""
    held = [said_in(line) for line in lines]
    at = [place for place in range(len(lines)) if any(is_in(held[place], term) for term in named)]
    if not at:
        return ""
    on = (place for place in at if any(is_in(said_in(_opening(lines[place])), term) for term in named))
    first = next(on, None)
    if first is None:
        return "\n".join(lines[at[0] : at[-1] + 1])
    ends = (place for place in range(first + 1, len(lines)) if _opening(lines[place]))
    return "\n".join(lines[first : min(at[-1] + 1, next(ends, len(lines)))])


def _opening(line: str) -> str:
    """Give what an entry of a list is on; nothing for a line that opens with plain words, as a field does."""
    found = _ENTRY.match(line)
    return found["on"] if found and any(map(is_handle, tokens(found["on"]))) else ""


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
