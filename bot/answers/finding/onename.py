"""A name that is written like a word of asking: `What is new in Go?` asks about Go where the posts write it so."""

import re
from dataclasses import replace

from bot.answers.questions.question import Ask
from bot.search.search import Search
from bot.search.words import words_in

#: A question of nothing but one word.
_ALONE = re.compile(r"\W*(\w+)\W*")
#: Passages that tell how posts write a word, and how often they must write it with a capital for each time without.
_READ, _OFTENER = 30, 3


def of_its_name(search: Search, ask: Ask) -> Ask:
    """Give an ask that seems to want no more than what is new as one for the name it holds, where posts have that."""
    if ask.form != "overview":
        return ask
    shown = [ask.claim.text[name.start : name.end] for name in ask.claim.names]
    if alone := _ALONE.fullmatch(ask.claim.text):
        shown = [alone[1]]
    if len(shown) != 1 or not _is_name(search, shown[0]):
        return ask
    return replace(ask, form="other", words=tuple(words_in(shown[0])))


def _is_name(search: Search, word: str) -> bool:
    """Tell whether a word has a capital, and posts write it with one inside sentences far oftener than without."""
    if not (word.isalpha() and word.istitle()):
        return False
    found = re.compile(rf"(?i)(?<=[a-z,] ){word}(?![\w-])")
    written: list[str] = [text for hit in search.find(word, limit=_READ) for text in found.findall(hit.passage.text)]
    capital = sum(text.istitle() for text in written)
    return capital > 1 and capital >= _OFTENER * (len(written) - capital)
