"""Text that cannot steer the terminal it is shown in."""

import json
from unicodedata import category

#: Kept though they print nothing themselves: ends of lines, and what joins emoji.
KEPT = "\n\t\u200d\ufe0f"


def printable(text: str) -> str:
    """Drop control and direction-changing characters; spaces of every width stay, for Chinese is set with others."""
    for letter in _steering(text):
        text = text.replace(letter, "")
    return text


def printable_json(document: str) -> str:
    """Escape in a JSON document what `printable` would drop, so that it still says the same."""
    for letter in _steering(document):
        document = document.replace(letter, json.dumps(letter)[1:-1])
    return document


def _steering(text: str) -> set[str]:
    return {sign for sign in set(text) if not (sign in KEPT or sign.isprintable() or category(sign) == "Zs")}
