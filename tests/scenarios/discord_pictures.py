"""Draw docs/discord-*.png from what is really sent: `python -m tests.scenarios.discord_pictures [CHROMIUM]`."""

import asyncio
import subprocess
import sys
import tempfile
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.settings import Settings
from tests.scenarios.chromium import chromium
from tests.scenarios.conftest import serving
from tests.servers.discord import GENERAL, DiscordServer
from tests.servers.discord_preview import DARK, LIGHT, page
from tests.servers.discord_reader import shown

ROOT = Path(__file__).parents[2]
FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
#: A narrow window of Discord and a phone, both drawn at twice their resolution.
WINDOW, PHONE = 520, 375


@asynccontextmanager
async def server():
    with tempfile.TemporaryDirectory() as folder:
        async with DiscordServer() as discord:
            settings = Settings(content=ROOT / "content", database_url=f"sqlite:///{folder}/bot.db")
            settings = replace(settings, discord=discord.settings())
            async with serving(settings, lambda: datetime(2026, 4, 19, 12, tzinfo=UTC)):
                await discord.until(lambda: discord.identified)
                yield discord


async def pages() -> dict[str, tuple[str, int]]:
    """Give each picture's page and width."""
    async with server() as discord:
        read = await discord.command("digest read", period="latest")
        await discord.until(lambda: read.original)
        await discord.mention("what is MEMENTO?")
        await discord.until(lambda: any("Sources" in shown(one) for one in discord.messages(GENERAL)))
        answer = discord.messages(GENERAL)[-1]["components"]
        digest = [read.original["components"]]
    return {
        "digest-dark": (page(digest, DARK, width=WINDOW), WINDOW),
        "digest-light": (page(digest, LIGHT, width=PHONE), PHONE),
        "answer-dark": (page([answer], DARK, width=PHONE), PHONE),
    }


def draw(html: str, target: Path, program: str, *, width: int) -> None:
    """Let Chromium measure the page, then draw it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        measured = "<script>document.title=Math.ceil(document.body.getBoundingClientRect().height)</script>"
        file.write_text(html + measured, "utf-8")
        start = [program, *FLAGS.split(), f"--user-data-dir={folder}/profile", "--hide-scrollbars"]
        look = [*start, f"--window-size={width},400", "--dump-dom", file.as_uri()]
        dom = subprocess.run(look, capture_output=True, text=True, check=True, timeout=60).stdout
        height = int(dom.rpartition("<title>")[2].partition("<")[0])
        take = [f"--window-size={width},{height}", "--force-device-scale-factor=2", f"--screenshot={target}"]
        subprocess.run([*start, *take, file.as_uri()], check=True, timeout=60, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    program = chromium(sys.argv[1:])
    for name, (html, width) in asyncio.run(pages()).items():
        draw(html, ROOT / "docs" / f"discord-{name}.png", program, width=width)
