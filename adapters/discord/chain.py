"""What was said before in a chain of replies, read back from Discord."""

import logging
from typing import Any

import discord
from discord.http import HTTPClient

from adapters.discord import wire
from adapters.discord.answering import TROUBLE
from adapters.discord.incoming import words_in
from adapters.discord.text import incoming
from bot.chat import Turn

log = logging.getLogger(__name__)

#: Messages that are read back.
LONGEST = 8


async def chain_before(http: HTTPClient, message: discord.Message, us: int) -> tuple[Turn, ...]:
    """Read what a message answers, and what that answers, oldest first; what cannot be read is left out."""
    turns: list[Turn] = []
    reference: Any = message.reference and message.reference.message_id
    try:
        while reference and len(turns) < LONGEST:
            said = await wire.message(http, message.channel.id, int(reference))
            ours = str(said["author"]["id"]) == str(us)
            words = words_in(said) if ours else incoming(words_in(said), us, {})
            turns.append(Turn(by="bot" if ours else "person", text=words))
            reference = (said.get("message_reference") or {}).get("message_id")
    except TROUBLE as trouble:
        log.info("the talk before could not be read back: %s", trouble, extra={"action": "chain"})
    return tuple(turn for turn in reversed(turns) if turn.text)
