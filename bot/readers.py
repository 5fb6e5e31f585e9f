"""What readers set for themselves, and the page that shows it."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot import asked
from bot.chat import Place, Request
from bot.corpus import Corpus
from bot.errors import NotFoundError, UsageError
from bot.messages.home import Posting, Watched, home_message
from bot.messages.message import Limits, Message
from bot.messages.scanning import short_day
from bot.store import readers
from bot.store.database import Database
from bot.store.ledger.subscriptions import Subscription, get_subscription, list_subscriptions
from bot.store.readers import Reader
from bot.zones import zone_named

if TYPE_CHECKING:
    from bot.search.items import Items

#: Names one person may watch.
MOST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """Keeps what readers choose; every row is of one workspace."""

    database: Database
    corpus: Corpus
    now: Callable[[], datetime]

    async def reader(self, request: Request) -> Reader:
        """Give what the asker chose."""
        return await readers.get_reader(self.database, request.place, request.person)

    async def names(self, place: Place, person: str) -> Sequence[str]:
        """Give the names that a person watches."""
        return await readers.watched(self.database, place, person)

    async def watch(self, command: asked.Watch, request: Request) -> str:
        """Watch a name or stop watching it, and say so.

        Raises:
            UsageError: the list is full.
        """
        names = await readers.watched(self.database, request.place, request.person)
        if not command.name:
            told = ", ".join(f"{one.name} ({one.told})" for one in await self._watched(request))
            return f"You watch {told}." if names else "You watch nothing yet; say `watch MEMENTO`."
        if not command.on:
            gone = await readers.unwatch(self.database, request.place, request.person, command.name)
            return f"You no longer watch {command.name}." if gone else f"You did not watch {command.name}."
        if len(names) >= MOST:
            raise UsageError(f"You watch {MOST} names already; stop watching one first.")
        await readers.watch(self.database, request.place, request.person, command.name)
        return f"You now watch {command.name}."

    async def choose(self, command: asked.Choose, request: Request) -> str:
        """Set the asker's language or zone, or tell it, and how it is set.

        Raises:
            UsageError: there is no such zone, or no digest in the language.
        """
        reader, value = await self.reader(request), command.value
        if not value:
            return _set_now(command.what, reader)
        value = "" if value.casefold() in asked.UNSET else value
        if command.what == "zone":
            named = zone_named(value)
            if value and not named:
                raise UsageError(f"{value} is not a time zone; name one such as Europe/Berlin.")
            reader, said = replace(reader, zone=named), named or "the one of your profile"
        else:
            known = self._languages()
            if value and value not in known:
                raise UsageError(f"There is no digest in {value}; there are some in {', '.join(known) or 'none'}.")
            reader, said = replace(reader, language=value), value or "any"
        await readers.set_reader(self.database, request.place, request.person, reader)
        return f"Your {'time zone' if command.what == 'zone' else 'language'} is now {said}."

    async def scheduled(self, command: asked.ScheduleOf, request: Request) -> tuple[str, Place]:
        """Give the series and place of a subscription that the asker may change.

        Raises:
            NotFoundError: the asker's workspace has none with that number.
            UsageError: it is another's to change.
        """
        subscription = await get_subscription(self.database, command.number)
        place = Place(platform=subscription.platform, workspace=subscription.workspace, channel=subscription.channel)
        if (place.platform, place.workspace) != (request.place.platform, request.place.workspace):
            raise NotFoundError("That subscription is no longer there.")
        if not _may_change(subscription, request):
            raise UsageError("Only its maker and the workspace's admins may change that subscription.")
        return subscription.series, place

    async def home(self, request: Request, limits: Limits, zone: ZoneInfo, *, said: str = "") -> Message:
        """Give the asker's own page."""
        place = request.place
        # Direct messages share one empty workspace, and are nobody else's to see.
        channel = None if place.workspace else place.channel
        held = await list_subscriptions(
            self.database, platform=place.platform, workspace=place.workspace, channel=channel
        )
        reader = await self.reader(request)
        visible = self.corpus.library.newest(self.now(), language=reader.language or None)
        return home_message(
            self.corpus.post(visible.slug) if visible else None,
            limits,
            said=said,
            postings=[_posting(one, request) for one in held],
            watched=await self._watched(request),
            language=reader.language,
            languages=self._languages(),
            zone=zone.key,
        )

    def _languages(self) -> list[str]:
        return sorted({post.language for post in self.corpus.library.visible(self.now())})

    async def _watched(self, request: Request) -> Sequence[Watched]:
        names = await readers.watched(self.database, request.place, request.person)
        if not names:
            return ()
        items = await self.corpus.items(self.now())
        return await asyncio.to_thread(lambda: [_seen(items, name) for name in names])


def _seen(items: "Items", name: str) -> Watched:
    entry = items.find(name)
    mentions = items.card_of(entry).mentions if entry else ()
    return Watched(name=name, mentions=len(mentions), last=short_day(mentions[-1].published) if mentions else "")


def _posting(subscription: Subscription, request: Request) -> Posting:
    told = f"{subscription.series} · {subscription.times} · {subscription.zone}"
    channel = request.links.partition("/p{message}")[0] if "/p{message}" in request.links else ""
    return Posting(
        number=subscription.id,
        told=told,
        url=channel.format(workspace=subscription.workspace, channel=subscription.channel) if channel else None,
        paused=subscription.paused,
        mine=_may_change(subscription, request),
        problem=subscription.problem,
    )


def _may_change(subscription: Subscription, request: Request) -> bool:
    return request.admin or subscription.created_by == request.person


def _set_now(what: str, reader: Reader) -> str:
    """Tell what a reader chose, as an asker of it wants to know, and how to choose another."""
    if what == "zone":
        return f"Your time zone is {reader.zone or 'the one of your profile'}; `timezone Europe/Berlin` sets another."
    return f"Your language is {reader.language or 'any'}; `language en` sets one, `language any` none."
