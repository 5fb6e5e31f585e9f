"""The calls we make to Discord, each one request through discord.py, which keeps to the rate limits and retries."""

from collections.abc import AsyncIterator
from contextvars import ContextVar
from types import SimpleNamespace
from typing import Any

import aiohttp
from discord.http import HTTPClient, Route

from adapters.discord.components import COMPONENTS_V2, EPHEMERAL, Json

#: Discord: messages of one page of history.
PAGE = 100
#: Pages of history read at most; more means that the channel is too busy to be searched.
PAGES = 10
#: Discord's numbers for how an interaction is answered at first: think, complete, open a form.
THINK, COMPLETE, OPEN_FORM = 5, 8, 9

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


async def post(http: HTTPClient, channel: int, body: Json) -> Json:
    """Post a message."""
    return await _json(http, Route("POST", "/channels/{channel_id}/messages", channel_id=channel), body)


async def patch(http: HTTPClient, channel: int, message: int, body: Json) -> Json:
    """Replace what a message of ours shows."""
    route = Route("PATCH", "/channels/{channel_id}/messages/{message_id}", channel_id=channel, message_id=message)
    return await _json(http, route, {name: body[name] for name in ("flags", "allowed_mentions", "components")})


async def respond(http: HTTPClient, interaction: int, token: str, kind: int, data: Json | None = None) -> None:
    """Answer an interaction for the first time, which must be within 3 seconds."""
    route = Route(
        "POST",
        "/interactions/{interaction_id}/{webhook_token}/callback",
        interaction_id=interaction,
        webhook_token=token,
    )
    await http.request(route, json={"type": kind} if data is None else {"type": kind, "data": data})


async def edit_original(http: HTTPClient, application: int, token: str, body: Json) -> Json:
    """Put a message in the place of "thinking…"; repeating it does no harm."""
    route = Route(
        "PATCH",
        "/webhooks/{webhook_id}/{webhook_token}/messages/@original",
        webhook_id=application,
        webhook_token=token,
    )
    return await _json(http, route, {name: body[name] for name in ("flags", "allowed_mentions", "components")})


async def follow_up(http: HTTPClient, application: int, token: str, body: Json, *, private: bool) -> None:
    """Say more after the original answer."""
    route = Route("POST", "/webhooks/{webhook_id}/{webhook_token}", webhook_id=application, webhook_token=token)
    shown = {name: body[name] for name in ("allowed_mentions", "components")}
    await http.request(route, json=shown | {"flags": COMPONENTS_V2 | (EPHEMERAL if private else 0)})


async def start_thread(http: HTTPClient, channel: int, message: int, name: str) -> None:
    """Start the thread of a message; its id is the message's."""
    route = Route(
        "POST", "/channels/{channel_id}/messages/{message_id}/threads", channel_id=channel, message_id=message
    )
    await http.request(route, json={"name": name})


async def start_forum_post(http: HTTPClient, forum: int, name: str, body: Json) -> Json:
    """Start a post in a forum; tried once, since Discord would start two.

    Raises:
        Ambiguous: Discord failed, and the post may stand.
    """
    message = {name: body[name] for name in ("flags", "allowed_mentions", "components")}
    token = _once.set(True)
    try:
        route = Route("POST", "/channels/{channel_id}/threads", channel_id=forum)
        return await _json(http, route, {"name": name, "message": message})
    finally:
        _once.reset(token)


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
    route = Route("GET", "/channels/{channel_id}/messages/{message_id}", channel_id=channel, message_id=number)
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


async def _json(http: HTTPClient, route: Route, body: Json) -> Json:
    answer: Any = await http.request(route, json=body)
    return answer if isinstance(answer, dict) else {}
