"""What a subscription wishes of its posts, a role to call and tags of a forum, checked against the server it is for."""

from typing import Any

import discord

from bot.chat import Place
from bot.messages.message import Part

#: Discord: tags of one forum post.
TAGS = 5


def refusal(channel: Any, place: Place) -> str:
    """Say in a sentence why a channel cannot have what a place wishes; empty where it can."""
    return _role_refused(channel, place) or _tags_refused(channel, place)


def uncallable(channel: Any, allowed: discord.Permissions | None, place: Place) -> list[str]:
    """Say what to allow so that the role of a place hears our call; nothing where it does."""
    role = _role(channel, place)
    if role is None or allowed is None or role.mentionable or allowed.mention_everyone:
        return []
    return [
        f"@{role.name} does not hear us: open Server Settings → Roles → {role.name} and switch on "
        "“Allow anyone to @mention this role”."
    ]


def called(channel: Any, place: Place) -> str:
    """Give the role that a place calls, if its server has it and it is not the one that everybody has."""
    role = _role(channel, place)
    return "" if role is None or role.is_default() else str(role.id)


def tags_of(forum: object, place: Place, part: Part) -> tuple[int, ...]:
    """Choose a forum's tags for a part: those that an admin named, or the one named as its series.

    Where a post needs a tag and none is named so, the first one that is open to all.
    """
    if not isinstance(forum, discord.ForumChannel):
        return ()
    free = _open(forum)
    wanted = {name.casefold() for name in place.tags}
    chosen = [tag for tag in free if tag.name.casefold() in wanted]
    chosen = chosen or [tag for tag in free if tag.name.casefold() == part.message.series.casefold()]
    return tuple(tag.id for tag in chosen or free[: int(forum.flags.require_tag)])[:TAGS]


def _role(channel: Any, place: Place) -> discord.Role | None:
    roles = channel.guild.roles if isinstance(channel, discord.abc.GuildChannel) else ()
    return next((role for role in roles if str(role.id) == place.ping), None)


def _role_refused(channel: Any, place: Place) -> str:
    if not place.ping:
        return ""
    role = _role(channel, place)
    if role is None:
        return f"There is no role {place.ping} here; choose one of this server."
    return "A digest never calls everybody; choose another role." if role.is_default() else ""


def _tags_refused(channel: Any, place: Place) -> str:
    if not place.tags:
        return ""
    if not isinstance(channel, discord.ForumChannel):
        return "Only posts in a forum have tags; leave them out, or subscribe a forum."
    if len(place.tags) > TAGS:
        return f"A forum post has at most {TAGS} tags; name fewer."
    names = [tag.name for tag in _open(channel)]
    known = {name.casefold() for name in names}
    missing = next((name for name in place.tags if name.casefold() not in known), None)
    if missing is None:
        return ""
    there = f"there is {', '.join(names)}" if names else "it has none that is open to all"
    return f"#{channel.name} has no tag {missing!r}; {there}."


def _open(forum: discord.ForumChannel) -> list[discord.ForumTag]:
    """Give the tags that we may use: only moderators may use the others."""
    return [tag for tag in forum.available_tags if not tag.moderated]
