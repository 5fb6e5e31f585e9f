"""Indexes that are kept on disk: opened again, brought in step, changed as the posts change."""

import asyncio
import json
import os
import subprocess
import sys
from threading import Event
from zoneinfo import ZoneInfo

import pytest

from bot.corpus import Corpus
from bot.indexing import mark_of
from bot.warming import warm
from tests.bot.indexing.conftest import NAMES, completed, first, kept, opened, write


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


async def test_two_processes_with_one_folder_change_only_their_own(store, content, root):
    _, one = await opened(store, content, root)
    _, other = await opened(store, content, root)
    one.remove("daily-1")
    assert first(one, "Orion") != "daily-1"
    assert first(other, "Orion") == "daily-1"


def test_a_load_leaves_the_index_on_disk_for_whoever_comes_next(content, tmp_path):
    environ = os.environ | {"DIGESTBOT_CONTENT": str(content), "DATABASE_URL": f"sqlite:///{tmp_path / 'd.db'}"}
    command = [sys.executable, "-m", "bot", "load"]
    subprocess.run(command, env=environ, capture_output=True, check=True)
    root = tmp_path / "d.db-index"
    folders = kept(root), kept(root, "names")
    assert [len(folder) for folder in folders] == [1, 1]
    subprocess.run(command, env=environ, capture_output=True, check=True)
    assert (kept(root), kept(root, "names")) == folders


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


async def test_what_was_changed_is_no_longer_what_it_was_marked_as(store, content, root):
    corpus, _ = await opened(store, content, root)
    before = mark_of(corpus.library.get("daily-1"))
    write(content, 1, "Phoenix")
    await corpus.refresh()
    assert mark_of(corpus.library.get("daily-1")) != before
