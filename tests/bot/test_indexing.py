import asyncio
import json
import os
import resource
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from zoneinfo import ZoneInfo

import pytest

from bot.answers.answer import Question
from bot.app import opened as application
from bot.corpus import Corpus
from bot.errors import NotFoundError
from bot.indexing import index_root, mark_of
from bot.search.kept import IndexFolder
from bot.search.search import Search
from bot.settings import Settings
from bot.store.database import Database
from bot.warming import warm

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
    hits = search.find(name)
    return hits[0].passage.post if hits else ""


def kept(root: Path, kind: str = "index") -> list[Path]:
    return sorted(root.glob(f"{kind}-*"))


async def completed(corpus: Corpus, typed: str) -> list[str]:
    items = await corpus.items(datetime(2026, 4, 1, tzinfo=UTC))
    return [entry.name for entry in items.search(typed)]


def nothing_left(root: Path) -> bool:
    return not [*root.glob("making-*")]


async def test_the_index_lies_beside_the_database_and_is_opened_again(store, content, root):
    assert root.name == "d.db-index"
    _, built = await opened(store, content, root)
    folder = kept(root)
    _, again = await opened(store, content, root)
    assert kept(root) == folder
    for search in (built, again):
        assert len(search) == len(NAMES)
        assert first(search, "Lyra") == "daily-3"
    assert built.find("agent sessions") == again.find("agent sessions")
    assert built.of_post("daily-2") == again.of_post("daily-2")


async def test_a_card_is_kept_until_what_may_be_seen_changes(store, content):
    corpus = Corpus(store, content, ZoneInfo("UTC"))
    await corpus.refresh()
    early, late = datetime(2026, 3, 4, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)
    first = await corpus.items(late)
    assert await corpus.items(late) is first
    assert first.card("Draco") is first.card("Draco")
    assert len(first.card("Draco").mentions) == 1
    with pytest.raises(NotFoundError):
        (await corpus.items(early)).card("Draco")
    write(content, 9, "Draco")
    await corpus.refresh()
    assert len((await corpus.items(late)).card("Draco").mentions) == 2
    (content / "9.md").unlink()
    await corpus.refresh()
    assert len((await corpus.items(late)).card("Draco").mentions) == 1
    write(content, 5, "Norma")
    await corpus.refresh()
    with pytest.raises(NotFoundError):
        (await corpus.items(late)).card("Draco")


async def test_posts_that_share_an_id_are_all_loaded_and_stay_as_they_are(store, content):
    for name in NAMES[:3]:
        (content / f"{name.lower()}.md").write_text(
            f"---\ntitle: {name}\ndate: 2026-03-20\nid: stars\n---\n{name} rose."
        )
    corpus = Corpus(store, content, ZoneInfo("UTC"))
    load = await corpus.refresh()
    assert (load.posts, load.skipped) == (len(NAMES) + 3, ())
    assert [problem.path for problem in load.problems] == ["orion.md", "vega.md"]
    for slug, title in (("stars", "Lyra"), ("orion", "Orion"), ("vega", "Vega")):
        assert (corpus.post(slug).slug, corpus.post(slug).title) == (slug, title)
        assert corpus.post(slug).sections
    again = await corpus.refresh()
    assert (again.added, again.changed, again.removed, again.problems) == (0, 0, 0, ())


async def test_posts_that_changed_while_nobody_looked_are_brought_in_step(store, content, root):
    await opened(store, content, root)
    write(content, 3, "Andromeda")
    (content / "5.md").unlink()
    before = kept(root)
    _, search = await opened(store, content, root)
    assert first(search, "Andromeda") == "daily-3"
    assert first(search, "Lyra") != "daily-3"
    assert search.of_post("daily-5") == ()
    assert len(search) == len(NAMES) - 1
    assert kept(root) != before
    assert len(kept(root)) == 1


async def test_a_change_in_a_running_bot_is_kept_for_the_next(store, content, root):
    corpus, search = await opened(store, content, root)
    write(content, 9, "Phoenix")
    await corpus.refresh()
    assert first(search, "Phoenix") == "daily-9"
    assert await corpus.search() is search
    about = json.loads((kept(root)[0] / "about.json").read_text())
    assert about["marks"]["daily-9"] == mark_of(corpus.library.get("daily-9"))
    _, again = await opened(store, content, root)
    assert first(again, "Phoenix") == "daily-9"


