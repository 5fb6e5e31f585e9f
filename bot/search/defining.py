"""Which of several passages tells what a thing is, rather than mentions it by the way."""

import re

from bot.search.passage import Passage

# A name, perhaps with its owner before it and a remark after it, and then what it is or does.
_DOES = re.compile(
    r"(?:['’]s)?(?:\s?\([^()]{1,60}\))?,?\s?(?:"
    r"\b(?:which |that |also |now )?(?:is|was|are|were|has|had|can|may|will|[a-z]{3,}(?<!s)s)\b(?!\s?[-/])"
    r"|[—–:：]\s|是|为|為|提出|推出|发布|發布|とは|は)"
)
# Three words name a thing; more ask about it.
_LONGEST_NAME = 3
_TELLS, _SUMMARY = 1.25, 0.85


def weight_of(passage: Passage, name: str) -> float:
    """Give the factor for a passage's score: more where it tells what the name is or does, less for a summary.

    A summary, which stands on no line of the body, says in short what a longer passage says better.
    """
    weight = _SUMMARY if passage.line == 0 else 1.0
    return weight * _TELLS if name and _tells(passage.text, name) else weight


def named_in(words: list[str]) -> str:
    """Give the words of a question as one name where they are few enough to be one, else an empty text."""
    return " ".join(words) if 0 < len(words) <= _LONGEST_NAME else ""


def _tells(text: str, name: str) -> bool:
    lowered = text.lower()
    at = lowered.find(name)
    while at >= 0:
        if not lowered[at - 1 : at].isalnum() and _DOES.match(text, at + len(name)):
            return True
        at = lowered.find(name, at + 1)
    return False
