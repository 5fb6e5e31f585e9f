"""How long questions take that are made to be slow, as multiples of an ordinary question in the same run.

PYTHONPATH=. python benchmarks/hostile.py [FOLDER…]
"""

import argparse
import asyncio
from datetime import UTC, datetime
from pathlib import Path
from time import process_time
from zoneinfo import ZoneInfo

from bot.answers.answer import Question
from bot.answers.answering import Answering
from bot.answers.questions.question import LONGEST
from bot.posts.folder import read_folder
from bot.search.passages import passages_of
from bot.search.search import Search
from tests.answers.test_hostile_questions import UNITS, repeated

ZONE, NOW = ZoneInfo("UTC"), datetime(2026, 9, 1, 9, tzinfo=UTC)
ORDINARY = "Which repository has 60,000 stars?"
MANY = ("Zorg-{} ", "2026-04-{} ", "{},{}00 ", "#{} ", "owner{}/name{} ", "Claudde{}xq ", "W{} ", "k{}s ")


async def seconds(answering: Answering, text: str) -> float:
    begun = process_time()
    await answering.reply(Question(text=text, now=NOW, zone=ZONE))
    return process_time() - begun


async def measure(folders: list[Path]) -> None:
    posts = [post for folder in folders for post in read_folder(folder, ZONE).posts]
    search = Search()
    search.build(passage for post in posts for passage in passages_of(post))
    answering = Answering(search, posts=lambda: posts)
    await seconds(answering, ORDINARY)
    ordinary = min([await seconds(answering, ORDINARY) for _ in range(5)])
    hostile = {unit: repeated(unit) for unit in UNITS}
    hostile |= {one: "".join(one.replace("{}", str(n)) for n in range(400))[:LONGEST] for one in MANY}
    took = {shown: await seconds(answering, text) for shown, text in hostile.items()}
    print(f"{len(posts)} posts; an ordinary question: {ordinary * 1000:.0f} ms of processor")
    for shown, spent in sorted(took.items(), key=lambda one: -one[1])[:10]:
        print(f"{spent * 1000:6.0f} ms {spent / ordinary:6.1f} times  {shown!r}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", type=Path, default=[Path("content")])
    asyncio.run(measure(parser.parse_args().folders))
