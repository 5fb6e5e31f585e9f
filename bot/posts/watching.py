"""Watching the content folder: a word whenever a post was written, changed or taken away."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress
from pathlib import Path

from watchfiles import Change, awatch
from watchfiles._rust_notify import WatchfilesRustInternalError

from bot.posts.folder import files, is_post_path

log = logging.getLogger(__name__)

# Milliseconds. Changes are gathered until it is quiet for STEP, DEBOUNCE at most; both lie far below the two seconds in
# which an edit is to be seen. LOOK is how often we make sure that the folder is still the same one.
DEBOUNCE, STEP, LOOK = 400, 100, 500
# What Kubernetes swaps when it puts new files into a mounted folder.
_SWAPPED = "..data"


async def changes(folder: Path, *, stop: asyncio.Event | None = None, polling: bool = False) -> AsyncGenerator[None]:
    """Yield once for every burst of changes to posts, until `stop` is set; and once when the watch is up.

    That first word is for what changed after the folder was read and before it was watched. A folder that is taken away
    is waited for; its going and its coming back are changes. Where the system cannot tell us of changes, we look for
    them ourselves.

    Args:
        folder: the content folder.
        stop: ends the watch within LOOK milliseconds.
        polling: look ourselves from the start.
    """
    stop = stop or asyncio.Event()
    identity, began = _identity(folder), True
    while not stop.is_set():
        try:
            async with aclosing((_looked_for if polling else _told)(folder, stop)) as batches:
                async for changed in batches:
                    if changed or began:
                        began = False
                        yield None
                    if _identity(folder) != identity:
                        break
                else:
                    began = True
        except (OSError, WatchfilesRustInternalError) as error:
            log.debug("cannot watch the posts", extra={"action": "watch", "why": str(error)})
            polling = polling or _identity(folder) is not None
            await asyncio.sleep(LOOK / 1000)
        now = _identity(folder)
        if now is None and identity is not None:
            yield None
        began = began or (now is not None and now != identity)
        identity = now


async def _told(folder: Path, stop: asyncio.Event) -> AsyncGenerator[bool]:
    """Yield whether the system told us of a change, at least once in LOOK milliseconds; ends when the folder goes."""
    root = _real(folder)
    batches = awatch(
        root,
        watch_filter=lambda change, path: _matters(change, Path(path), root),
        debounce=DEBOUNCE,
        step=STEP,
        stop_event=stop,
        rust_timeout=LOOK,
        yield_on_timeout=True,
    )
    async with aclosing(batches):
        async for batch in batches:
            yield bool(batch)
            if (Change.deleted, str(root)) in batch:
                return


async def _looked_for(folder: Path, stop: asyncio.Event) -> AsyncGenerator[bool]:
    """Yield whether we see a change ourselves, every LOOK milliseconds.

    watchfiles can poll too, but compares whole seconds, and so misses the second of two quick edits for good.
    """
    before = await asyncio.to_thread(_snapshot, folder)
    while not stop.is_set():
        await asyncio.sleep(LOOK / 1000)
        now = await asyncio.to_thread(_snapshot, folder)
        yield now != before
        before = now


def _snapshot(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Give what a change to a file changes: its time in nanoseconds, size and inode."""
    found: dict[str, tuple[int, int, int]] = {}
    for path in files(folder):
        with suppress(OSError):
            status = path.stat()
            found[str(path)] = status.st_mtime_ns, status.st_size, status.st_ino
    return found


def _real(folder: Path) -> Path:
    return folder.resolve()


def _identity(folder: Path) -> tuple[int, int] | None:
    """Tell one folder from another that takes its place; None while there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _matters(change: Change, path: Path, root: Path) -> bool:
    """Tell whether a changed path may have changed a post: a post itself, or a folder that came or went."""
    if path == root or path.name == _SWAPPED:
        return change is not Change.modified
    if not path.is_relative_to(root):
        return False
    name = path.relative_to(root).as_posix()
    is_folder = path.is_dir() or not path.suffix
    return is_post_path(name) or (change is not Change.modified and is_folder and is_post_path(f"{name}/x.md"))
