"""Our client: events become requests, acknowledged first, stored second, answered third."""

import asyncio
import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import aiohttp
import discord
import yarl

from adapters.discord import wire
from adapters.discord.answering import TROUBLE, answer, notice, typing
from adapters.discord.chain import chain_before
from adapters.discord.commands import Suggested, choices, typed_so_far
from adapters.discord.components import EPHEMERAL, payload
from adapters.discord.incoming import form_for, from_interaction, from_message, is_for_us, place_of, replies_to
from adapters.discord.intake import Intake
from adapters.discord.permissions import us
from adapters.discord.registering import register, register_later
from adapters.discord.timing import Timing
from adapters.discord.voices import voice_for
from adapters.tasks import Tasks
from bot.chat import SORRY, Choice, Handler, Request
from bot.settings import DiscordSettings
from bot.troubles import trace

log = logging.getLogger(__name__)

#: What we need to hear; none of it is privileged, since mentions and direct messages carry their content anyway.
INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
#: Discord's codes: too late to acknowledge, and acknowledged already.
TOO_LATE, ACKNOWLEDGED = 10062, 40060


class Gateway(discord.AutoShardedClient):
    """The connection to Discord, in as many shards as it asks for; it caches no member and no message."""

    def __init__(
        self,
        handler: Handler,
        settings: DiscordSettings,
        *,
        timing: Timing,
        clock: Callable[[], datetime],
    ) -> None:
        """Prepare; nothing is opened before `login`."""
        super().__init__(
            intents=INTENTS,
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            max_ratelimit_timeout=30.0,
            guild_ready_timeout=timing.settle,
            http_trace=wire.tracing(),
        )
        self.http.request = wire.steadily(self.http.request, within=timing.post)  # type: ignore[method-assign]
        self._handler = handler
        self._gateway = yarl.URL(settings.gateway_url) if settings.gateway_url else None
        self._timing = timing
        self._clock = clock
        self._tasks = Tasks()
        self._left: Sequence[Request] = ()
        self._took_up = False
        self._intake = Intake(handler)

    async def launch_shard(self, gateway: yarl.URL, shard_id: int, *, initial: bool = False) -> None:
        """Connect a shard, at the address of the settings where there is one."""
        await super().launch_shard(self._gateway or gateway, shard_id, initial=initial)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait before another session, as Discord wants it."""
        if not initial:
            await asyncio.sleep(self._timing.identify)

    async def on_shard_connect(self, shard_id: int) -> None:
        """Resume at the address of the settings too; Discord names another one."""
        if self._gateway is not None:
            self._get_websocket(shard_id=shard_id).gateway = self._gateway

    def connected(self) -> bool:
        """Tell whether every shard is connected and knows its servers."""
        return self.is_ready() and not any(shard.is_closed() for shard in self.shards.values())

    async def prepare(self) -> None:
        """Send our commands to Discord, or later where it is in trouble, and ask what an earlier process left."""
        # Asked before anything new can come, which is not an earlier process's although it is not answered yet.
        self._left = await self._handler.unfinished("discord")
        told = (self.http, self._handler, self.application_id or 0)
        if not await register(*told):
            self._tasks.beside(register_later(*told, self._timing.retries))

    async def drain(self, seconds: float) -> None:
        """Finish what is being said, at most some seconds; what comes meanwhile is left to who comes after us."""
        self._intake.leave()
        await self._tasks.drain(seconds)

    async def close(self) -> None:
        """Close, and stop what discord.py leaves running; a gateway that says no goodbye is not waited for."""
        closing = asyncio.ensure_future(super().close())
        await asyncio.wait({closing}, timeout=self._timing.close)
        if not closing.done():
            await self.http.close()
        await closing
        state = self._connection
        left = [task for task in (*state._ready_tasks.values(), state._ready_task) if task is not None]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def on_ready(self) -> None:
        """Answer what an earlier process accepted and did not, once."""
        log.info("connected to Discord", extra={"action": "discord_connected", "servers": len(self.guilds)})
        if self._took_up:
            return
        self._took_up = True
        self._tasks.beside(self._take_over())
        for request in self._left:
            self._tasks.start(self._answer(request, again=True))

    async def _take_over(self) -> None:
        """Answer what a process that still hears what we hear leaves to us."""
        async for request in self._handler.released("discord"):
            self._tasks.start(self._answer(request, again=True))

    async def on_shard_disconnect(self, shard_id: int) -> None:
        """Note that a shard lost its connection; discord.py connects it again."""
        log.info("shard %d lost its connection", shard_id, extra={"action": "discord_disconnected"})

    async def on_shard_resumed(self, shard_id: int) -> None:
        """Note that a shard is back, with all that was said meanwhile."""
        log.info("shard %d resumed", shard_id, extra={"action": "discord_resumed"})

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Forget a server that removed us; one that is only out for a while comes as another event."""
        log.info("a server removed us", extra={"action": "discord_left", "server": guild.id})
        with self._tasks.counted():
            await self._handler.forget("discord", str(guild.id))

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """Log what broke while an event was handled; the connection carries on."""
        error = sys.exc_info()[1]
        told = {"action": "discord_event", "event": event_method, "why": str(error)}
        log.error("an event could not be handled", extra=told, exc_info=error and trace(error))

    async def on_message(self, message: discord.Message) -> None:
        """Hear what is said; answer what is said to us."""
        if not is_for_us(message, self._us):
            return
        with self._tasks.counted():
            before = await chain_before(self.http, message, self._us) if replies_to(message, self._us) else ()
            request = from_message(message, self._us, now=self._clock(), before=before)
            if await self._intake.accept(request):
                await self._answer(request)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Serve a command, a completion, a button or a form; whatever it is, it is acknowledged first."""
        with self._tasks.counted():
            if interaction.type is discord.InteractionType.autocomplete:
                await self._complete(interaction)
            elif form := form_for(interaction):
                await self._acknowledge(interaction, wire.OPEN_FORM, form)
            elif request := from_interaction(interaction, now=self._clock()):
                await self._serve(interaction, request)

    async def _serve(self, interaction: discord.Interaction[Any], request: Request) -> None:
        """Acknowledge and store at once: a process that is killed in between leaves nothing thinking for good."""
        turns = bool(request.reply["page"])
        hidden = {"flags": EPHEMERAL} if request.private and not turns else None
        storing = asyncio.ensure_future(self._intake.accept(request))
        try:
            code = await self._acknowledge(interaction, wire.CHANGE if turns else wire.THINK, hidden)
        except TROUBLE as trouble:
            log.warning("an interaction could not be acknowledged: %s", trouble, extra={"action": "interaction"})
            code = TOO_LATE
        try:
            new = await storing
        except Exception as error:
            # The last resort: the person gets a sentence and the log the cause.
            told = {"action": "interaction", "why": str(error)}
            log.error("an interaction could not be stored", extra=told, exc_info=trace(error))
            return await self._quiet(interaction, SORRY)
        if code == TOO_LATE:
            return await self._handler.finish(request) if new else None
        if new:
            await self._answer(request)
        elif code != ACKNOWLEDGED and not turns:
            self._tasks.beside(self._end_thinking(interaction))
        return None

    async def _end_thinking(self, interaction: discord.Interaction[Any]) -> None:
        """Let "thinking…" end where nobody shows an answer; another process that stored the request has its time."""
        await asyncio.sleep(self._timing.others)
        try:
            if await wire.is_thinking(self.http, interaction.application_id, interaction.token):
                await self._quiet(interaction, "There is nothing to answer here.")
        except TROUBLE as trouble:
            log.info("an interaction is left as it is: %s", trouble, extra={"action": "interaction"})

    async def _quiet(self, interaction: discord.Interaction[Any], text: str) -> None:
        """Put a sentence in the place of "thinking…"."""
        said = payload(notice(text))
        await wire.edit_original(self.http, interaction.application_id, interaction.token, said)

    async def _acknowledge(self, interaction: discord.Interaction[Any], kind: int, data: Any) -> int:
        """Answer an interaction at first; give Discord's code where it did not take that, else 0.

        There are 3 seconds for it, so a failure is met with another try at once; what landed the first time is then
        said to be acknowledged already, and answered all the same.
        """
        for pause in (*self._timing.acknowledge, None):
            try:
                await wire.respond(self.http, interaction.id, interaction.token, kind, data)
            except discord.HTTPException as error:
                if error.code in (TOO_LATE, ACKNOWLEDGED):
                    told = {"action": "interaction", "code": error.code}
                    log.info("an interaction was too late or is another's", extra=told)
                    return error.code
                if error.status < 500 or pause is None:
                    raise
            except (aiohttp.ClientError, OSError):
                if pause is None:
                    raise
            else:
                return 0
            await asyncio.sleep(pause)
        raise AssertionError("the last try returns or raises")

    async def _complete(self, interaction: discord.Interaction[Any]) -> None:
        asked = typed_so_far(interaction.data or {})
        found = await self._suggested(interaction, *asked) if asked else ()
        await self._acknowledge(interaction, wire.COMPLETE, {"choices": choices(found)})

    async def _suggested(self, interaction: discord.Interaction[Any], field: Suggested, typed: str) -> Sequence[Choice]:
        """Give completions, none where they are not there in time; what they wait for is made ready all the same."""
        if field == "watched":
            place = place_of(interaction.guild_id, interaction.channel)
            looking = self._tasks.start(self._handler.watched(place, str(interaction.user.id), typed))
        else:
            looking = self._tasks.start(self._handler.suggest(field, typed))
        done, _ = await asyncio.wait({looking}, timeout=self._timing.complete)
        if not done:
            # Heard of, so that asyncio does not complain about an error that nobody waits for.
            looking.add_done_callback(lambda late: late.cancelled() or late.exception())
            log.info("completions come too late", extra={"action": "complete", "field": field})
        return looking.result() if done else ()

    async def _answer(self, request: Request, *, again: bool = False) -> None:
        if request.reply.get("thread"):
            request = await self._moved(request)
        voice = voice_for(self.http, request, self._us, self._clock, again=again)
        try:
            if request.reply.get("token"):
                await answer(self._handler, request, voice, timing=self._timing)
            else:
                async with typing(self.http, int(request.place.thread or request.place.channel)):
                    await answer(self._handler, request, voice, timing=self._timing)
        except asyncio.CancelledError:
            await self._handler.release(request)
            raise

    async def _moved(self, request: Request) -> Request:
        """Start the thread that a long talk moves to; it goes on in the channel where that is not possible."""
        channel, message = int(request.place.channel), int(request.reply["message"])
        try:
            await wire.start_thread(self.http, channel, message, request.reply["thread"])
        except TROUBLE as trouble:
            if getattr(trouble, "code", 0) != wire.HAS_THREAD:
                log.info("a talk stays in its channel: %s", trouble, extra={"action": "talk_stays"})
                return replace(request, place=replace(request.place, thread=None))
        return request

    @property
    def _us(self) -> int:
        return us(self)
