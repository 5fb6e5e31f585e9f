"""A list as an answer: the line of each item that says what it is, in the order of the posts."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.coverage.stories import is_title
from bot.answers.extraction.openings import TELLING_TITLE, news_of
from bot.answers.extraction.picks import Pick, sentences_of
from bot.answers.patterns.listing import Listed
from bot.posts.labellines import only_labels
from bot.posts.titles import without_number
from bot.search.passage import Passage


def lines_of(openings: Sequence[Passage], kind: Listed | None) -> list[Pick]:
    """Give the first line of each of several items by their opening passages, in the same order; none of one alone.

    Under a heading over things of the kind that is listed each passage is told by its first sentence.
    """
    headed = [not one.item and kind is not None and kind.heads(one.section) for one in openings]
    lines = [_first_of(one) if of_many else line_of(one) for one, of_many in zip(openings, headed, strict=True)]
    return [line for line in lines if line is not None] if len(openings) > 1 else []


def line_of(passage: Passage) -> Pick | None:
    """Give an item's title where it says enough, or more than what stands first below it, else its first sentence.

    That comes after the title where there are only labels between: `Loom — Weaves on paper.`. The heading of a section
    that is one thing is read out for what it says first.
    """
    if not passage.item:
        said = _first_of(passage)
        return replace(said, read=without_number(passage.section)) if said else None
    title = passage.item.strip()
    first = next(iter(sentences_of(passage)), None)
    told = len(title.split()) >= TELLING_TITLE or (first is not None and is_title(first.text))
    if not (told and passage.text.startswith(f"{title}\n")):
        return first
    name = without_number(title)
    news = next(iter(news_of(passage)), None) if first is not None and only_labels(first.text) else None
    if news is not None and not is_title(news.text):
        return replace(news, read=f"{name} — {news.said}")
    return Pick(passage=passage, text=title, at=0, read=name)


def _first_of(passage: Passage) -> Pick | None:
    return next(iter(news_of(passage)), None)
