"""Draws docs/terminal.svg: a conversation in the terminal, as it really is shown.

python docs/terminal.py
"""

import asyncio
import tempfile
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.text import Text

from adapters.console.adapter import LIMITS
from adapters.console.text import rendered
from bot.answers.answer import Question
from bot.app import opened
from bot.messages.answer import answer_message
from bot.messages.digest import headline
from bot.settings import Settings

ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 4, 20, 9, tzinfo=UTC)
#: A frame without fonts from elsewhere, so that the picture stands by itself.
FORMAT = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
 font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: {char_height}px;
 line-height: {line_height}px; font-variant-east-asian: full-width;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">{matrix}</g>
</g>
</svg>
"""


async def draw() -> None:
    """Read this week's digest, ask two questions, and draw all of it."""
    console = Console(record=True, width=104, file=StringIO(), force_terminal=True, highlight=False)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(content=ROOT / "content", database_url=f"sqlite:///{folder}/bot.db")
        async with opened(settings, now=lambda: NOW) as world:
            console.print(Text("› this-week", style="bold green"))
            console.print(rendered(headline(world.corpus.post("ai-weekly-2026-w16-en"), LIMITS)))
            answering = await world.answering()
            for asked in ("which repo has 60,000 stars?", "what is MEMENTO?"):
                console.print(Text(f"› {asked}", style="bold green"))
                answer = await answering.reply(Question(text=asked, now=NOW, zone=ZoneInfo("Europe/Berlin")))
                console.print(rendered(answer_message(answer, record="1")))
    console.save_svg(str(ROOT / "docs/terminal.svg"), title="digestbot", code_format=FORMAT, unique_id="terminal")


if __name__ == "__main__":
    asyncio.run(draw())
