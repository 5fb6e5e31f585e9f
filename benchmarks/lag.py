"""Histories that show a message only after 20 seconds: `python -m benchmarks.lag [SECONDS]`.

Slack and Discord keep every message of a digest and drop the connection before they answer, then in a second digest
they drop it before they keep anything; Discord has forgotten its nonces. The sender has its own half minute between
two looks. Every part stands once at the end.
"""

import asyncio
import sys
import tempfile
from pathlib import Path
from time import monotonic

from bot.store.database import Database
from bot.store.ledger.deliveries import list_deliveries
from scheduler.sender import LOOK_PAUSE
from tests.servers.weather import Weather, connected, lag, owe, stands_once


async def main(seconds: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for fault in ("store, then drop", "drop"):
            worlds = [(await _opened(folder, f"{platform} {fault}"), platform) for platform in ("slack", "discord")]
            await asyncio.gather(*(_play(database, platform, fault, seconds) for database, platform in worlds))


async def _opened(folder: str, name: str) -> Database:
    return await Database.open(f"sqlite:///{Path(folder) / name}.db")


async def _play(database: Database, platform: str, fault: str, seconds: float) -> None:
    async with connected(platform) as (server, adapter):
        lag(server, seconds)
        Weather(platform, server).comes(fault, fault, fault)
        channel, send = await owe(database, server, platform, adapter, pause=LOOK_PAUSE.total_seconds())
        begun = monotonic()
        await send()
        took = monotonic() - begun
        assert stands_once(server, channel)
        assert {one.state for one in await list_deliveries(database)} == {"sent"}
    await database.close()
    print(f"{platform:>8}, {fault:>16}, a lag of {seconds:g} s: every part stands once after {took:.0f} s", flush=True)


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1]) if len(sys.argv) > 1 else 20.0))
