"""The narrow waist: what passes between the core and a platform, as data, and the one protocol an adapter fulfils.

A platform's events become a Request; the core answers with a stream of states, and each adapter shows them as its
platform does best. Targets always come from a Request or from the database, never from a post or a model.
"""

from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from bot.messages.message import Limits, Message, Part

if TYPE_CHECKING:
    from aiohttp import web

#: What a person reads where an answer broke off, whatever the platform.
SORRY = "Something went wrong on our side, so this has no answer yet. Please ask again in a moment."


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is said.

    Attributes:
        platform: the adapter's name.
        workspace: Slack team id or Discord guild id; empty for a direct message outside one, and for the console.
        channel: the platform's channel id.
        thread: Slack thread timestamp or Discord thread id, None for the channel itself.
        silent: posts there make no sound, where the platform can do that; says nothing of which place it is.
        ping: the platform's id of the one role that posts there call, which an admin chose; empty for none.
        tags: the names of the labels that posts there get, where the platform has such.
    """

    platform: str
    workspace: str
    channel: str
    thread: str | None = None
    silent: bool = field(default=False, compare=False)
    ping: str = field(default="", compare=False)
    tags: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One thing said earlier in a conversation."""

    by: Literal["person", "bot"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One thing a person asked of us.

    Attributes:
        id: unique to the event on its platform.
        keys: every name under which the platform may deliver the same event again (event id, channel and timestamp,
            trigger id); the first delivery wins.
        kind: `command` is text after `/digest` or a button's command; `question` is free text to us.
        place: where the answer goes; its thread is set when the answer belongs in one.
        person: the platform's user id.
        text: plain text, the mention of us removed, the platform's escapes undone.
        addressed: False for a line overheard in a thread, which only counts where we were already talking.
        direct: said in a direct message.
        private: only the person will see what is answered.
        admin: the person runs the whole workspace.
        manager: the person may manage the channel, so may subscribe it.
        timezone: the person's IANA zone where the platform tells it.
        language: the person's BCP 47 language where the platform tells it.
        quoted: the text of the message asked about ("Ask about this", a reply), if any.
        before: earlier turns, where the adapter read them from the platform (a reply chain, a thread we joined).
        links: how the platform's links to its messages are made, with {workspace}, {channel}, {thread} (the message
            itself outside threads), {room} (the thread, or the channel outside one) and {message} (without its dot);
            empty where the adapter does not know.
        reply: what the adapter itself needs to answer later (a response URL, an interaction token); opaque to the core.
    """

    id: str
    kind: Literal["command", "question"]
    place: Place
    person: str
    text: str
    received: datetime
    keys: tuple[str, ...] = ()
    addressed: bool = True
    direct: bool = False
    private: bool = False
    admin: bool = False
    manager: bool = False
    timezone: str | None = None
    language: str | None = None
    quoted: str = ""
    before: tuple[Turn, ...] = ()
    links: str = ""
    reply: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """The answer is under way; the text says at what (`Searching 3 digests`)."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Partial:
    """The checked sentences so far; each one extends the last, word for word."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Final:
    """The whole answer: one message, or more where it is long."""

    parts: tuple[Message, ...]


State: TypeAlias = Working | Partial | Final
#: What is completed while a person types.
Completed: TypeAlias = Literal["period", "item", "series", "timezone", "question"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One completion offered while a person types: what is shown and what is sent."""

    label: str
    value: str


