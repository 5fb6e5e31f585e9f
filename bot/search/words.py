"""From text to the words it is found by: the same for what is indexed and for what is asked.

Every word keeps its exact form; beside it stand the forms under which people also ask for it: without accents, its
English stem, the parts of a name, a number written out.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from operator import add
from typing import TYPE_CHECKING, TypeVar

from bot.posts.hanzi import simplified
from bot.search.dictionaries.numeronyms import pattern_of
from bot.search.dictionaries.vocabulary import SPACED_STOP_WORDS, is_stop_pair, is_stop_word
from bot.search.scripts import UNSPACED, UNSPACED_LETTER

if TYPE_CHECKING:
    import tantivy

_LETTER = rf"[^\W_{UNSPACED}]"
_JOINER = r"(?:[-./_'&:~+@#]|::|(?<=\d),(?=\d{3}(?!\d)))"
_SCALE_WORD = r"(?:[Tt]housand|[Mm]illion|[Bb]illion|[Tt]rillion)"
_CHUNK = re.compile(
    rf"\d[\d.,]{{0,32}}(?:{_SCALE_WORD}\b|[千万萬亿億])"
    rf"|[{UNSPACED}]+"
    rf"|[@#]?{_LETTER}+(?:{_JOINER}{_LETTER}+)*(?:\+\+|[#%])?"
)
_SCALED = re.compile(rf"(\d)\s(?=(?:{_SCALE_WORD}\b|[千万萬亿億]))")
_NUMBER = re.compile(rf"(\d+(?:,\d{{3}})*)(\.\d+)?(k|m|b|bn|t|千|万|萬|亿|億|{_SCALE_WORD})?")
_SCALE = {"": 0, "k": 3, "千": 3, "thousand": 3, "万": 4, "萬": 4, "m": 6, "million": 6, "亿": 8, "億": 8}
_SCALE |= {"b": 9, "bn": 9, "billion": 9, "t": 12, "trillion": 12}
_INNER_JOINER = re.compile(r"(?<!\d)\.|\.(?!\d)|[-_'&:~+@#]+|,(?!\d)")
_JOINED = re.compile(r"[-_']")
_HUMP = re.compile(r"[A-Z]{2,}s(?![A-Za-z])|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+(?:[.,]\d+)*|[^\W\dA-Za-z]+")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "×": "x", "‐": "-", "‑": "-", "−": "-", "\u200b": None, "\u00ad": None})
_TYPOGRAPHIC = re.compile(f"[{''.join(map(chr, _PLAIN))}]")
_LONGEST_WORD, _LONGEST_JOINED = 64, 32
_LONGEST_SEEN, _MOST_SEEN, _MOST_ASKED = 40, 1 << 19, 1 << 17

_Expanded = TypeVar("_Expanded")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, or a pair of characters of an unspaced script.

    Attributes:
        exact: forms that say the very same, the one written first.
        stems: the word without its English ending, where that differs.
        parts: what a name or compound is made of, each with its own forms.
    """

    exact: tuple[str, ...]
    stems: tuple[str, ...] = ()
    parts: tuple["Word", ...] = ()

    @property
    def is_pair(self) -> bool:
        """Tell whether it is cut from a script without spaces."""
        return _is_unspaced(self.exact[0])

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form under which the word is found, each once."""
        if not self.parts:
            return self.exact + self.stems
        within = (form for part in self.parts for form in part.forms)
        return tuple(dict.fromkeys((*self.exact, *self.stems, *within)))


def fold(text: str) -> str:
    """Give a text with width, ligatures and typographic signs made plain (NFKC), case kept."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text.translate(_PLAIN) if _TYPOGRAPHIC.search(text) else text)


def tokens(text: str) -> list[str]:
    """Give every form of every word of a text, in order, as the index holds them."""
    return list(_expanded(text))


@lru_cache(maxsize=1024)
def said_in(text: str) -> frozenset[str]:
    """Give every form of every word of a text, in no order; a title or a sentence is asked for many times over."""
    return every_form(text)


def every_form(text: str) -> frozenset[str]:
    """Give the same of a text that is asked for once, or kept by whoever asks."""
    return frozenset(_expanded(text))


