"""Draw docs/slack-*.png from what the program really sends: `python -m tests.scenarios.pictures [CHROMIUM]`."""

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
from tests.servers.slack import SlackServer
from tests.servers.slack_preview import page
from tests.servers.slack_reader import visible

ROOT = Path(__file__).parents[2]
#: A phone's width, drawn at twice its resolution.
WIDTH = 375


@asynccontextmanager
async def workspace():
    with tempfile.TemporaryDirectory() as folder:
        async with SlackServer() as slack:
            slack.channel("C1", creator="U1")
            settings = Settings(content=ROOT / "content", database_url=f"sqlite:///{folder}/bot.db")
            settings = replace(settings, slack=slack.settings())
            async with serving(settings, lambda: datetime(2026, 4, 19, 12, tzinfo=UTC)):
                await slack.connected()
                yield slack


async def pages() -> dict[str, str]:
    async with workspace() as slack:
        await slack.command("share latest")
        await slack.until(lambda: slack.messages("C1"))
        digest = [message["blocks"] for message in slack.messages("C1")]
        asked = await slack.mention("what is MEMENTO?")
        await slack.until(lambda: any("Sources" in visible(message) for message in slack.thread("C1", asked)))
        answer = slack.thread("C1", asked)[-1]["blocks"]
        await slack.command("subscribe weekly mon 09:00 Europe/Berlin")
        await slack.until(lambda: slack.ephemeral)
        for name in ("claude-mem", "MEMENTO"):
            before = len(slack.ephemeral)
            await slack.command(f"watch {name}")
            await slack.until(lambda before=before: len(slack.ephemeral) > before)
        await slack.open_home()
        await slack.until(lambda: slack.homes.get("U1"))
        home = slack.home()["blocks"]
    return {"digest": page(digest), "answer": page([answer]), "home": page([home], who="")}


def draw(html: str, target: Path, program: str) -> None:
    """Let Chromium measure the page, then draw it."""
    flags = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        sized = html + "<script>document.title=document.documentElement.scrollHeight</script>"
        file.write_text(sized, "utf-8")
        start = [program, *flags.split(), f"--user-data-dir={folder}/profile", "--hide-scrollbars"]
        dom = subprocess.run(
            [*start, f"--window-size={WIDTH},400", "--dump-dom", file.as_uri()],
            capture_output=True, text=True, check=True, timeout=60,
        ).stdout  # fmt: skip
        height = int(dom.partition("<title>")[2].partition("<")[0])
        # Headless Chromium is no narrower than 500 pixels, so the page itself keeps to the phone's width.
        subprocess.run(
            [*start, f"--window-size={WIDTH},{height}", "--force-device-scale-factor=2", f"--screenshot={target}",
             file.as_uri()],
            check=True, timeout=60, stderr=subprocess.DEVNULL,
        )  # fmt: skip


if __name__ == "__main__":
    program = chromium(sys.argv[1:])
    for name, html in asyncio.run(pages()).items():
        draw(html, ROOT / "docs" / f"slack-{name}.png", program)
