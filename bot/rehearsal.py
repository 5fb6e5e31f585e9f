"""Rehearsing: the next post of every subscription, laid out and checked, and nothing posted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.app import World
from bot.chat import Health, Place
from bot.errors import UsageError
from bot.messages.digest import digest_parts
from bot.messages.message import Part
from bot.platforms import adapters_for, limits_of, payload_of, unposted
from bot.posts.blocks import text_of
from bot.posts.picking import newest_of
from bot.posts.post import Post
from bot.store.ledger.subscriptions import Subscription, list_subscriptions
from scheduler.foreseeing import foreseen
from scheduler.planning import late_line, posts_for
from scheduler.slots import OwedSlot
from scheduler.times import next_times, read_stored, say_time


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What a subscription would post next.

    Attributes:
        said: the subscription in words, with its next times.
        times: when it posts next, in its zone; empty where that is as soon as something is published.
        due: when the post is due, in its zone; None where nothing is new, so that the newest is only shown.
        at_once: it is due already.
        post, title: the slug and title, None where there is none in the series.
        messages: the very payloads, in order.
        problems: what would go wrong, each with what to do.
        unposted: why nothing of it is posted as things stand, with what to do; empty where it is.
    """

    subscription: Subscription
    said: str
    times: tuple[datetime, ...]
    due: datetime | None
    at_once: bool
    post: str | None
    title: str | None
    messages: tuple[dict[str, Any], ...]
    problems: tuple[str, ...]
    unposted: str

    def line(self) -> str:
        """Give it in one line and a line a problem."""
        one = self.subscription
        place = " ".join(filter(None, (one.platform, one.workspace, one.channel)))
        resumed = "if it is resumed, " if one.paused else ""
        lines = [f"{one.id:>4}  {place}  {self.said}", f"      {resumed}{self._when()}: {self._what()}"]
        lines += [f"      NOTE {self.unposted}"] if self.unposted else []
        return "\n".join([*lines, *(f"      TODO {problem}" for problem in self.problems)])

    def _when(self) -> str:
        coming = self.due or next(iter(self.times), None)
        if coming is None:
            return "when it is published"
        return "at once" if self.at_once else f"on {say_time(coming)}"

    def _what(self) -> str:
        if self.post is None:
            return "nothing there is yet"
        parts = len(self.messages)
        shown = f"“{self.title}” in {parts} message{'s' * (parts != 1)}"
        told = "was there before it or is in `digestbot deliveries`"
        return shown if self.due else f"nothing new yet; the newest, {shown}, {told}"

    def as_json(self) -> dict[str, Any]:
        """Give it as `digestbot rehearse --json` prints it."""
        one = self.subscription
        return {
            "subscription": one.id,
            "platform": one.platform,
            "workspace": one.workspace,
            "channel": one.channel,
            "when": self.said,
            "times": [moment.isoformat() for moment in self.times],
            "due": self.due.isoformat() if self.due else None,
            "post": self.post,
            "title": self.title,
            "messages": list(self.messages),
            "problems": list(self.problems),
            "unposted": self.unposted or None,
        }


async def rehearsed(world: World) -> Sequence[Rehearsal]:
    """Rehearse every subscription, oldest first; platforms with credentials are asked whether we may post there."""
    subscriptions = await list_subscriptions(world.database)
    health = await _examined(world, subscriptions)
    wished = await _wished(world, subscriptions)
    return [
        await _rehearse(world, one, health.get((one.platform, one.channel), Health()), wished.get(one.id, Health()))
        for one in subscriptions
    ]


async def _wished(world: World, subscriptions: Sequence[Subscription]) -> Mapping[int, Health]:
    """Give how the places of those subscriptions are that wish for a role or tags, with what they wish."""
    adapters = adapters_for(world.settings)
    return {
        one.id: await adapters[one.platform].inspect(_place(one))
        for one in subscriptions
        if (one.ping or one.tags) and one.platform in adapters
    }


def _place(one: Subscription) -> Place:
    names = ("platform", "workspace", "channel", "silent", "ping", "tags")
    return Place(**{name: getattr(one, name) for name in names})


async def _examined(world: World, subscriptions: Sequence[Subscription]) -> Mapping[tuple[str, str], Health]:
    """Give how each place is, as far as its platform can be asked."""
    found: dict[tuple[str, str], Health] = {}
    for name, adapter in adapters_for(world.settings).items():
        held = {(one.workspace, one.channel) for one in subscriptions if one.platform == name}
        places = [Place(platform=name, workspace=workspace, channel=channel) for workspace, channel in sorted(held)]
        if not places:
            continue
        looked_at = await adapter.examine(places)
        token = [health for part, health in looked_at if not part and not health.ok]
        found |= {(name, place.channel): token[0] for place in places if token}
        found |= {(name, part): health for part, health in looked_at if part and not health.ok}
    return found


async def _rehearse(world: World, subscription: Subscription, health: Health, wished: Health) -> Rehearsal:
    told = (subscription.problem, *health.problems, *wished.problems, wished.refused)
    problems = list(dict.fromkeys(filter(None, told)))
    times: tuple[datetime, ...] = ()
    slot: OwedSlot | None = None
    try:
        times = tuple(next_times(*read_stored(subscription.times, subscription.zone), world.now()))
        slot = await foreseen(world.database, subscription, world.corpus.library.visible(world.now()), now=world.now())
    except UsageError as error:
        problems.append(str(error))
    post, parts = _laid_out(world, subscription, slot)
    messages, misfits = _payloads(_place(subscription), parts)
    return Rehearsal(
        subscription=subscription,
        said=text_of(world.schedules().line(subscription)),
        times=times,
        due=slot.due.astimezone(ZoneInfo(subscription.zone)) if slot else None,
        at_once=slot is not None and slot.due <= world.now(),
        post=post.slug if post else None,
        title=post.title if post else None,
        messages=messages,
        problems=(*problems, *misfits),
        unposted=unposted(subscription.platform, [subscription.id], world.settings),
    )


def _laid_out(world: World, subscription: Subscription, slot: OwedSlot | None) -> tuple[Post | None, tuple[Part, ...]]:
    """Give the post of a slot and its parts; without one those of the newest, which would come out alike."""
    visible = world.corpus.library.visible(world.now())
    of_it = posts_for(visible)(subscription.series, subscription.language)
    post = slot.post if slot else newest_of(of_it)
    if post is None:
        return None, ()
    late = late_line(slot.due, ZoneInfo(subscription.zone)) if slot and slot.late else ""
    return post, digest_parts(world.corpus.post(post.slug), limits_of(subscription.platform), late=late)


def _payloads(place: Place, parts: Sequence[Part]) -> tuple[tuple[dict[str, Any], ...], tuple[str, ...]]:
    """Give the payloads that fit, and what is wrong with the others."""
    messages, problems = [], []
    for part in parts:
        try:
            messages.append(payload_of(place.platform, place)(part))
        except ValueError as error:
            problems.append(f"Part {part.number} does not fit {place.platform}: {error}")
    return tuple(messages), tuple(problems)
