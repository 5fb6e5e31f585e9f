"""What post after post repeats word for word: greetings, calls to take part, footers. No answer is made of it."""

from bot.posts.furniture import is_furniture
from bot.search.passage import Passage, moved
from bot.search.search import Search

#: So many posts that hold a sentence repeat it.
_POSTS = 3
_LOOKED_AT = 8


def is_repeated(search: Search, sentence: str) -> bool:
    """Tell whether at least three posts hold a sentence word for word."""
    words = " ".join(sentence.split())
    found = search.holding(sentence, limit=_LOOKED_AT)
    return len({passage.post for passage in found if words in " ".join(passage.text.split())}) >= _POSTS


def without_opening(passage: Passage, furniture: frozenset[str]) -> Passage | None:
    """Give a passage from its first line on that is no furniture of its series; None where all of it is."""
    start = 0
    for line in passage.text.split("\n"):
        if not is_furniture(line, furniture):
            links = moved((link for link in passage.links if link[0] >= start), -start)
            apart = moved((block for block in passage.apart if block[0] >= start), -start)
            return passage._replace(text=passage.text[start:], links=links, apart=apart) if start else passage
        start += len(line) + 1
    return None
