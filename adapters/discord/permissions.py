"""What we may do in a channel, and where somebody clicks to allow the rest."""

from typing import Any

import discord

from adapters.discord import wishes
from bot.chat import Health, Place

#: What posting, reading back and threading take, by discord.py's names, and as Discord's settings call it.
NEEDED = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "embed_links": "Embed Links",
    "read_message_history": "Read Message History",
    "create_public_threads": "Create Public Threads",
    "send_messages_in_threads": "Send Messages in Threads",
}
#: In a forum every post is a thread of its own; in a thread everything stands in it.
_FORUM = {name: words for name, words in NEEDED.items() if name != "create_public_threads"}
_THREAD = {name: words for name, words in _FORUM.items() if name != "send_messages"}


def number(text: str | None) -> int | None:
    """Give the number of an id, None for what cannot be one."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) <= 20 else None


async def inspect(client: discord.Client, place: Place) -> Health:
    """Check that a place can be posted to, read back and threaded in.

    Raises:
        discord.HTTPException: Discord cannot tell now.
    """
    channel = number(place.channel)
    if channel is None:
        return Health(
            problems=(f"{place.channel!r} is no Discord channel id; right-click the channel, Copy Channel ID.",)
        )
    try:
        known, allowed = await standing(client, channel)
    except discord.NotFound:
        return Health(problems=(f"There is no channel {channel}, or it was deleted; subscribe another one.",))
    except discord.Forbidden:
        return Health(problems=(f"We may not see channel {channel}; {where(str(channel), 'View Channel')}.",))
    health = _health(known, allowed)
    problems = (*health.problems, *wishes.uncallable(known, allowed, place))
    return Health(problems=problems, refused=wishes.refusal(known, place))


async def standing(client: discord.Client, number: int) -> tuple[Any, discord.Permissions | None]:
    """Give a channel and what we may do there; None for a direct message, where all is allowed.

    Works over REST alone too, before there is a gateway connection.
    """
    channel: Any = client.get_channel(number) or await client.fetch_channel(number)
    if isinstance(channel, discord.abc.PrivateChannel):
        return channel, None
    guild = client.get_guild(channel.guild.id)
    if guild is None:
        guild = await client.fetch_guild(channel.guild.id)
        channel = await guild.fetch_channel(getattr(channel, "parent_id", None) or number)
    me = guild.me or await guild.fetch_member(us(client))
    return channel, channel.permissions_for(me)


def us(client: discord.Client) -> int:
    """Give our own user id; 0 before we are logged in."""
    return client.user.id if client.user else 0


def _health(channel: Any, allowed: discord.Permissions | None) -> Health:
    if allowed is None:
        return Health()
    if isinstance(channel, discord.CategoryChannel):
        return Health(problems=(f"{channel.name} is a category; subscribe a channel in it.",))
    return Health(
        problems=tuple(f"In #{channel.name}, {where(channel.name, words)}." for words in missing(channel, allowed))
    )


def missing(channel: Any, allowed: discord.Permissions) -> list[str]:
    """Name the permissions that are missing, as Discord's settings call them; not those that come with another."""
    if not allowed.view_channel:
        return [NEEDED["view_channel"]]
    in_thread, in_forum = isinstance(channel, discord.Thread), isinstance(channel, discord.ForumChannel)
    needed = _THREAD if in_thread else _FORUM if in_forum else NEEDED
    implied = () if allowed.send_messages else ("embed_links",)
    return [words for name, words in needed.items() if not getattr(allowed, name) and name not in implied]


def where(channel: str, words: str) -> str:
    """Say where somebody clicks to give us a permission."""
    return f"allow “{words}” for our role: Edit Channel → Permissions → Roles/Members"
