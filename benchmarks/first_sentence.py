"""Our own share of the time from a question to the first sentence shown, by the clock and in processor time.

    PYTHONPATH=. python benchmarks/first_sentence.py --passages 100000 [--local] [FOLDER…]

Answered are questions of our set over the passages of FOLDER (`content` where none is named) and repetitions of them,
first without a model, then with one that answers at once with sentences of the passages it is shown, in a process of
its own. What that model takes to think is left out of the clock; what it takes to be asked and to be listened to counts
as ours, its own end of the wire too. The processor's time is that of our own process.
With `--think MILLISECONDS` it thinks as long before each reply, as real models do, and what is done meanwhile costs
nobody anything. With `--keep FOLDER` the index is kept there, and the next run opens it: the same posts, asked again.
"""

import argparse
import asyncio
import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from benchmarks.passages import passages, questions
from bot.answers.answer import Answer, Question
from bot.answers.answering import Answering
from bot.answers.model.client import Model
from bot.answers.model.nothing import NOTHING
from bot.answers.writing.writing import Accepted
from bot.collecting import collect_seldom
from bot.meaning import of_local
from bot.posts.folder import read_folder
from bot.posts.post import Post
from bot.search.kept import IndexFolder, Kept
from bot.search.local import LocalModel
from bot.search.passage import Passage
from bot.search.search import Search
from bot.settings import Settings
from bot.store.database import Database
from bot.switching import switch_often
from tests.servers.openai import OpenAIServer, Reply, by_kind, honest

ZONE = ZoneInfo("UTC")
#: Processes that share nothing but what they are given.
PROCESSES = get_context("spawn")
Seconds: TypeAlias = "Synchronized[float]"


class Thinking:
    """A model that thinks so long before each reply, and how many seconds it thought, told to another process."""

    def __init__(self, seconds: Seconds, pause: float) -> None:
        self.seconds = seconds
        self._pause = pause
        self._answer = by_kind(write=honest, reword=NOTHING, order=NOTHING)

    def __call__(self, body: dict[str, Any]) -> Reply:
        begun = time.perf_counter()
        try:
            time.sleep(self._pause)
            return self._answer(body)
        finally:
            self.seconds.value += time.perf_counter() - begun


def serve(seconds: Seconds, pause: float, url: Connection) -> None:
    """Serve such a model until the process is ended, and send its address."""

    async def served() -> None:
        async with OpenAIServer(Thinking(seconds, pause)) as server:
            url.send(server.url)
            await asyncio.Event().wait()

    asyncio.run(served())


def indexed(folders: Sequence[Path], count: int, keep: Path | None) -> Search:
    """Build the index over so many passages, or open the one kept in a folder."""
    search, folder = Search(), None if keep is None else IndexFolder(keep)
    if folder is not None and (taken := folder.take()) is not None:
        search.open(taken[0], taken[1].counts, taken[1].following)
        return search
    room = None if folder is None else folder.room()
    search.build(passages(folders, count), room)
    if folder is not None and room is not None:
        folder.keep(room, Kept(marks={}, counts=search.counts, following=search.following))
    return search


def posts_of(folders: Sequence[Path], slugs: Iterable[str]) -> tuple[Post, ...]:
    """Give the posts of some slugs, without their text."""
    base = {post.slug: post for folder in folders for post in read_folder(folder, ZONE).posts}
    return tuple(replace(base[slug.rpartition("-")[0]], slug=slug, sections=(), source="") for slug in slugs)


async def first(answering: Answering, text: str, thought: Seconds) -> tuple[float, float]:
    """Give the milliseconds by the clock and of the processor to the first sentence, or to a whole refusal."""
    begun, taken = (time.perf_counter() - thought.value, time.process_time()), (0.0, 0.0)
    async for step in answering.answer(Question(text=text, now=datetime.now(UTC), zone=ZONE)):
        if isinstance(step, Accepted | Answer) and taken == (0.0, 0.0):
            now = time.perf_counter() - thought.value, time.process_time()
            taken = tuple((after - before) * 1000 for before, after in zip(begun, now, strict=True))
    return taken


async def measure(answering: Answering, asked: Sequence[str], thought: Seconds) -> dict[str, float]:
    await first(answering, asked[0], thought)
    both = [await first(answering, text, thought) for text in asked]
    figures = {}
    for name, given in zip(("clock", "processor"), zip(*both, strict=True), strict=True):
        taken = sorted(given)
        figures |= {f"{name}_p50_ms": taken[len(taken) // 2], f"{name}_p95_ms": taken[int(len(taken) * 0.95)]}
    return {name: round(value, 1) for name, value in figures.items()}


async def locally(held: Sequence[Passage], posts: Sequence[Post], asked: Sequence[str]) -> None:
    """Print what the vectors of the passages cost, and what a question does with them and with words akin."""
    with TemporaryDirectory() as folder:
        database = await Database.open(f"sqlite:///{folder}/vectors.db")
        meaning = of_local(LocalModel.found(), database, Path(folder))
        search = Search(akin=meaning.akin, weight=meaning.weight)
        search.build(held)

        async def given() -> Sequence[Passage]:
            return held

        begun = time.perf_counter()
        meaning.fill(search, given, {})
        await meaning.filled()
        print(json.dumps({"vectors": len(held), "seconds": round(time.perf_counter() - begun, 1)}), flush=True)
        answering = Answering(search, posts=lambda: posts, vector_of=meaning.question)
        print(json.dumps({"model": "local", **await measure(answering, asked, PROCESSES.Value("d"))}), flush=True)
        await database.close()


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=100)
    parser.add_argument("--local", action="store_true", help="measure with the local model too")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--think", type=float, default=0.0, help="milliseconds the model thinks before each reply")
    parser.add_argument("folders", nargs="*", type=Path, default=[Path("content")])
    given = parser.parse_args()
    collect_seldom()
    switch_often()
    search = indexed(given.folders, given.passages, given.keep)
    posts, asked = posts_of(given.folders, search.counts), questions(given.questions)
    if given.local:
        await locally(passages(given.folders, given.passages), posts, asked)
    print(json.dumps({"passages": len(search), "posts": len(posts), "questions": len(asked)}))
    answering = Answering(search, posts=lambda: posts)
    print(json.dumps({"model": False, **await measure(answering, asked, PROCESSES.Value("d"))}), flush=True)
    thought, (ours, theirs) = PROCESSES.Value("d"), PROCESSES.Pipe()
    served = PROCESSES.Process(target=serve, args=(thought, given.think / 1000, theirs), daemon=True)
    served.start()
    model = Model(Settings.read({"OPENAI_BASE_URL": ours.recv(), "OPENAI_API_KEY": "none"}).model)
    answering = Answering(search, posts=lambda: posts, model=model)
    print(json.dumps({"model": True, "think_ms": given.think, **await measure(answering, asked, thought)}), flush=True)
    await model.close()
    served.terminate()


if __name__ == "__main__":
    asyncio.run(main())
