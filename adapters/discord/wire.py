"""The calls we make to Discord, each one request through discord.py, which keeps to the rate limits and retries."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from types import SimpleNamespace
from typing import Any
from weakref import WeakValueDictionary

import aiohttp
import discord
from discord.http import HTTPClient, Route

from adapters.discord.components import EPHEMERAL
from adapters.discord.plain import embedded
from adapters.discord.rows import Json

log = logging.getLogger(__name__)

#: Discord: messages of one page of history.
PAGE = 100
#: Pages of history read at most; more means that the channel is too busy to be searched.
PAGES = 10
#: Discord's numbers for how an interaction is answered at first: think, change the message, complete, open a form.
THINK, CHANGE, COMPLETE, OPEN_FORM = 5, 6, 8, 9
#: Discord's flag of a message that shows "thinking…".
LOADING = 128
#: Discord's code for a message that has its thread already.
HAS_THREAD = 160004
#: What of a body an edit or a message elsewhere takes.
SHOWN = ("flags", "allowed_mentions", "components")

#: Where a message is read, edited and deleted.
MESSAGE = "/channels/{channel_id}/messages/{message_id}"
#: Discord: requests a second of one bot, those in answer to interactions apart. discord.py learns of this limit only by
#: being refused, and then stands still.
A_SECOND = 50
_UNCOUNTED = ("/interactions/", "/webhooks/")

_once: ContextVar[bool] = ContextVar("once", default=False)


class Ambiguous(Exception):
    """Discord failed at a request that must not be repeated blindly; the message may stand."""


async def _refuse_retry(
    session: aiohttp.ClientSession, context: SimpleNamespace, ended: aiohttp.TraceRequestEndParams
) -> None:
    if _once.get() and ended.response.status >= 500:
        raise Ambiguous(f"Discord answered {ended.response.status}")


def tracing() -> aiohttp.TraceConfig:
    """Give the hook that keeps discord.py from repeating what Discord would do twice."""
    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(_refuse_retry)
    return trace


@contextmanager
def once() -> Iterator[None]:
    """Keep discord.py from trying again what Discord would do twice; `Ambiguous` says that it may have been done."""
    token = _once.set(True)
    try:
        yield
    finally:
        _once.reset(token)


def steadily(
    request: Callable[..., Coroutine[Any, Any, Any]], *, within: float
) -> Callable[..., Coroutine[Any, Any, Any]]:
    """Keep requests to Discord's global limit, and let one that is under way go on when whoever waits for it gives up.

    A request counts until a second after its answer: Discord counted it somewhere before, so that no second of its own
    ever holds more than we may ask. Each call over the network ends within some seconds.

    discord.py holds every request back while one of them waits for a global rate limit to end; were that one cancelled,
    they would be held back for good. It also holds back those to the same channel while one is under way, so a call
    that Discord never answers must end by itself (aiohttp: 300 seconds where nothing is said).

    The edits of a channel go one after another: of replies that overtake each other discord.py believes the last one
    read, and so may count on more room than Discord has left.
    """
    timeout = aiohttp.ClientTimeout(total=within)
    room = asyncio.Semaphore(A_SECOND)
    editing: WeakValueDictionary[Any, asyncio.Lock] = WeakValueDictionary()

    def leave(_: object) -> None:
        asyncio.get_running_loop().call_later(1.0, room.release)

    async def sent(route: Route, *args: Any, **kwargs: Any) -> Any:
        edits = (route.method, route.path) == ("PATCH", MESSAGE)
        async with editing.setdefault(route.channel_id, asyncio.Lock()) if edits else nullcontext():
            return await request(route, *args, **{"timeout": timeout, **kwargs})

    async def steady(route: Route, *args: Any, **kwargs: Any) -> Any:
        counted = not route.path.startswith(_UNCOUNTED)
        if counted:
            await room.acquire()
        task = asyncio.ensure_future(sent(route, *args, **kwargs))
        if counted:
            task.add_done_callback(leave)
        task.add_done_callback(_heard)
        return await asyncio.shield(task)

    return steady


def _heard(task: asyncio.Future[Any]) -> None:
    """Take note of how a request ended that nobody waits for any more."""
    if not task.cancelled() and (trouble := task.exception()) is not None:
        log.debug("a request ended with %s", trouble)


async def post(http: HTTPClient, channel: int, body: Json) -> Json:
    """Post a message."""
    return await _said(http, Route("POST", "/channels/{channel_id}/messages", channel_id=channel), body)


async def patch(http: HTTPClient, channel: int, message: int, body: Json) -> Json:
    """Replace what a message of ours shows."""
    route = Route("PATCH", MESSAGE, channel_id=channel, message_id=message)
    return await _said(http, route, {name: body[name] for name in SHOWN})


async def delete(http: HTTPClient, channel: int, message: int) -> None:
    """Delete a message of ours."""
    route = Route("DELETE", MESSAGE, channel_id=channel, message_id=message)
    await http.request(route)


async def reopen(http: HTTPClient, thread: int) -> None:
    """Bring a thread back that was archived because nobody wrote in it."""
    await http.request(Route("PATCH", "/channels/{channel_id}", channel_id=thread), json={"archived": False})


async def respond(http: HTTPClient, interaction: int, token: str, kind: int, data: Json | None = None) -> None:
    """Answer an interaction for the first time, which must be within 3 seconds."""
    route = Route(
        "POST",
        "/interactions/{interaction_id}/{webhook_token}/callback",
        interaction_id=interaction,
        webhook_token=token,
    )
    await http.request(route, json={"type": kind} if data is None else {"type": kind, "data": data})


def _original(method: str, application: int, token: str) -> Route:
    """Give the way to the first answer to an interaction."""
    path = "/webhooks/{webhook_id}/{webhook_token}/messages/@original"
    return Route(method, path, webhook_id=application, webhook_token=token)


async def edit_original(http: HTTPClient, application: int, token: str, body: Json) -> Json:
    """Put a message in the place of "thinking…"; repeating it does no harm."""
    route = _original("PATCH", application, token)
    return await _said(http, route, {name: body[name] for name in SHOWN})


async def is_thinking(http: HTTPClient, application: int, token: str) -> bool:
    """Tell whether an interaction still shows "thinking…"."""
    route = _original("GET", application, token)
    shown: Json = await http.request(route)
    return bool(int(shown.get("flags") or 0) & LOADING)


async def follow_up(http: HTTPClient, application: int, token: str, body: Json, *, private: bool) -> None:
    """Say more after the original answer; tried once, since Discord would say it twice.

    Raises:
        Ambiguous: Discord failed, and the message may stand.
    """
    route = Route("POST", "/webhooks/{webhook_id}/{webhook_token}", webhook_id=application, webhook_token=token)
    shown = {name: body[name] for name in SHOWN}
    with once():
        await _said(http, route, shown | {"flags": body["flags"] | (EPHEMERAL if private else 0)})


async def start_thread(http: HTTPClient, channel: int, message: int, name: str) -> None:
    """Start the thread of a message; its id is the message's."""
    route = Route(
        "POST", "/channels/{channel_id}/messages/{message_id}/threads", channel_id=channel, message_id=message
    )
    await http.request(route, json={"name": name})