def searchable(text: str) -> str:
    """Give the same parted by spaces, without the words that no question is searched by: half the time to index."""
    return " ".join(map(_telling.__getitem__, _scaled(text).split()))


def words_in(text: str) -> list[Word]:
    """Give the words of a question, without those that carry no meaning unless there are no others."""
    return list(_words_in(text))


@lru_cache(maxsize=256)
def _words_in(text: str) -> tuple[Word, ...]:
    words = [word for chunk in _CHUNK.findall(fold(_scaled(text))) for word in _asked(chunk)]
    telling = [word for word in words if not is_stop_word(word.exact[0])]
    return tuple({word.exact[0]: word for word in telling or words}.values())


@lru_cache(maxsize=1 << 13)
def stem(word: str) -> str:
    """Give the English stem of a folded word; words with digits or other letters are left alone."""
    if len(word) < 4 or not (word.isascii() and word.isalpha()):
        return word
    return _analyser().analyze(word)[0]


def without_accents(word: str) -> str:
    """Give a folded word with the accents of its Latin letters taken off."""
    if word.isascii():
        return word
    plain = "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
    return plain.replace("ß", "ss").replace("ø", "o").replace("ł", "l")


def _scaled(text: str) -> str:
    """Give a text with numbers joined to the word that scales them (60 thousand)."""
    # Written out, since this is done for every text, and a loop or a set takes three times as long.
    scaled = "illion" in text or "thousand" in text or "万" in text or "亿" in text
    scaled = scaled or "千" in text or "萬" in text or "億" in text
    return _SCALED.sub(r"\1", text) if scaled else text


def _expanded(text: str) -> Iterator[str]:
    return chain.from_iterable(map(_every.__getitem__, _scaled(text).split()))


class _Seen(dict[str, _Expanded]):
    """What is made of pieces of a text without white space, of short ones remembered.

    A plain dictionary, since a look-up in it costs a fifth of one through lru_cache.
    """

    def __init__(self, expand: Callable[[str], _Expanded], most: int) -> None:
        super().__init__()
        self._expand = expand
        self._most = most

    def __missing__(self, piece: str) -> _Expanded:
        expanded = self._expand(piece)
        if len(piece) <= _LONGEST_SEEN:
            if len(self) >= self._most:
                self.clear()
            self[piece] = expanded
        return expanded


def _every_of(piece: str) -> tuple[str, ...]:
    chunks = _CHUNK.findall(fold(piece))
    return tuple(chain.from_iterable(_paired(one).split() if _is_unspaced(one) else _word(one).forms for one in chunks))


def _telling_of(piece: str) -> str:
    return " ".join(_paired(one) if _is_unspaced(one) else _telling_forms(one) for one in _CHUNK.findall(fold(piece)))


def _telling_forms(chunk: str) -> str:
    return " ".join([form for form in _word(chunk).forms if form not in SPACED_STOP_WORDS])


_every, _telling = _Seen(_every_of, _MOST_ASKED), _Seen(_telling_of, _MOST_SEEN)


def _paired(run: str) -> str:
    """Give each pair of characters of a run of an unspaced script, simplified, and its last one.

    With the last one, a search for a single character needs only what begins with it. Every inner character ends one
    pair and begins the next, so it is written twice.
    """
    run = simplified(run)
    return f"{run[0]}{''.join(map(_twice.__getitem__, run[1:-1]))}{run[-1]} {run[-1]}" if len(run) > 1 else run


class _Twice(dict[str, str]):
    """Characters with a space between them and themselves."""

    def __missing__(self, character: str) -> str:
        twice = self[character] = f"{character} {character}"
        return twice


_twice = _Twice()


def _asked(chunk: str) -> list[Word]:
    if not _is_unspaced(chunk):
        return [_word(chunk)]
    chunk = simplified(chunk)
    pairs = list(map(add, chunk, chunk[1:])) or [chunk]
    return [Word((pair,)) for pair in ([pair for pair in pairs if not is_stop_pair(pair)] or pairs)]


