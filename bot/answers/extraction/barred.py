"""Lines with a bar between their parts: lists of headings or links, rows of a ranking, and rows of fields."""

import re

#: Bars from which on a line may be a list of headings or links, no sentence.
_BARS = 3
#: How a row of a ranking begins.
_RANKED = re.compile(r"\s*(?:[🥇🥈🥉]|\d{1,3}\.?)\s*\|")
#: A field that counts, by a sign or word that says what, no name before its figure: `⭐ 64`, `Forks: 3`, `today +3`.
_COUNTS = re.compile(
    r"(?=[\d\s.,%+()/-]{0,40}[^\d\s.,%+()/-])(?:[^\d:：]{1,20}[:：]|[^\d+]{1,20}(?=\+))?[^A-Za-z\d]{0,20}\d"
)


def is_barred(text: str) -> bool:
    """Tell whether a line lists headings, links or fields with a bar between them, and is no row of a ranking."""
    return text.count(" | ") >= _BARS and not _RANKED.match(text)


def is_menu(text: str) -> bool:
    """Tell whether such a line is no more than a list; in one of fields most count: `⭐ 64 stars | 🔤 Rust | 📈 +3`."""
    parts = text.split(" | ")
    return is_barred(text) and 2 * sum(_COUNTS.match(part) is not None for part in parts) <= len(parts)