async def test_names_wait_for_the_first_item_and_are_kept_beside_the_passages(store, content, root):
    corpus, search = await opened(store, content, root)
    assert first(search, "Lyra") == "daily-3"
    assert kept(root, "names") == []
    assert await completed(corpus, "lyr") == ["Lyra"]
    folder = kept(root, "names")
    assert len(folder) == len(kept(root)) == 1
    again, _ = await opened(store, content, root)
    assert await completed(again, "lyr") == ["Lyra"]
    assert kept(root, "names") == folder


async def test_names_follow_the_posts(store, content, root):
    corpus, _ = await opened(store, content, root)
    assert await completed(corpus, "phoe") == []
    names = await corpus.names()
    write(content, 3, "Phoenix")
    (content / "5.md").unlink()
    await corpus.refresh()
    assert await completed(corpus, "phoe") == ["Phoenix"]
    assert await completed(corpus, "lyr") == await completed(corpus, "dra") == []
    assert await corpus.names() is names
    about = json.loads((kept(root, "names")[0] / "about.json").read_text())
    assert about["marks"]["daily-3"] == mark_of(corpus.library.get("daily-3"))


async def test_whoever_gives_up_waiting_for_names_leaves_them_to_the_next(store, content, root):
    corpus, _ = await opened(store, content, root)
    impatient = asyncio.create_task(corpus.names())
    await asyncio.sleep(0)
    impatient.cancel()
    with pytest.raises(asyncio.CancelledError):
        await impatient
    await completed(corpus, "lyr")
    assert len(kept(root, "names")) == 1


async def test_names_that_are_not_whole_are_built_anew(store, content, root):
    corpus, _ = await opened(store, content, root)
    await corpus.names()
    (kept(root, "names")[0] / "about.json").write_text("{")
    again, _ = await opened(store, content, root)
    assert await completed(again, "veg") == ["Vega"]


async def test_two_processes_with_one_folder_change_only_their_own(store, content, root):
    _, one = await opened(store, content, root)
    _, other = await opened(store, content, root)
    one.remove("daily-1")
    assert first(one, "Orion") != "daily-1"
    assert first(other, "Orion") == "daily-1"


@pytest.mark.parametrize("broken", ["flipped", "short", "gone", "about", "older", "empty"])
async def test_what_is_not_whole_is_built_anew(store, content, root, broken):
    await opened(store, content, root)
    folder = kept(root)[0]
    largest = max(folder.iterdir(), key=lambda file: file.stat().st_size)
    about = folder / "about.json"
    match broken:
        case "flipped":
            largest.write_bytes(bytes(byte ^ 255 for byte in largest.read_bytes()))
        case "short":
            os.truncate(largest, 10)
        case "gone":
            largest.unlink()
        case "about":
            about.write_text("{")
        case "older":
            about.write_text(json.dumps(json.loads(about.read_text()) | {"made_by": "an older one"}))
        case "empty":
            (root / "index-99999999999999999999").mkdir()
    _, search = await opened(store, content, root)
    assert first(search, "Vega") == "daily-2"
    assert len(search) == len(NAMES)


async def test_where_no_folder_can_be_it_is_built_in_memory(store, content, root):
    root.write_text("a file stands where the folder should")
    corpus, search = await opened(store, content, root)
    assert first(search, "Vega") == "daily-2"
    write(content, 9, "Phoenix")
    await corpus.refresh()
    assert first(await corpus.search(), "Phoenix") == "daily-9"
    assert root.is_file()


async def test_a_folder_that_is_gone_or_full_later_costs_no_answer(store, content, root):
    corpus, _ = await opened(store, content, root)
    for folder in root.iterdir():
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()
    root.rmdir()
    write(content, 9, "Phoenix")
    await corpus.refresh()
    search = await corpus.search()
    assert first(search, "Phoenix") == "daily-9"
    assert first(search, "Vega") == "daily-2"


