"""Passages, questions and vectors for the benchmarks, the same for everyone who is measured."""

import hashlib
import random
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from bot.answers.evaluate import Line, ranks_of, read_questions
from bot.posts.folder import read_folder
from bot.search.passage import Hit, Passage
from bot.search.passages import passages_of

DIMENSIONS = 384
QUESTIONS = Path(__file__).parent / "questions"
_WORD = re.compile(r"\w+")


def originals(folders: Sequence[Path]) -> list[Passage]:
    """The passages of the posts in some folders, those that repeat others left out."""
    return [
        passage
        for folder in folders
        for post in read_folder(folder, ZoneInfo("UTC")).posts
        for passage in passages_of(post)
        if not passage.repeats
    ]


def passages(folders: Sequence[Path], count: int) -> list[Passage]:
    """So many passages of the posts in some folders; once they run out, again with their words in another order."""
    base = originals(folders)
    shuffle = random.Random(1).shuffle
    taken: list[Passage] = []
    while len(taken) < count:
        turn = len(taken) // len(base)
        for passage in base[: count - len(taken)]:
            words = passage.text.split(" ")
            if turn:
                shuffle(words)
            slug = f"{passage.post}-{turn}"
            taken.append(passage._replace(id=f"{slug}#{passage.number}", post=slug, text=" ".join(words)))
    return taken


def lines(limit: int) -> list[Line]:
    """Give lines of our set of questions, every so many of them, so that all types are there."""
    asked = [line for file in sorted(QUESTIONS.glob("*.jsonl")) for line in read_questions(file.read_text(), path="")]
    return asked[:: max(len(asked) // limit, 1)][:limit]


def questions(limit: int) -> list[str]:
    """Give questions of our set, every so many of them."""
    return [line.question for line in lines(limit)]


def gold(asked: Sequence[Line], base: Sequence[Passage]) -> list[list[str]]:
    """Give for each question the ids of the passages that hold what its answer must come from, where there are."""
    of_post: dict[str, list[Passage]] = defaultdict(list)
    for passage in base:
        of_post[passage.post].append(passage)
    found = []
    for line in asked:
        held = [passage for one in line.gold for passage in of_post.get(one.post or "", ())]
        ranks = ranks_of(line.gold, [Hit(passage=passage, score=0.0) for passage in held])
        found.append([held[rank - 1].id for rank in ranks if rank is not None])
    return found


def vectors(texts: Sequence[str]) -> np.ndarray:
    """Give one vector a text: the sum of a random vector for each word, cheap and meaning enough to rank."""
    known: dict[str, np.ndarray] = {}
    same: dict[tuple[str, ...], int] = {}
    rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    for at, text in enumerate(texts):
        words = tuple(sorted(_WORD.findall(text.casefold())))
        first = same.setdefault(words, at)
        if first < at:
            rows[at] = rows[first]
            continue
        for word in words:
            if word not in known:
                seed = int.from_bytes(hashlib.blake2s(word.encode(), digest_size=8).digest(), "big")
                known[word] = np.random.default_rng(seed).standard_normal(DIMENSIONS, dtype=np.float32)
            rows[at] += known[word]
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    rows /= np.where(lengths > 0, lengths, 1)
    return rows
