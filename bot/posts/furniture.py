"""What stands word for word in most posts of a series: greetings, calls to take part, footers. It is no news."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.posts.post import Post

#: So many posts, and more than half of those looked at, make a text furniture.
POSTS = 3
#: Neighbours looked at on each side of a post; what a series always says changes over the years.
NEAR = 6
# Of a link only its words are read, as the text of a block has them.
_LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\]]*\])*)\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)*\)|\[[^\]]*\])")
# What parts paragraphs: an empty line, a heading, the fence of the front matter.
_BETWEEN = re.compile(r"^(?:[ \t]*|#{1,6} .*|-{3,}[ \t]*|\+{3}[ \t]*)$", re.MULTILINE)


def furniture_of(post: Post, others: Iterable[Post]) -> frozenset[str]:
    """Give the paragraphs and lines that stand in most posts of a post's series around it, folded by `folded`."""
    near = _around(post, [other for other in others if other.series == post.series and other.language == post.language])
    counts = Counter(text for one in near for text in _texts(one.source))
    return frozenset(text for text, count in counts.items() if count >= POSTS and 2 * count > len(near))


def is_furniture(text: str, furniture: frozenset[str]) -> bool:
    """Tell whether all lines of a text are furniture, or all of it is one piece."""
    return folded(text) in furniture or all(folded(line) in furniture for line in text.split("\n") if line.strip())


def folded(text: str) -> str:
    """Give text without case, punctuation and spaces."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def _around(post: Post, series: Sequence[Post]) -> Sequence[Post]:
    ordered = sorted(series, key=lambda one: (one.published, one.slug))
    at = next((place for place, one in enumerate(ordered) if one.slug == post.slug), len(ordered))
    return ordered[max(at - NEAR, 0) : at + NEAR + 1]


@lru_cache(maxsize=64)
def _texts(source: str) -> frozenset[str]:
    """Give the paragraphs and the lines of a post's source, folded."""
    pieces = _BETWEEN.split(source.replace("\r\n", "\n"))
    texts = (folded(_LINK.sub(r"\1", text)) for piece in pieces for text in (piece, *piece.split("\n")))
    return frozenset(filter(None, texts))
