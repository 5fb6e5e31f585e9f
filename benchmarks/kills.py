"""Kill senders hundreds of times, on both platforms and both databases: `python -m benchmarks.kills [KILLS]`.

Every life has the real client and a strict server; it ends by kill -9 before or after the platform stored, edited or
deleted a message, after it made a thread, or before or after a commit. Every digest is posted, grows, shrinks and grows
again; each time exactly the new text stands, once and in order, and what stood before was edited in place.
"""

import asyncio
import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import monotonic

from bot.store.database import Database
from tests.servers.lives import kill_often
from tests.servers.postgres import Postgres


async def main(kills: int) -> None:
    postgres = Postgres()
    everything: Counter[str] = Counter()
    try:
        with tempfile.TemporaryDirectory() as folder:
            for dialect in ("sqlite", "postgresql"):
                for platform in ("slack", "discord"):
                    url = f"sqlite:///{Path(folder) / f'{platform}.db'}"
                    if dialect == "postgresql":
                        url = await create(postgres, platform)
                    await (await Database.open(url)).close()
                    begun = monotonic()
                    told = await kill_often(url, platform, kills=kills // 4, seed=kills)
                    took = monotonic() - begun
                    digests = told.pop("digests")
                    print(f"{dialect:>10} {platform:>8}: {told.total()} killed, {digests} digests whole, {took:.0f} s")
                    everything += told
    finally:
        postgres.stop()
    print(f"{everything.total()} killed in all")
    for step, deaths in sorted(everything.items()):
        print(f"{deaths:>5} {step}")


async def create(postgres: Postgres, name: str) -> str:
    import asyncpg

    connection = await asyncpg.connect(postgres.url("postgres"))
    await connection.execute(f'create database "{name}"')
    await connection.close()
    return postgres.url(name)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
