"""Text as it is compared and shown: in one line, or without all that does not tell two titles apart."""

import re
import unicodedata


def in_a_line(text: str) -> str:
    """Give text in one line, with single spaces."""
    return " ".join(text.split())


def folded(text: str) -> str:
    """Give text without case, punctuation and spaces."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())
