"""Discord as a chat platform."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from adapters.discord.limits import LIMITS
from adapters.discord.timing import Timing
from bot.chat import Handler, Health, NotSent, Outcome, Place, Sent
from bot.errors import LookupFailed, SettingsError, Unreachable
from bot.messages.message import Part
from bot.settings import DiscordSettings
from bot.troubles import said

if TYPE_CHECKING:
    import discord
    from aiohttp import web

    from adapters.discord.gateway import Gateway

#: View Channel, Send Messages, Embed Links, Read Message History, Create Public Threads, Send Messages in Threads.
PERMISSIONS = 309237730304
#: Discord's close code for a token that it refuses.
REFUSED = 4004
NOT_YET = "Discord is not connected; this is tried again."


def invite_url(application_id: int) -> str:
    """Give the address where an admin adds us to a server, with the least permissions that posting takes."""
    return (
        f"https://discord.com/oauth2/authorize?client_id={application_id}"
        f"&scope=bot+applications.commands&permissions={PERMISSIONS}"
    )


def personal_url(application_id: int) -> str:
    """Give the address where a person adds us for themselves alone, to use wherever they are."""
    return (
        f"https://discord.com/oauth2/authorize?client_id={application_id}"
        "&scope=applications.commands&integration_type=1"
    )


class DiscordAdapter:
    """One bot user over the gateway, with no privileged intent.

    discord.py is loaded when it is first needed, so that a bot without Discord starts fast.
    """

    name = "discord"
    limits = LIMITS

    def __init__(
        self,
        settings: DiscordSettings,
        *,
        timing: Timing | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Prepare; nothing is opened before the first call.

        Args:
            settings: how to reach Discord.
            timing: how long we wait for what; what suits Discord where none is given.
            clock: gives the instant, aware.
        """
        self._settings = settings
        self._timing = timing or Timing()
        self._clock = clock
        self._client: Gateway | None = None

    def attach(self, application: "web.Application") -> None:
        """Add nothing: Discord tells us everything over its gateway."""

    def ready(self) -> bool:
        """Tell whether every shard is connected now."""
        return self._client is not None and self._client.connected()

    async def run(self, handler: Handler) -> None:
        """Connect and serve until cancelled, then finish what is being said.

        Raises:
            SettingsError: Discord does not know the token, or holds an intent back.
            Unreachable: Discord cannot be reached for now.
        """
        import aiohttp
        import discord

        from adapters.discord.addresses import addressed
        from adapters.discord.gateway import Gateway
        from adapters.discord.voiceless import unwarned

        unwarned()
        try:
            with addressed(self._settings):
                async with Gateway(handler, self._settings, timing=self._timing, clock=self._clock) as client:
                    await self._serve(client)
        except discord.LoginFailure as error:
            raise SettingsError(_token_refused()) from error
        except discord.ConnectionClosed as error:
            if error.code == REFUSED:
                raise SettingsError(_token_refused()) from error
            raise _unreachable(error) from error
        except discord.PrivilegedIntentsRequired as error:
            raise SettingsError(
                "Discord holds an intent back: open the Developer Portal, Bot, and switch on what it asks for"
            ) from error
        except (discord.HTTPException, discord.GatewayNotFound, aiohttp.ClientError, OSError) as error:
            raise _unreachable(error) from error

    async def _serve(self, client: "Gateway") -> None:
        from adapters.discord.heartbeats import stilled

        await client.login(self._settings.token)
        await client.prepare()
        # A task of its own, since discord.py swallows a cancellation that comes while it connects again.
        connection = asyncio.create_task(client.connect())
        self._client = client
        try:
            await asyncio.wait({connection})
        finally:
            await client.drain(self._timing.drain)
            self._client = None
            await client.close()
            connection.cancel()
            await asyncio.gather(connection, return_exceptions=True)
            await stilled(client)
        connection.result()

    async def publish(self, place: Place, part: Part, *, key: str) -> Outcome:
        """Post one part once; the key is its nonce, and marks it so that `find` can see it later."""
        from adapters.discord import publishing

        if self._client is None:
            return NotSent(why=NOT_YET, retry_after=5.0)
        return await publishing.publish(self._client, place, part, key, patience=self._timing.post)

    async def find(self, place: Place, key: str, *, since: datetime) -> Sent | None:
        """Look among our messages for a part we may have posted.

        Raises:
            LookupFailed: we may not read the history there, or cannot reach it.
        """
        from adapters.discord import publishing

        if self._client is None:
            raise LookupFailed(NOT_YET)
        return await publishing.find(self._client, place, key, since, patience=self._timing.post)

    async def edit(self, sent: Sent, part: Part, *, key: str) -> Outcome:
        """Replace what a sent part shows, without a ping."""
        from adapters.discord import changing

        if self._client is None:
            return NotSent(why=NOT_YET, retry_after=5.0)
        return await changing.edit(self._client, sent, part, key, patience=self._timing.post)

    async def delete(self, sent: Sent) -> Outcome:
        """Take a sent part back."""
        from adapters.discord import changing

        if self._client is None:
            return NotSent(why=NOT_YET, retry_after=5.0)
        return await changing.delete(self._client, sent, patience=self._timing.post)

    async def spread(self, sent: Sent) -> Outcome | None:
        """Publish a message of an announcement channel to the channels that follow it; None for any other."""
        from adapters.discord import publishing

        if self._client is None:
            return NotSent(why=NOT_YET, retry_after=5.0)
        return await publishing.spread(self._client, sent, patience=self._timing.post)

    async def private(self, place: Place, person: str) -> Place:
        """Give the direct messages with a person.

        Raises:
            LookupFailed: Discord opens none.
        """
        from adapters.discord import publishing

        if self._client is None:
            raise LookupFailed(NOT_YET)
        return await publishing.private(self._client, place, person, patience=self._timing.post)

    def address(self, place: Place) -> str:
        """Give where people open a channel."""
        return f"https://discord.com/channels/{place.workspace or '@me'}/{place.channel}"

    async def inspect(self, place: Place) -> Health:
        """Check that a place can be posted to, read back and threaded in; works without a running bot too."""
        from adapters.discord.answering import TROUBLE

        try:
            async with self._session() as client:
                return await self._look(client, place)
        except TROUBLE as trouble:
            return _told(trouble)

    async def examine(self, places: Sequence[Place]) -> Sequence[tuple[str, Health]]:
        """Check the token, then each place, over the API alone: no gateway is opened and no intent is needed."""
        from adapters.discord.answering import TROUBLE

        try:
            async with self._session() as client:
                us = client.application_id or 0
                links = (f"invite with {invite_url(us)}", f"for one person alone with {personal_url(us)}")
                notes = (f"@{client.user}", *links)
                looked = [(place.channel, await self._look(client, place)) for place in places]
                return [("", Health(notes=notes)), *looked]
        except TROUBLE as trouble:
            return [("", _told(trouble))]

    async def _look(self, client: "discord.Client", place: Place) -> Health:
        from adapters.discord import permissions
        from adapters.discord.answering import TROUBLE

        try:
            async with asyncio.timeout(self._timing.post):
                return await permissions.inspect(client, place)
        except TROUBLE as trouble:
            return _told(trouble)

    @asynccontextmanager
    async def _session(self) -> "AsyncIterator[discord.Client]":
        """Give the running client, or one that is logged in for a moment."""
        import discord

        from adapters.discord.addresses import addressed
        from adapters.discord.voiceless import unwarned

        if self._client is not None:
            yield self._client
            return
        unwarned()
        with addressed(self._settings):
            # Never connected, so it hears nothing; without this one intent discord.py warns.
            async with discord.Client(intents=discord.Intents(guilds=True)) as client:
                async with asyncio.timeout(self._timing.post):
                    await client.login(self._settings.token)
                yield client


def _told(trouble: Exception) -> Health:
    """Say what keeps us from asking Discord, and what to do."""
    import discord

    if isinstance(trouble, discord.LoginFailure):
        return Health(problems=(_token_refused(),))
    return Health(problems=(f"Discord cannot be asked now: {said(trouble)}; try again later.",))


def _unreachable(trouble: Exception) -> Unreachable:
    return Unreachable(f"Discord cannot be reached: {said(trouble)}")


def _token_refused() -> str:
    return "DISCORD_TOKEN was refused by Discord; copy it anew from the Developer Portal, Bot, Reset Token"
