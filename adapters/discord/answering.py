"""Showing an answer as it comes about: the sentences so far, at a pace Discord likes, and then the whole."""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager

import aiohttp
import discord
from discord.http import HTTPClient

from adapters.discord.limits import LIMITS
from adapters.discord.timing import Timing
from adapters.discord.voices import Voice
from bot.chat import SORRY, Final, Handler, Partial, Request, State
from bot.messages.message import Message, Note
from bot.messages.parts import cut
from bot.posts.blocks import Paragraph, plain

log = logging.getLogger(__name__)

#: Characters that must have come before the message is edited again.
STEP = 40
#: Discord shows that we are typing for 10 seconds.
TYPING = 8.0
#: What may go wrong on the way to Discord.
TROUBLE = (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError)
#: And a reply that is not as documented.
ODD = (LookupError, TypeError, ValueError)


def notice(text: str) -> Message:
    """Say one sentence."""
    return Message(summary=text, elements=(Paragraph(spans=plain(text)),), private=True)


def growing(text: str) -> Message:
    """Give the sentences so far with a sign that more will come; the beginning of what is too long for one message."""
    note = Note(spans=plain("Still writing …"))
    first = cut(Message(summary=text[:100], elements=(Paragraph(spans=plain(text)),)), LIMITS)[0]
    whole = Message(summary=first.summary, elements=(*first.elements, note))
    return whole if len(cut(whole, LIMITS)) == 1 else first


@asynccontextmanager
async def typing(http: HTTPClient, channel: int) -> AsyncIterator[None]:
    """Show that we are typing in a channel, until the block ends."""
    task = asyncio.create_task(_keep_typing(http, channel))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _keep_typing(http: HTTPClient, channel: int) -> None:
    try:
        while True:
            await http.send_typing(channel)
            await asyncio.sleep(TYPING)
    except TROUBLE as trouble:
        log.info("typing could not be shown: %s", trouble, extra={"action": "typing"})


async def answer(handler: Handler, request: Request, voice: Voice, *, timing: Timing) -> None:
    """Show the states of an accepted request, and note that it was answered.

    Args:
        handler: gives the states.
        request: what is answered.
        voice: shows them.
        timing: how long we wait between two edits, and before another try.
    """
    try:
        parts = await _watched(handler.answer(request, LIMITS), voice, timing.edits)
    except Exception:
        # The last resort: whatever broke, the person gets a sentence and the log the cause.
        log.exception("an answer broke off", extra={"action": "answer_broken", "request": request.id})
        parts = ()
    if await _landed(voice, parts or (notice(SORRY),), request, timing.retries):
        await handler.finish(request)


async def _watched(states: AsyncGenerator[State], voice: Voice, pace: float) -> tuple[Message, ...]:
    """Show what is under way, no more often than the pace allows, and give what is said in the end."""
    clock = asyncio.get_running_loop().time
    following, shown = 0.0, 0
    async with aclosing(states):
        async for state in states:
            match state:
                case Final(parts=parts):
                    return parts
                case Partial(text=text) if clock() >= following and len(text) >= shown + STEP:
                    try:
                        await voice.show(growing(text))
                    except TROUBLE as trouble:
                        log.info("a partial answer was not shown: %s", trouble, extra={"action": "partial_skipped"})
                    following, shown = clock() + pace, len(text)
    return ()


async def _landed(voice: Voice, parts: tuple[Message, ...], request: Request, retries: tuple[float, ...]) -> bool:
    """Say the whole, trying again while Discord is in trouble; True when it was said or never can be."""
    for pause in (*retries, None):
        try:
            await voice.say(parts)
        except (discord.Forbidden, discord.NotFound) as refused:
            log.warning("an answer cannot be shown: %s", refused, extra={"action": "answer_refused"})
            return True
        except (*TROUBLE, *ODD) as trouble:
            log.warning("an answer was not shown: %r", trouble, extra={"action": "answer_delayed"})
            if isinstance(trouble, discord.HTTPException) and trouble.status < 500 and trouble.status != 429:
                sorry = (notice(SORRY),)
                # Whatever Discord has against the answer, nobody is left with "thinking…".
                return parts == sorry or await _landed(voice, sorry, request, retries)
            if pause is not None:
                await asyncio.sleep(pause)
        else:
            return True
    return False
