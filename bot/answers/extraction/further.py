"""More of an answer in the digests' own words, without what was shown."""

import re
from collections.abc import Callable, Iterator, Sequence

from bot.answers.extraction.extract import extract
from bot.answers.extraction.picks import Pick, sentences_of
from bot.answers.questions.ask import Ask
from bot.answers.terms.term import Term
from bot.search.passage import Passage
from bot.search.words import fold

#: Sentences that are given at a time.
MORE = 3
#: Passages that are looked at.
_READ = 12
# The numbers of sources and the marks of list lines, which an answer has and a post has not.
_MARKS = re.compile(r"\s*\[\d+\]|^\s*•\s*", re.MULTILINE)


def further(
    ask: Ask, terms: Sequence[Term], passages: Sequence[Passage], shown: str, is_repeated: Callable[[str], bool]
) -> list[Pick]:
    """Give the next sentences of the passages that an answer came from, else what others say of the same names.

    What was `shown` are the answers so far. No sentence is given that `is_repeated` by post after post.
    """
    told, read = _plain(shown), passages[:_READ]
    begun = [passage for passage in read if any(_plain(pick.said) in told for pick in sentences_of(passage))]
    rest = [pick for passage in begun for pick in sentences_of(passage) if not is_repeated(pick.text)]
    new = list(_new(rest, told))
    if not new:
        others = [passage for passage in read if passage not in begun and _speaks_of(ask, passage)]
        new = list(_new(extract(ask, terms, others, is_repeated), told))
    return new[:MORE]


def is_shown(pick: Pick, shown: str) -> bool:
    """Tell whether a sentence stands in the answers so far."""
    return _plain(pick.said) in _plain(shown)


def _new(picks: Sequence[Pick], told: str) -> Iterator[Pick]:
    """Give what was not told yet, once each."""
    said: set[str] = set()
    for pick in picks:
        if (plain := _plain(pick.said)) not in told and plain not in said:
            said.add(plain)
            yield pick


def _speaks_of(ask: Ask, passage: Passage) -> bool:
    """Tell whether a passage has every name asked about; where none is, only an overview goes on elsewhere."""
    text = fold(passage.said).casefold()
    names = ask.claim.names
    return all(name.key in text for name in names) if names else ask.form == "overview"


def _plain(text: str) -> str:
    return " ".join(_MARKS.sub(" ", text).split())
