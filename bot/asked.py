"""What can be asked, as data: one small class for each thing."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Read:
    """Show the post of a period, the newest, or one by name."""

    words: str


@dataclass(frozen=True, slots=True)
class Open:
    """Show the post with a key."""

    key: str


@dataclass(frozen=True, slots=True)
class ShowAnswer:
    """Show an answer that was given before; aloud, to others than its asker, so that it says what was asked."""

    record: str
    aloud: bool = False


@dataclass(frozen=True, slots=True)
class OpenSection:
    """Show a section, counted from 1, of the post with a key."""

    key: str
    number: int


@dataclass(frozen=True, slots=True)
class About:
    """Tell what the digests hold about an item: section and place in it, both counted from 1."""

    key: str
    section: int
    item: int


@dataclass(frozen=True, slots=True)
class Ask:
    """Answer a question; with a key, from one post only; with a record, as a follow-up to that answer."""

    question: str
    key: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """Ask an example question, counted from 1, of the post with a key."""

    key: str
    number: int


@dataclass(frozen=True, slots=True)
class Search:
    """Show a page, counted from 1, of the passages that fit best."""

    query: str
    page: int = 1


@dataclass(frozen=True, slots=True)
class Items:
    """Show a page, counted from 1, of the mentions of an item, or of the items there are."""

    name: str
    page: int = 1


@dataclass(frozen=True, slots=True)
class ListPosts:
    """Show a page of the posts there are, counted from 1."""

    page: int = 1


@dataclass(frozen=True, slots=True)
class Schedule:
    """Change or show what is posted in this place.

    Attributes:
        verb: subscribe, unsubscribe, subscriptions, pause or resume.
        words: what follows, such as `weekly mon 09:00 Europe/Berlin --silent`.
    """

    verb: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """Say whether an answer helped."""

    record: str
    good: bool


@dataclass(frozen=True, slots=True)
class Why:
    """Show how an answer came about."""

    record: str


@dataclass(frozen=True, slots=True)
class Help:
    """Say everything that can be asked, or in a note what to say instead of what was said."""

    note: str = ""


@dataclass(frozen=True, slots=True)
class Hello:
    """Greet somebody who called us and said nothing."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Watch a name, or stop watching it; without a name, show what is watched."""

    name: str
    on: bool = True


#: What a reader types to choose no language or zone of their own.
UNSET = ("any", "profile")


@dataclass(frozen=True, slots=True)
class Choose:
    """Set the reader's own language or time zone, or tell what is set.

    Attributes:
        what: `language` or `zone`.
        value: UNSET for the platform's; empty where it is only asked for.
    """

    what: str
    value: str


@dataclass(frozen=True, slots=True)
class ScheduleOf:
    """Pause or resume one subscription, wherever in the workspace it posts."""

    verb: str
    number: int


@dataclass(frozen=True, slots=True)
class Home:
    """Show a reader's own page, after doing something on it."""

    then: "Command | None" = None


@dataclass(frozen=True, slots=True)
class Share:
    """Do what a command asks, for everybody to see."""

    command: "Command"


Command: TypeAlias = (
    Read
    | Open
    | OpenSection
    | About
    | Ask
    | ShowAnswer
    | Example
    | Search
    | Items
    | ListPosts
    | Schedule
    | Rate
    | Why
    | Help
    | Hello
    | Watch
    | Choose
    | ScheduleOf
    | Home
    | Share
)
