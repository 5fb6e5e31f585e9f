"""Words that make a sentence say more than its passages: the first, the only one; because of what."""

import re
from collections.abc import Iterator, Sequence

from bot.answers.checking.source import Source
from bot.answers.texts.claims import Claim, telling
from bot.answers.texts.lexicon import is_unspaced

#: What says that a thing comes before all others, and what says it in other words.
_ALONE = {
    re.compile(
        r"(?i)\bfirst[ -]ever\b|\b(?:was|is|are|were|become|becomes|became) (?:the )?first to\b"
        r"|\bthe first\s(?:[\w-]+\s){1,4}(?:ever\b|to\s)|首个|第一个"
    ): re.compile(r"(?i)\bfirst\b|\b1st\b|never before|inaugural|debut|pioneer|earliest|首|第一|最早|率先"),
    re.compile(r"(?i)\bthe only\b|唯一"): re.compile(r"(?i)\bonly\b|\bsole|\bunique|no other|alone|唯一|独家|只有|仅"),
    re.compile(r"(?i)\b(?:exclusively|solely)\b"): re.compile(
        r"(?i)\bonly\b|\bsole|\bexclusiv|\balone\b|nothing (?:but|else)|唯一|独家|只有|仅|专"
    ),
}
_CAUSE = re.compile(r"(?i)\b(?:because(?: of)?|due to|owing to|on account of|as a result of)\s")
#: How a cause is told in a script without spaces, whose words cannot be compared.
_CAUSE_ABROAD = re.compile(r"因[此为]|由于|由於|所以|导致|導致|ため|ので|から")
_CAUSE_ENDS = re.compile(r"[,;:.()—–]|\s(?:while|but|which|and)\s")


def overclaimed(claim: Claim, sources: Sequence[Source]) -> Iterator[str]:
    """Say that a claim calls something the first or only one, or names a cause, of which its passages have no word."""
    text = "\n".join(source.text for source in sources)
    for said, held in _ALONE.items():
        found = said.search(claim.text)
        if found and not held.search(text):
            yield f"the passages do not say “{found[0].strip()}”"
    if is_unspaced(text) and not is_unspaced(claim.text) and _CAUSE_ABROAD.search(text):
        return
    for cause in _CAUSE.finditer(claim.text):
        end = _CAUSE_ENDS.search(claim.text, cause.end())
        stop = end.start() if end else len(claim.text)
        words = {word for at, word in claim.stems.items() if cause.end() <= at < stop and telling(word)}
        there = {word for word in words if any(word in source.words or word in source.forms for source in sources)}
        named = {name.key for name in claim.names if cause.end() <= name.start < stop}
        # Its names are in the passages: that was looked at before.
        if (len(there) + len(named)) * 2 < len(words) + len(named):
            yield "its passages do not give this cause"
