"""Who does in a Chinese sentence what somebody is asked to have done: `王虹加入了哪家公司` is not told by who else did.

Chinese leaves out who does what where that was said before, so that only a sentence which names another one is
another's.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.answers.judging.coverage import Term, is_in
from bot.answers.questions.chinese import is_mostly_chinese, tagged
from bot.answers.questions.question import Ask
from bot.answers.texts.claims import read_claim
from bot.answers.texts.clauses import doers
from bot.answers.texts.names import Name
from bot.posts.hanzi import simplified
from bot.search.sentences import split_sentences
from bot.search.words import fold, tokens

_ASKS = re.compile(r"[哪谁几]|什么|多少|何")
#: Tags of people and of other names.
_NAMES = ("nr", "nt", "nz")
#: What parts a sentence into stretches of which each has its own doer; what is listed stands in one.
_PARTS = re.compile(r"[，,；;：:（）()。！？]|——|以及")
#: What stands between who does it and the verb: how and when, or that they say so.
_DOES = re.compile(r"[^的之、]{0,10}")


def is_by_who_is_asked(ask: Ask, terms: Sequence[Term], text: str) -> bool:
    """Tell whether a text may tell what somebody did whom a Chinese question begins with, and not what another did."""
    deed, before = _deed_asked(ask.text)
    if not deed or deed not in text or not is_mostly_chinese(text):
        return True
    asked = [term for term in terms if is_in(frozenset(tokens(before)), term) and _is_name(term)]
    if not asked:
        return True
    told = [_doer_is(fold(one), deed, asked) for one in split_sentences(simplified(text)) if deed in one]
    return True in told or False not in told


@lru_cache(maxsize=64)
def _deed_asked(question: str) -> tuple[str, str]:
    """Give the verb that stands last before the word of asking, and what stands before the first verb of all."""
    asks = _ASKS.search(question)
    verbs: list[str] = []
    before = ""
    for shown, tag in tagged(question[: asks.start()]) if asks else ():
        if tag.startswith("v") and len(shown) > 1:
            verbs.append(shown)
        elif not verbs and not tag.startswith("v"):
            before += shown
    return (verbs[-1] if verbs else ""), before


def _is_name(term: Term) -> bool:
    return term.hard or any(tag.startswith(_NAMES) for _, tag in tagged(term.shown))


def _doer_is(sentence: str, deed: str, asked: Sequence[Term]) -> bool | None:
    """Tell whether those asked of do it in a sentence, by its stretch, or None where that names nobody before it."""
    at = sentence.index(deed)
    start = max((found.end() for found in _PARTS.finditer(sentence, 0, at)), default=0)
    end = _PARTS.search(sentence, at)
    forms = frozenset(tokens(sentence[start : end.start() if end else len(sentence)]))
    if any(is_in(forms, term) for term in asked):
        return True
    if sentence[:start].endswith("("):
        # What stands in brackets is told of what stands right before them.
        return False if any(name.end == start - 1 for name in _doers(sentence)) else None
    near = (name for name in _doers(sentence) if start <= name.start and name.end <= at)
    does = any(_DOES.fullmatch(sentence, name.end, at) for name in near)
    return False if does and not sentence.startswith("的", at + len(deed)) else None


def _doers(sentence: str) -> list[Name]:
    return doers(read_claim(sentence).names)
