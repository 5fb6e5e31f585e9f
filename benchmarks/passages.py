"""Passages, questions and vectors for the benchmarks, the same for everyone who is measured."""

import hashlib
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from bot.posts.folder import read_folder
from bot.search.passage import Passage
from bot.search.passages import passages_of

DIMENSIONS = 384
QUESTIONS = Path(__file__).parent / "questions"


def passages(folders: Sequence[Path], count: int) -> list[Passage]:
    """So many passages of the posts in some folders; once they run out, again with their words in another order."""
    base = [
        passage
        for folder in folders
        for post in read_folder(folder, ZoneInfo("UTC")).posts
        for passage in passages_of(post)
        if not passage.repeats
    ]
    shuffle = random.Random(1).shuffle
    taken: list[Passage] = []
    while len(taken) < count:
        turn = len(taken) // len(base)
        for passage in base[: count - len(taken)]:
            words = passage.text.split(" ")
            if turn:
                shuffle(words)
            slug = f"{passage.post}-{turn}"
            taken.append(replace(passage, id=f"{slug}#{passage.number}", post=slug, text=" ".join(words)))
    return taken


def questions(limit: int) -> list[str]:
    """Give questions of our set, every so many of them, so that all types are there."""
    lines = [line for file in sorted(QUESTIONS.glob("*.jsonl")) for line in file.read_text().splitlines()]
    asked = [json.loads(line)["question"] for line in lines]
    return asked[:: max(len(asked) // limit, 1)][:limit]


def vectors(texts: Sequence[str]) -> np.ndarray:
    """Give one vector a text: the sum of a random vector for each word, cheap and meaning enough to rank."""
    known: dict[str, np.ndarray] = {}
    rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    for at, text in enumerate(texts):
        for word in _words(text):
            if word not in known:
                seed = int.from_bytes(hashlib.blake2s(word.encode(), digest_size=8).digest(), "big")
                known[word] = np.random.default_rng(seed).standard_normal(DIMENSIONS, dtype=np.float32)
            rows[at] += known[word]
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(lengths > 0, lengths, 1)


def _words(text: str) -> Iterator[str]:
    return iter(re.findall(r"\w+", text.casefold()))
