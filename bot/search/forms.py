"""Every form of every word of a passage, made once for as long as it is asked for."""

from functools import lru_cache

from bot.search.passage import Passage
from bot.search.words import tokens


@lru_cache(maxsize=4096)
def forms_of(passage: Passage) -> frozenset[str]:
    """Give every form of every word of a passage and its headings."""
    return frozenset(tokens(f"{heading_of(passage)}\n{passage.said}"))


def heading_of(passage: Passage) -> str:
    """Give what stands above a passage: the titles of its post, section and item."""
    return f"{passage.title}\n{passage.section}\n{passage.item}"
