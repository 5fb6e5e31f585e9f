"""Bringing the store in step with a folder of posts; only what changed is read, and only what is new is parsed."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

from bot.posts.folder import apart, closed, files, relative, unreadable
from bot.posts.post import Post, Problem
from bot.posts.reading import read_post
from bot.search.passage import Passage
from bot.search.passages import passages_of
from bot.store import memos
from bot.store import posts as stored
from bot.store.database import Database
from bot.store.posts import Known, Loaded, Stamp

#: Raised whenever posts are read or cut into passages differently, so that a new version reads every file again.
READER = "13"
#: What says, even in a file that cannot be read, that its post is not to be shown any more.
_WITHDRAWN = re.compile(
    rb"(?im)^\W*(?:password\W*[:=]\s*\S|draft\W*[:=]\W*(?:true|yes|on|1)\b|status\W*[:=]\W*(?!published))"
)
_FRONT = 64_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What a load did.

    Attributes:
        posts, passages, items: how many there are after it.
        skipped: why files with an error hold no post, or an older one.
        problems: everything there was to say about the files that were read, warnings too.
        seconds: it took.
    """

    posts: int
    added: int
    changed: int
    removed: int
    passages: int
    items: int
    skipped: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    seconds: float

    def figures(self) -> dict[str, Any]:
        """Give it as `digestbot load --json` prints it."""
        counts = {name: getattr(self, name) for name in ("posts", "added", "changed", "removed", "passages", "items")}
        skipped = [{"path": one.path, "line": one.line, "problem": one.message} for one in self.skipped]
        return {**counts, "skipped": skipped, "seconds": round(self.seconds, 3)}


@dataclass(slots=True)
class _Scan:
    """What a walk through the folder found against what is stored by the current reader, or by an older one."""

    current: bool
    read: list[Loaded] = field(default_factory=list)
    touched: dict[str, Stamp] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    kept: set[str] = field(default_factory=set)
    owners: dict[str, str] = field(default_factory=dict)


async def load_folder(
    database: Database, folder: Path, zone: ZoneInfo, *, progress: Callable[[int, int], None] = lambda done, of: None
) -> Load:
    """Bring the store in step with a folder; `progress` hears of every file, in another thread.

    A file that once held a post and now has an error keeps its last good form, so that a slip while editing takes
    nothing away from readers; so do the files of a folder that cannot be opened. A file that is gone, or says it is no
    post, takes its post with it.

    Raises:
        StoreError: the database cannot be used.
    """
    started = perf_counter()
    known = await stored.known(database)
    current = await memos.recall(database, "reader") == READER
    scan = await asyncio.to_thread(_scan, folder, zone, known, progress, current=current)
    counts = await stored.sync(database, scan.read, removed=known.keys() - scan.kept, touched=scan.touched)
    if not current:
        await memos.remember(database, "reader", READER)
    return Load(
        posts=counts.posts,
        added=counts.added,
        changed=counts.changed,
        removed=counts.removed,
        passages=counts.passages,
        items=counts.items,
        skipped=tuple(problem for problem in scan.problems if problem.level == "error"),
        problems=tuple(scan.problems),
        seconds=perf_counter() - started,
    )


def _scan(
    folder: Path, zone: ZoneInfo, known: dict[str, Known], progress: Callable[[int, int], None], *, current: bool
) -> _Scan:
    scan = _Scan(current=current)
    for problem in closed(folder):
        scan.problems.append(problem)
        _keep_below(problem.path, known, scan)
    found = files(folder)
    for done, path in enumerate(found):
        progress(done, len(found))
        name = relative(path, folder)
        try:
            _look(path, name, zone, known.get(name), scan)
        except OSError as error:
            scan.problems.append(unreadable("file", name, error))
            scan.kept.add(name)
    return scan


def _keep_below(folder: str, known: dict[str, Known], scan: _Scan) -> None:
    for name, held in known.items():
        if folder == "." or name.startswith(f"{folder}/"):
            scan.kept.add(name)
            _claims(scan, held.slug, name)


def _look(path: Path, name: str, zone: ZoneInfo, held: Known | None, scan: _Scan) -> None:
    status = path.stat()
    stamp = Stamp(mtime_ns=status.st_mtime_ns, size=status.st_size)
    if scan.current and held is not None and held.stamp == stamp and _claims(scan, held.slug, name):
        scan.kept.add(name)
        return
    data = path.read_bytes()
    reading = read_post(data, path=name, zone=zone)
    if reading.post is None:
        scan.problems += reading.problems
        broken = any(problem.level == "error" for problem in reading.problems)
        if held is not None and broken and not _WITHDRAWN.search(data[:_FRONT]):
            scan.kept.add(name)
        return
    reading = apart(reading, scan.owners, lambda: read_post(data, path=name, zone=zone, ids=False))
    scan.problems += reading.problems
    if reading.post is None:
        return
    scan.kept.add(name)
    if scan.current and held is not None and _same(held, reading.post):
        scan.touched[name] = stamp
    else:
        scan.read.append(Loaded(post=reading.post, passages=_passages(reading.post), stamp=stamp))


def _same(held: Known, post: Post) -> bool:
    return held.checksum == post.checksum and held.slug == post.slug


def _passages(post: Post) -> tuple[Passage, ...]:
    """Cut a post into passages; a locked one is not to be found at all."""
    return () if post.locked else passages_of(post)


def _claims(scan: _Scan, slug: str, name: str) -> bool:
    """Take a slug for a file; the first by path has it, whichever came first into the folder."""
    return scan.owners.setdefault(slug, name) == name
