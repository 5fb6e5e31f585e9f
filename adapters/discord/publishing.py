"""Posting a part once, looking for it, and changing it: what Discord's answers mean for a delivery."""

import asyncio
import logging
from dataclasses import replace
from datetime import datetime, timedelta

import aiohttp
import discord

from adapters.discord import wire
from adapters.discord.answering import TROUBLE
from adapters.discord.components import marker, payload
from adapters.discord.limits import THREAD_NAME
from adapters.discord.permissions import missing, number, standing, where
from adapters.discord.text import one_line
from adapters.discord.voices import is_marked, snowflake
from bot.chat import NotSent, Outcome, Place, Sent, Unknown
from bot.errors import LookupFailed
from bot.messages.message import Part

log = logging.getLogger(__name__)

#: What may go wrong, a reply that is not as documented included; `outcome` tells what each says of the message.
FAILURES = (*TROUBLE, wire.Ambiguous, RuntimeError, LookupError, TypeError, ValueError)
#: How far the clocks of Discord and this machine may differ.
SKEW = timedelta(minutes=1)
#: Discord's codes: unknown channel, unknown message, the message has its thread, published already.
UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, HAS_THREAD, PUBLISHED = 10003, 10008, 160004, 40033


async def publish(client: discord.Client, place: Place, part: Part, key: str, *, patience: float) -> Outcome:
    """Post one part once, within some seconds."""
    channel, thread = number(place.channel), number(place.thread)
    if channel is None or (place.thread and thread is None):
        return NotSent(why=f"{place.thread or place.channel!r} is no Discord channel id.", permanent=True)
    try:
        async with asyncio.timeout(patience):
            if thread is not None:
                return await _in_thread(client, place, channel, thread, part, key)
            if isinstance(client.get_channel(channel), discord.ForumChannel):
                return await _in_forum(client, place, channel, part, key)
            return await _in_channel(client, place, channel, part, key)
    except discord.Forbidden as refused:
        return NotSent(why=await _missing(client, thread or channel, refused), permanent=True)
    except FAILURES as error:
        return outcome(error)


async def _in_channel(client: discord.Client, place: Place, channel: int, part: Part, key: str) -> Sent:
    sent = await wire.post(client.http, channel, payload(part, key=key))
    known = client.get_channel(channel)
    if isinstance(known, discord.TextChannel) and known.is_news() and part.number == 1:
        await _spread(client, channel, int(sent["id"]))
    return Sent(message_id=sent["id"], place=place)


async def _spread(client: discord.Client, channel: int, message: int) -> None:
    """Publish an announcement to its followers; the post stands whether or not this works."""
    try:
        await wire.crosspost(client.http, channel, message)
    except discord.HTTPException as error:
        if error.code != PUBLISHED:
            log.warning("the announcement was posted but not published to followers: %s", error)


async def _in_thread(client: discord.Client, place: Place, channel: int, thread: int, part: Part, key: str) -> Sent:
    """Post in the thread of a message, which is started with the first part that goes there."""
    body = payload(part, key=key)
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
        await wire.start_thread(client.http, channel, message, thread_name(part))
    except discord.HTTPException as error:
        if error.code != HAS_THREAD:
            raise


def thread_name(part: Part) -> str:
    """Name a thread after its part, in the 100 characters that Discord has for it."""
    name = " ".join(one_line(part.title or part.message.summary).split()) or "Digest"
    return name if len(name) <= THREAD_NAME else f"{name[: THREAD_NAME - 1].rstrip()}…"


async def _in_forum(client: discord.Client, place: Place, forum: int, part: Part, key: str) -> Outcome:
    """Start a forum post with part 1; later parts of the headline go into it."""
    if part.number == 1:
        started = await wire.start_forum_post(client.http, forum, thread_name(part), payload(part, key=key))
        return Sent(message_id=started["id"], place=replace(place, thread=started["id"]))
    for post in await wire.posts_of_forum(client.http, _guild(client, forum), forum):
        if post["name"] == thread_name(part) and str(post.get("owner_id")) == str(_us(client)):
            sent = await wire.post(client.http, int(post["id"]), payload(part, key=key))
            return Sent(message_id=sent["id"], place=replace(place, thread=post["id"]))
    return NotSent(why="The forum post that this part belongs to is gone.", permanent=True)


