"""Posting a part once, and looking for it: what Discord's answers mean for a delivery."""

import asyncio
import logging
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import discord

from adapters.discord import wire
from adapters.discord.answering import TROUBLE
from adapters.discord.components import marker, payload, told
from adapters.discord.permissions import missing, number, standing, us, where
from adapters.discord.rows import Json
from adapters.discord.text import thread_name
from adapters.discord.voices import is_marked, snowflake
from adapters.discord.wishes import called, tags_of
from bot.chat import NotSent, Outcome, Place, Sent, Unknown
from bot.errors import LookupFailed
from bot.messages.message import Part
from bot.troubles import said

log = logging.getLogger(__name__)

#: What may go wrong, a reply that is not as documented included; `outcome` tells what each says of the message.
FAILURES = (*TROUBLE, wire.Ambiguous, RuntimeError, LookupError, TypeError, ValueError)
#: How far the clocks of Discord and this machine may differ.
SKEW = timedelta(minutes=1)
#: Discord's codes: unknown channel, unknown message, published already.
UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, PUBLISHED = 10003, 10008, 40033
#: Codes that refuse one message and no other: it is not as it must be, its thread is archived, or locked.
ALONE = frozenset({50035, 50083, 160005})


async def publish(client: discord.Client, place: Place, part: Part, key: str, *, patience: float) -> Outcome:
    """Post one part once, within some seconds."""
    channel = number(place.channel)
    if channel is None or (place.thread and number(place.thread) is None):
        return NotSent(why=f"{place.thread or place.channel!r} is no Discord channel id.", permanent=True)
    place = replace(place, ping=called(client.get_channel(channel), place))
    try:
        async with asyncio.timeout(patience):
            place = await _room(client, place, channel)
            if (thread := number(place.thread)) is not None:
                return await _in_thread(client, place, channel, thread, part, key)
            if isinstance(client.get_channel(channel), discord.ForumChannel):
                return await _in_forum(client, place, channel, part, key)
            return await _in_channel(client, place, channel, part, key)
    except discord.Forbidden as refused:
        if refused.code in ALONE:
            return outcome(refused)
        # Asked of the channel, which says what is allowed in its threads; the thread may not be there yet.
        return NotSent(why=await missing_right(client, channel, refused), permanent=True)
    except FAILURES as error:
        return outcome_in(client, place, error)


def body_of(place: Place, part: Part, key: str | None = None) -> Json:
    """Give the body of a part for a place: with its marks, silent where that was wished, calling a role only at first.

    The role comes from an admin's choice, never from a post.
    """
    # Discord gives the role that everybody has the id of the server.
    role = number(place.ping) if part.number == 1 and place.ping != place.workspace else None
    return told(payload(part, key=key), silent=place.silent, role=str(role or ""))


async def _room(client: discord.Client, place: Place, channel: int) -> Place:
    """Give where a part stands: what belongs into the thread of a message in a thread stands beside that message."""
    if place.thread is None:
        return place
    known = client.get_channel(channel) or await client.fetch_channel(channel)
    return replace(place, thread=None) if isinstance(known, discord.Thread) else place


async def _in_channel(client: discord.Client, place: Place, channel: int, part: Part, key: str) -> Sent:
    sent = await wire.post(client.http, channel, body_of(place, part, key))
    return Sent(message_id=sent["id"], place=place, spreads=_spreads(client, place, channel))


def _spreads(client: discord.Client, place: Place, channel: int) -> bool:
    """Tell whether a message is to be published to followers; where we do not know its channel yet, `spread` asks."""
    known = client.get_channel(channel)
    return place.thread is None and bool(place.workspace) and (known is None or _has_followers(known))


def _has_followers(channel: object) -> bool:
    return isinstance(channel, discord.TextChannel) and channel.is_news()


