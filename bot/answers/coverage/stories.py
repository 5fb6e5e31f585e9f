"""What stands together in a post, so that a word of one story is never taken for a word about another."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.answers.patterns.chinese import is_mostly_han
from bot.search.dictionaries.languages import european_in
from bot.search.forms import forms_in, lists_several, own_headings, repositories_in, told_in
from bot.search.passage import Passage
from bot.search.scripts import UNSPACED_LETTER
from bot.search.search import Search
from bot.search.tabular import is_row
from bot.search.words import said_in

#: How a line ends that is a whole paragraph, not a title.
_ENDS = re.compile(r"[.!?。！？…][\"'”’)\]]*\s*(?:'[^']{1,30}'|\S{1,3})?\s*$")

#: How an entry of a Chinese digest begins.
_ENTRY = re.compile(r"\s*(?:\d{1,3}、|（\d{1,3}）)")
#: How a line begins that thanks for what stands before it.
_THANKS = re.compile(r"(?i)\W*(?:many )?thank(?:s|s? you)? (?:go )?to [\w@]")
_SIGN = re.compile(r"[^\w\s\"'“”‘’「『《【（()\[<*_@]")
_SAID_BY = re.compile(r"\s*(?:[—–]|--?\s)\s*\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One item of a post, or one paragraph or list line of a passage without items.

    Attributes:
        text: what stands in it.
        near: every form of every word of it and of the headings above it.
        wide: the same of the passage around it.
        unspaced: it holds text of a script without spaces.
        chinese: it is written in Chinese characters, as Japanese is too.
        european: which other European language than English it is written in, empty for none.
        headings: what it stands under, the title of its post first.
        links: the addresses linked in it.
    """

    text: str
    near: frozenset[str]
    wide: frozenset[str]
    unspaced: bool
    chinese: bool = False
    european: str = ""
    headings: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


def stories_of(passage: Passage, neighbours: Iterable[Passage] = ()) -> tuple[Story, ...]:
    """Give the stories of a passage; of an item that goes on in the neighbouring passages, the whole."""
    return _stories(passage, tuple(near for near in neighbours if passage.item and near.place == passage.place))


def stories_in(search: Search, passage: Passage) -> tuple[Story, ...]:
    """Give the stories of a passage, an item with all that it goes on with in the passages beside it."""
    return stories_of(passage, search.neighbours(passage) if passage.item else ())


def says_who(line: str) -> bool:
    """Tell whether a line begins like one that says whose words stand before it: a dash and a name."""
    return _SAID_BY.match(line) is not None


def is_title(line: str) -> bool:
    """Tell whether a line is no whole sentence."""
    return _ENDS.search(line) is None


def are_listed_alike(line: str, other: str) -> bool:
    """Tell whether two lines begin with the same sign, as the lines of a list do, so that neither heads the other."""
    return line[:1] == other[:1] and _SIGN.match(line) is not None


def story_of(text: str, language: str) -> Story:
    """Give a text that stands in no passage as a story of its own words."""
    said = forms_in(text, language)
    return _story(text, said, said, language)


def joined(stories: Sequence[Story]) -> Story:
    """Give several stories read as one."""
    near = frozenset[str]().union(*(story.near for story in stories))
    wide = near.union(*(story.wide for story in stories))
    around = next((story.european for story in stories if story.european), "")
    return _story("\n".join(story.text for story in stories), near, wide, around)


@lru_cache(maxsize=4096)
def _stories(passage: Passage, rest: tuple[Passage, ...]) -> tuple[Story, ...]:
    wide = told_in(passage).union(*map(told_in, rest))
    own = own_headings(passage)
    around, headings = passage.language, (passage.title, *own)
    if is_row(passage.text):
        return (_story(passage.said, wide, wide, around, headings, passage.urls),)
    if passage.item:
        whole = (passage, *rest)
        links = tuple(url for one in whole for url in one.urls)
        return (_story("\n".join(one.running for one in whole), wide, wide, around, headings, links),)
    # A digest of many entries is not about one thing, whatever its title says.
    mixed = lists_several(passage.title) or any(map(_ENTRY.match, passage.text.split("\n")))
    heading = said_in("\n".join(own if mixed else headings))
    return tuple(
        _story(text, heading.union(forms_in(text, around)), wide, around, headings, _links_in(passage, text))
        for text in _paragraphs(passage.running)
    )


def _links_in(passage: Passage, text: str) -> tuple[str, ...]:
    """Give the addresses linked in the lines of a passage that a text is made of."""
    return tuple(url for line in text.split("\n") for url in passage.urls_of(line)) if passage.links else ()


def _paragraphs(text: str) -> Iterator[str]:
    """Give the lines of a text, each after the line that leads to it: a title, or words before a list."""
    lead = title = ""
    lines = _with_who_said([line for line in text.split("\n") if line.strip()])
    if any(map(_ENTRY.match, lines)):
        yield from _entries(lines)
        return
    for number, line in enumerate(lines):
        if line.rstrip().endswith((":", "：")) and number + 1 < len(lines):
            lead, title = line, ""
            continue
        whole = not is_title(line)
        heads = whole and not are_listed_alike(title, line)
        yield "\n".join(filter(None, (lead, title if heads else "", line)))
        title = "" if whole else line
        if whole:
            lead = ""


def _with_who_said(lines: Sequence[str]) -> list[str]:
    """Put a line that says whose words the line before it gives, or thanks for it, behind that line."""
    joined: list[str] = []
    for line in lines:
        if joined and (says_who(line) or _THANKS.match(line)):
            joined[-1] += f"\n{line}"
        else:
            joined.append(line)
    return joined


def _entries(lines: Sequence[str]) -> Iterator[str]:
    """Give the numbered entries of a Chinese digest, each with the paragraphs up to the next one."""
    entry: list[str] = []
    for line in lines:
        if entry and _ENTRY.match(line):
            yield "\n".join(entry)
            entry = []
        entry.append(line)
    yield "\n".join(entry)


def _story(
    text: str,
    near: frozenset[str],
    wide: frozenset[str],
    around: str,
    headings: tuple[str, ...] = (),
    links: tuple[str, ...] = (),
) -> Story:
    return Story(
        text=text,
        near=near | repositories_in(links) if links else near,
        wide=wide,
        unspaced=UNSPACED_LETTER.search(text[:200]) is not None,
        chinese=is_mostly_han(text),
        european=european_in(around, text),
        headings=headings,
        links=links,
    )
