"""Citations in the order of their first use: each a quote cut from its passage, with the address that fits it best."""

import re
from collections.abc import Iterable, Mapping, Sequence

from bot.answers.answer import Citation, Sentence
from bot.answers.extraction.picks import Pick, sentences_of
from bot.search.passage import Passage
from bot.search.words import tokens


class Citations:
    """Numbers citations from 1 as sentences come in."""

    def __init__(self, urls: Mapping[str, str | None]) -> None:
        """Take each post's own address by slug."""
        self._urls = urls
        self._kept: dict[tuple[str, ...], Citation] = {}

    @property
    def all(self) -> tuple[Citation, ...]:
        """Every citation so far, by number."""
        return tuple(self._kept.values())

    def cite(self, text: str, picks: Iterable[Pick], *, listed: bool = False, code: bool = False) -> Sentence:
        """Give a sentence with the numbers of what it stands on."""
        numbers = [self._number(pick) for pick in picks]
        return Sentence(text=text, citations=tuple(sorted(dict.fromkeys(numbers))), listed=listed, code=code)

    def _number(self, pick: Pick) -> int:
        passage = pick.passage
        quote = pick.text.strip()
        # Under each heading the same field is of another thing.
        key = (*passage.place, quote)
        if key not in self._kept:
            self._kept[key] = Citation(
                n=len(self._kept) + 1,
                post=passage.post,
                title=passage.title,
                published=passage.published,
                section=passage.section,
                above=passage.above,
                quote=quote,
                url=_address(passage, quote) or self._urls.get(passage.post),
            )
        return self._kept[key].n


def quote_for(text: str, passage: Passage) -> Pick:
    """Give the sentence of a passage that shares most with a sentence of an answer."""
    said = set(tokens(text))
    picks = list(sentences_of(passage)) or [Pick(passage=passage, text=passage.text.split("\n")[0].strip(), at=0)]
    return max(picks, key=lambda pick: (len(said & set(tokens(pick.text))), -len(pick.text)))


def _address(passage: Passage, quote: str) -> str | None:
    """Give the address that is about the quote: its own, its item's, or one that names what the quote names."""
    own = passage.urls_of(quote)
    if own:
        return _named_by(own, quote) or own[0]
    return passage.address or _named_by(passage.urls, quote)


def _named_by(urls: Sequence[str], quote: str) -> str | None:
    said = set(tokens(quote))
    for url in urls:
        path = re.sub(r"^https?://[^/]+/?", "", url)
        words = [word for word in re.split(r"[^\w.-]+", path.casefold()) if len(word) > 3]
        if words and words[-1] in said:
            return url
    return None
