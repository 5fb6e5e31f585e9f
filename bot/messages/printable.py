"""Text that cannot steer the terminal it is shown in."""

from unicodedata import category

#: Kept though they print nothing themselves: ends of lines, and what joins emoji.
KEPT = "\n\t\u200d\ufe0f"


def printable(text: str) -> str:
    """Drop control and direction-changing characters; spaces of every width stay, for Chinese is set with others."""
    return "".join(letter for letter in text if letter in KEPT or letter.isprintable() or category(letter) == "Zs")
