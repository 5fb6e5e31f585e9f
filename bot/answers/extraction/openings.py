"""The first sentences of a digest's sections, which make an overview."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from bot.answers.attribution.credits import names_authors
from bot.answers.extraction.picks import Pick, by_date, sentences_of, title_of
from bot.answers.patterns.chinese import is_mostly_chinese
from bot.answers.texts.greetings import is_greeting
from bot.posts.body.untitled import is_called_as_issues
from bot.posts.frontmatter.dates import last_day_within
from bot.posts.labellines import only_labels, without_summary_label
from bot.posts.titles import without_number
from bot.posts.widths import width
from bot.search.passage import Passage
from bot.search.words import fold, words_in

#: Sentences of an overview.
_SENTENCES = 4
_SHORTEST_OPENING = 12
#: Words from which on a title alone is news.
TELLING_TITLE = 4
#: A heading of one thing alone: a repository, or what a registry numbers.
_ONE_THING = re.compile(
    r"(?:\W*\d{1,3}[.)、:：]?)?\W*[\w.-]{1,40}/[\w.-]{1,100}\W*|.{0,20}\b[A-Z]{2,9}-\d{2,}\b.{0,80}"
)
#: Letters at most of what a post is called.
_LONGEST_NAME = 40
#: How much of the words of one opening another holds that says the same again.
_SAME = 0.6


def openings(passages: Iterable[Passage], is_repeated: Callable[[str], bool]) -> list[Pick]:
    """Give the first sentence under each heading that is news, or the title of the item there that says enough.

    Of several posts each gives one in turn, the newest first; a post that is one list gives its first lines.
    """
    by_post: dict[str, list[Passage]] = {}
    for passage in passages:
        by_post.setdefault(passage.post, []).append(passage)
    newest = sorted(by_post.values(), key=lambda told: told[0].published, reverse=True)
    kept = _in_turn([_of_post(told, is_repeated) for told in newest])
    if len(kept) == 1:
        kept = _in_turn([iter(kept), _lines_of(kept[0].passage, is_repeated)])
    return sorted(kept, key=by_date)


def _of_post(passages: Iterable[Passage], is_repeated: Callable[[str], bool]) -> Iterator[Pick]:
    """Give what opens each passage of a post that has news."""
    firsts = (
        _title(passage) or _paper(passage) or _named(_opening(news_of(passage), is_repeated)) for passage in passages
    )
    return filter(None, firsts)


def _lines_of(passage: Passage, is_repeated: Callable[[str], bool]) -> Iterator[Pick]:
    """Give what opens each line of a passage, which is all that a post of one list has."""
    lines = (pick for pick in news_of(passage) if pick.at == 0 or passage.text[pick.at - 1] == "\n")
    return (pick for pick in lines if not is_repeated(pick.text))


def _in_turn(posts: Iterable[Iterator[Pick]]) -> list[Pick]:
    """Give the first few that each say something else: the first of every post, then the next of each, and so on."""
    kept: list[Pick] = []
    turns = deque(posts)
    while turns and len(kept) < _SENTENCES:
        told = turns.popleft()
        if pick := next((one for one in told if _is_news(one, kept)), None):
            kept.append(pick)
            turns.append(told)
    return kept


def _is_news(pick: Pick, kept: Sequence[Pick]) -> bool:
    return width(pick.said) > _SHORTEST_OPENING and not any(_retells(pick, other) for other in kept)


def news_of(passage: Passage) -> list[Pick]:
    """Give the sentences of a passage but those that label it, greet, name authors or say how its post came to be."""
    said = (pick for pick in sentences_of(passage) if not (only_labels(pick.said) or is_greeting(pick.text)))
    return [pick for pick in said if not (_names_post(pick) or names_authors(pick.said.strip()))]


def _names_post(pick: Pick) -> bool:
    """Tell whether a line is no more than what its post is called, perhaps with its day: `Mill Daily 2026/4/19`."""
    said = pick.said.strip(" *_#.。")
    if fold(said).casefold() == fold(pick.passage.title).casefold():
        return True
    return len(said) <= _LONGEST_NAME and is_called_as_issues(said) and last_day_within(said) is not None


def _title(passage: Passage) -> Pick | None:
    """Give an item's title, without its number, where it says enough to be news."""
    return title_of(passage) if len(passage.item.split()) >= TELLING_TITLE else None


def _paper(passage: Passage) -> Pick | None:
    """Give the title of a section that is one paper, as the line of its authors shows."""
    authors = (pick for pick in sentences_of(passage) if names_authors(pick.said.strip()))
    named = next(authors, None) if passage.section and not passage.item else None
    return replace(named, read=without_number(passage.section)) if named else None


def _named(pick: Pick | None) -> Pick | None:
    """Give the first sentence of an item after the item's name where it does not say that: `Loom 6: It weaves …`.

    So is that of a section which is one thing.
    """
    passage = pick.passage if pick else None
    section = passage.section if passage and _ONE_THING.fullmatch(passage.section) else ""
    item = without_number((passage.item or section).strip()) if passage else ""
    if pick is None or passage is None or not item or item.casefold() in pick.said.casefold():
        return pick
    if not passage.item:
        return replace(pick, read=f"{item} — {without_summary_label(pick.said)}")
    return replace(pick, read=f"{item}: {pick.said}")


def _opening(picks: Sequence[Pick], is_repeated: Callable[[str], bool]) -> Pick | None:
    """Give the first sentence that is not repeated post after post; else the first.

    One in the post's own language comes before one in Chinese that sums it up.
    """
    own = [pick for pick in picks if pick.passage.language[:2] == "zh" or not is_mostly_chinese(pick.text)] or picks
    news = (pick for pick in own if not is_repeated(pick.text))
    return next(news, next(iter(picks), None))


def _retells(pick: Pick, other: Pick) -> bool:
    """Tell whether an opening says what another one has said: a summary and an overview often begin alike."""
    mine, theirs = ({word.exact[0] for word in words_in(one.text)} for one in (pick, other))
    return len(mine & theirs) >= _SAME * min(len(mine), len(theirs))