async def start_forum_post(http: HTTPClient, forum: int, body: Json, *, name: str, tags: tuple[int, ...]) -> Json:
    """Start a post in a forum; tried once, since Discord would start two.

    Raises:
        Ambiguous: Discord failed, and the post may stand.
    """
    route = Route("POST", "/channels/{channel_id}/threads", channel_id=forum)
    frame = {"name": name, "applied_tags": [str(tag) for tag in tags]}
    with once():
        return await _said(http, route, {one: body[one] for one in SHOWN}, frame=frame)


async def crosspost(http: HTTPClient, channel: int, message: int) -> None:
    """Publish a message of an announcement channel to the channels that follow it."""
    route = Route(
        "POST",
        "/channels/{channel_id}/messages/{message_id}/crosspost",
        channel_id=channel,
        message_id=message,
    )
    await http.request(route)


async def history(http: HTTPClient, channel: int, *, after: int) -> AsyncIterator[Json]:
    """Give the messages of a channel or thread after a snowflake, oldest first."""
    route = Route("GET", "/channels/{channel_id}/messages", channel_id=channel)
    for _ in range(PAGES):
        page: list[Json] = await http.request(route, params={"after": after, "limit": PAGE})
        for message in sorted(page, key=lambda message: int(message["id"])):
            after = int(message["id"])
            yield message
        if len(page) < PAGE:
            return


async def message(http: HTTPClient, channel: int, number: int) -> Json:
    """Give one message."""
    route = Route("GET", MESSAGE, channel_id=channel, message_id=number)
    found: Json = await http.request(route)
    return found


async def posts_of_forum(http: HTTPClient, guild: int, forum: int) -> list[Json]:
    """Give the posts of a forum that are not archived long ago, newest first."""
    active: Json = await http.request(Route("GET", "/guilds/{guild_id}/threads/active", guild_id=guild))
    route = Route("GET", "/channels/{channel_id}/threads/archived/public", channel_id=forum)
    archived: Json = await http.request(route, params={"limit": PAGE})
    threads = [*active["threads"], *archived["threads"]]
    found = [thread for thread in threads if str(thread.get("parent_id")) == str(forum)]
    return sorted(found, key=lambda thread: int(thread["id"]), reverse=True)


async def _said(http: HTTPClient, route: Route, body: Json, *, frame: Json | None = None) -> Json:
    """Send a message, and once more as an embed where components are refused."""

    def framed(message: Json) -> Json:
        return message if frame is None else frame | {"message": message}

    try:
        answer: Any = await http.request(route, json=framed(body))
    except discord.HTTPException as error:
        if error.status != 400 or "components" not in error.text.lower():
            raise
        log.warning("components were refused, so an embed is sent: %s", error.text, extra={"action": "embedded"})
        answer = await http.request(route, json=framed(embedded(body)))
    return answer if isinstance(answer, dict) else {}
