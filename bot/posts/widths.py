"""How wide text is where every letter takes a column of its own."""

from unicodedata import east_asian_width


def width(text: str) -> int:
    """Give the columns of a text: an East Asian character takes two, and says about as much as two letters."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def is_dense(letter: str) -> bool:
    """Tell whether a character is of a writing that sets no space between words, or its punctuation."""
    return "\u2e80" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uffef"


def head_of(text: str, most: int) -> str:
    """Give a text as it is, or its beginning of at most so many characters, up to the end of a word.

    Chinese and Japanese may be cut between any two characters, also beside words of other writings.
    """
    if len(text) <= most:
        return text
    ends = (at for at in range(most, 0, -1) if text[at].isspace() or is_dense(text[at]) or is_dense(text[at - 1]))
    return text[: next(ends, most)].rstrip(" ,;:—–，、；：（「『《【")
