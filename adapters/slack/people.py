"""What Slack tells about a person and a thread: looked up after the acknowledgement, and never waited for long."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any
from zoneinfo import available_timezones

import aiohttp
from slack_sdk.errors import SlackApiError

from adapters.slack.api import Api
from adapters.slack.events import Me
from adapters.slack.text import incoming
from bot.chat import Request, Turn

log = logging.getLogger(__name__)

#: Seconds a look-up may take before the answer goes on without it.
WAIT = 3.0
#: Seconds a person's settings are kept; people travel.
FRESH = 3_600.0
#: Entries kept in each cache.
KEPT = 2_000
#: Messages asked for of a thread that we are called into, and how many of the last of them count as said before.
READ, EARLIER = 100, 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What we need of a user: where they are, what they read, and whether they run the workspace."""

    timezone: str | None = None
    language: str | None = None
    admin: bool = False


class People:
    """Looks people, channels and threads up, each once for a while."""

    def __init__(self, api: Api, *, clock: Callable[[], float] = monotonic) -> None:
        """Keep what is found; `clock` gives seconds."""
        self._api = api
        self._clock = clock
        self._people: OrderedDict[str, tuple[float, Person]] = OrderedDict()
        self._creators: OrderedDict[str, str] = OrderedDict()
        self._joined: OrderedDict[tuple[str, str | None], None] = OrderedDict()

    async def complete(self, request: Request) -> Request:
        """Give a request with the person's zone, language and rights, and the thread that we are called into."""
        person = await self._person(request.person)
        manager = request.manager or person.admin or await self._created(request)
        return replace(
            request,
            timezone=person.timezone,
            language=person.language,
            admin=person.admin,
            manager=manager,
            links=(await self._api.me()).links,
            before=request.before or await self._before(request),
        )

    async def _person(self, user: str) -> Person:
        known = self._people.get(user)
        if known and self._clock() - known[0] < FRESH:
            return known[1]
        found = await _looked_up(self._api.once.users_info(user=user, include_locale=True))
        user_found = found.get("user")
        if not isinstance(user_found, dict):
            return known[1] if known else Person()
        person = read_person(user_found, await self._api.me())
        _keep(self._people, user, (self._clock(), person))
        return person

    async def _created(self, request: Request) -> bool:
        """Tell whether the person made the channel, which lets them subscribe it."""
        if not request.addressed or request.direct or request.place.channel == request.person:
            return False
        channel = request.place.channel
        if channel not in self._creators:
            found = (await _looked_up(self._api.once.conversations_info(channel=channel))).get("channel")
            if not isinstance(found, dict):
                return False
            _keep(self._creators, channel, str(found.get("creator") or ""))
        return self._creators[channel] == request.person

    async def _before(self, request: Request) -> tuple[Turn, ...]:
        """Read, once, what was said in a thread before we were called into it."""
        place = request.place
        thread = (place.channel, place.thread)
        if not request.reply.get("joined") or thread in self._joined:
            return ()
        _keep(self._joined, thread, None)
        found = await _looked_up(
            self._api.once.conversations_replies(
                channel=place.channel, ts=place.thread or "", latest=request.reply.get("ts"), limit=READ
            )
        )
        me = await self._api.me()
        said = [message for message in found.get("messages") or () if message.get("ts") != request.reply.get("ts")]
        return tuple(
            Turn(by="bot" if message.get("user") == me.user else "person", text=text)
            for message in said[-EARLIER:]
            if (text := incoming(str(message.get("text") or ""), me.user))
        )


def read_person(user: dict[str, Any], me: Me) -> Person:
    """Read a user of `users.info`; whatever is missing or odd is left out.

    Slack Connect brings in people of other companies: what they run at home gives them no rights here.
    """
    zone, locale = user.get("tz"), user.get("locale")
    return Person(
        timezone=zone if isinstance(zone, str) and zone in available_timezones() else None,
        language=locale if isinstance(locale, str) and locale else None,
        admin=not _is_foreign(user, me)
        and any(user.get(name) is True for name in ("is_admin", "is_owner", "is_primary_owner")),
    )


def _is_foreign(user: dict[str, Any], me: Me) -> bool:
    team, organisation = user.get("team_id"), user.get("enterprise_user")
    same = isinstance(organisation, dict) and bool(me.enterprise) and organisation.get("enterprise_id") == me.enterprise
    return user.get("is_stranger") is True or not (team in (None, me.team) or same)


async def _looked_up(call: Awaitable[Any]) -> dict[str, Any]:
    """Give what a look-up found, or nothing: an answer without it is better than none."""
    try:
        response = await asyncio.wait_for(call, WAIT)
    except (SlackApiError, aiohttp.ClientError, OSError, AttributeError, TypeError, ValueError) as problem:
        log.info("Slack did not tell what was asked: %s", problem)
        return {}
    return response.data if isinstance(response.data, dict) else {}


def _keep(cache: OrderedDict[Any, Any], name: object, value: object) -> None:
    cache[name] = value
    cache.move_to_end(name)
    if len(cache) > KEPT:
        cache.popitem(last=False)
