"""Replicas on one PostgreSQL whose leader is killed in the middle of a post: `python -m benchmarks.takeover [COUNT]`.

Each is the whole program in a process of its own; three of them, unless another COUNT is given, in a Slack workspace
over Socket Mode, then in a Discord server over its gateway. Five channels are owed a digest while the leader is killed
right after a message of it was stored; then the next leader is asked a question. Printed are the seconds until another
one is connected, and until every part stands; each does so once and in order, and the question is answered once.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from benchmarks.kills import create
from bot.store.database import Database
from tests.servers.postgres import Postgres
from tests.servers.replicas import WORLDS, take_over

CHANNELS = 5


async def main(count: int) -> None:
    postgres = Postgres()
    try:
        for platform, world in WORLDS.items():
            with tempfile.TemporaryDirectory() as folder:
                url = await create(postgres, platform)
                await (await Database.open(url)).close()
                async with world() as server:
                    took = await take_over(url, Path(folder), server, count=count, channels=CHANNELS)
                print(
                    f"{platform:>8}: of {count} replicas another one is connected {took['connected']:.1f} s after the "
                    f"leader was killed, and every part of {CHANNELS} digests stands once after {took['posted']:.0f} s"
                )
    finally:
        postgres.stop()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
