"""How long a person waits for `digestbot ask`: from starting the process to the answer, for the first time and again.

    PYTHONPATH=. python benchmarks/opening.py --posts 500,9000 [FOLDER…]

Posts of eleven items each are written from the passages of FOLDER (`content` where none is named) and loaded. The first
question finds no index and builds it; the later ones find it on the disk.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from benchmarks.passages import passages
from bot.search.passage import Passage

ITEMS = 11
AGAIN = 5
QUESTION = "What is MEMENTO?"


def write_posts(folder: Path, count: int, sources: list[Path]) -> None:
    held = iter(passages(sources, count * ITEMS))
    for number in range(count):
        day = date(2000, 1, 1) + timedelta(days=number)
        items = "\n".join(_items(islice(held, ITEMS)))
        about = f"title: Daily {day}\ndate: {day}\nslug: daily-{day}\nseries: daily"
        (folder / f"{day}.md").write_text(f"---\n{about}\n---\n\n## News\n\n{items}\n")


def _items(taken: Iterator[Passage]) -> Iterator[str]:
    for number, passage in enumerate(taken):
        words = " ".join(passage.text.split())
        yield f"- **{passage.item or f'{words[:30]} {number}'}** — {words}"


def timed(environ: dict[str, str], *arguments: str) -> float:
    begun = time.perf_counter()
    command = [sys.executable, "-m", "bot", *arguments]
    subprocess.run(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def measured(count: int, sources: list[Path]) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as name:
        content = Path(name) / "content"
        content.mkdir()
        write_posts(content, count, sources)
        environ = os.environ | {"DIGESTBOT_CONTENT": str(content), "DATABASE_URL": f"sqlite:///{name}/bench.db"}
        figures = {"load_s": timed(environ, "load"), "first_ask_s": timed(environ, "ask", QUESTION)}
        again = sorted(timed(environ, "ask", QUESTION) for _ in range(AGAIN))
        figures |= {"ask_again_s": again[len(again) // 2], "help_s": timed(environ, "--help")}
        return {"posts": count, **{figure: round(seconds, 2) for figure, seconds in figures.items()}}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--posts", default="500,9000")
    parser.add_argument("folders", nargs="*", type=Path, default=[Path("content")])
    given = parser.parse_args()
    for count in map(int, given.posts.split(",")):
        print(json.dumps(measured(count, given.folders)))


if __name__ == "__main__":
    main()
