"""Rehearsing: the next post of every subscription, laid out and checked, and nothing posted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.app import World
from bot.messages.digest import digest_parts
from bot.messages.message import Part
from bot.platforms import limits_of, payload_of
from bot.store.subscriptions import Subscription, list_subscriptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What a subscription would post next.

    Attributes:
        said: the subscription in words, with its next times.
        post: the slug, None where there is nothing to post.
        messages: the very payloads, in order.
        problems: what would go wrong, each with what to do.
    """

    subscription: Subscription
    said: str
    post: str | None
    messages: tuple[dict[str, Any], ...]
    problems: tuple[str, ...]

    def line(self) -> str:
        """Give it in one line and a line a problem."""
        one = self.subscription
        what = f"{self.post} in {len(self.messages)} messages" if self.post else "nothing to post yet"
        lines = [f"{one.id:>4}  {one.platform} {one.channel}  {self.said}: {what}"]
        return "\n".join([*lines, *(f"      TODO {problem}" for problem in self.problems)])

    def as_json(self) -> dict[str, Any]:
        """Give it as `digestbot rehearse --json` prints it."""
        one = self.subscription
        return {
            "subscription": one.id,
            "platform": one.platform,
            "workspace": one.workspace,
            "channel": one.channel,
            "when": self.said,
            "post": self.post,
            "messages": list(self.messages),
            "problems": list(self.problems),
        }


async def rehearsed(world: World) -> Sequence[Rehearsal]:
    """Rehearse every subscription, oldest first."""
    return [_rehearse(world, one) for one in await list_subscriptions(world.database)]


def _rehearse(world: World, subscription: Subscription) -> Rehearsal:
    newest = world.corpus.library.newest(world.now(), subscription.series, subscription.language or None)
    parts: tuple[Part, ...] = ()
    problems = [subscription.problem] if subscription.problem else []
    if newest is not None:
        parts = digest_parts(world.corpus.post(newest.slug), limits_of(subscription.platform))
    payload = payload_of(subscription.platform)
    messages = []
    for part in parts:
        try:
            messages.append(payload(part))
        except ValueError as error:
            problems.append(f"Part {part.number} does not fit {subscription.platform}: {error}")
    return Rehearsal(
        subscription=subscription,
        said=world.schedules().line(subscription),
        post=newest.slug if newest else None,
        messages=tuple(messages),
        problems=tuple(problems),
    )
