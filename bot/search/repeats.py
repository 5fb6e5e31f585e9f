"""Parts of a post that tell nothing of their own: what a later part says again, and lists of the titles of others."""

from collections.abc import Iterator, Mapping, Sequence

from bot.posts.titles import without_number

#: Letters of a text from which on it is told from a phrase.
_SHORTEST = 40
#: Words of a title from which on it is told from a name.
_TITLE = 4
#: So many titles of others make a list of them, and so much of its letters they are.
_LISTED, _MOSTLY = 2, 0.5


def places_told_again(told: Sequence[tuple[str, str]]) -> Iterator[int]:
    """Give the places of the parts that others say again: word for word later, or by titles of other items alone.

    Args:
        told: the title of its item, or an empty text, and the text of each part in the order of the post.
    """
    texts = [" ".join(text.split()) for _, text in told]
    whole, end = " ".join(texts), 0
    titles: dict[str, list[str]] = {}
    for title in dict.fromkeys(without_number(title) for title, _ in told if len(title.split()) >= _TITLE):
        titles.setdefault(" ".join(title.split()[:_TITLE]), []).append(title)
    for place, words in enumerate(texts):
        end += len(words) + 1
        again = len(words) >= _SHORTEST and whole.find(words, end) >= 0
        if again or _lists_others(words.removeprefix(told[place][0]), without_number(told[place][0]), titles):
            yield place


def _lists_others(text: str, own: str, titles: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether a text is mostly titles of others, which are given by the words that they begin with."""
    words = text.split()
    openings = dict.fromkeys(" ".join(words[at : at + _TITLE]) for at in range(len(words)))
    met = (title for opening in openings for title in titles.get(opening, ()))
    listed = [title for title in met if title != own and title in text]
    return len(listed) >= _LISTED and sum(map(len, listed)) >= len(text) * _MOSTLY
