"""Posts whose title is a version and no name, as in the project's own blog: each is on what its first lines name."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from bot.answers.terms.term import Term, holds
from bot.posts.wordsets import word_set
from bot.search.passage import Passage
from bot.search.words import words_in

_VERSION = re.compile(r"(?<![\w.])v?(\d+(?:\.\d+)+)(?![\w.])")
_RELEASING = word_set(
    "release released releases releasing version update updates build builds beta alpha preview candidate rc "
    "stable unstable nightly lts major minor patch hotfix bugfix maintenance changelog notes announcement "
    "announcing introducing new now the our a an is are of for and out here available"
)
#: How such a post says whose release it is: `Loom's v0.3 update`, `an update for Loom`.
_RELEASED = (
    r"(?i)(?<!\w){0}(?:['’]s?)? (?:v?\d|version|release|update)"
    r"|(?:version|release|update|build|beta|v?\d[\d.]*) (?:for|of|to) (?:the )?{0}(?!\w)"
)
#: Passages of a post that begin it.
_FIRST = 2


def as_of_its_versions(term: Term, passages: Sequence[Passage]) -> Term:
    """Let versions stand for a name that such posts alone tell of, as what they release: the one that it is asked with.

    Of a name alone, any that such a post is titled with does.
    """
    if not term.hard or not any(_version_alone(passage.title) for passage in passages):
        return term
    bare = _VERSION.sub("", term.shown).strip()
    name = replace(term, shown=bare, words=tuple(words_in(bare)))
    naming = [passage for passage in passages if holds(passage, name)] if name.words else []
    titled = [_version_alone(passage.title) for passage in naming]
    released = re.compile(_RELEASED.format(re.escape(bare)))
    if not all(titled) or not any(passage.number < _FIRST and released.search(passage.text) for passage in naming):
        return term
    own = _VERSION.findall(term.shown)
    return replace(
        term, also=(*term.also, *(word for version in own or dict.fromkeys(titled) for word in words_in(version)))
    )


@lru_cache(maxsize=4096)
def _version_alone(title: str) -> str:
    """Give the version that a title gives without a name, or an empty text."""
    found = _VERSION.search(title)
    rest = re.findall(r"\w+", _VERSION.sub(" ", title).casefold())
    return found[1] if found and _RELEASING.issuperset(rest) else ""
