"""Folders that are seen whole or not at all: made beside, renamed into place, the older ones thrown away."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from time import time_ns

#: What a folder is called while it is made.
MAKING = "making-"


@contextmanager
def published(root: Path, kind: str) -> Iterator[Path]:
    """Give a folder to fill, which takes the place of others of its kind when the block ends well.

    Args:
        root: where they lie.
        kind: how their names begin; the newest comes last in the order of names.

    Raises:
        OSError: it cannot be made.
    """
    making = Path(mkdtemp(prefix=MAKING, dir=root))
    try:
        yield making
        whole = root / f"{kind}{time_ns():020d}"
        making.rename(whole)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    for other in root.glob(f"{kind}*"):
        if other.name < whole.name:
            shutil.rmtree(other, ignore_errors=True)
