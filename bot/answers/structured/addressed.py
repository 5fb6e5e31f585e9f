"""Where something is, as an answer: the address that a post links its name to."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.answers.extraction.picks import Pick, sentences_of
from bot.answers.patterns.addresses import Wanted, address_wanted
from bot.answers.questions.ask import Ask
from bot.answers.questions.scope import Scope
from bot.answers.terms.term import Term
from bot.posts.markdown.links import is_of_picture
from bot.search.identity import spoken
from bot.search.passage import Passage
from bot.search.search import Search
from bot.search.words import fold

#: Passages that are looked at, and addresses that are given at most.
_LOOKED_AT, _SHOWN = 40, 2
_PATH = re.compile(r"^https?://[^/]+/")


@dataclass(frozen=True, slots=True)
class _Link:
    """A link to what is asked for.

    Attributes:
        exact: its words, or the end of its address, are the name and no more.
    """

    url: str
    pick: Pick
    exact: bool


def addresses_of(search: Search, ask: Ask, terms: Sequence[Term], scope: Scope) -> Sequence[Sequence[Pick]]:
    """Give the addresses of what an ask wants to find, the one linked most often first.

    Where no post links to it, the best sentence that names it is given, whose source leads to its post.
    """
    wanted = address_wanted(fold(ask.whole))
    if wanted is None or scope.note:
        return ()
    named = [term.shown for term in terms if not (term.light and not term.hard) and wanted.is_of(term.shown)]
    if not named:
        return ()
    hits = search.find(" ".join(named), limit=_LOOKED_AT, posts=scope.slugs)
    passages = [hit.passage for hit in hits if scope.holds(hit.passage)]
    links = [one for passage in passages for one in _links(passage, wanted, named)]
    links = [one for one in links if one.exact] or links
    often = Counter(one.url for one in links)
    links.sort(key=lambda one: (-often[one.url], -one.pick.passage.published.toordinal()))
    picks: dict[str, Pick] = {}
    for one in links:
        picks.setdefault(one.url, one.pick)
    return [(pick,) for pick in picks.values()][:_SHOWN] or _naming(passages, named)


def _naming(passages: Sequence[Passage], named: Sequence[str]) -> Sequence[Sequence[Pick]]:
    said = (pick for passage in passages for pick in sentences_of(passage) if _says(pick.text, named))
    return [(pick,) for pick in islice(said, 1)]


def _links(passage: Passage, wanted: Wanted, named: Sequence[str]) -> Iterator[_Link]:
    """Give the links of a passage to what is named: by their words, by where they lead, or by the title over them."""
    title = " ".join((passage.item or passage.headline).split())
    for start, end, url in passage.links:
        if not wanted.kind.search(url) or is_of_picture(url):
            continue
        words, last = " ".join(passage.text[start:end].split()), _PATH.sub("", url).rstrip("/").rpartition("/")[2]
        own = (url == passage.address or wanted.is_narrow) and _names(title, named)
        if own or _names(words, named) or _names(last, named):
            label = words if _names(words, named) and words != url else title if own else ""
            pick = Pick(
                passage=passage, text=passage.text[start:end], at=start, read=f"{label} — {url}" if label else url
            )
            yield _Link(url, pick, exact=own or spoken(" ".join(named)) in (spoken(words), spoken(last)))


def _names(text: str, named: Sequence[str]) -> bool:
    """Tell whether a text is a name, and says all that is named: in no more than twice as many words."""
    return _says(text, named) and len(spoken(text).split()) <= 2 * len(spoken(" ".join(named)).split())


def _says(text: str, named: Sequence[str]) -> bool:
    """Tell whether a text says all that is named as whole words, whatever joins them."""
    words, folded = f" {spoken(text)} ", fold(text).casefold()
    return all(f" {spoken(name)} " in words or (not name.isascii() and name in folded) for name in named)
