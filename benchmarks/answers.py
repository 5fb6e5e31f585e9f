"""Measure answers over our questions, with other posts beside `content` as distractors, and a plain baseline beside us.

    PYTHONPATH=. python benchmarks/answers.py content FOLDER… [--questions benchmarks/questions]

`--questions` names a file of questions or a folder of such files. Every gold quote must stand in a passage of its post,
else the run ends with a list of those that do not.

With `OPENAI_BASE_URL` or `OPENAI_API_KEY` set, the same questions are asked again with that model, and with vectors
too where `DIGESTBOT_EMBEDDING_MODEL` is set; `DIGESTBOT_SECOND_LOOK` counts. `benchmarks/scripted` is such a server.
With `DIGESTBOT_EMBEDDING_MODEL=local`, they are asked again with the local model, which needs no server.

The baseline is SQLite's FTS5 over the bare paragraphs of the same posts, asked for any word of the question. It has no
refusals: it always gives what it finds.
"""

import argparse
import asyncio
import json
import os
import re
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from bot.answers.answering import Answering
from bot.answers.evaluate import Line, Outcome, evaluate_lines, figures, ranks_of, read_questions
from bot.answers.model.client import Model
from bot.meaning import Meaning, of_local
from bot.posts.folder import read_folder
from bot.posts.post import Post
from bot.search.local import LocalModel
from bot.search.passage import Hit, Passage
from bot.search.passages import passages_of
from bot.search.search import Search
from bot.settings import ModelSettings, Settings
from bot.store.database import Database

QUESTIONS = Path(__file__).parent / "questions"
#: Seconds any request may take: a busy machine should not pass for a poor design.
UNHURRIED = 300.0
NOW, ZONE = datetime(2026, 9, 1, 9, tzinfo=UTC), ZoneInfo("UTC")


class Baseline:
    """Bare paragraphs in FTS5."""

    def __init__(self, posts: Sequence[Post]) -> None:
        self._passages = [one for post in posts for one in _paragraphs(post)]
        self._database = sqlite3.connect(":memory:")
        self._database.execute("CREATE VIRTUAL TABLE paragraph USING fts5(text, tokenize='porter unicode61')")
        self._database.executemany("INSERT INTO paragraph VALUES (?)", ((one.text,) for one in self._passages))

    def find(self, question: str) -> list[Hit]:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", question))
        rows = self._database.execute(
            "SELECT rowid FROM paragraph WHERE paragraph MATCH ? ORDER BY bm25(paragraph) LIMIT 10", (words,)
        )
        return [Hit(passage=self._passages[row - 1], score=0.0) for (row,) in rows]


def _paragraphs(post: Post) -> list[Passage]:
    body = re.sub(r"\A---\n.*?\n---\n", "", post.source, flags=re.DOTALL)
    plain = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", body).replace("**", "").replace("`", "")
    texts = [" ".join(text.split()) for text in re.split(r"\n\s*\n", plain)]
    common = {"post": post.slug, "title": "", "published": post.published, "first": post.published}
    return [
        Passage(id="", number=0, last=post.published, language="", section="", item="", text=text, **common)
        for text in texts
        if text
    ]


def baseline(posts: Sequence[Post], lines: Sequence[Line]) -> dict[str, object]:
    search = Baseline(posts)
    outcomes = [
        Outcome(line=line, ranks=ranks_of(line.gold, search.find(line.question)), answered=True, milliseconds=0.0)
        for line in lines
    ]
    return figures(outcomes)


@asynccontextmanager
async def ways(settings: ModelSettings, posts: Sequence[Post]) -> AsyncIterator[dict[str, Answering]]:
    """Give every way of answering that the settings allow, by name."""
    passages = [passage for post in posts for passage in passages_of(post)]
    words = Search()
    words.build(passages)
    given = {"words alone": Answering(words, posts=lambda: posts)}
    if settings.embeds_locally:
        async with locally(posts, passages) as answering:
            yield given | {"local meaning": answering}
        return
    if not settings.configured:
        yield given
        return
    model, more = (
        Model(settings, seconds=UNHURRIED, patience=UNHURRIED),
        {"posts": lambda: posts, "second_look": settings.second_look},
    )
    with TemporaryDirectory() as folder:
        database = await Database.open(f"sqlite:///{folder}/vectors.db")
        given["with a model"] = Answering(words, model=model, **more)
        if settings.embedding_model:
            meaning = Meaning(database, model.embed, model=settings.embedding_model, seconds=UNHURRIED)
            search = Search()
            search.build(passages)
            meaning.fill(search, lambda: _given(passages), {})
            await meaning.filled()
            given["with vectors"] = Answering(search, vector_of=meaning.question, **more)
            given["with both"] = Answering(search, model=model, vector_of=meaning.question, **more)
        yield given
        await model.close()
        await database.close()


@asynccontextmanager
async def locally(posts: Sequence[Post], passages: Sequence[Passage]) -> AsyncIterator[Answering]:
    with TemporaryDirectory() as folder:
        database = await Database.open(f"sqlite:///{folder}/vectors.db")
        meaning = of_local(LocalModel.found(), database)
        search = Search(akin=meaning.akin, weight=meaning.weight)
        search.build(passages)
        meaning.fill(search, lambda: _given(passages), {})
        await meaning.filled()
        yield Answering(search, posts=lambda: posts, vector_of=meaning.question)
        await database.close()


async def _given(passages: Sequence[Passage]) -> Sequence[Passage]:
    return passages


async def measure(settings: ModelSettings, posts: Sequence[Post], lines: Sequence[Line]) -> dict[str, Any]:
    async with ways(settings, posts) as given:
        return {
            name: await evaluate_lines(lines, answering=answering, now=NOW, zone=ZONE)
            for name, answering in given.items()
        }


def unfound(lines: Sequence[Line], passages: Sequence[Passage]) -> list[str]:
    """Give the gold quotes that stand in no passage of their post."""
    hits = [Hit(passage=passage, score=0.0) for passage in passages]
    of_post = {slug: [hit for hit in hits if hit.passage.post == slug] for slug in {one.post for one in passages}}
    golds = [gold for line in lines for gold in line.gold]
    return [
        f"{gold.post}: {gold.quote}"
        for gold in golds
        if ranks_of([gold], of_post.get(gold.post or "", [] if gold.post else hits)) == (None,)
    ]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--questions", type=Path, default=QUESTIONS)
    given = parser.parse_args()
    posts = [post for folder in given.folders for post in read_folder(folder, ZONE).posts]
    files = sorted(given.questions.glob("*.jsonl")) if given.questions.is_dir() else [given.questions]
    lines = [line for file in files for line in read_questions(file.read_text(), path=str(file))]
    if wrong := unfound(lines, [passage for post in posts for passage in passages_of(post)]):
        raise SystemExit("Quotes that stand in no passage of their post:\n" + "\n".join(wrong))
    ours = asyncio.run(measure(Settings.read(os.environ).model, posts, lines))
    print(json.dumps({"posts": len(posts), **ours, "baseline": baseline(posts, lines)}, indent=2))


if __name__ == "__main__":
    main()
