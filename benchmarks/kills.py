"""Kill senders hundreds of times, on both platforms and both databases: `python -m benchmarks.kills [KILLS]`.

Every life has the real client and a strict server; it ends by kill -9 before or after the platform stored a message,
after it made a thread, or before or after a commit. At the end every part of every digest stands once, in order.
"""

import asyncio
import sys
import tempfile
from pathlib import Path
from time import monotonic

from bot.store.database import Database
from tests.servers.lives import kill_often
from tests.servers.postgres import Postgres


async def main(kills: int) -> None:
    postgres = Postgres()
    try:
        with tempfile.TemporaryDirectory() as folder:
            for dialect in ("sqlite", "postgresql"):
                for platform in ("slack", "discord"):
                    url = f"sqlite:///{Path(folder) / f'{platform}.db'}"
                    if dialect == "postgresql":
                        url = await create(postgres, platform)
                    await (await Database.open(url)).close()
                    begun = monotonic()
                    digests = await kill_often(url, platform, kills=kills // 4, seed=kills)
                    took = monotonic() - begun
                    print(f"{dialect:>10} {platform:>8}: {kills // 4} killed, {digests} digests whole, {took:.0f} s")
    finally:
        postgres.stop()


async def create(postgres: Postgres, name: str) -> str:
    import asyncpg

    connection = await asyncpg.connect(postgres.url("postgres"))
    await connection.execute(f'create database "{name}"')
    await connection.close()
    return postgres.url(name)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
