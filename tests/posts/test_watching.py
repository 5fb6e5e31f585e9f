"""An edit is noticed within two seconds, however the folder is treated."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic

import pytest

from bot.posts.watching import changes

SOON = 2.0


def put(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text)


class Watch:
    """Counts the words of a watch while a test works on its folder."""

    def __init__(self, folder: Path, *, polling: bool) -> None:
        self.stop = asyncio.Event()
        self._words: asyncio.Queue[None] = asyncio.Queue()
        self._task = asyncio.create_task(self._listen(folder, polling=polling))

    async def _listen(self, folder: Path, *, polling: bool) -> None:
        async for word in changes(folder, stop=self.stop, polling=polling):
            self._words.put_nowait(word)

    async def heard(self, within: float = SOON) -> bool:
        """Wait for a word, and swallow those that follow it at once."""
        try:
            await asyncio.wait_for(self._words.get(), within)
        except TimeoutError:
            return False
        while not self._words.empty():
            self._words.get_nowait()
        return True

    async def quiet(self) -> None:
        """Wait until nothing more is said."""
        while await self.heard(0.7):
            pass

    async def end(self) -> None:
        self.stop.set()
        await asyncio.wait_for(self._task, SOON)


@asynccontextmanager
async def watched(folder: Path, *, polling: bool = False) -> AsyncIterator[Watch]:
    watch = Watch(folder, polling=polling)
    if await asyncio.to_thread(folder.exists):
        assert await watch.heard(), "the first word says that the watch is up"
    try:
        yield watch
    finally:
        await watch.end()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "content"
    place.mkdir()
    (place / "a.md").write_text("one")
    return place


@pytest.mark.parametrize("polling", [False, True])
async def test_an_edit_a_new_post_and_a_deleted_one_are_noticed(folder: Path, polling: bool) -> None:
    async with watched(folder, polling=polling) as watch:
        started = monotonic()
        (folder / "a.md").write_text("two, and longer")
        assert await watch.heard()
        assert monotonic() - started < SOON
        (folder / "b.md").write_text("new")
        assert await watch.heard()
        (folder / "a.md").unlink()
        assert await watch.heard()


async def test_other_files_are_nobodys_business(folder: Path) -> None:
    async with watched(folder) as watch:
        (folder / ".a.md.swp").write_text("x")
        (folder / "picture.png").write_text("x")
        (folder / "README.md").write_text("x")
        assert not await watch.heard(0.8)


async def test_folders_that_come_and_go_bring_their_posts(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "2026"
    outside.mkdir()
    (outside / "c.md").write_text("x")
    async with watched(folder) as watch:
        shutil.move(outside, folder)
        assert await watch.heard()
        shutil.move(folder / "2026", outside)
        assert await watch.heard()


async def test_a_folder_deleted_and_made_again_goes_on_being_watched(folder: Path) -> None:
    async with watched(folder) as watch:
        shutil.rmtree(folder)
        assert await watch.heard()
        await watch.quiet()
        put(folder, "a.md", "back")
        assert await watch.heard()
        await watch.quiet()
        (folder / "a.md").write_text("and edited")
        assert await watch.heard()


async def test_a_folder_made_again_at_once_goes_on_being_watched(folder: Path) -> None:
    async with watched(folder) as watch:
        await watch.quiet()
        shutil.rmtree(folder)
        put(folder, "a.md", "back")
        assert await watch.heard()
        await watch.quiet()
        put(folder, "a.md", "and edited")
        assert await watch.heard()


async def test_a_folder_swapped_for_another_is_noticed(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    link = tmp_path / "link"
    link.symlink_to(folder)
    async with watched(link) as watch:
        fresh = tmp_path / "fresh"
        fresh.symlink_to(other)
        fresh.rename(link)
        assert await watch.heard()
        (other / "b.md").write_text("x")
        assert await watch.heard()


async def test_a_folder_may_come_later(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    async with watched(folder) as watch:
        put(folder, "a.md", "x")
        assert await watch.heard()


async def test_what_changed_before_the_watch_was_up_is_told_by_its_first_word(folder: Path) -> None:
    seen = (folder / "a.md").read_text()
    put(folder, "a.md", "two")
    async for _ in changes(folder):
        seen = (folder / "a.md").read_text()
        break
    assert seen == "two"
