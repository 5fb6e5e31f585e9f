"""Registering our commands with Discord: only when they changed, and later where it takes none now."""

import asyncio
import logging
from itertools import chain, repeat

from discord.http import HTTPClient

from adapters.discord.answering import TROUBLE
from adapters.discord.commands import COMMANDS, fingerprint
from bot.chat import Handler
from bot.errors import StoreError

log = logging.getLogger(__name__)

#: The name under which the hash of the registered commands is remembered.
REGISTERED = "discord.commands"
#: Seconds between two tries, after the first few.
AGAIN = 600.0


async def register(http: HTTPClient, handler: Handler, application: int) -> bool:
    """Send our commands to Discord, only when they changed: 200 a day are all it takes; False where that failed."""
    wanted = fingerprint(application)
    try:
        if await handler.recall(REGISTERED) == wanted:
            return True
        await http.bulk_upsert_global_commands(application, list(COMMANDS))
        await handler.remember(REGISTERED, wanted)
    except (*TROUBLE, StoreError) as trouble:
        log.warning("the commands were not registered: %s", trouble, extra={"action": "commands_not_registered"})
        return False
    return True


async def register_later(http: HTTPClient, handler: Handler, application: int, pauses: tuple[float, ...]) -> None:
    """Try again until Discord took the commands: after each pause in seconds, then every ten minutes."""
    for pause in chain(pauses, repeat(AGAIN)):
        await asyncio.sleep(pause)
        if await register(http, handler, application):
            return
