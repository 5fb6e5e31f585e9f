"""The heartbeats of discord.py, each a thread of its own: none outlives the connection that it was for."""

import asyncio
import threading

import discord
from discord.gateway import KeepAliveHandler

#: Seconds that a beat under way is waited for.
BEAT = 1.0


async def stilled(client: discord.Client) -> None:
    """Stop the heartbeats of a client that was closed, and wait for their end.

    discord.py forgets a connection that was being made when we left, and its heartbeat goes on; of the others it does
    not wait for a beat under way, which then comes to a loop that is closed.
    """
    running = [thread for thread in threading.enumerate() if isinstance(thread, KeepAliveHandler)]
    beating = [thread for thread in running if thread.ws._connection is client._connection]
    for thread in beating:
        thread.stop()
        await thread.ws.socket.close()
    await asyncio.gather(*(asyncio.to_thread(thread.join, BEAT) for thread in beating))
