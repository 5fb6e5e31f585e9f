"""What Discord tells us, read into requests."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

import discord

from adapters.discord.commands import ABOUT, ADMIN, typed_command
from adapters.discord.components import EPHEMERAL, texts
from adapters.discord.forms import ABOUT as ABOUT_BOX
from adapters.discord.forms import ASK_ABOUT, asking, asking_about, typed
from adapters.discord.rows import PRESSED, Json
from adapters.discord.text import incoming, readable, thread_name
from bot.chat import Place, Request, Turn

#: What a person says; all other messages tell of something that happened.
SAID = (discord.MessageType.default, discord.MessageType.reply)
#: Turns of a chain of replies after which a talk moves into a thread: two questions and their answers.
LONG = 4
#: How Discord's links to messages are made.
LINKS = "https://discord.com/channels/{workspace}/{room}/{message}"
#: What is asked about a message where no question was typed.
ABOUT_QUESTION = "What do the digests say about this?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a person means by a command, a button or a form.

    Attributes:
        public: the answer is for everybody.
        quoted: the words of the message it is about.
        page: the page of a long message that is wanted; empty for the beginning.
    """

    text: str
    kind: Literal["command", "question"] = "command"
    public: bool = False
    quoted: str = ""
    page: str = ""


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
    """Read what a person said to us; with nothing but our name in it they are greeted."""
    text = incoming(message.content, us, dict(_names(message)))
    quoted = "" if replies_to(message, us) else _quoted(message)
    number = str(message.id)
    place, reply = place_of(_guild(message), message.channel), {"message": number}
    if len(before) >= LONG and isinstance(message.channel, discord.TextChannel):
        # Discord gives the thread of a message the message's own id.
        place, reply["thread"] = replace(place, thread=number), thread_name(before[0].text)
    return Request(
        id=f"message:{number}",
        keys=(f"message:{number}",),
        kind="question",
        place=place,
        person=str(message.author.id),
        text=text or (ABOUT_QUESTION if quoted else ""),
        received=now,
        direct=is_direct(message),
        manager=is_direct(message) or _is_manager(message.author),
        quoted=quoted,
        before=before,
        links=LINKS if place.workspace else "",
        reply=reply,
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
    told = [str(embed.get("description") or "") for embed in message.get("embeds") or ()]
    return str(message.get("content") or "") or _shown([*(message.get("components") or ()), *map(_text, told)])


def _text(content: str) -> Json:
    return {"content": content}


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


def _place_meant(interaction: discord.Interaction[Any]) -> Place:
    """Give the place that a person means: an admin command in a thread that one, in a post of a forum the forum."""
    channel, place = interaction.channel, place_of(interaction.guild_id, interaction.channel)
    in_forum = isinstance(channel, discord.Thread) and isinstance(channel.parent, discord.ForumChannel)
    if place.thread is None or in_forum or _name(interaction) != ADMIN["name"]:
        return place
    return replace(place, channel=place.thread, thread=None)


def form_for(interaction: discord.Interaction[Any]) -> Json | None:
    """Give the form that must be filled in first: for a button that wants a line, or a click on a message."""
    match = _pressed(interaction)
    if interaction.type is discord.InteractionType.component and match is not None and match["asks"]:
        return asking(match["command"], _label(interaction))
    if interaction.type is discord.InteractionType.application_command and _name(interaction) == ABOUT:
        return asking_about(_target(interaction))
    return None


def from_interaction(interaction: discord.Interaction[Any], *, now: datetime) -> Request | None:
    """Read a used command, a pressed button, a choice from a menu or a sent form; None for what is not ours."""
    said = _said(interaction)
    if said is None:
        return None
    public = said.public or _is_ours_alone(interaction)
    manages = interaction.is_guild_integration() and interaction.permissions.manage_guild
    return Request(
        id=f"interaction:{interaction.id}",
        keys=(f"interaction:{interaction.id}",),
        kind=said.kind,
        place=_place_meant(interaction),
        person=str(interaction.user.id),
        text=said.text,
        received=now,
        direct=_is_with_us(interaction),
        private=not public,
        manager=_is_with_us(interaction) or manages,
        language=str(interaction.locale),
        quoted=said.quoted,
        links=LINKS if interaction.guild_id else "",
        reply={
            "application": str(interaction.application_id),
            "token": interaction.token,
            "private": "" if public else "yes",
            "page": said.page,
            "guest": "yes" if _is_guest(interaction) else "",
        },
    )


def _said(interaction: discord.Interaction[Any]) -> Said | None:
    """Give what a person means by what they did."""
    data: Mapping[str, Any] = interaction.data or {}
    if interaction.type is discord.InteractionType.application_command:
        used = typed_command(data)
        return Said(text=used.text, public=used.public)
    match = _pressed(interaction)
    if interaction.type is discord.InteractionType.modal_submit:
        boxes = data.get("components") or ()
        line = " ".join(typed(boxes).split())
        if data.get("custom_id") == ASK_ABOUT:
            return Said(kind="question", text=line or ABOUT_QUESTION, quoted=readable(typed(boxes, ABOUT_BOX)))
        return _pushed(interaction, f"{match['command']} {line}" if line else "help") if match else None
    return _pushed(interaction, match["command"], page=match["page"] or "") if match else None


def _pushed(interaction: discord.Interaction[Any], command: str, *, page: str = "") -> Said:
    """Read a command that a button sent: what is shared is for everybody, and so is what follows an answer for all."""
    if command.startswith("follow ") and not _is_hidden(interaction):
        command = f"share {command}"
    return Said(text=command, public=command.startswith("share "), page=page)


def _is_hidden(interaction: discord.Interaction[Any]) -> bool:
    return interaction.message is None or bool(interaction.message.flags.value & EPHEMERAL)


def _is_with_us(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether a person speaks with us alone: in our direct messages, not in those with somebody else."""
    return isinstance(interaction.channel, discord.DMChannel) and not interaction.context.private_channel


def _is_guest(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether only a person brought us there: we are no member of the server or the talk, so may not post."""
    return not (interaction.is_guild_integration() or _is_with_us(interaction))


def _is_ours_alone(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether an answer may stay where it is, since nobody else is there."""
    return _is_with_us(interaction) and (interaction.message is None or not _is_hidden(interaction))


def _name(interaction: discord.Interaction[Any]) -> str:
    data: Mapping[str, Any] = interaction.data or {}
    return str(data.get("name"))


def _pressed(interaction: discord.Interaction[Any]) -> Any:
    """Read what a button sends, or what was chosen from a menu."""
    data: Mapping[str, Any] = interaction.data or {}
    chosen = data.get("values")
    sent = chosen[0] if isinstance(chosen, list) and chosen else data.get("custom_id")
    return PRESSED.fullmatch(str(sent or ""))


def _label(interaction: discord.Interaction[Any]) -> str:
    """Give what stands on the button that was pressed; empty where the message is not there to tell."""
    data: Mapping[str, Any] = interaction.data or {}
    waiting: list[Any] = list(interaction.message.components) if interaction.message else []
    while waiting:
        component = waiting.pop()
        if getattr(component, "custom_id", None) == data.get("custom_id"):
            return str(getattr(component, "label", None) or "")
        waiting += [*getattr(component, "children", ()), *filter(None, [getattr(component, "accessory", None)])]
    return ""


def _target(interaction: discord.Interaction[Any]) -> str:
    """Give the words of the message that was clicked; Discord sends them along whatever our intents."""
    data: Mapping[str, Any] = interaction.data or {}
    resolved: Any = data.get("resolved") or {}
    messages = resolved.get("messages") or {}
    return words_in(messages.get(str(data.get("target_id")), {}))
