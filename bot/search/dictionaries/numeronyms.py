"""Words shortened to their first letter, the number of letters left out, and the last: k8s, i18n, a11y."""

import re
from collections import Counter
from collections.abc import Iterable

_NUMERONYM = re.compile(r"([a-z])([1-9][0-9]?)([a-z])")


def pattern_of(word: str) -> str:
    """Give the pattern of the words that a numeronym may stand for, or an empty text for any other word."""
    found = _NUMERONYM.fullmatch(word)
    return f"{found[1]}[a-z]{{{found[2]}}}{found[3]}" if found and int(found[2]) > 1 else ""


def spelled_out(word: str, known: Iterable[str]) -> str | None:
    """Give the word that a numeronym stands for, the one met most among known words; None where there is none."""
    pattern = re.compile(pattern_of(word) or r"(?!)")
    counted = Counter(form for form in known if pattern.fullmatch(form))
    return min(counted, key=lambda form: (-counted[form], form)) if counted else None
