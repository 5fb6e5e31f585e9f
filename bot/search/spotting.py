"""Where a passage names an entry, in any of its spellings."""

import re

from bot.search.identity import canonical
from bot.search.register import Entry, Leaf
from bot.search.sentences import split_sentences
from bot.search.values import Value, value_near
from bot.search.words import fold

_WORDLIKE = re.compile(r"[A-Z][a-zà-ÿ]+")
_JOINED = r"[\W_]{0,2}"


class Spotter:
    """Looks for one entry in passages."""

    def __init__(self, entry: Entry) -> None:
        self._key = entry.key
        spellings = {words for words in (*entry.aliases, canonical(entry.name)) if words}
        self._firsts = tuple({words.split()[0] for words in spellings})
        before = r"(?<=@)" if entry.kind == "handle" else r"(?<![^\W_])"
        either = "|".join(_pattern(words) for words in sorted(spellings, key=len, reverse=True))
        self._names = re.compile(rf"{before}(?:{either})(?![^\W_]|\.\d)", re.IGNORECASE) if spellings else None
        # A name such as Relax is also a word: only where it is written with its capital is it the name.
        self._cased = entry.name if entry.kind == "name" and _WORDLIKE.fullmatch(entry.name) else ""

    def sentences(self, leaf: Leaf) -> list[str]:
        """Give the sentences of a passage that name the entry.

        Where only an address or the item's title names it, that is the first sentence; where nothing does, none is.
        """
        passage = leaf.passage
        if any(first in leaf.plain for first in self._firsts):
            sentences = split_sentences(passage.text)
            if naming := [sentence for sentence in sentences if self._named(fold(sentence))]:
                return naming
            if self._named(fold(f"{passage.item}\n{passage.text}")):
                return sentences[:1]
        return split_sentences(passage.text)[:1] if self._key in leaf.keys else []

    def values(self, sentences: list[str]) -> list[Value]:
        """Give the numbers that sentences give for the entry."""
        if self._names is None:
            return []
        return [value for sentence in sentences if (value := value_near(self._names, sentence)) is not None]

    def _named(self, plain: str) -> bool:
        return self._names is not None and self._cased in plain and self._names.search(plain) is not None


def _pattern(words: str) -> str:
    return _JOINED.join(re.escape(word) for word in words.split())
