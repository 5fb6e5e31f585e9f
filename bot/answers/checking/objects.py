"""Who stands before a verb and who right behind it: `Tide replaces the queue` is not `the queue replaces Tide`."""

import re
from collections.abc import Iterator, Sequence

from bot.answers.checking.source import Source
from bot.answers.texts.claims import Claim, root
from bot.answers.texts.samenames import same_name
from bot.answers.texts.wordlists import IRREGULAR
from bot.search.dictionaries.vocabulary import is_stop_word

_BEFORE = re.compile(r"(?i)(\w+)\s(?:the |an? |its |their )?$")
_AFTER = re.compile(r"(?i)\s(?:has |have |had |also |now |will )?(\w+)\b(?! by\b)")
_BE = re.compile(r"(?i)\b(?:is|are|was|were|been|being|be|gets?|got)\s(?:\w+\s)?$")


def reversed_object(claim: Claim, sources: Sequence[Source]) -> Iterator[str]:
    """Say of a name that a verb is done to in a claim that it does it itself in the passages, and never the reverse."""
    lines = [line.claim for source in sources for line in source.lines]
    subjects = [pair for line in lines for pair in _subjects(line)]
    objects = [pair for line in lines for pair in _objects(line)]
    for name, verb in _objects(claim):
        if any(verb == does and same_name(name, who) for who, does in subjects) and not any(
            verb == done and same_name(name, whom) for whom, done in objects
        ):
            yield f"in the passages {name} does this itself"


def _objects(claim: Claim) -> Iterator[tuple[str, str]]:
    """Give each name right behind a verb of the active, with the verb's stem."""
    for name in claim.names:
        before = _BEFORE.search(claim.text[: name.start])
        if before and not _BE.search(claim.text[: before.start()]) and _is_verb(before[1]):
            yield name.key, root(before[1].casefold())


def _subjects(claim: Claim) -> Iterator[tuple[str, str]]:
    """Give each name right before a verb of the active, with the verb's stem."""
    for name in claim.names:
        after = _AFTER.match(claim.text, name.end)
        if after and not name.object and _is_verb(after[1]):
            yield name.key, root(after[1].casefold())


def _is_verb(word: str) -> bool:
    """Tell whether a word may be a verb by its form: the `weekly` of `weekly Codex users` and a `proposer` are none."""
    folded = word.casefold()
    return not is_stop_word(folded) and (folded.endswith(("s", "ed", "ing")) or folded in IRREGULAR)
