"""Words that stand side by side in a question and in a sentence: of two that hold the same words, one puts them so."""

import re
from functools import lru_cache
from itertools import pairwise

from bot.search.vocabulary import is_stop_word
from bot.search.words import fold, stem

_WORD = re.compile(r"[^\W_]+(?:[.'][^\W_]+)*")


@lru_cache(maxsize=1024)
def pairs_in(text: str) -> frozenset[tuple[str, str]]:
    """Give each two words of a text that stand side by side and both say something, by their stems."""
    found = [word.removesuffix("'s") for word in _WORD.findall(fold(text).casefold())]
    told = (pair for pair in pairwise(found) if not any(map(is_stop_word, pair)))
    return frozenset((stem(one), stem(other)) for one, other in told)
