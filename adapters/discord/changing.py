"""Changing what was posted: editing a part and taking one back, both as often as it takes."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import discord

from adapters.discord import wire
from adapters.discord.permissions import number
from adapters.discord.publishing import FAILURES, UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, body_of, missing_right, outcome_in
from bot.chat import NotSent, Outcome, Sent
from bot.messages.message import Part

#: Discord's code for a thread that nobody wrote in for a day: nothing in it can be changed until it is opened again.
ARCHIVED = 50083


async def edit(client: discord.Client, sent: Sent, part: Part, key: str, *, patience: float) -> Outcome:
    """Replace what a sent part shows; editing twice does no harm."""

    async def change(channel: int, message: int) -> None:
        body = body_of(replace(sent.place, silent=False), part, key) | {"allowed_mentions": {"parse": []}}
        await wire.patch(client.http, channel, message, body)

    return await _change(client, sent, change, patience=patience)


async def delete(client: discord.Client, sent: Sent, *, patience: float) -> Outcome:
    """Take a sent part back; one that is gone already, or with its thread, is as good."""

    async def change(channel: int, message: int) -> None:
        try:
            await wire.delete(client.http, channel, message)
        except discord.NotFound as error:
            if error.code != UNKNOWN_MESSAGE and not (sent.place.thread and error.code == UNKNOWN_CHANNEL):
                raise

    return await _change(client, sent, change, patience=patience)


async def _change(
    client: discord.Client, sent: Sent, change: Callable[[int, int], Awaitable[None]], *, patience: float
) -> Outcome:
    channel, message = number(sent.place.thread or sent.place.channel), number(sent.message_id)
    if channel is None or message is None:
        return NotSent(why=f"{sent.message_id!r} is no Discord message id.", permanent=True)
    try:
        async with asyncio.timeout(patience):
            try:
                await change(channel, message)
            except discord.HTTPException as error:
                if error.code != ARCHIVED:
                    raise
                await wire.reopen(client.http, channel)
                await change(channel, message)
    except discord.Forbidden as refused:
        return NotSent(why=await missing_right(client, channel, refused), permanent=True)
    except FAILURES as error:
        return outcome_in(client, sent.place, error)
    return sent
