"""Whether a text holds a quote, copied as it is shown or as the file of its post writes it."""

import re
import unicodedata
from functools import lru_cache

from bot.posts.markdown.parts import inline_text

#: What opens a line of Markdown: a heading, a list, a quotation.
_OPENING = re.compile(r"(?m)^\s*(?:#{1,6}|[-*+]|\d{1,3}[.)]|>)\s+")
#: Which address a link is of, by its name elsewhere in the file: `[heddle]` of `[Heddle 2.1][heddle]`.
_REFERENCE = re.compile(r"(?<=\])\[[^\[\]\n]*\]")
#: Marks that a piece of Markdown may keep when it is cut anywhere, what parts the cells of a table, and spaces.
_MARKS = re.compile(r"[*`|\[\]\s]+")


def is_quoted(quote: str, text: str) -> bool:
    """Tell whether a quote stands in a text, but for spaces, Unicode forms (NFKC) and Markdown's marks."""
    return _folded(quote) in _folded(text) or (bool(bare := _bare(quote)) and bare in _unmarked(text))


@lru_cache(maxsize=1024)
def _bare(quote: str) -> str:
    """Give a piece of Markdown as it is shown, without spaces: `**[Heddle](https://…)** 2.1` is `Heddle2.1`."""
    return _unmarked(inline_text(_REFERENCE.sub("", _OPENING.sub("", quote))))


def _unmarked(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKC", _OPENING.sub("", text)))


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())
