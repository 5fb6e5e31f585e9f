"""The first sentences of a digest's sections, which make an overview."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest

from bot.answers.questions.chinese import is_mostly_chinese
from bot.answers.writing.picks import Pick, by_date, sentences_of, title_of
from bot.posts.labellines import only_labels
from bot.search.passage import Passage

#: Sentences of an overview.
_SENTENCES = 4
_SHORTEST_OPENING = 12
#: Words from which on a title alone is news.
_TELLING_TITLE = 4


def openings(passages: Iterable[Passage], is_repeated: Callable[[str], bool]) -> list[Pick]:
    """Give the first sentence under each heading that is news, or the title of the item there that says enough.

    Of several posts each gives one in turn, the newest first.
    """
    firsts = (_title(passage) or _opening(news_of(passage), is_repeated) for passage in _in_turn(passages))
    kept: list[Pick] = []
    for pick in firsts:
        if pick and len(pick.said) > _SHORTEST_OPENING:
            kept.append(pick)
        if len(kept) == _SENTENCES:
            break
    return sorted(kept, key=by_date)


def _in_turn(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Give the first passage of every post, the newest post's first, then the second of every post, and so on."""
    by_post: dict[str, list[Passage]] = {}
    for passage in passages:
        by_post.setdefault(passage.post, []).append(passage)
    newest = sorted(by_post.values(), key=lambda told: told[0].published, reverse=True)
    return (passage for row in zip_longest(*newest) for passage in row if passage)


def news_of(passage: Passage) -> list[Pick]:
    """Give the sentences of a passage but those that only label it or say how its post came to be."""
    return [pick for pick in sentences_of(passage) if not only_labels(pick.said)]


def _title(passage: Passage) -> Pick | None:
    """Give an item's title where it says enough to be news."""
    return title_of(passage) if len(passage.item.split()) >= _TELLING_TITLE else None


def _opening(picks: Sequence[Pick], is_repeated: Callable[[str], bool]) -> Pick | None:
    """Give the first sentence that is not repeated post after post; else the first.

    One in the post's own language comes before one in Chinese that sums it up.
    """
    own = [pick for pick in picks if pick.passage.language[:2] == "zh" or not is_mostly_chinese(pick.text)] or picks
    news = (pick for pick in own if not is_repeated(pick.text))
    return next(news, next(iter(picks), None))
