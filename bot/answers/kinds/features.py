"""What is singled out under a fixed title: the bug of the week, the person of the month, a firm's Series A."""

import re
from functools import lru_cache

_FEATURE = re.compile(
    r"(?i)(?<!best )(?<!biggest )(?<!top )(?<!main )(?<!most )"
    r"\b(?!(?:news|stor(?:y|ies)|highlights?|themes?|topics?|rest|end|start|beginning|middle|half|course"
    r"|days?|time|part|first|last|one|remainder|release|events?|summary|overview)\b)"
    r"(?P<what>[a-z]{3,}) of the (?P<when>week|month|day|year)\b"
)
#: One round of funding, whose letter is no word that could be looked for.
_ROUND = re.compile(r"(?i)\bseries [a-h]\b")


@lru_cache(maxsize=64)
def feature_asked(question: str) -> re.Pattern[str] | None:
    """Give what finds the title under which something is singled out, where a question asks for that."""
    if lettered := _ROUND.search(question):
        return re.compile(rf"(?i)\b{lettered.group()}\b")
    found = _FEATURE.search(question)
    return re.compile(rf"(?i)\b{found['what']}s? of the {found['when']}\b") if found else None
