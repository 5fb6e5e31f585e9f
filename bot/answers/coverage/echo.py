"""Does a text say more than the question does? A title in the question's own words answers no `who` and no `why`."""

import re

from bot.answers.kinds.kinds import REASON
from bot.answers.patterns.forms import YES_OR_NO
from bot.answers.texts.wordlists import ASKING, LIGHT, OPENS
from bot.search.dictionaries.vocabulary import is_stop_word
from bot.search.words import stem, words_in

_ASKS = re.compile(
    r"(?i)\b(?:who|whom|whose|who's|what|what's|which|why|how|when|where|wer|was|warum|wann|wo|qui|quel\w*|pourquoi|quand)\b"
    r"|谁|什么|哪|为何|怎么|如何|多少|几|誰|何|なぜ|どう|どの|いつ"
)
_ASKS_WHY = re.compile(r"(?i)\bwhy\b|\bhow come\b|为什么|为何|なぜ")
_WHY = re.compile(rf"(?i){OPENS}(?:why|how come)\b")
#: What is wrong with a thing is a reason to change it.
_PROBLEM = re.compile(
    r"(?i)\b(?:suffer\w*|problem\w*|trouble\w*|brittle|fragile|slow|broken|flaky|unreliable|unsafe|insecure|unused"
    r"|unmaintained|obsolete|outdated|deprecated|too \w+|hard to"
    r"|difficult|expensive|fail\w*|unable|cannot|can't|couldn't|never)\b"
)
_GIVES_A_REASON = re.compile(rf"(?i){REASON}")
#: Words of its own that a text needs to give a reason without a word that says so.
_OF_A_REASON = 4
_PLAIN = frozenset(map(stem, ASKING | LIGHT))


def lacks_reason(question: str, text: str) -> bool:
    """Tell whether an English question wants a reason and a text in no way gives one."""
    return _WHY.match(question) is not None and not _gives_a_reason(text)


def tells_more(question: str, text: str) -> bool:
    """Tell whether a text says something that the question does not; one for yes or no may be answered by an echo."""
    if YES_OR_NO.match(question) or _ASKS.search(question) is None:
        return True
    asked = {form for word in words_in(question) for form in (*word.exact, *word.stems)}
    needed = _OF_A_REASON if _ASKS_WHY.search(question) and not _gives_a_reason(text) else 1
    found: set[str] = set()
    for word in words_in(text):
        forms = {*word.exact, *word.stems}
        if asked.isdisjoint(forms) and not is_stop_word(word.exact[0]) and stem(word.exact[0]) not in _PLAIN:
            found.add(word.exact[0])
            if len(found) >= needed:
                return True
    return False


def _gives_a_reason(text: str) -> bool:
    return _GIVES_A_REASON.search(text) is not None or _PROBLEM.search(text) is not None