async def spread(client: discord.Client, sent: Sent, *, patience: float) -> Outcome | None:
    """Publish a message of an announcement channel to its followers; None where a channel can have none."""
    channel, message = number(sent.place.channel), number(sent.message_id)
    if channel is None or message is None:
        return NotSent(why=f"{sent.message_id!r} is no Discord message id.", permanent=True)
    try:
        async with asyncio.timeout(patience):
            known = client.get_channel(channel) or await client.fetch_channel(channel)
            if sent.place.thread is not None or not _has_followers(known):
                return None
            await wire.crosspost(client.http, channel, message)
    except discord.Forbidden as refused:
        return NotSent(why=await missing_right(client, channel, refused), permanent=True)
    except FAILURES as error:
        return sent if getattr(error, "code", 0) == PUBLISHED else outcome(error)
    return sent


async def _in_thread(client: discord.Client, place: Place, channel: int, thread: int, part: Part, key: str) -> Sent:
    """Post in the thread of a message, which is started with the first part that goes there."""
    body = body_of(place, part, key)
    # Mostly the second part begins the thread; to find that out would take a request more in every channel.
    if part.number == 2 and not isinstance(client.get_channel(channel), discord.ForumChannel):
        await _start(client, channel, thread, part)
    try:
        sent = await wire.post(client.http, thread, body)
    except discord.NotFound as error:
        if error.code != UNKNOWN_CHANNEL:
            raise
        await _start(client, channel, thread, part)
        sent = await wire.post(client.http, thread, body)
    return Sent(message_id=sent["id"], place=place)


async def _start(client: discord.Client, channel: int, message: int, part: Part) -> None:
    try:
        await wire.start_thread(client.http, channel, message, title_of(part))
    except discord.HTTPException as error:
        if error.code != wire.HAS_THREAD:
            raise


def title_of(part: Part) -> str:
    """Name the thread or the forum post of a part."""
    return thread_name(part.title or part.message.summary)


async def _in_forum(client: discord.Client, place: Place, forum: int, part: Part, key: str) -> Outcome:
    """Start a forum post with part 1; later parts of the headline go into it."""
    if part.number == 1:
        body, tags = body_of(place, part, key), tags_of(client.get_channel(forum), place, part)
        started = await wire.start_forum_post(client.http, forum, body, name=title_of(part), tags=tags)
        return Sent(message_id=started["id"], place=replace(place, thread=started["id"]))
    for post in await wire.posts_of_forum(client.http, _guild(client, forum), forum):
        if post["name"] == title_of(part) and str(post.get("owner_id")) == str(us(client)):
            sent = await wire.post(client.http, int(post["id"]), body_of(place, part, key))
            return Sent(message_id=sent["id"], place=replace(place, thread=post["id"]))
    return NotSent(why="The forum post that this part belongs to is gone.", permanent=True, alone=True)


async def find(client: discord.Client, place: Place, key: str, since: datetime, *, patience: float) -> Sent | None:
    """Look for a part among our messages.

    Raises:
        LookupFailed: Discord does not let us look.
    """
    channel = number(place.channel)
    if channel is None:
        raise LookupFailed(f"{place.channel!r} is no Discord channel id.")
    after, mark = snowflake(since - SKEW), marker(key)
    try:
        async with asyncio.timeout(patience):
            await _may_look(client, channel)
            place = await _room(client, place, channel)
            thread = number(place.thread)
            if thread is None and isinstance(client.get_channel(channel), discord.ForumChannel):
                return await _find_in_forum(client, place, channel, after, mark)
            found = await _marked(client, thread or channel, after, mark)
    except discord.NotFound as error:
        if place.thread is not None and error.code == UNKNOWN_CHANNEL:
            return None
        raise LookupFailed(f"Channel {channel} is gone.") from error
    except FAILURES as error:
        raise LookupFailed(f"Discord does not show the messages of channel {channel}: {error}") from error
    return Sent(message_id=found, place=place, spreads=_spreads(client, place, channel)) if found else None


async def _may_look(client: discord.Client, channel: int) -> None:
    """Make sure that we may read the history; without that right Discord shows an empty one."""
    known, allowed = await standing(client, channel)
    if allowed is not None and not (allowed.view_channel and allowed.read_message_history):
        words = where(known.name, "Read Message History")
        raise LookupFailed(f"The history of #{known.name} is closed to us; {words}.")


