"""How long a person waits: for `digestbot ask` from starting the process to the answer, and in a bot that runs.

    PYTHONPATH=. python benchmarks/opening.py --posts 500,9000 [FOLDER…]

Posts of eleven items each are written from the passages of FOLDER (`content` where none is named) and loaded. The first
question finds no index and builds it; the later ones find it on the disk. Then one process answers questions of our set
without a model, as they come and again right after a post has changed.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.passages import passages, questions
from bot.answers.answer import Question
from bot.answers.answering import Answering
from bot.app import opened
from bot.search.passage import Passage
from bot.settings import Settings

ITEMS, AGAIN, ASKED = 11, 5, 100
QUESTION = "What is MEMENTO?"


def write_posts(folder: Path, count: int, sources: list[Path]) -> None:
    held = iter(passages(sources, count * ITEMS))
    for number in range(count):
        day = date(2000, 1, 1) + timedelta(days=number)
        items = "\n".join(_items(islice(held, ITEMS)))
        about = f"title: Daily {day}\ndate: {day}\nslug: daily-{day}\nseries: daily"
        (folder / f"{day}.md").write_text(f"---\n{about}\n---\n\n## News\n\n{items}\n")


def change(folder: Path) -> None:
    with next(folder.iterdir()).open("a") as file:
        file.write("- **Zephyr Notes** — Zephyr Notes came out on Monday with 300 stars.\n")


def _items(taken: Iterator[Passage]) -> Iterator[str]:
    for number, passage in enumerate(taken):
        words = " ".join(passage.text.split())
        yield f"- **{passage.item or f'{words[:30]} {number}'}** — {words}"


def timed(environ: dict[str, str], *arguments: str) -> float:
    begun = time.perf_counter()
    command = [sys.executable, "-m", "bot", *arguments]
    subprocess.run(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


async def answered(environ: dict[str, str], changed: Callable[[], object]) -> dict[str, float]:
    """Give the milliseconds of whole answers in one process, before and right after a post changes."""
    async with opened(Settings.read(environ)) as world:
        figures = await _asked(await world.answering(), "answer")
        changed()
        begun = time.perf_counter()
        await world.corpus.refresh()
        figures["refresh_s"] = time.perf_counter() - begun
        return figures | await _asked(await world.answering(), "changed_answer")


async def _asked(answering: Answering, name: str) -> dict[str, float]:
    taken = []
    for text in questions(ASKED):
        question = Question(text=text, now=datetime.now(UTC), zone=ZoneInfo("UTC"))
        begun = time.perf_counter()
        await answering.reply(question)
        taken.append((time.perf_counter() - begun) * 1000)
    ordered = sorted(taken)
    return {f"{name}_p50_ms": ordered[len(ordered) // 2], f"{name}_p95_ms": ordered[int(len(ordered) * 0.95)]}


def measured(count: int, sources: list[Path]) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as name:
        content = Path(name) / "content"
        content.mkdir()
        write_posts(content, count, sources)
        environ = os.environ | {"DIGESTBOT_CONTENT": str(content), "DATABASE_URL": f"sqlite:///{name}/bench.db"}
        figures = {"load_s": timed(environ, "load"), "first_ask_s": timed(environ, "ask", QUESTION)}
        again = sorted(timed(environ, "ask", QUESTION) for _ in range(AGAIN))
        figures |= {"ask_again_s": again[len(again) // 2], "help_s": timed(environ, "--help")}
        figures |= asyncio.run(answered(environ, lambda: change(content)))
        return {"posts": count, **{figure: round(value, 2) for figure, value in figures.items()}}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--posts", default="500,9000")
    parser.add_argument("folders", nargs="*", type=Path, default=[Path("content")])
    given = parser.parse_args()
    for count in map(int, given.posts.split(",")):
        print(json.dumps(measured(count, given.folders)))


if __name__ == "__main__":
    main()
