"""What the store needs to see of the types above it, which it may not import: a place, and a request."""

from datetime import datetime
from typing import Protocol


class Tenant(Protocol):
    """Whose rows: a workspace on a platform. Every place is one."""

    @property
    def platform(self) -> str:
        """The adapter's name."""
        ...

    @property
    def workspace(self) -> str:
        """Slack team or Discord guild, empty for none."""
        ...


class Placed(Tenant, Protocol):
    """Where something is said: `bot.chat.Place`."""

    @property
    def channel(self) -> str:
        """The platform's channel id."""
        ...

    @property
    def thread(self) -> str | None:
        """The platform's thread id, None for the channel itself."""
        ...


class Asked(Protocol):
    """What somebody asked: `bot.chat.Request`."""

    @property
    def id(self) -> str:
        """Unique on its platform."""
        ...

    @property
    def keys(self) -> tuple[str, ...]:
        """The other names under which the platform may deliver it again."""
        ...

    @property
    def place(self) -> Placed:
        """Where the answer goes."""
        ...

    @property
    def received(self) -> datetime:
        """When it reached us."""
        ...