class Handler(Protocol):
    """What the core offers an adapter; what needs the database raises a StoreError while that is away."""

    async def accept(self, request: Request) -> bool:
        """Store the request before it is acknowledged; False when it was seen before or is not for us.

        A question that cannot be stored now is given by `released` once it can.
        """
        ...

    def answer(self, request: Request, limits: Limits) -> AsyncGenerator[State]:
        """Answer an accepted request; the last state is always a Final, cut to the limits."""
        ...

    async def finish(self, request: Request) -> None:
        """Note that the answer was shown (or cannot be), so that a restart does not answer again."""
        ...

    async def unfinished(self, platform: str) -> Sequence[Request]:
        """Give the requests accepted before a crash and never answered, oldest first, at most 10 minutes old."""
        ...

    async def release(self, request: Request) -> None:
        """Let go of an accepted request that is not answered here: who serves beside us or after us takes it."""
        ...

    def released(self, platform: str) -> AsyncIterator[Request]:
        """Give what other processes let go of, and what could not be stored before, for as long as one listens."""
        ...

    async def suggest(self, field: Completed, typed: str) -> Sequence[Choice]:
        """Give at most 25 completions for what a person has typed so far."""
        ...

    async def watched(self, place: Place, person: str, typed: str) -> Sequence[Choice]:
        """Give at most 25 completions out of the names that a person watches."""
        ...

    async def forget(self, platform: str, workspace: str) -> None:
        """Delete every row that belongs to a workspace which removed us, its subscriptions included."""
        ...

    async def recall(self, name: str) -> str | None:
        """Give what an adapter remembered under a name, across restarts; None where it never did."""
        ...

    async def remember(self, name: str, value: str) -> None:
        """Keep a small text for an adapter under a name (the hash of its synced commands)."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The platform holds the message: its id, and the place it stands in.

    Attributes:
        spreads: it is still to be shown to those who follow the place from elsewhere, by `spread`.
    """

    message_id: str
    place: Place
    spreads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSent:
    """The platform surely does not hold the message.

    Attributes:
        why: for the operator, one line.
        retry_after: seconds to wait before the next try; None leaves the choice to the sender.
        permanent: trying again without a change at the platform will not help; `why` says which change.
        alone: only this message is refused, such as one for a thread that was deleted; the place takes others.
    """

    why: str
    retry_after: float | None = None
    permanent: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """Nobody knows whether the platform holds the message; look before sending again."""

    why: str


Outcome: TypeAlias = Sent | NotSent | Unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """Whether something is as it should be (a place, a token): each problem is one thing to do.

    Attributes:
        problems: what is wrong, each with what to do.
        refused: why a place cannot have the tags it wishes, or call the role; empty where it can.
        notes: what is worth knowing besides, such as an invite link.
    """

    problems: tuple[str, ...] = ()
    refused: str = ""
    notes: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """True when nothing is wrong."""
        return not self.problems and not self.refused


class ChatAdapter(Protocol):
    """One platform. A third one must cost one small file: that is the test of this protocol."""

    name: str
    limits: Limits

    async def run(self, handler: Handler) -> None:
        """Connect, serve requests until cancelled, then drain what is being said; raises when it cannot go on."""
        ...

    def ready(self) -> bool:
        """Tell whether the platform is connected now."""
        ...

    def attach(self, application: "web.Application", /) -> None:
        """Add the adapter's own HTTP routes, if it has any, to the server that also tells of health."""
        ...

    async def publish(self, place: Place, part: Part, *, key: str) -> Outcome:
        """Post one part once; the key (at most 25 characters, [a-z0-9]) marks it so that `find` can see it later."""
        ...

    async def find(self, place: Place, key: str, *, since: datetime) -> Sent | None:
        """Look on the platform for a part we may have posted; raises LookupFailed when it will not let us."""
        ...

    async def edit(self, sent: Sent, part: Part, *, key: str) -> Outcome:
        """Replace what a sent part shows, without a new ping."""
        ...

    async def delete(self, sent: Sent) -> Outcome:
        """Take a sent part back: Sent says that it is not there any more, also where it was gone already."""
        ...

    async def spread(self, sent: Sent) -> Outcome | None:
        """Show a message to those who follow its place from elsewhere; twice does no harm; None where nobody can."""
        ...

    async def private(self, place: Place, person: str) -> Place:
        """Give where a person of a place is spoken to alone; raises LookupFailed where they cannot be."""
        ...

    def address(self, place: Place) -> str | None:
        """Give where people open a place; None where it has no address."""
        ...

    async def inspect(self, place: Place) -> Health:
        """Check that a place can be posted to, read back and threaded in, and can have what it wishes."""
        ...

    async def examine(self, places: Sequence[Place]) -> Sequence[tuple[str, Health]]:
        """Check token, scopes and places without serving, and disconnect again.

        Returns:
            What was looked at and how it is: first the token and its scopes (an empty name), then each place by its id.
        """
        ...
