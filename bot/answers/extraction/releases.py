"""Which releases of a thing the posts tell of, and the latest of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answers.answer import SHOWN
from bot.answers.extraction.picks import Pick, by_date, sentences_of, title_of, with_lead
from bot.answers.questions.ask import Ask
from bot.answers.terms.term import Term
from bot.search.passage import Passage

_SEVERAL = re.compile(r"(?i)\b(?:versions|releases)\b|哪些版本|哪几个版本")
_ONE = re.compile(r"(?i)\b(?:version|release)\b|版本")
#: A version after a name, and what makes a number none.
_VERSION = (
    r"(?:,? (?:version|release))?[ _-]?v?(?P<version>\d+(?:\.\d+)+|(?<=v)\d+)"
    r"(?P<early>[-.]?(?:rc|beta|alpha|pre|dev)[\w.]*)?"
    r"(?![\d.]*\s?(?:%|x\b|×|[kmb]\b|percent\b|points?\b|million\b|billion\b))"
)


@dataclass(frozen=True, slots=True)
class _Release:
    """A sentence or title on a release; `told` where it tells of this one, and does not only speak of it."""

    pick: Pick
    version: tuple[int, ...]
    final: bool
    told: bool

    @property
    def height(self) -> tuple[tuple[int, ...], bool]:
        """What orders releases: 0.10 is above 0.9, and a release above its candidates."""
        return self.version, self.final


def releases_asked(ask: Ask, terms: Sequence[Term], passages: Sequence[Passage]) -> list[Pick]:
    """Give the latest release of a thing, or each one, where no more than that is asked; else none.

    The newest post's comes second where an older one tells of a higher version.
    """
    named = [term for term in terms if not term.light]
    if len(named) != 1 or not named[0].hard:
        return []
    several = _SEVERAL.search(ask.text) is not None and ask.form != "count"
    latest = _ONE.search(ask.text) is not None and ask.order == "latest"
    if ask.form == "date" or not (several or latest):
        return []
    found = sorted(_releases_of(named[0], passages), key=lambda one: by_date(one.pick))
    if several:
        first = {one.height: one.pick for one in reversed(found)}
        return sorted(dict.fromkeys(first.values()), key=by_date)[:SHOWN] if len(first) > 1 else []
    told = [one for one in found if one.told] or found
    if not told:
        return []
    highest = max(told, key=lambda one: one.height)
    newest = max(
        (one for one in told if one.pick.passage.post == told[-1].pick.passage.post), key=lambda one: one.height
    )
    return [pick for one in dict.fromkeys((highest, newest)) for pick in with_lead(one.pick)]


def _releases_of(term: Term, passages: Sequence[Passage]) -> Iterator[_Release]:
    """Give what names a version of a thing right behind its name."""
    name = r"[\s_-]+".join(map(re.escape, term.shown.split()))
    pattern = re.compile(rf"(?i)(?<![\w/-]){name}{_VERSION}")
    for passage in passages:
        for pick in (*filter(None, [title_of(passage)]), *sentences_of(passage)):
            for found in pattern.finditer(pick.said):
                version = tuple(int(part) for part in found["version"].split(".")[:4])
                opens = not re.search(r"\w", pick.said[: found.start()])
                yield _Release(pick, version, not found["early"], opens)
