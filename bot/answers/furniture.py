"""What post after post repeats word for word: greetings, calls to take part, footers. No answer is made of it."""

from bot.search.search import Search

#: So many posts that hold a sentence make it furniture.
_POSTS = 3
_LOOKED_AT = 8


def is_furniture(search: Search, sentence: str) -> bool:
    """Tell whether at least three posts hold a sentence word for word."""
    words = " ".join(sentence.split())
    hits = search.find(sentence, limit=_LOOKED_AT)
    return len({hit.passage.post for hit in hits if words in " ".join(hit.passage.text.split())}) >= _POSTS
