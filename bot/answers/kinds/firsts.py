"""Who or what came first of several or won: how questions ask for it, and how texts say that something does."""

import re

_ASKS = r"(?i)\b(?:who|which|what)\b(?: [\w./'’-]+){0,4}? "
_FIRST = re.compile(
    rf"{_ASKS}(?P<deed>tops|topped"
    r"|(?:came|comes|ranks?|ranked|placed|finished|is|was) (?:in )?(?:first|1st|top|on top|number one|#1)"
    r"(?=\W*$| (?:on|in|at|of|for|among|after|before|place)\b))"
)
_WON = re.compile(rf"{_ASKS}(?P<deed>won|wins)\b")
_WINS = (
    r"\b(?:win|wins|won|winn\w+|champion\w*|victor\w*|first place|gold|prizes?|awarded|beat|beats)\b|🥇|🏆"
    r"|第一|冠军|夺冠"
)
_LEADS = (
    r"\b(?:first (?:place|on|in|among|of)"
    r"|(?:is|are|was|were|be|ranks?|ranked|came|comes|placed) (?:\w+ )?first|1st|tops?|topped|topping"
    r"|number one|no\. ?1|leads?|led|leading|leader|best|highest)\b|#1\b|榜首"
)
#: Each question for a first place, and the text that gives one.
FIRSTS = ((_FIRST, re.compile(rf"(?i){_LEADS}|{_WINS}")), (_WON, re.compile(rf"(?i){_WINS}")))


def deed_of_first(question: str) -> str:
    """Give the words by which a question says that somebody won or came first, or an empty text."""
    found = (asked.search(question) for asked, _ in FIRSTS)
    return " ".join(one["deed"] for one in found if one)
