"""Post a digest to 1,000 channels of a platform that enforces its limits: `python -m benchmarks.fanout slack|discord`.

The platform is a protocol server on 127.0.0.1 in a process of its own; this one has the ledger, the sender, the adapter
and the platform's real client. The floor is the time that the limits leave to a sender that knows everything
beforehand. Slack: 50 workspaces with 20 channels each; Discord: one bot. Slack's limits come to 250 messages a second,
which a busy machine may not have the time for, client and server together: `slack 1000 50 3` makes limits and paces
three times slower. A word `postgres` before the numbers keeps the ledger in a real PostgreSQL.
"""

import asyncio
import json
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time
from typing import Any

from cryptography.fernet import Fernet
from slack_sdk.oauth.installation_store import Installation

from adapters.discord import DiscordAdapter
from adapters.slack import SlackAdapter
from benchmarks.kills import create
from bot.messages.message import Message, Part
from bot.posts.blocks import Paragraph, plain
from bot.running import PACE, WORKSPACE_PACE
from bot.settings import DiscordSettings, SlackSettings
from bot.store.database import Database
from bot.store.ledger.deliveries import count_states
from bot.store.ledger.owing import NewPart, NewSlot, record_slot
from bot.store.ledger.subscriptions import add_subscription
from scheduler.frozen import freeze
from scheduler.ledger import key_for
from scheduler.sender import Sender
from tests.servers.limited import CHANNEL_BURST, CHANNEL_EVERY, GLOBAL, WORKSPACE_BURST, WORKSPACE_EVERY
from tests.servers.lives import Silent
from tests.servers.postgres import Postgres

ROOT = Path(__file__).parents[1]
CHANNELS, WORKSPACES = 1_000, 50
PARTS = {"slack": 6, "discord": 3}
WORDS = "An agent remembers what it did, so that the next one need not learn it again. " * 12


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of a fan-out.

    Attributes:
        seconds, floor: from the first request to the last, and the least that the limits allow.
        requests, limited: what reached the platform, and how much of it was refused as too much (429).
        refusals: requests that the platform does not take at all.
        wrong: channels where not every part stands once, in order, and where it belongs.
        work: milliseconds of processor time that a message took in this process.
        memory: MB after a quarter of the messages and at the end.
    """

    seconds: float
    floor: float
    requests: int
    limited: int
    refusals: list[str]
    wrong: list[str]
    work: float
    memory: tuple[float, float]


async def main(
    platform: str, *, postgres: bool, channels: int = CHANNELS, workspaces: int = WORKSPACES, stretch: int = 1
) -> int:
    async with ledger(postgres=postgres) as database:
        done = await measure(database, platform, channels, workspaces, stretch)
    print(f"{platform}: {channels} channels, {PARTS[platform]} parts each")
    print(f"  {done.seconds:.1f} s, {done.seconds / done.floor:.2f} of the floor of {done.floor:.1f} s")
    print(f"  {done.requests} requests, {done.limited} of them refused as too many (429)")
    print(f"  {len(done.wrong)} channels where not every part stands once and in order {done.wrong[:3]}")
    print(f"  {done.work:.1f} ms of processor time a message, in this process")
    print(f"  memory {done.memory[0]:.0f} MB after a quarter of the messages, {done.memory[1]:.0f} MB at the end")
    return 1 if done.wrong or done.refusals else 0


@asynccontextmanager
async def ledger(*, postgres: bool) -> AsyncIterator[Database]:
    """Open an empty database, gone at the end."""
    server = Postgres() if postgres else None
    try:
        with tempfile.TemporaryDirectory() as folder:
            url = await create(server, "fanout") if server else f"sqlite:///{Path(folder) / 'fanout.db'}"
            database = await Database.open(url)
            try:
                yield database
            finally:
                await database.close()
    finally:
        if server:
            server.stop()


async def measure(database: Database, platform: str, channels: int, workspaces: int, stretch: int = 1) -> Outcome:
    """Owe and send a digest to every channel, and read what arrived; Slack's limits may be so many times slower."""
    parts = PARTS[platform]
    command = (sys.executable, "-m", "tests.servers.limited")
    server = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=-1, stdout=-1, limit=2**28)
    told = await ask(server, {"platform": platform, "channels": channels, "workspaces": workspaces, "stretch": stretch})
    await owe(database, platform, told["places"], parts)
    begun = process_time()
    memory = await send(database, platform, told, stretch)
    work = (process_time() - begun) * 1_000 / (channels * parts)
    report = await ask(server, {})
    await server.wait()
    return Outcome(
        seconds=report["seconds"],
        floor=floor(platform, channels, workspaces, parts) * (stretch if platform == "slack" else 1),
        requests=sum(report["calls"].values()),
        limited=report["limited"],
        refusals=report["refusals"],
        wrong=faults(report["read"], parts),
        work=work,
        memory=memory,
    )


