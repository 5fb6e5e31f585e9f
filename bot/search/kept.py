"""An index kept in a folder between runs: derived from the database, and thrown away whenever it is in doubt.

What is kept never changes: it is put together beside the others and takes its name at once, and whoever opens it works
on a copy of its own, made by links. So processes can share the folder, and one that dies leaves nothing half done.
"""

import fcntl
import json
import os
import shutil
import unicodedata
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from tempfile import mkdtemp
from time import time_ns
from typing import TextIO
from weakref import finalize

from bot.search.publishing import MAKING, published

_COPY = "copy-"
_ABOUT, _LOCK = "about.json", "in-use.lock"
#: Where tantivy says which segments make up its index, and which files it may take away.
_META, _MANAGED = "meta.json", ".managed.json"
_SEGMENT = ("fast", "fieldnorm", "idx", "pos", "store", "term")
_CHUNK = 1 << 22
_HOUR_NS = 3_600_000_000_000
#: A merge beside us may take away a file while it is linked.
_TRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is in a kept index.

    Attributes:
        marks: what tells one state of a post from another, by slug.
        counts: how many passages there are of each post.
        following: the number that the next passage gets.
        sums: of each file its size and its checksum.
        made_by: the version of the code that made it.
    """

    marks: Mapping[str, str]
    counts: Mapping[str, int]
    following: int
    sums: Mapping[str, Sequence[int]] = field(default_factory=dict)
    made_by: str = ""


class IndexFolder:
    """The folder in which the indexes of one database are kept; the newest of a kind counts."""

    def __init__(self, root: Path, kind: str = "index") -> None:
        """Take the folder, and how the names of indexes of one kind begin."""
        self._root, self._kind = root, f"{kind}-"
        self._sums: dict[str, Sequence[int]] = {}

    def take(self) -> tuple[Path, Kept] | None:
        """Give a copy of what is kept, ours until this process ends; None where nothing whole is."""
        for kept in sorted(self._root.glob(f"{self._kind}*"), reverse=True):
            with suppress(OSError, ValueError, TypeError, AttributeError):
                about = Kept(**json.loads((kept / _ABOUT).read_text()))
                if about.made_by == code_version():
                    return self._copied(kept, about), about
        return None

    def room(self) -> Path:
        """Give an empty folder, ours until this process ends.

        Raises:
            OSError: there can be none.
        """
        self._root.mkdir(parents=True, exist_ok=True)
        self._clear()
        copy = Path(mkdtemp(prefix=_COPY, dir=self._root))
        lock = (copy / _LOCK).open("w")
        fcntl.flock(lock, fcntl.LOCK_EX)
        finalize(self, _give_back, copy, lock)
        return copy

    def keep(self, copy: Path, kept: Kept) -> None:
        """Keep the index of one of our folders, in place of what was kept before; no passages may come in meanwhile.

        Raises:
            OSError: it cannot be kept.
        """
        with published(self._root, self._kind) as making:
            names = _linked(copy, making)
            sums = {name: self._sums.get(name) or _sum(making / name) for name in names}
            # The files of a segment never change; the list of segments does.
            self._sums = {name: summed for name, summed in sums.items() if name != _META}
            about = asdict(kept) | {"sums": sums, "made_by": code_version()}
            _write(making / _ABOUT, json.dumps(about).encode())

    def _copied(self, kept: Path, about: Kept) -> Path:
        copy = self.room()
        for name, summed in about.sums.items():
            _link(kept / name, copy / name)
            if _sum(copy / name) != list(summed):
                raise ValueError(f"{name} is not what it was")
        (copy / _MANAGED).write_text(json.dumps(list(about.sums)))
        self._sums = {name: summed for name, summed in about.sums.items() if name != _META}
        return copy

    def _clear(self) -> None:
        """Take away what processes left that are no more."""
        for copy in self._root.glob(f"{_COPY}*"):
            with suppress(OSError), (copy / _LOCK).open() as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(copy, ignore_errors=True)
        for making in self._root.glob(f"{MAKING}*"):
            with suppress(OSError):
                if time_ns() - making.stat().st_mtime_ns > _HOUR_NS:
                    shutil.rmtree(making, ignore_errors=True)


def _linked(copy: Path, making: Path) -> list[str]:
    """Link the files of an index as it stands, and give their names."""
    for _ in range(_TRIES):
        meta = (copy / _META).read_bytes()
        try:
            names = _files(json.loads(meta))
            for name in names:
                _link(copy / name, making / name)
        except FileNotFoundError:
            continue
        _write(making / _META, meta)
        return [*names, _META]
    raise OSError(f"The index in {copy} changes too fast to be kept.")


def _files(meta: Mapping[str, list[Mapping[str, object]]]) -> list[str]:
    names: list[str] = []
    for segment in meta["segments"]:
        stem = str(segment["segment_id"]).replace("-", "")
        names += [f"{stem}.{part}" for part in _SEGMENT]
        deletes = segment["deletes"]
        names += [f"{stem}.{deletes['opstamp']}.del"] if isinstance(deletes, dict) else []
    return names


def _link(source: Path, target: Path) -> None:
    """Give a file a second name, or copy it where the file system knows no links."""
    try:
        os.link(source, target)
    except FileExistsError:
        return
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(source, target)


def _sum(path: Path) -> list[int]:
    """Give a file's size and checksum."""
    size = total = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            size, total = size + len(chunk), zlib.crc32(chunk, total)
    return [size, total]


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _give_back(copy: Path, lock: TextIO) -> None:
    shutil.rmtree(copy, ignore_errors=True)
    lock.close()


@cache
def code_version() -> str:
    """Give what differs whenever the same passages may be indexed in another way: our code, tantivy, Unicode."""
    code = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.rglob("*.py")))
    return f"{blake2b(code, digest_size=12).hexdigest()} {version('tantivy')} {unicodedata.unidata_version}"
