"""A reader's own page: the newest digest, what is posted in the workspace, what they watch, and what they chose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.messages.digest import headline
from bot.messages.message import Button, Buttons, Element, Limits, Message, Note
from bot.posts.blocks import Bullet, Bullets, Heading, Paragraph, Rule, Span, plain
from bot.posts.post import Post

#: Subscriptions and watched names shown; a page of a hundred blocks has no room for every one of hundreds.
SHOWN = 10
#: Zones to choose from at once, west to east; any other can be named.
ZONES = (
    "America/Los_Angeles",
    "America/New_York",
    "America/Sao_Paulo",
    "UTC",
    "Europe/London",
    "Europe/Berlin",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
)
#: Languages by their own names; another is shown by its code.
LANGUAGES = {"de": "Deutsch", "en": "English", "es": "Español", "fr": "Français", "ja": "日本語", "zh": "中文"}
CHOOSING = "Digests open in your language where they have it; “this week” and hours are read in your time zone."


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """A subscription of the workspace.

    Attributes:
        told: series, times and zone in words.
        url: of the channel; None where the platform has no addresses.
        mine: the reader may pause and resume it.
    """

    number: int
    told: str
    url: str | None
    paused: bool
    mine: bool
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A name the reader watches: how often the digests mention it, and when last."""

    name: str
    mentions: int
    last: str

    @property
    def told(self) -> str:
        """Say how often it is mentioned."""
        if not self.mentions:
            return "not yet"
        return f"{self.mentions} mention{'' if self.mentions == 1 else 's'}, last {self.last}"


def home_message(
    newest: Post | None,
    limits: Limits,
    *,
    said: str,
    postings: Sequence[Posting],
    watched: Sequence[Watched],
    language: str,
    languages: Sequence[str],
    zone: str,
) -> Message:
    """Lay the page out.

    Args:
        newest: the newest digest; None where there is none yet.
        limits: what the platform holds.
        said: what became of the last thing done here; empty for nothing.
        postings: what is posted in the workspace.
        watched: the reader's names.
        language: the one the reader chose; empty for any.
        languages: those the digests are in.
        zone: the one in effect.
    """
    elements: list[Element] = [Paragraph(spans=plain(said))] if said else []
    if newest is None:
        elements.append(Paragraph(spans=plain("There is no digest yet.")))
    else:
        elements += headline(newest, limits, listed=False).elements
    elements += [
        Rule(),
        *_postings(postings),
        Rule(),
        *_watched(watched),
        Rule(),
        *_choices(language, languages, zone, limits),
    ]
    summary = f"The newest digest is {newest.title}." if newest else "There is no digest yet."
    return Message(summary=summary, elements=tuple(elements), private=True)


def _postings(postings: Sequence[Posting]) -> Iterator[Element]:
    yield Heading(spans=plain("Posted in this workspace"), level=2)
    if not postings:
        yield Note(spans=plain("Nothing yet. Type /digest subscribe weekly mon 09:00 in a channel."))
    for posting in postings[:SHOWN]:
        where = (*plain(" · "), Span(text="open the channel", url=posting.url)) if posting.url else ()
        state = " · paused" if posting.paused else ""
        yield Paragraph(spans=(*plain(f"{posting.told}{state}"), *where))
        if posting.problem:
            yield Note(spans=plain(posting.problem))
        if posting.mine:
            verb = "resume" if posting.paused else "pause"
            yield Buttons(buttons=(Button(label=verb.title(), command=f"home {verb}-one {posting.number}"),))
    if len(postings) > SHOWN:
        yield Note(spans=plain(f"… and {len(postings) - SHOWN} more; /digest subscriptions shows a channel's own."))


def _watched(watched: Sequence[Watched]) -> Iterator[Element]:
    yield Heading(spans=plain("Your watch list"), level=2)
    if watched:
        yield Bullets(lines=tuple(map(_watched_line, watched)))
    else:
        yield Note(spans=plain("Watch a paper, repository, model or person, and see here where the digests name it."))
    stops = tuple(Button(label=f"Stop: {one.name}", command=f"home unwatch {one.name}") for one in watched[: SHOWN - 1])
    yield Buttons(buttons=(Button(label="Watch a name", command="home watch", style="primary", asks=True), *stops))


def _watched_line(one: Watched) -> Bullet:
    return Bullet(spans=(Span(text=one.name, bold=True), *plain(f" · {one.told}")))


def _choices(language: str, languages: Sequence[str], zone: str, limits: Limits) -> Iterator[Element]:
    """Show what is set now and what it does, with what else can be chosen."""
    yield Heading(spans=plain("Your language and time zone"), level=2)
    yield Paragraph(spans=plain(f"Language: {_language(language) if language else 'any'} · Time zone: {zone}"))
    yield Note(spans=plain(CHOOSING))
    spoken = tuple(Button(label=_language(one), command=f"home language {one or 'any'}") for one in ("", *languages))
    yield Buttons(buttons=spoken, menu="Change the language")
    zones = (
        (Button(label="As in my profile", command="home timezone profile"), *map(_zone, ZONES)) if limits.menus else ()
    )
    if zones:
        yield Buttons(buttons=zones, menu="Change the time zone")
    yield Buttons(buttons=(Button(label="Name a zone, like Europe/Oslo", command="home timezone", asks=True),))


def _language(code: str) -> str:
    return f"{LANGUAGES[code]} ({code})" if code in LANGUAGES else code or "Any language"


def _zone(name: str) -> Button:
    return Button(label=name.replace("_", " "), command=f"home timezone {name}")