async def ask(server: asyncio.subprocess.Process, question: Mapping[str, object]) -> Any:
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(json.dumps(question).encode() + b"\n")
    return json.loads(await server.stdout.readline())


def floor(platform: str, channels: int, workspaces: int, parts: int) -> float:
    """Give the least seconds from the first message to the last that the limits allow."""
    if platform == "discord":
        # Each channel takes its parts and one request that starts the thread.
        return (channels * (parts + 1) - GLOBAL) / GLOBAL
    workspace = (channels / workspaces * parts - WORKSPACE_BURST) * WORKSPACE_EVERY
    return max(workspace, (parts - CHANNEL_BURST) * CHANNEL_EVERY)


def faults(read: Mapping[str, Sequence[str]], parts: int) -> list[str]:
    """Name the channels where not every part stands once, in order, and where it belongs."""

    def good(texts: Sequence[str]) -> bool:
        told = [f"This is part {number}." in text and "(astray)" not in text for number, text in enumerate(texts, 1)]
        return len(texts) == parts and all(told)

    return [channel for channel, texts in read.items() if not good(texts)]


async def owe(database: Database, platform: str, places: Sequence[tuple[str, str]], parts: int) -> None:
    """Owe every channel a digest."""
    now = datetime.now(UTC)
    for workspace, channel in places:
        address = {"platform": platform, "workspace": workspace, "channel": channel}
        held, _ = await add_subscription(
            database, **address, series="weekly", times="mon 09:00", zone="UTC", by="U1", now=now
        )
        fields = {"place_id": held.place_id, "subscription_id": held.id, "series": "weekly", "slug": "post"}
        slot = NewSlot(**fields, label="weekly:2026-W47", due=now, until=now, begin_by=now + timedelta(days=2))
        rows = [
            NewPart(
                part=number,
                key=key_for(platform, workspace, channel, slot.label, number),
                body=freeze(part(number)),
            )
            for number in range(1, parts + 1)
        ]
        await record_slot(database, slot, rows, now=now)


def part(number: int) -> Part:
    message = Message(summary=f"This is part {number}.", elements=(Paragraph(spans=plain(f"This is part {number}.")),))
    longer = Message(summary=message.summary, elements=(*message.elements, Paragraph(spans=plain(WORDS))))
    return Part(number=number, where="channel" if number == 1 else "thread", message=longer)


async def send(database: Database, platform: str, told: Mapping[str, Any], stretch: int) -> tuple[float, float]:
    """Send everything, and give the memory in MB after a quarter of it and at the end."""
    adapter = await connect(database, platform, told)
    sender = Sender(
        database,
        {platform: adapter},
        lambda: datetime.now(UTC),
        pace={name: seconds * stretch for name, seconds in PACE.items()},
        workspace_pace={name: seconds * stretch for name, seconds in WORKSPACE_PACE.items()},
        usable=lambda name: True,
    )
    running = asyncio.create_task(adapter.run(Silent())) if platform == "discord" else None
    while running and not adapter.ready():
        await asyncio.wait({running}, timeout=0.05)
    sending = asyncio.create_task(sender.run_once())
    quarter = 0.0
    while not sending.done():
        await asyncio.wait({sending}, timeout=2.0)
        states = await count_states(database)
        if not quarter and states.get("sent", 0) >= sum(states.values()) / 4:
            quarter = memory()
    await sending
    end = memory()
    if running:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    else:
        await adapter.close()
    return quarter, end


async def connect(database: Database, platform: str, told: Mapping[str, Any]) -> Any:
    """Give the adapter; on Slack the app is installed in every workspace, with a token of its own."""
    if platform == "discord":
        return DiscordAdapter(DiscordSettings(**{name: told[name] for name in ("token", "api_url", "gateway_url")}))
    from adapters.slack.api import Api
    from adapters.slack.installing import Installations

    async def opened() -> Database:
        return database

    settings = SlackSettings(
        client_id="client",
        client_secret="secret",
        signing_secret="shh",
        encryption_key=Fernet.generate_key().decode(),
        api_url=told["api_url"],
    )
    api = Api.opened(settings, timeout=30.0)
    installations = Installations(settings, opened, api)
    for team in sorted({team for team, _ in told["places"]}):
        whole = {"team_id": team, "user_id": "U1", "bot_id": "B0BOT", "bot_user_id": "U0BOT", "app_id": "A1"}
        await installations.async_save(Installation(bot_token=f"xoxb-{team}", **whole))
    await api.close()
    return SlackAdapter(settings, database=opened)


def memory() -> float:
    """Give the resident memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


if __name__ == "__main__":
    chosen, *rest = sys.argv[1:]
    given = map(int, filter(str.isdecimal, rest))
    numbers = dict(zip(("channels", "workspaces", "stretch"), given, strict=False))
    sys.exit(asyncio.run(main(chosen, postgres="postgres" in rest, **numbers)))