async def find(client: discord.Client, place: Place, key: str, since: datetime, *, patience: float) -> Sent | None:
    """Look for a part among our messages.

    Raises:
        LookupFailed: Discord does not let us look.
    """
    channel, thread = number(place.channel), number(place.thread)
    if channel is None:
        raise LookupFailed(f"{place.channel!r} is no Discord channel id.")
    after, mark = snowflake(since - SKEW), marker(key)
    try:
        async with asyncio.timeout(patience):
            await _may_look(client, channel)
            if thread is None and isinstance(client.get_channel(channel), discord.ForumChannel):
                return await _find_in_forum(client, place, channel, after, mark)
            found = await _marked(client, thread or channel, after, mark)
    except discord.NotFound as error:
        if thread is not None and error.code == UNKNOWN_CHANNEL:
            return None
        raise LookupFailed(f"Channel {channel} is gone.") from error
    except FAILURES as error:
        raise LookupFailed(f"Discord does not show the messages of channel {channel}: {error}") from error
    return Sent(message_id=found, place=place) if found else None


async def _may_look(client: discord.Client, channel: int) -> None:
    """Make sure that we may read the history; without that right Discord shows an empty one."""
    known, allowed = await standing(client, channel)
    if allowed is not None and not (allowed.view_channel and allowed.read_message_history):
        words = where(known.name, "Read Message History")
        raise LookupFailed(f"The history of #{known.name} is closed to us; {words}.")


async def _marked(client: discord.Client, channel: int, after: int, mark: int) -> str:
    async for message in wire.history(client.http, channel, after=after):
        if is_marked(message, _us(client), mark):
            return str(message["id"])
    return ""


async def _find_in_forum(client: discord.Client, place: Place, forum: int, after: int, mark: int) -> Sent | None:
    for post in await wire.posts_of_forum(client.http, _guild(client, forum), forum):
        if int(post["id"]) < after:
            return None
        if found := await _marked(client, int(post["id"]), after, mark):
            return Sent(message_id=found, place=replace(place, thread=post["id"]))
    return None


async def edit(client: discord.Client, sent: Sent, part: Part, key: str, *, patience: float) -> Outcome:
    """Replace what a sent part shows; editing twice does no harm."""
    channel, message = number(sent.place.thread or sent.place.channel), number(sent.message_id)
    if channel is None or message is None:
        return NotSent(why=f"{sent.message_id!r} is no Discord message id.", permanent=True)
    try:
        async with asyncio.timeout(patience):
            await wire.patch(client.http, channel, message, payload(part, key=key))
    except discord.Forbidden as refused:
        return NotSent(why=await _missing(client, channel, refused), permanent=True)
    except FAILURES as error:
        return outcome(error)
    return sent


def outcome(error: Exception) -> NotSent | Unknown:
    """Tell what a failure says of the message: surely not there, or perhaps."""
    match error:
        case discord.RateLimited(retry_after=seconds):
            return NotSent(why=f"Discord asks us to wait {seconds:.0f} seconds.", retry_after=seconds)
        case discord.HTTPException(status=429):
            return NotSent(why="Discord asks us to wait.", retry_after=60.0)
        case discord.NotFound(code=code) if code == UNKNOWN_MESSAGE:
            return NotSent(why="The message was posted and then deleted by somebody.", permanent=True)
        case discord.HTTPException(status=status) if status < 500:
            return NotSent(why=f"Discord refuses this: {_first_line(error)}", permanent=True)
        case aiohttp.ClientConnectorError():
            return NotSent(why=f"Discord cannot be reached: {_first_line(error)}")
        case discord.DiscordException() | wire.Ambiguous() | aiohttp.ClientError() | OSError() | TimeoutError():
            return Unknown(why=f"Discord did not answer as it should: {_first_line(error) or 'no reply in time'}")
    log.error("an unexpected failure while posting", exc_info=error)
    return Unknown(why=f"An unexpected failure: {_first_line(error)}")


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]


async def _missing(client: discord.Client, channel: int, refused: discord.Forbidden) -> str:
    """Name the permission behind a refusal, and where to give it."""
    try:
        known, allowed = await standing(client, channel)
    except (discord.DiscordException, aiohttp.ClientError, OSError):
        return f"We may not see the channel; {where(str(channel), 'View Channel')}."
    names = missing(known, allowed) if allowed is not None else []
    if not names:
        return f"Discord refuses this: {_first_line(refused)}"
    return f"In #{known.name}, {where(known.name, ', '.join(names))}."


def _guild(client: discord.Client, channel: int) -> int:
    known = client.get_channel(channel)
    return known.guild.id if isinstance(known, discord.abc.GuildChannel) else 0


def _us(client: discord.Client) -> int:
    return client.user.id if client.user else 0
