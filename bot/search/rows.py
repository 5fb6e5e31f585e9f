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

from bot.search.frame import Frame
from bot.search.kept import code_version
from bot.search.publishing import published

_KEPT = "vectors-"
_ABOUT, _ROWS, _FRAME = "about.json", "rows.f32", "frame.f32"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRows:
    """Whose vectors are kept.

    Attributes:
        model: what made them; vectors of different models never mix.
        marks: what tells one state of a post from another, by slug, of the posts that are whole.
        ids: of the passages, one for each row.
        sum: the checksum of the rows.
        learnt: how many rows their frame was learnt from.
        frame_sum: the checksum of the frame.
        made_by: the version of the code that learnt it.
    """

    model: str
    marks: Mapping[str, str]
    ids: Sequence[str]
    sum: int = 0
    learnt: int = 0
    frame_sum: int = 0
    made_by: str = ""


class RowFolder:
    """The folder in which the vectors of one database are kept; the newest count."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def take(self, model: str) -> tuple[KeptRows, NDArray[np.float32], Frame | None] | None:
        """Give what is kept of a model, None where nothing whole is; no frame where it is to be learnt anew."""
        for kept in sorted(self._root.glob(f"{_KEPT}*"), reverse=True):
            with suppress(OSError, ValueError, TypeError):
                about = KeptRows(**json.loads((kept / _ABOUT).read_text()))
                if about.model == model:
                    # It never changes, so that it need not be copied into memory.
                    numbers = np.asarray(np.memmap(kept / _ROWS, dtype="<f4", mode="r"))
                    if zlib.crc32(numbers.data) == about.sum:
                        rows = numbers.reshape(len(about.ids), -1)
                        return about, rows, _frame(kept, about, rows)
        return None

    def keep(self, about: KeptRows, rows: NDArray[np.float32], frame: Frame) -> None:
        """Keep vectors, and what they have in common, in place of those kept before.

        Raises:
            OSError: they cannot be kept.
        """
        self._root.mkdir(parents=True, exist_ok=True)
        with published(self._root, _KEPT) as making:
            plain = np.ascontiguousarray(rows, dtype="<f4")
            plain.tofile(making / _ROWS)
            packed = np.ascontiguousarray(frame.packed, dtype="<f4")
            packed.tofile(making / _FRAME)
            sums = {"sum": zlib.crc32(plain.data), "frame_sum": zlib.crc32(packed.data)}
            made = {"learnt": frame.learnt, "made_by": code_version()}
            (making / _ABOUT).write_text(json.dumps(asdict(about) | sums | made))


def _frame(kept: Path, about: KeptRows, rows: NDArray[np.float32]) -> Frame | None:
    """Give the frame kept beside rows; None where it is damaged, or was learnt by other code."""
    with suppress(OSError):
        numbers = np.fromfile(kept / _FRAME, dtype="<f4")
        if about.made_by == code_version() and zlib.crc32(numbers.data) == about.frame_sum:
            return Frame.unpacked(about.learnt, numbers, rows)
    return None
