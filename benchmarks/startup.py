"""How long a person waits: for `--help`, and from starting the bot to both platforms being connected.

    python -m benchmarks.startup [POSTS]

Everything runs in one go on one machine, and each figure is also given as a ratio to a bare
`python -c "import slack_bolt, discord"`, which no Slack and Discord bot in Python can undercut.
"""

import asyncio
import os
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.servers.discord import DiscordServer
from tests.servers.slack import APP_TOKEN, BOT_TOKEN, SlackServer

ROOT = Path(__file__).parents[1]
ROUNDS = 5
TOPICS = ("memory", "inference", "governance", "training", "robots", "kernels", "evaluation", "compilers")


def write_posts(folder: Path, count: int) -> None:
    """Write dailies of three sections and twelve items each, about 6 KB, every one different."""
    for number in range(count):
        day = date(2025, 1, 1) + timedelta(days=number)
        sections = []
        for part in ("News", "Research", "Code"):
            items = [_item(number, place, part, day) for place in range(12)]
            sections.append(f"## {part}\n\n" + "\n".join(items))
        about = f"title: Daily {day}\ndate: {day}\nslug: daily-{day}\nseries: daily\nsummary: What happened on {day}."
        (folder / f"{day}.md").write_text(f"---\n{about}\n---\n\n" + "\n\n".join(sections) + "\n")


def _item(number: int, place: int, part: str, day: date) -> str:
    topic, next_one = TOPICS[(number + place) % len(TOPICS)], TOPICS[(number * place) % len(TOPICS)]
    return (
        f"- **{topic}-{number}-{place}** — item {place} of {part} on {day} reached {number * 37 + place} stars, "
        f"{place + 1}.{number % 10}x faster than the one before, and its authors say that {next_one} is what they will "
        "work on next in all of their projects."
    )


async def timed(*arguments: str, environ: dict[str, str]) -> float:
    started = perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, env=environ, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
    )
    await process.wait()
    return perf_counter() - started


async def connected(environ: dict[str, str]) -> float:
    """Give the seconds from starting the program to both platforms having it on the line."""
    async with SlackServer() as slack, DiscordServer() as discord:
        given = discord.settings()
        environ = environ | {
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_APP_TOKEN": APP_TOKEN,
            "SLACK_API_URL": slack.api_url,
            "DISCORD_TOKEN": given.token,
            "DISCORD_API_URL": given.api_url,
            "DISCORD_GATEWAY_URL": given.gateway_url,
        }
        started = perf_counter()
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=environ, stderr=asyncio.subprocess.DEVNULL
        )
        await asyncio.gather(slack.connected(), discord.connected())
        seconds = perf_counter() - started
        process.terminate()
        await process.wait()
        return seconds


def main(posts: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder, "content")
        content.mkdir()
        write_posts(content, posts)
        asyncio.run(measure(content, posts))


async def measure(content: Path, posts: int) -> None:
    environ = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "DIGESTBOT_CONTENT": str(content),
        "DATABASE_URL": f"sqlite:///{content.parent}/bot.db",
    }
    load = await timed("-m", "bot", "load", environ=environ)
    again = median([await timed("-m", "bot", "load", environ=environ) for _ in range(ROUNDS)])
    bare = median([await timed("-c", "import slack_bolt, discord", environ=environ) for _ in range(ROUNDS)])
    helped = median([await timed("-m", "bot", "--help", environ=environ) for _ in range(ROUNDS)])
    ready = median([await connected(environ) for _ in range(ROUNDS)])
    print(f"{'':34}seconds  ratio to the bare import")
    for name, seconds in (
        ('python -c "import slack_bolt, discord"', bare),
        ("digestbot --help", helped),
        (f"digestbot run, {posts} posts, connected", ready),
        (f"digestbot load, {posts} posts, first", load),
        (f"digestbot load, {posts} posts, again", again),
    ):
        print(f"{name:<40} {seconds:6.2f}  {seconds / bare:5.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