async def _marked(client: discord.Client, channel: int, after: int, mark: int) -> str:
    async for message in wire.history(client.http, channel, after=after):
        if is_marked(message, us(client), mark):
            return str(message["id"])
    return ""


async def _find_in_forum(client: discord.Client, place: Place, forum: int, after: int, mark: int) -> Sent | None:
    for post in await wire.posts_of_forum(client.http, _guild(client, forum), forum):
        if int(post["id"]) < after:
            return None
        if found := await _marked(client, int(post["id"]), after, mark):
            return Sent(message_id=found, place=replace(place, thread=post["id"]))
    return None


async def private(client: discord.Client, place: Place, person: str, *, patience: float) -> Place:
    """Give the direct messages with a person.

    Raises:
        LookupFailed: Discord opens none.
    """
    user = number(person)
    if user is None:
        raise LookupFailed(f"{person!r} is no Discord user id.")
    try:
        async with asyncio.timeout(patience):
            opened: Any = await client.http.start_private_message(user)
    except FAILURES as error:
        raise LookupFailed(f"Discord opens no direct messages with {user}: {said(error)}") from error
    return replace(place, channel=str(opened["id"]), thread=None)


def outcome_in(client: discord.Client, place: Place, error: Exception) -> NotSent | Unknown:
    """Tell what a failure says of a message in a place whose thread may be gone while its channel stands."""
    if place.thread and getattr(error, "code", 0) == UNKNOWN_CHANNEL and client.get_channel(number(place.channel) or 0):
        return NotSent(why="The thread was deleted by somebody.", permanent=True, alone=True)
    return outcome(error)


def outcome(error: Exception) -> NotSent | Unknown:
    """Tell what a failure says of the message: surely not there, or perhaps."""
    match error:
        case discord.RateLimited(retry_after=seconds):
            return NotSent(why=f"Discord asks us to wait {seconds:.0f} seconds.", retry_after=seconds)
        case discord.HTTPException(status=429):
            return NotSent(why="Discord asks us to wait.", retry_after=60.0)
        case discord.NotFound(code=code) if code == UNKNOWN_MESSAGE:
            return NotSent(why="The message was posted and then deleted by somebody.", permanent=True, alone=True)
        case discord.NotFound(code=code) if code == UNKNOWN_CHANNEL:
            return NotSent(why="The channel was deleted; subscribe another one.", permanent=True)
        case discord.HTTPException(code=code) if code in ALONE:
            return NotSent(why=f"Discord refuses this: {said(error)}", permanent=True, alone=True)
        case discord.HTTPException(status=status) if status < 500:
            return NotSent(why=f"Discord refuses this: {said(error)}", permanent=True)
        case aiohttp.ClientConnectorError():
            return NotSent(why=f"Discord cannot be reached: {said(error)}")
        case discord.DiscordException() | wire.Ambiguous() | aiohttp.ClientError() | OSError() | TimeoutError():
            return Unknown(why=f"Discord did not answer as it should: {said(error)}")
    log.error("an unexpected failure while posting", exc_info=error)
    return Unknown(why=f"An unexpected failure: {error!r}")


async def missing_right(client: discord.Client, channel: int, refused: discord.Forbidden) -> str:
    """Name the permission behind a refusal, and where to give it."""
    try:
        known, allowed = await standing(client, channel)
    except (discord.DiscordException, aiohttp.ClientError, OSError):
        return f"We may not see the channel; {where(str(channel), 'View Channel')}."
    names = missing(known, allowed) if allowed is not None else []
    if not names:
        return f"Discord refuses this: {said(refused)}"
    return f"In #{known.name}, {where(known.name, ', '.join(names))}."


def _guild(client: discord.Client, channel: int) -> int:
    known = client.get_channel(channel)
    return known.guild.id if isinstance(known, discord.abc.GuildChannel) else 0