FULL = """
import asyncio, resource, sys
from pathlib import Path
from threading import Event
from zoneinfo import ZoneInfo
from bot.answers.answer import Question
from bot.app import opened as application
from bot.corpus import Corpus
from bot.store.database import Database

async def main(url, content, root):
    database = await Database.open(url)
    corpus = Corpus(database, Path(content), ZoneInfo("UTC"), index_folder=Path(root))
    await corpus.refresh()
    # No file may grow beyond this any more: what a full disk is to whoever writes.
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
    search = await corpus.search()
    print(search.find("Vega")[0].passage.post)
    await database.close()

asyncio.run(main(*sys.argv[1:]))
"""


def test_a_full_disk_costs_no_answer(content, tmp_path):
    root = tmp_path / "full.db-index"
    arguments = (f"sqlite:///{tmp_path / 'full.db'}", str(content), str(root))
    done = subprocess.run([sys.executable, "-c", FULL, *arguments], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "daily-2", done.stderr
    assert kept(root) == []
    assert nothing_left(root)
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 100


def test_a_load_leaves_the_index_on_disk_for_whoever_comes_next(content, tmp_path):
    environ = os.environ | {"DIGESTBOT_CONTENT": str(content), "DATABASE_URL": f"sqlite:///{tmp_path / 'd.db'}"}
    command = [sys.executable, "-m", "bot", "load"]
    subprocess.run(command, env=environ, capture_output=True, check=True)
    root = tmp_path / "d.db-index"
    folders = kept(root), kept(root, "names")
    assert [len(folder) for folder in folders] == [1, 1]
    subprocess.run(command, env=environ, capture_output=True, check=True)
    assert (kept(root), kept(root, "names")) == folders


async def test_a_build_ends_when_the_bot_is_closed(store, content, root):
    corpus = Corpus(store, content, ZoneInfo("UTC"), index_folder=root)
    await corpus.refresh()
    corpus.close()
    for build in (corpus.search, corpus.names):
        with pytest.raises(RuntimeError, match="closed"):
            await build()
    assert kept(root) == kept(root, "names") == []


async def test_the_index_is_opened_once_every_platform_is_connected(store, content, root):
    corpus = Corpus(store, content, ZoneInfo("UTC"), index_folder=root)
    await corpus.refresh()
    connected = Event()
    warming = asyncio.create_task(warm(corpus, connected.is_set))
    await asyncio.sleep(0.3)
    assert kept(root) == []
    connected.set()
    search = await corpus.search()
    await warming
    assert first(search, "Vega") == "daily-2"
    assert len(kept(root)) == len(kept(root, "names")) == 1


DYING = """
import os, sys
from pathlib import Path
from bot.search.kept import IndexFolder
folder = IndexFolder(Path(sys.argv[1]))
print(folder.room().name, flush=True)
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def left(root):
    """The folder of a process that was killed."""
    died = subprocess.run([sys.executable, "-c", DYING, str(root)], capture_output=True, text=True, check=False)
    return root / died.stdout.strip()


async def test_what_a_killed_process_leaves_is_taken_away(store, content, root, left):
    assert left.is_dir()
    making = root / "making-long-ago"
    making.mkdir()
    os.utime(making, (0, 0))
    mine = IndexFolder(root)
    room = mine.room()
    await opened(store, content, root)
    assert not left.exists()
    assert not making.exists()
    assert room.is_dir()


async def test_what_was_changed_is_no_longer_what_it_was_marked_as(store, content, root):
    corpus, _ = await opened(store, content, root)
    before = mark_of(corpus.library.get("daily-1"))
    write(content, 1, "Phoenix")
    await corpus.refresh()
    assert mark_of(corpus.library.get("daily-1")) != before


async def test_a_bot_that_runs_answers_from_the_posts_as_they_are_now(content, tmp_path):
    settings = Settings(content=content, database_url=f"sqlite:///{tmp_path / 'w.db'}")
    async with application(settings) as world:
        asked = Question(text="What is Zephyr?", now=datetime(2026, 5, 1, tzinfo=UTC), zone=ZoneInfo("UTC"))
        assert not (await (await world.answering()).reply(asked)).answered
        assert await world.answering() is await world.answering()
        write(content, 20, "Zephyr")
        await world.corpus.refresh()
        answer = await (await world.answering()).reply(asked)
        assert [citation.post for citation in answer.citations] == ["daily-20"]
