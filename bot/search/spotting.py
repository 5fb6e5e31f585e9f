"""Where a passage names an entry, in any of its spellings."""

import re
from collections.abc import Iterable, Sequence

from bot.search.entry import Entry
from bot.search.identity import PIECE, canonical, without_maker
from bot.search.passage import Passage
from bot.search.register import shown
from bot.search.scripts import UNSPACED
from bot.search.sentences import split_sentences
from bot.search.values import Value, value_near
from bot.search.words import fold

_WORDLIKE = re.compile(r"[A-Z][a-zà-ÿ]+")
# A name may stand right beside the letters of a script without spaces.
_LETTER = rf"[^\W_{UNSPACED}]"
_BEFORE = rf"(?:(?<!{_LETTER})|(?=[{UNSPACED}]))"
_AFTER = rf"(?:(?!{_LETTER}|\.\d)|(?<=[{UNSPACED}]))"
# Written with other capitals and joined to another word it is part of another name: claude-mem is not Claude.
_APART, _UNJOINED = rf"(?<!{_LETTER}[-_/])", rf"(?![-_/]{_LETTER})"
_BETWEEN = r"[\W_]{0,2}"
_DIGIT = re.compile(r"\d")


class Spotter:
    """Looks for one entry in passages."""

    def __init__(self, entry: Entry) -> None:
        self._key = entry.key
        before = r"(?<=@)" if entry.kind == "handle" else _BEFORE
        written = {way for name in (*entry.aliases, entry.name) for way in (name, without_maker(name))}
        exact = _either(fold(name) for name in written)
        loose = _either(canonical(name) for name in written)
        if entry.kind == "name" and _WORDLIKE.fullmatch(entry.name):
            # A name such as Relax is also a word: only where it is written with its capital is it the name.
            loose = exact
        alone = f"{_APART}{before}(?:{loose}){_AFTER}{_UNJOINED}"
        self._alone = re.compile(alone if loose is exact else f"(?i:{alone})") if loose else None
        self._names = re.compile(f"{self._alone.pattern}|{before}(?:{exact}){_AFTER}") if self._alone else None
        # A common name stands in thousands of passages: to look for its first piece costs a tenth of the pattern.
        self._firsts = {pieces[0].casefold() for name in written if (pieces := PIECE.findall(fold(name)))}
        self._firsts |= {pieces[0] for name in written if (pieces := PIECE.findall(canonical(name)))}

    def sentences(self, passage: Passage) -> list[str]:
        """Give the sentences of a passage that name the entry.

        Where only an address or the item's title names it, that is the first sentence; where nothing does, none is.
        """
        told = self._named(fold(passage.text))
        if not (told or self._named(fold(passage.item)) or any(known.key == self._key for known in shown(passage))):
            return []
        sentences = split_sentences(passage.running) or split_sentences(passage.text)
        naming = [sentence for sentence in sentences if self._named(fold(sentence))] if told else []
        return naming or sentences[:1]

    def values(self, sentence: str) -> list[Value]:
        """Give the number that a sentence gives for the entry, if it gives one."""
        value = value_near(self._alone, sentence) if self._alone and _DIGIT.search(sentence) else None
        return [] if value is None else [value]

    def _named(self, plain: str) -> bool:
        if self._names is None:
            return False
        small = plain.casefold()
        return any(first in small for first in self._firsts) and self._names.search(plain) is not None


def _either(names: Iterable[str]) -> str:
    """Give a pattern for some names, the longest first, whatever joins their words; a v may stand before a version."""
    spelt = {tuple(PIECE.findall(name)) for name in names}
    return "|".join(_pattern(pieces) for pieces in sorted(spelt, key=lambda pieces: (-len(pieces), pieces)) if pieces)


def _pattern(pieces: Sequence[str]) -> str:
    first, *others = map(re.escape, pieces)
    return first + "".join(f"{_BETWEEN}v?{piece}" if piece[0].isdigit() else f"{_BETWEEN}{piece}" for piece in others)
