"""Who does in a Chinese sentence what somebody is asked to have done: `王禾加入了哪家公司` is not told by who else did.

Chinese leaves out who does what where that was said before, so that only a sentence which names another one is
another's.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.answers.coverage.stories import Story
from bot.answers.patterns.chinese import is_mostly_chinese, tagged
from bot.answers.questions.ask import Ask
from bot.answers.terms.term import Term, is_in
from bot.answers.texts.claims import read_claim
from bot.answers.texts.clauses import doers
from bot.answers.texts.deeds import MADE_IN_CHINESE, OUT_IN_CHINESE
from bot.posts.hanzi import simplified
from bot.search.sentences import split_sentences
from bot.search.words import fold, said_in

_ASKS = re.compile(r"[哪谁几]|什么|多少|何")
#: Tags of people and of other names.
_NAMES = ("nr", "nt", "nz")
#: What parts a sentence into stretches of which each has its own doer; what is listed stands in one.
_PARTS = re.compile(r"[，,；;：:（）()。！？]|——|以及")
#: What stands between who does it and the verb: how and when, or that they say so.
_DOES = re.compile(r"[^的之、]{0,10}")
_POINTS = re.compile(r"[他她它]")
#: Verbs of making and of bringing out, each of which says the same as the others.
_MADE, _OUT = re.compile(MADE_IN_CHINESE), re.compile(OUT_IN_CHINESE)


def is_by_who_is_asked(ask: Ask, terms: Sequence[Term], story: Story) -> bool:
    """Tell whether a story may tell what somebody did whom a Chinese question begins with, and not what another did.

    Where no sentence says who does it, they must be named in the story or above it.
    """
    deed, before = _deed_asked(ask.text)
    if not deed or not is_mostly_chinese(story.text):
        return True
    asked = [term for term in terms if is_in(said_in(before), term) and _is_name(term)]
    told = simplified(fold("\n".join((*story.headings, story.text))))
    said = [(sentence, found) for sentence in split_sentences(told) for found in deed.finditer(sentence)]
    if not asked or not said:
        return not asked or deed not in (_MADE, _OUT)
    doers_are = [_are_doers(asked, sentence, found) for sentence, found in said]
    return True in doers_are or (False not in doers_are and _stand_in(asked, told))


@lru_cache(maxsize=64)
def _deed_asked(question: str) -> tuple[re.Pattern[str] | None, str]:
    """Give what finds the verb that stands last before the word of asking, and what stands before the first of all."""
    asks = _ASKS.search(question)
    words = tagged(question[: asks.start()]) if asks else ()
    verbs = [place for place, (shown, tag) in enumerate(words) if len(shown) > 1 and _is_verb(words, place, tag)]
    if not verbs:
        return None, ""
    deed = words[verbs[-1]][0]
    known = next((one for one in (_MADE, _OUT) if one.fullmatch(deed)), None)
    return known or re.compile(re.escape(deed)), "".join(shown for shown, _ in words[: verbs[0]])


def _is_verb(words: Sequence[tuple[str, str]], place: int, tag: str) -> bool:
    """Tell whether a word is a verb, by its tag or by the sign of one that follows it."""
    return tag.startswith("v") or any(shown in "了过到" for shown, _ in words[place + 1 : place + 2])


def _is_name(term: Term) -> bool:
    return term.hard or any(tag.startswith(_NAMES) for _, tag in tagged(term.shown))


def _stand_in(asked: Sequence[Term], text: str) -> bool:
    forms = said_in(text)
    return any(is_in(forms, term) for term in asked)


def _are_doers(asked: Sequence[Term], sentence: str, deed: re.Match[str]) -> bool | None:
    """Tell whether those asked of do it in a sentence, or None where nobody is named who does.

    That is told by the stretch of the sentence; by what stands before it, where somebody is only pointed at there.
    """
    at = deed.start()
    start = max((found.end() for found in _PARTS.finditer(sentence, 0, at)), default=0)
    end = _PARTS.search(sentence, at)
    if _stand_in(asked, sentence[start : end.start() if end else len(sentence)]):
        return True
    names = doers(read_claim(sentence).names)
    if sentence[:start].endswith("("):
        # What stands in brackets is told of what stands right before them.
        return False if any(name.end == start - 1 for name in names) else None
    if _POINTS.search(sentence, start, at):
        return _stand_in(asked, sentence[:start]) or (False if any(name.end < start for name in names) else None)
    near = (name for name in names if start <= name.start and name.end <= at)
    does = any(_DOES.fullmatch(sentence, name.end, at) for name in near)
    return False if does and not sentence.startswith("的", deed.end()) else None
