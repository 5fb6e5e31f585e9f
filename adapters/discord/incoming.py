"""What Discord tells us, read into requests."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import discord

from adapters.discord.commands import ABOUT, ABOUT_QUESTION, Typed, typed_command
from adapters.discord.components import EPHEMERAL, PRESSED, texts, typed
from adapters.discord.text import incoming, readable
from bot.chat import Place, Request, Turn

#: What a person says; all other messages tell of something that happened.
SAID = (discord.MessageType.default, discord.MessageType.reply)


def is_for_us(message: discord.Message, us: int) -> bool:
    """Tell whether a person speaks to us: in a direct message, by a mention, or in a reply to us."""
    if message.author.bot or message.type not in SAID or message.webhook_id is not None:
        return False
    mentioned = any(person.id == us for person in message.mentions)
    return is_direct(message) or mentioned or (replies_to(message, us) and bool(message.content))


def is_direct(message: discord.Message) -> bool:
    """Tell whether a message was said to us alone; a server that we do not know yet is no direct message."""
    return isinstance(message.channel, discord.DMChannel)


def replies_to(message: discord.Message, author: int) -> bool:
    """Tell whether a message answers one by an author."""
    answered = message.reference and message.reference.resolved
    return isinstance(answered, discord.Message) and answered.author.id == author


def from_message(message: discord.Message, us: int, *, now: datetime, before: tuple[Turn, ...] = ()) -> Request:
    """Read what a person said to us; with nothing but our name in it they get help."""
    text = incoming(message.content, us, dict(_names(message)))
    quoted = "" if replies_to(message, us) else _quoted(message)
    number = str(message.id)
    return Request(
        id=f"message:{number}",
        keys=(f"message:{number}",),
        kind="question" if text or quoted else "command",
        place=place_of(_guild(message), message.channel),
        person=str(message.author.id),
        text=text or (ABOUT_QUESTION if quoted else "help"),
        received=now,
        direct=is_direct(message),
        manager=is_direct(message) or _is_manager(message.author),
        quoted=quoted,
        before=before,
        reply={"message": number},
    )


def _guild(message: discord.Message) -> int | None:
    return message.guild.id if message.guild else getattr(message.channel, "guild_id", None)


def _is_manager(person: discord.User | discord.Member) -> bool:
    return isinstance(person, discord.Member) and person.guild_permissions.manage_guild


def _quoted(message: discord.Message) -> str:
    answered = message.reference and message.reference.resolved
    return words_of(answered) if isinstance(answered, discord.Message) else ""


def _names(message: discord.Message) -> Iterator[tuple[str, str]]:
    """Give what a reader sees for each mention in a message."""
    yield from ((f"@{person.id}", f"@{person.display_name}") for person in message.mentions)
    yield from ((f"@&{role.id}", f"@{role.name}") for role in message.role_mentions)
    yield from ((f"#{channel.id}", f"#{channel.name}") for channel in message.channel_mentions)


def words_of(message: discord.Message) -> str:
    """Give the words of a message: what was typed, or what its components show."""
    return message.clean_content or _shown([component.to_dict() for component in message.components])


def words_in(message: Mapping[str, Any]) -> str:
    """Give the words of a message as the history holds it."""
    return str(message.get("content") or "") or _shown(message.get("components") or [])


def _shown(components: list[Any]) -> str:
    return "\n".join(filter(None, map(readable, texts(components))))


def place_of(guild: int | None, channel: Any) -> Place:
    """Give the place of a channel, or of a thread under its channel."""
    is_thread = isinstance(channel, discord.Thread)
    return Place(
        platform="discord",
        workspace=str(guild or ""),
        channel=str(channel.parent_id if is_thread else getattr(channel, "id", "")),
        thread=str(channel.id) if is_thread else None,
    )


def asks_for_line(interaction: discord.Interaction[Any]) -> str | None:
    """Give the command of a pressed button that wants a line typed first; None for all else."""
    match = _pressed(interaction)
    is_button = interaction.type is discord.InteractionType.component
    return match["command"] if match is not None and match["asks"] and is_button else None


def from_interaction(interaction: discord.Interaction[Any], *, now: datetime) -> Request | None:
    """Read a used command, a pressed button, a sent form or a click on a message; None for what is not ours."""
    said = _said(interaction)
    if said is None:
        return None
    kind, text, public = said
    direct = interaction.guild_id is None
    return Request(
        id=f"interaction:{interaction.id}",
        keys=(f"interaction:{interaction.id}",),
        kind=kind,
        place=place_of(interaction.guild_id, interaction.channel),
        person=str(interaction.user.id),
        text=text,
        received=now,
        direct=direct,
        manager=direct or interaction.permissions.manage_guild,
        language=str(interaction.locale),
        quoted=_target(interaction) if text is ABOUT_QUESTION else "",
        reply={
            "application": str(interaction.application_id),
            "token": interaction.token,
            "private": "" if public else "yes",
        },
    )


def _said(interaction: discord.Interaction[Any]) -> tuple[Any, str, bool] | None:
    """Give the kind, the words, and whether the answer is for everybody."""
    data: Mapping[str, Any] = interaction.data or {}
    everybody = _is_ours_alone(interaction)
    if interaction.type is discord.InteractionType.application_command:
        if data.get("name") == ABOUT:
            return "question", ABOUT_QUESTION, everybody
        used: Typed = typed_command(data)
        return "command", used.text, used.public or everybody
    match = _pressed(interaction)
    if match is None:
        return None
    if interaction.type is discord.InteractionType.component:
        return "command", match["command"], everybody
    line = " ".join(typed(data.get("components") or ()).split())
    return "command", f"{match['command']} {line}" if line else "help", everybody


def _is_ours_alone(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether a person speaks with us alone, so that an answer may stay."""
    hidden = interaction.message is not None and bool(interaction.message.flags.value & EPHEMERAL)
    return interaction.guild_id is None and isinstance(interaction.channel, discord.DMChannel) and not hidden


def _pressed(interaction: discord.Interaction[Any]) -> Any:
    data: Mapping[str, Any] = interaction.data or {}
    return PRESSED.fullmatch(str(data.get("custom_id") or ""))


def _target(interaction: discord.Interaction[Any]) -> str:
    """Give the words of the message that was clicked; Discord sends them along whatever our intents."""
    data: Mapping[str, Any] = interaction.data or {}
    resolved: Any = data.get("resolved") or {}
    messages = resolved.get("messages") or {}
    return words_in(messages.get(str(data.get("target_id")), {}))
