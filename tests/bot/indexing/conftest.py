"""A folder of posts about stars, a database, and the folder beside it in which the indexes are kept."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.corpus import Corpus
from bot.indexing import index_root
from bot.search.search import Search
from bot.store.database import Database

POST = """---
title: Daily {day}
date: 2026-03-{day:02d}
slug: daily-{day}
---
## News

- **{name}** — {name} was released with 60,000 stars and keeps what an agent learnt between its sessions.
"""
NAMES = ("Orion", "Vega", "Lyra", "Cygnus", "Draco", "Aquila", "Carina", "Pavo")


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    folder.mkdir()
    for day, name in enumerate(NAMES, start=1):
        write(folder, day, name)
    return folder


@pytest.fixture
async def store(tmp_path):
    database = await Database.open(f"sqlite:///{tmp_path / 'd.db'}")
    yield database
    await database.close()


@pytest.fixture
def root(store):
    return index_root(store)


def write(folder: Path, day: int, name: str) -> None:
    (folder / f"{day}.md").write_text(POST.format(day=day, name=name))


async def opened(store: Database, content: Path, root: Path | None) -> tuple[Corpus, Search]:
    """Open the posts as a new process would."""
    corpus = Corpus(store, content, ZoneInfo("UTC"), index_folder=root)
    await corpus.refresh()
    return corpus, await corpus.search()


def first(search: Search, name: str) -> str:
    """Give the post that is found first."""
    hits = search.find(name)
    return hits[0].passage.post if hits else ""


def kept(root: Path, kind: str = "index") -> list[Path]:
    """Give the folders of one kind of index."""
    return sorted(root.glob(f"{kind}-*"))


async def completed(corpus: Corpus, typed: str) -> list[str]:
    """Give the names that begin with what is typed."""
    items = await corpus.items(datetime(2026, 4, 1, tzinfo=UTC))
    return [entry.name for entry in items.search(typed)]
