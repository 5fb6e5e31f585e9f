"""One thing that posts speak of, and what they say of it."""

from dataclasses import dataclass
from datetime import date

from bot.search.identity import Kind
from bot.search.values import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that posts speak of.

    Attributes:
        key: its identity in all posts: `arxiv:2504.12345`, `github:owner/name`, `x:handle`, `story:…`, `name:…`.
        name: as it is written most often.
        aliases: every way of writing it that is told from others.
        url: its address, or None.
        seen: how many passages name it, by a rough count.
    """

    key: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    url: str | None = None
    seen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One passage that names an entry; the quote is the sentence that does."""

    post: str
    title: str
    published: date
    section: str
    quote: str
    passage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A number that a post gives for an entry, where another post gives another."""

    value: Value
    mention: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What posts say of an entry: every mention, and the numbers that changed, both oldest first."""

    entry: Entry
    mentions: tuple[Mention, ...]
    changes: tuple[Change, ...] = ()
