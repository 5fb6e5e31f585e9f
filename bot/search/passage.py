"""A passage: the smallest piece of a post that can be found, quoted and cited."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeAlias, TypeVar

from bot.posts.frontmatter.dates import day_of, read_moment
from bot.search.tabular import read_out

T = TypeVar("T")
#: Places in a text: (start, end, address), and (start, end, lines).
Links: TypeAlias = tuple[tuple[int, int, str], ...]
Apart: TypeAlias = tuple[tuple[int, int, int], ...]


class Passage(NamedTuple):
    """One item, or 60 to 120 words on sentence borders, with the context it is indexed under.

    A tuple, since very many are read and written: made in a third of the time of a frozen dataclass.

    Attributes:
        id: `slug#number`, stable while the post's source is unchanged.
        post: the post's slug.
        number: its place in the post, from 0.
        section: the section's title, may be empty.
        above: the smaller headings between section and item, outermost first.
        item: the item's title, or empty.
        text: stands in the post in plain text; quotes are cut from it verbatim.
        urls: every address linked in the text, the only ones an answer may show.
        links: where in the text each of them stands, as (start, end, address).
        line: the line of the post's file it begins on.
        repeats: it says again what a later paragraph says (a summary), and is kept but not indexed.
        apart: where in the text there are no sentences, as (start, end, lines): code with the lines of its whole block,
            or 0 where it only goes on or a picture is described.
    """

    id: str
    post: str
    number: int
    title: str
    published: date
    first: date
    last: date
    language: str
    section: str
    item: str
    text: str
    urls: tuple[str, ...] = ()
    links: Links = ()
    line: int = 0
    repeats: bool = False
    above: tuple[str, ...] = ()
    apart: Apart = ()

    def __hash__(self) -> int:
        """Tell passages apart by their ids, since what is worked out of them is kept by passage."""
        return hash(self.id)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings it stands under in its post, outermost first: section, smaller ones, item."""
        return tuple(filter(None, (self.section, *self.above, self.item)))

    @property
    def headline(self) -> str:
        """What its text opens with: the title of its item, or of the section that is one story; else empty."""
        own = self.item or self.section
        return own if own and self.text.startswith(f"{own}\n") else ""

    @property
    def place(self) -> tuple[str, ...]:
        """Its post and headings: two passages of one item stand in the same place."""
        return (self.post, *self.headings)

    @property
    def day(self) -> date | None:
        """The day it is of within a post of more days, by a heading that is a date; None where none says."""
        days = (day for heading in reversed(self.headings) if (day := _day_alone(heading)))
        return next((day for day in days if self.first <= day <= self.last), None)

    @property
    def address(self) -> str | None:
        """The address of the item it tells of, or that its headline leads to; None where there is none."""
        if self.item:
            return next(iter(self.urls), None)
        return next((url for start, _, url in self.links if start < len(self.headline)), None)

    @property
    def said(self) -> str:
        """The text as it is read out: a table's row with the names of its columns."""
        return read_out(self.text)

    @property
    def running(self) -> str:
        """The text with blanks in place of code and of what describes a picture, every sentence where it was."""
        text = self.text
        for start, end, _ in self.apart:
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
        return text

    def urls_of(self, quote: str) -> tuple[str, ...]:
        """Give the addresses linked in a part of the text, each once, in order."""
        start = self.text.find(quote)
        held = (url for first, last, url in self.links if first < start + len(quote) and start < last)
        return tuple(dict.fromkeys(held)) if start >= 0 else ()


@lru_cache(maxsize=4096)
def _day_alone(heading: str) -> date | None:
    moment = read_moment(heading.strip(" *_#:：[]()📅🗓\ufe0f"))
    return day_of(moment) if moment else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that was found, and how well it fits; scores compare only within one search."""

    passage: Passage
    score: float


def moved(places: Iterable[tuple[int, int, T]], by: int) -> tuple[tuple[int, int, T], ...]:
    """Give places in a text where they are once so many letters stand before it; of fewer, once it begins later."""
    return tuple((start + by, end + by, what) for start, end, what in places)
