"""The title of an item: without its number in a list, and told again in the text below it."""

import re

_NUMBERED = re.compile(r"^\s*\d{1,3}(?:[.)](?!\d)|[、．])\s*")
#: Words of a title from which on it is told from a name.
_SHORTEST = 4
#: What begins after a title that was no part of a sentence.
_GOES_ON = re.compile(r"\s+[\"“‘'(]?[A-Z\d]")


def without_number(title: str) -> str:
    """Give a title without the number it has in a list."""
    return _NUMBERED.sub("", title)


def place_of_news(text: str, title: str) -> int:
    """Give where the news of a sentence begins: after what a copied page opens with, up to its title again.

    After the title a new sentence must begin, so that none is cut that only names it; 0 where nothing is to be cut.
    """
    at = text.find(title) if len(title.split()) >= _SHORTEST else -1
    told = text[at + len(title) :]
    return len(text) - len(told.lstrip()) if at >= 0 and _GOES_ON.match(told) else 0