def _is_unspaced(chunk: str) -> bool:
    return chunk[0] >= "\u0e00" and UNSPACED_LETTER.match(chunk) is not None


@cache
def _analyser() -> "tantivy.TextAnalyzer":
    """Give tantivy's English stemmer: the stems of the snowballstemmer package, forty times as fast."""
    import tantivy

    stemmer = tantivy.Filter.stemmer("english")
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw()).filter(stemmer).build()


@lru_cache(maxsize=1 << 16)
def _word(chunk: str) -> Word:
    if len(chunk) > _LONGEST_WORD:
        return Word((chunk.casefold()[:_LONGEST_WORD],), parts=_parts(chunk))
    if chunk.isascii() and chunk.isalpha() and (chunk.islower() or chunk.istitle() or chunk.isupper()):
        # Most words have nothing to be cut at or folded, and are told three times as fast.
        folded = chunk.lower()
        stemmed = stem(folded)
        return Word((folded,), () if stemmed == folded else (stemmed,))
    number = _number(chunk.casefold())
    if number:
        return Word(number)
    chunk = chunk.removesuffix("'s").removesuffix("'S")
    exact, stems = _spellings(chunk)
    return Word(exact, stems, _parts(chunk))


def _spellings(chunk: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give a chunk's exact forms (also without its sign, accents and joiners) and its stem."""
    folded = chunk.casefold()
    exact = [folded, folded.lstrip("@#").rstrip("%")]
    exact += [without_accents(folded)]
    if len(folded) <= _LONGEST_JOINED and "/" not in folded and _JOINED.search(folded):
        exact.append(_JOINED.sub("", exact[1]))
    stemmed = stem(exact[-1])
    exact = [form for form in dict.fromkeys(exact) if form]
    return tuple(exact), () if stemmed in exact else (stemmed,)


def _number(folded: str) -> tuple[str, ...]:
    """Give the forms of a number, its plain digits first: 60,000 and 60k are both 60000; empty for what is none."""
    sign = folded[-1] if folded[-1] in "%x" else ""
    found = _NUMBER.fullmatch(folded.rstrip("%x").removeprefix("#"))
    if found is None or len(folded) > _LONGEST_JOINED:
        return ()
    whole, fraction, scale = found[1].replace(",", ""), found[2] or "", found[3] or ""
    digits = whole + fraction
    forms = [_times(whole, fraction, _SCALE[scale])] if scale else [digits]
    forms += [f"{digits}{sign}"] if sign else []
    forms += [folded] if folded[0] == "#" else []
    forms += [folded] if scale.isalpha() and scale.isascii() else []
    return tuple(dict.fromkeys(forms))


def _times(whole: str, fraction: str, power: int) -> str:
    decimals = fraction[1:]
    digits = whole + decimals.ljust(power, "0")
    point = len(whole) + power
    rest = digits[point:].rstrip("0")
    return digits[:point].lstrip("0") + (f".{rest}" if rest else "") or "0"


def _parts(chunk: str) -> tuple[Word, ...]:
    """Give the parts of a name: owner and name, what joiners join, and what capitals and digits set apart."""
    body = chunk.strip("@#%+")
    pieces = [piece for piece in body.split("/") if piece]
    if len(pieces) > 1:
        return tuple(_word(piece) for piece in pieces)
    pieces = [piece for piece in _INNER_JOINER.split(body) if piece]
    if len(pieces) > 1:
        return tuple(_word(piece) for piece in pieces if _is_telling(piece))
    humps = _HUMP.findall(body) if len(body) <= _LONGEST_WORD else _slices(body)
    if len(humps) > 1 and not pattern_of(body.lower()):
        return tuple(Word(*_hump(hump)) for hump in humps if _is_telling(hump))
    return ()


def _hump(hump: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (_number(hump), ()) if hump[0].isdigit() and _number(hump) else _spellings(hump)


def _is_telling(piece: str) -> bool:
    return len(piece) > 1 or piece.isdigit()


def _slices(body: str) -> list[str]:
    return [body[at : at + _LONGEST_WORD] for at in range(0, len(body), _LONGEST_WORD)]
