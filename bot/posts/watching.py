"""Watching the content folder: a word whenever a post was written, changed or taken away."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path

from watchfiles import Change, awatch
from watchfiles._rust_notify import WatchfilesRustInternalError

from bot.posts.reading import is_post_path

log = logging.getLogger(__name__)

# Milliseconds. Changes are gathered until it is quiet for STEP, DEBOUNCE at most; both lie far below the two seconds in
# which an edit is to be seen. LOOK is how often we make sure that the folder is still the same one.
DEBOUNCE, STEP, LOOK, POLL = 400, 100, 500, 300
# What Kubernetes swaps when it puts new files into a mounted folder.
_SWAPPED = "..data"


async def changes(folder: Path, *, stop: asyncio.Event | None = None, polling: bool = False) -> AsyncGenerator[None]:
    """Yield once for every burst of changes to posts, until `stop` is set.

    A folder that is taken away is waited for; its going and its coming back are changes. Where the system cannot tell
    us of changes, we look for them ourselves.

    Args:
        folder: the content folder.
        stop: ends the watch within LOOK milliseconds.
        polling: look ourselves from the start.
    """
    stop = stop or asyncio.Event()
    identity, came_back = _identity(folder), False
    while not stop.is_set():
        try:
            async with aclosing(_batches(folder, stop, polling=polling)) as batches:
                async for changed in batches:
                    if changed or came_back:
                        came_back = False
                        yield None
                    if _identity(folder) != identity:
                        break
        except (OSError, WatchfilesRustInternalError) as error:
            log.debug("cannot watch the posts", extra={"action": "watch", "why": str(error)})
            polling = polling or _identity(folder) is not None
            await asyncio.sleep(LOOK / 1000)
        now = _identity(folder)
        if now is None and identity is not None:
            yield None
        came_back = came_back or (now is not None and now != identity)
        identity = now


async def _batches(folder: Path, stop: asyncio.Event, *, polling: bool) -> AsyncGenerator[bool]:
    """Yield whether posts changed, at least once in LOOK milliseconds; ends when the folder itself is deleted."""
    root = _real(folder)
    batches = awatch(
        root,
        watch_filter=lambda change, path: _matters(change, Path(path), root),
        debounce=DEBOUNCE,
        step=STEP,
        stop_event=stop,
        rust_timeout=LOOK,
        yield_on_timeout=True,
        # None leaves it to the system, or to WATCHFILES_FORCE_POLLING.
        force_polling=polling or None,
        poll_delay_ms=POLL,
        ignore_permission_denied=True,
    )
    async with aclosing(batches):
        async for batch in batches:
            yield bool(batch)
            if (Change.deleted, str(root)) in batch:
                raise FileNotFoundError(str(root))


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
