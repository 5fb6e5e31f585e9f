"""Bad weather on a platform, a digest owed in it, and what stands in its channel when it is over."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from adapters.discord import DiscordAdapter
from adapters.discord.timing import Timing
from adapters.slack import SlackAdapter
from bot.store.ledger.subscriptions import add_subscription
from scheduler.planning import plan
from scheduler.revising import Revising
from scheduler.sender import Sender
from tests.servers.deadly import DeadlyDiscord, DeadlySlack
from tests.servers.editions import layout, texts, the_post
from tests.servers.lives import Silent, is_left

#: How each server names what goes wrong.
FAULTS = {
    "slack": {"store, then drop": "drop after", "5xx": "html", "store, then 5xx": "html after"},
    "discord": {"store, then drop": "drop after", "5xx": 502, "store, then 5xx": "500 after"},
}
#: What each calls posting, editing and deleting.
CALLS = {
    "slack": {"post": "chat.postMessage", "edit": "chat.update", "delete": "chat.delete"},
    "discord": {
        "post": "POST /channels/{channel}/messages",
        "edit": "PATCH /channels/{channel}/messages/{message}",
        "delete": "DELETE /channels/{channel}/messages/{message}",
    },
}


class Weather:
    """What goes wrong with the next messages."""

    def __init__(self, platform, server):
        self.platform, self.server = platform, server

    def comes(self, *faults, to="post"):
        for fault in faults:
            name, call = FAULTS[self.platform].get(fault, fault), CALLS[self.platform][to]
            if self.platform == "slack":
                self.server.fail(call, name, seconds={"429": 1.0, "hang": 1.5}.get(fault, 0.0))
            else:
                self.server.fail(call, name)

    def forbids_looking(self):
        """Let nobody read the history."""
        if self.platform == "slack":
            self.server.fail("conversations.history", "missing_scope", times=50)
        else:
            self.server.fail("GET /channels/{channel}/messages", *[(403, 50013)] * 50)

    def posts(self):
        """Give how often a message was posted, as far as the server was asked."""
        return [call for call, _ in self.server.calls].count(CALLS[self.platform]["post"])


@asynccontextmanager
async def connected(platform):
    """A server and a client of it."""
    async with (DeadlySlack if platform == "slack" else DeadlyDiscord)() as server:
        if platform == "slack":
            adapter: SlackAdapter | DiscordAdapter = SlackAdapter(server.settings(), timeout=1.0)
            yield server, adapter
            await adapter.close()
            return
        adapter = DiscordAdapter(server.settings(), timing=Timing(settle=0.02, identify=0.02, post=3.0))
        task = asyncio.create_task(adapter.run(Silent()))
        await server.until(adapter.ready)
        yield server, adapter
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def present():
    return datetime.now(UTC)


async def owe(
    database, server, platform, adapter, *, pause=0.05, patience=60.0
) -> tuple[str, Callable[..., Awaitable[None]]]:
    """Subscribe a channel; gives the channel and what owes it an edition of a digest and sends that."""
    workspace, channel = server.open_channel(1)
    at = present() - timedelta(hours=1)
    place = {"platform": platform, "workspace": workspace, "channel": channel}
    await add_subscription(
        database, **place, series="weekly", times="when published", zone="UTC", by="U1", now=at, since=at - timedelta(1)
    )
    sender = Sender(
        database,
        {platform: adapter},
        present,
        look_pause=timedelta(seconds=pause),
        timeout=4,
        patience=patience,
        usable=lambda name: True,
    )

    async def bring(edition=0):
        posts = [the_post(at, edition)]
        revising = Revising(database, lambda: posts, layout, present)
        while await revising.revise():
            pass
        await plan(database, lambda: posts, layout, now=present())
        await sender.run_once()
        while patience and await is_left(database, platform, present() + timedelta(hours=1)):
            await sender.run_once()
            await asyncio.sleep(0.02)

    return channel, bring


def stands_once(server, channel, edition=0):
    words, threaded = server.read(channel)
    said = texts(edition)
    return threaded and len(words) == len(said) and all(text in word for text, word in zip(said, words, strict=True))


def lag(server, seconds):
    """Let the history show a message only so late, and let Discord forget nonces, which would hide a second one."""
    server.history_lag, server.nonce_window = seconds, 0.0
