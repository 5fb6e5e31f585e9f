"""A reply to a request beside the answer itself: what was given, what it cost, and whether it came at all."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.answers.answer import Usage

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Generic[T]):
    """What a server gave, or what stands in its place where it gave nothing.

    Attributes:
        cost: what the request cost, also one that failed; None where nobody can tell.
        came: False where a failure or a lost deadline took it, so that asking again may give more.
    """

    given: T
    cost: Usage | None = None
    came: bool = True

    def giving(self, given: U) -> "Reply[U]":
        """Give the same reply with what was read in it."""
        return Reply(given=given, cost=self.cost, came=self.came)
