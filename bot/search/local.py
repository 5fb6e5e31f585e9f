"""Meaning without a server: the small English model that the package `wordllama` carries, read from its files.

It knows one vector for each piece of a word, and the meaning of a text is the mean of its pieces. No code of the
package is run: its own loader may download, and nothing here can. The only reader of the model.
"""

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from bot.errors import SettingsError
from bot.search.dictionaries.vocabulary import is_stop_word
from bot.search.words import stem

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_WEIGHTS = Path("weights", "l2_supercat_256.safetensors")
_PIECES = Path("tokenizers", "l2_supercat_tokenizer_config.json")
#: Texts cut into pieces at a time.
_BATCH = 1024
#: A word that the model knows whole, as its list of pieces writes it.
_WHOLE = re.compile(r"\u2581([a-z]{3,})")
#: The cosine from which two words mostly say the same (film and movie 0.84, cost and price 0.67, hire and join 0.01).
_AKIN = 0.5
#: Words that are akin to one at most, and words whose kin is remembered; to find it takes half a millisecond.
_MOST, _REMEMBERED = 40, 4096
#: How much finds by this model count beside those by words: at 1.0 it pushed right finds by words down.
WEIGHT = 0.5
#: The share of a text's letters that must be Latin for the model to make anything of it.
_LATIN = 0.85


class LocalModel:
    """The model in a folder; its files are read at the first need, and many threads may ask.

    Attributes:
        name: tells its vectors from those of others.
    """

    name = f"wordllama {_WEIGHTS.stem}"

    def __init__(self, folder: Path) -> None:
        """Take the folder of the package.

        Raises:
            SettingsError: it does not hold the model.
        """
        if not all((folder / part).is_file() for part in (_WEIGHTS, _PIECES)):
            raise SettingsError(
                f"There is no model that Digestbot knows in {folder}; run `make local` (the extra digestbot[local]) "
                "anew, or leave DIGESTBOT_EMBEDDING_MODEL empty."
            )
        self._folder = folder
        self._near = lru_cache(maxsize=_REMEMBERED)(self._nearest)

    @classmethod
    def found(cls) -> "LocalModel":
        """Give the model that is installed.

        Raises:
            SettingsError: none is.
        """
        package = find_spec("wordllama")
        if package is None or not package.submodule_search_locations:
            raise SettingsError(
                "DIGESTBOT_EMBEDDING_MODEL is local, but that model is not installed; "
                "run `make local` (the extra digestbot[local]), or leave the setting empty."
            )
        return cls(Path(package.submodule_search_locations[0]))

    @staticmethod
    def reads(text: str) -> bool:
        """Tell whether a text is in letters that the model was made for."""
        letters = [letter for letter in text if letter.isalpha()]
        return sum(letter < "\u0250" for letter in letters) >= _LATIN * len(letters)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give one row for each text, of length one; of zeros for one without any piece."""
        rows = np.zeros((len(texts), self._weights.shape[1]), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            batch = self._pieces.encode_batch_fast(list(texts[start : start + _BATCH]), add_special_tokens=False)
            for place, pieces in enumerate(batch, start):
                if pieces.ids:
                    rows[place] = self._weights[pieces.ids].mean(axis=0)
        return _unit(rows)

    def akin(self, word: str) -> tuple[str, ...]:
        """Give words that may well say the same as one in small letters, nearest first; none of its own stem."""
        return self._near(word)

    def _nearest(self, word: str) -> tuple[str, ...]:
        places, rows = self._whole
        forms = (word, stem(word), word.removesuffix("s"), word.removesuffix("d"))
        known = next((places[form] for form in forms if form in places), None)
        if known is None:
            return ()
        nearness = rows @ rows[known]
        words = list(places)
        found = sorted(np.flatnonzero(nearness >= _AKIN), key=lambda at: -nearness[at])
        return tuple(other for at in found[:_MOST] if stem(other := words[at]) != stem(word))

    @cached_property
    def _weights(self) -> NDArray[np.float32]:
        from safetensors.numpy import load_file

        (weights,) = load_file(self._folder / _WEIGHTS).values()
        return np.asarray(weights, dtype=np.float32)

    @cached_property
    def _pieces(self) -> "Tokenizer":
        from tokenizers import Tokenizer

        pieces = Tokenizer.from_file(str(self._folder / _PIECES))
        pieces.no_padding()
        pieces.no_truncation()
        return pieces

    @cached_property
    def _whole(self) -> tuple[dict[str, int], NDArray[np.float32]]:
        """The words that the model knows whole, each with its row."""
        known = {found[1]: at for piece, at in self._pieces.get_vocab().items() if (found := _WHOLE.fullmatch(piece))}
        words = sorted(word for word in known if not is_stop_word(word))
        rows = self._weights[[known[word] for word in words]]
        return {word: at for at, word in enumerate(words)}, _unit(rows)


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1), dtype=np.float32)
