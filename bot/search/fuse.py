"""How hits by words and hits by meaning become one list, decided for each question.

Plain reciprocal-rank fusion was measured to push names and numbers out of their place (MRR 0.70 down to 0.43), so what
holds every exact word of the question stays on top, in the order of the words, and meaning only fills what is left.
"""

from collections.abc import Sequence

from bot.search.passage import Hit, Passage
from bot.search.spread import named_words
from bot.search.words import Word, tokens, words_in

# The constant of reciprocal-rank fusion. With the usual 60 all ranks count alike, and the best find by words, where
# trusted less, was seen to end under thirty finds by meaning; with 2, the first of each list stay in front.
_RANK = 2
# Without an exact word in the question, words are trusted less the fewer of them the best passage holds.
_LEAST_TRUST = 0.5


def fuse(
    question: str, by_words: Sequence[Hit], by_meaning: Sequence[Hit], *, limit: int, weight: float = 1.0
) -> list[Hit]:
    """Give one list of hits, each passage once, best first; the scores fall with the rank and mean nothing more.

    Args:
        question: what is asked.
        by_words: hits, best first.
        by_meaning: the same, by its vector.
        limit: how many to give at most.
        weight: how much a hit by meaning counts beside one by words that are all there.
    """
    words = words_in(question)
    exact = {word.exact[0] for word in named_words(question)}
    firm = [hit for hit in by_words if exact and exact <= _held(hit.passage, words)]
    placed = {hit.passage.id for hit in firm}
    trust = max((_coverage(hit.passage, words) for hit in by_words[:3]), default=0.0)
    shares: dict[str, float] = {}
    for hits, counts in ((by_words, max(trust, _LEAST_TRUST)), (by_meaning, weight)):
        for rank, hit in enumerate(hits):
            shares[hit.passage.id] = shares.get(hit.passage.id, 0.0) + counts / (_RANK + rank)
    found = {hit.passage.id: hit.passage for hit in (*by_words, *by_meaning)}
    # Of equals, those by words come first, as a sort leaves them.
    rest = sorted((name for name in found if name not in placed), key=lambda name: -shares[name])
    order = [*(hit.passage for hit in firm), *(found[name] for name in rest)]
    return [Hit(passage=passage, score=1.0 / (1 + rank)) for rank, passage in enumerate(order[:limit])]


def _held(passage: Passage, words: Sequence[Word]) -> set[str]:
    """Give the words, by their first form, that a passage holds in its text or headings in an exact form."""
    held = set(tokens(" ".join((passage.text, *passage.headings, passage.title))))
    return {word.exact[0] for word in words if not held.isdisjoint((*word.exact, *word.stems))}


def _coverage(passage: Passage, words: Sequence[Word]) -> float:
    return len(_held(passage, words)) / len(words) if words else 0.0
