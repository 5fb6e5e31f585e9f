"""Numbers that titles bear, which say where in a list they stand: a list of ours tells that anew, a button need not."""

import re
from collections.abc import Iterable

#: What a title is numbered by, a sign before it or not.
_NUMBER = re.compile(
    r"(?i)^(?:[^\w\s#\[№]+\s+)?(?:\d{1,3}(?:[.)]\s+|[、．]\s*)|\[\d{1,3}\]\s+|#\d{1,3}\s*[-—–:：.]+\s+|(?:\d\ufe0f?\u20e3)+\s*"
    r"|(?:no\.?|nr\.?|n[°º]|№)\s?\d{1,3}\s*[-—–:：.]+\s+)"
)
#: A rank, which only titles that bear them one after the other are numbered by: `#1 of all mills` is none alone.
_RANK = re.compile(r"^#(\d{1,3})\s+(?=\S)")


def without_number(title: str, *, ranked: bool = False) -> str:
    """Give a title without the number before it, as it is where nothing else would be left.

    Args:
        title: of a section, an item or a row; a sentence may be numbered so too.
        ranked: it is one of titles that `are_ranked`.
    """
    return _NUMBER.sub("", _RANK.sub("", title) if ranked else title) or title


def are_ranked(titles: Iterable[str]) -> bool:
    """Tell whether titles bear their ranks: the first and the second do."""
    return {"1", "2"} <= {rank[1] for rank in map(_RANK.match, titles) if rank}
