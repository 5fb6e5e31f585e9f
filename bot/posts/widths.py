"""How wide text is where every letter takes a column of its own."""

from unicodedata import east_asian_width


def width(text: str) -> int:
    """Give the columns of a text: an East Asian character takes two, and says about as much as two letters."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
