"""Vectors kept in a folder between runs: derived from the database, and thrown away whenever they are in doubt.

What is kept never changes: it is put together beside the others and takes its name at once.
"""

import json
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.search.publishing import published

_KEPT = "vectors-"
_ABOUT, _ROWS = "about.json", "rows.f32"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRows:
    """Whose vectors are kept.

    Attributes:
        model: what made them; vectors of different models never mix.
        marks: what tells one state of a post from another, by slug, of the posts that are whole.
        ids: of the passages, one for each row.
        sum: the checksum of the rows.
    """

    model: str
    marks: Mapping[str, str]
    ids: Sequence[str]
    sum: int = 0


class RowFolder:
    """The folder in which the vectors of one database are kept; the newest count."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def take(self, model: str) -> tuple[KeptRows, NDArray[np.float32]] | None:
        """Give what is kept of a model; None where nothing whole is."""
        for kept in sorted(self._root.glob(f"{_KEPT}*"), reverse=True):
            with suppress(OSError, ValueError, TypeError):
                about = KeptRows(**json.loads((kept / _ABOUT).read_text()))
                if about.model == model:
                    rows = np.fromfile(kept / _ROWS, dtype="<f4")
                    if zlib.crc32(rows.data) == about.sum:
                        return about, rows.reshape(len(about.ids), -1)
        return None

    def keep(self, about: KeptRows, rows: NDArray[np.float32]) -> None:
        """Keep vectors in place of those kept before.

        Raises:
            OSError: they cannot be kept.
        """
        self._root.mkdir(parents=True, exist_ok=True)
        with published(self._root, _KEPT) as making:
            plain = np.ascontiguousarray(rows, dtype="<f4")
            plain.tofile(making / _ROWS)
            (making / _ABOUT).write_text(json.dumps(asdict(about) | {"sum": zlib.crc32(plain.data)}))
