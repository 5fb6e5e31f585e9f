"""What passages speak of, kept as terms of the index, so that a name is found by how it, or a word of it, begins."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.search import identity
from bot.search.identity import PIECE, Identity, canonical
from bot.search.naming import handles_in, is_repo, names_in, pairs_in
from bot.search.passage import Passage
from bot.search.tabular import row_of
from bot.search.words import fold

# What every arXiv number holds; to look for its stop first costs a tenth of looking for digits.
_DIGITS = re.compile(r"\.(?<=[0-9]{4}\.)[0-9]{4}")
#: Where a word of a name begins.
_WORD_START = re.compile(r"(?:(?<=[\s/@_-])|^)(?=\w)")
_BETWEEN = "\t"
#: The longest name that is completed, in characters, and the words of it by which it is found.
_LONGEST, _MOST_WORDS = 150, 10


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as passages write it.

    Attributes:
        words: those of the name that were asked for, and all after them, as `spoken` gives them.
        key: what it stands for in all posts.
        count: how many passages write it so.
    """

    words: str
    key: str
    written: str
    count: int = 0


def subject(passage: Passage) -> Identity | None:
    """Give the paper or repository that a passage's item is about: the first whose own page it links to."""
    return next((known for url in passage.urls if (known := identity.of_page(url)) is not None), None)


def shown(passage: Passage) -> list[Identity]:
    """Give what a passage names without doubt: by a link, by its number, as a handle, as `owner/name`."""
    text = passage.text
    found = _linked(passage) if passage.urls else []
    if _DIGITS.search(text):
        found += identity.papers_in(text)
    if "@" in text:
        found += handles_in(text)
    if "/" in text:
        owners = {owner for url in passage.urls if (owner := identity.owner_of(url)) is not None}
        found += (identity.repo(pair.owner, pair.name) for pair in pairs_in(text) if is_repo(pair, owners=owners))
    return found


def terms_of(passage: Passage, known: Iterable[Identity]) -> set[str]:
    """Give the terms under which the index holds what a passage names and what it shows without doubt."""
    written = {name for name, sure in names_in(row_of(passage.text)) if sure}
    terms = {term for name in written for term in _terms_of_name(name)}
    return terms.union(*(_terms(*name) for name in _known(passage, known)))


def spelling_of(term: str, count: int) -> Spelling:
    """Give the name that `terms_of` made a term of."""
    words, key, written = term.split(_BETWEEN)
    return Spelling(words, key, written, count)


def exactly(words: str) -> str:
    """Give the beginning of the terms of names that are these words, or end in them."""
    return f"{words}{_BETWEEN}"


def _linked(passage: Passage) -> list[Identity]:
    return [known for url in passage.urls if (known := identity.of_url(url)) is not None]


def _known(passage: Passage, known: Iterable[Identity]) -> Iterator[tuple[str, str, str]]:
    """Give what is known to be named: its key, what it is found by, and how it is shown."""
    about = subject(passage) if passage.item else None
    title = " ".join(passage.item.split())
    if title:
        yield about.key if about else f"story:{canonical(title)}", title, title
    for one in known:
        is_subject = one.kind == "paper" and about is not None and one.key == about.key
        yield one.key, one.name.removeprefix("arXiv:"), title if is_subject else one.name


@lru_cache(maxsize=1 << 16)
def _terms_of_name(name: str) -> tuple[str, ...]:
    return _terms(f"name:{canonical(name)}", name, name)


@lru_cache(maxsize=1 << 16)
def _terms(key: str, name: str, written: str) -> tuple[str, ...]:
    """Give the terms of a name: one for each of its words, with all words after it."""
    if len(written) > _LONGEST:
        return ()
    plain = fold(name).casefold()
    starts = [found.start() for found in _WORD_START.finditer(plain)][:_MOST_WORDS]
    ends = {" ".join(PIECE.findall(plain, start)) for start in starts} | {canonical(name)}
    return tuple(f"{words}{_BETWEEN}{key}{_BETWEEN}{written}" for words in ends if words)
