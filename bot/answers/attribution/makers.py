"""Whether a sentence tells who made, wrote or brought out a name, and not who did so to something beside that name.

The name must be what is made: the object of the deed, its subject where somebody stands behind `by`, or what stands
behind `NAME's`. What a tool is built on, written in or meant for has another maker.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.attribution.bylines import is_by, is_theirs, is_used
from bot.answers.attribution.chinesemakers import tells_in_unspaced
from bot.answers.attribution.doers import is_done
from bot.answers.kinds.who import asks_maker, is_handle
from bot.answers.patterns.chinese import is_mostly_han
from bot.answers.questions.ask import Ask
from bot.answers.terms.term import Term
from bot.answers.texts.claims import Claim, read_claim
from bot.answers.texts.deeds import DOER, DONE, as_sentence
from bot.answers.texts.names import Name
from bot.answers.texts.samenames import same_name
from bot.answers.texts.wordlists import PREPOSITION
from bot.search.dictionaries.vocabulary import is_stop_word
from bot.search.words import fold

_DEFINITE = re.compile(rf"(?i)\b(?:the|this|our|its|their|his|her)(?: (?!(?:{PREPOSITION}|an?)\b)[\w-]+){{0,3}} $")
_MODIFIES = re.compile(r" (?P<after>[a-z][a-z-]{2,})")
#: Letters that a text needs so that a question may say its name: `Who made the game engine Bevy`.
_NAMED = rf"{{}}\W+(?:the |this |an? )?(?:(?!{PREPOSITION}\b)[a-z-]+ ){{{{0,3}}}}?[\"“'‘]?{{}}(?!\w)"
#: Characters of a sentence that are read; the words of a longer one are no sentence.
_LONGEST = 1_200


@dataclass(frozen=True, slots=True)
class Made:
    """What a question asks the maker of, by its name and the word that says what kind of thing that is."""

    name: str
    kind: str = ""

    def is_told(self, sentence: str) -> bool:
        """Tell whether a sentence says who made it."""
        sentence = as_sentence(sentence[:_LONGEST])
        text = fold(sentence)
        spots = [found.span() for found in self.pattern.finditer(text)]
        # A sentence mostly of names in other letters may be Chinese too.
        if not text.isascii() and tells_in_unspaced(text, spots):
            return True
        if is_mostly_han(text):
            return False
        claim = read_claim(sentence)
        others = [name for name in claim.names if not same_name(name.key, self.name.casefold())]
        return any(self._is_told_at(claim, start, end, others) for start, end in spots)

    @property
    def pattern(self) -> re.Pattern[str]:
        """What finds the name, however it is joined; not as a part of a longer one: `ghcup` in `ghcup-gtk`."""
        joined = r"[\s_-]+".join(map(re.escape, fold(self.name).split()))
        return re.compile(rf"(?ai)(?<![\w-]){joined}(?![\w-]|\.\w)")

    def _is_told_at(self, claim: Claim, start: int, end: int, others: Sequence[Name]) -> bool:
        """Tell whether a sentence says who made what is named at a place."""
        if _is_modifier(claim.text[:start], claim.text[end:], self.kind):
            return False
        return (
            is_theirs(claim, start, end, others)
            or is_done(claim, start, others)
            or (not is_used(claim, start) and is_by(claim, end))
        )


def made_asked(ask: Ask, terms: Sequence[Term]) -> Made | None:
    """Give what an ask is for the maker of, None where it is for something else or for what has no name."""
    if not asks_maker(ask.text):
        return None
    asked = fold(ask.whole)
    if lone := re.search(rf"(?i)\b{DONE} (?:the )?([a-z][a-z\d-]+)\W*$", asked):
        return Made(lone[1]) if is_handle(lone[1].casefold()) or any(term.hard for term in terms) else None
    for term in (term for term in terms if term.hard):
        shown = re.escape(fold(term.shown))
        told = _NAMED.format(rf"(?:{DONE}|behind|{DOER} (?:of|for|behind))", shown)
        if re.search(rf"(?i){shown}(?: {PREPOSITION}\b|['’]s (?!{DOER}))", asked):
            return None
        if not asked.isascii() or re.search(rf"(?i){told}", asked) or re.search(rf"(?i){shown}['’]s {DOER}", asked):
            kind = re.search(rf"(?i)(?<!\w){shown} ([a-z][\w-]+)", asked)
            return Made(term.shown, kind[1] if kind else "")
    return None


def _is_modifier(before: str, after: str, kind: str) -> bool:
    """Tell whether a name only says what kind of thing is meant: `a PyTorch library`, where `the X model` is X."""
    found = _MODIFIES.match(after)
    if found is None or _DEFINITE.search(before) or found["after"] == kind:
        return False
    return not is_stop_word(found["after"])
