"""The first sentences of a digest's sections, which make an overview."""

import re
from collections.abc import Callable, Iterable, Sequence

from bot.answers.writing.picks import Pick, by_date, is_speaker, sentences_of
from bot.search.passage import Passage
from bot.search.words import words_in

#: Sentences of an overview.
_SENTENCES = 4
_SHORTEST_OPENING = 12
#: How much of the words of one opening another holds that says the same again.
_SAME = 0.6
#: How a line begins that says how its post came to be; nobody who asks for an overview means it.
_ABOUT_THE_POST = re.compile(
    r"(?i)\W*(?:(?:data )?sources?|generated|(?:last )?updated|published|author|tags|categories|reading time)"
    r"(?: (?:at|on|by))? ?[:：]"
)


def openings(passages: Iterable[Passage], is_repeated: Callable[[str], bool]) -> list[Pick]:
    """Give the first sentence under each heading that is news."""
    told = (filter(lambda pick: not _ABOUT_THE_POST.match(pick.said), sentences_of(passage)) for passage in passages)
    firsts = (_opening(list(picks), is_repeated) for picks in told)
    kept: list[Pick] = []
    for pick in firsts:
        if pick and len(pick.said) > _SHORTEST_OPENING and not any(_retells(pick, other) for other in kept):
            kept.append(pick)
        if len(kept) == _SENTENCES:
            break
    return sorted(kept, key=by_date)


def _opening(picks: Sequence[Pick], is_repeated: Callable[[str], bool]) -> Pick | None:
    """Give the first sentence that neither only says who speaks nor is repeated post after post; else the first."""
    news = (pick for pick in picks if not (is_speaker(pick) or is_repeated(pick.text)))
    return next(news, next(iter(picks), None))


def _retells(pick: Pick, other: Pick) -> bool:
    """Tell whether an opening says what another one has said: a summary and an overview often begin alike."""
    mine, theirs = ({word.exact[0] for word in words_in(one.text)} for one in (pick, other))
    return len(mine & theirs) >= _SAME * min(len(mine), len(theirs))
