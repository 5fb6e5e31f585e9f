"""The program with leases that end soon, for tests of a takeover: `python -m tests.servers.replica`."""

import asyncio
import os
from datetime import timedelta

from bot.running import run
from bot.settings import Settings

if __name__ == "__main__":
    asyncio.run(run(Settings.read(os.environ), lease=timedelta(seconds=1.5)))
