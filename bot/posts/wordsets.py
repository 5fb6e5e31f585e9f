"""Lists of words as they are written in code: one text, parted by spaces and ends of lines."""


def word_set(text: str) -> frozenset[str]:
    """Give the words of a text as a set."""
    return frozenset(text.split())
