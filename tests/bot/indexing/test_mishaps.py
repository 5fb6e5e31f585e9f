"""What befalls a kept index: broken files, no folder, a full disk, a killed process, an end amid a build."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.corpus import Corpus
from bot.search.kept import IndexFolder
from tests.bot.indexing.conftest import NAMES, completed, first, kept, opened, write


def nothing_left(root: Path) -> bool:
    return not [*root.glob("making-*")]


async def test_names_that_are_not_whole_are_built_anew(store, content, root):
    corpus, _ = await opened(store, content, root)
    await corpus.names()
    (kept(root, "names")[0] / "about.json").write_text("{")
    again, _ = await opened(store, content, root)
    assert await completed(again, "veg") == ["Vega"]


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


async def test_a_build_ends_when_the_bot_is_closed(store, content, root):
    corpus = Corpus(store, content, ZoneInfo("UTC"), index_folder=root)
    await corpus.refresh()
    corpus.close()
    for build in (corpus.search, corpus.names):
        with pytest.raises(RuntimeError, match="closed"):
            await build()
    assert kept(root) == kept(root, "names") == []


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
