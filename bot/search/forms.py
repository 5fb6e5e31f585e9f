"""Every form of every word of a passage, made once for as long as it is asked for."""

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.search.dictionaries.inenglish import in_english
from bot.search.dictionaries.languages import european_in
from bot.search.identity import of_page
from bot.search.passage import Passage
from bot.search.words import every_form, tokens

# A title lists what its post tells of where it names so many things, each in so few words.
_SEVERAL, _FEW = 3, 6
#: A line that says no more than where a picture is from, with or without its words.
CREDIT = re.compile(r"(?im)^(?:.{1,160}(?: [—–-]+|[—–]) ?)?\(?\[?(?:source|image source|来源|图源)\]?\)?[.:]?$")
#: What each of them says, which is looked for first in a tenth of the time.
_SOURCES = ("source", "来源", "图源")
#: What parts two things that a heading sets against each other.
_AGAINST = re.compile(r"(?i)\bvs\b\.?|\bversus\b|\bPK\b|对决")
#: The name of a repository in the address of a change or a report there.
_INTO = re.compile(
    r"https?://(?:www\.)?(?:github|gitlab|codeberg)\.(?:com|org)/[\w.-]{1,40}/([\w.-]{1,100})/(?:-/)?"
    r"(?:pulls?|issues|commit|merge_requests)/\w"
)
_PARTS = re.compile(r"[,，、;；|]")


@lru_cache(maxsize=4096)
def forms_of(passage: Passage) -> frozenset[str]:
    """Give every form of every word of a passage and its headings, and the repositories it links to."""
    told = forms_in(f"{heading_of(passage)}\n{passage.said}", passage.language)
    return told | repositories_in(url for _, _, url in passage.links) if passage.links else told


def repositories_in(links: Iterable[str]) -> frozenset[str]:
    """Give the repositories that some addresses lead to, folded.

    Those whose own page one is by owner and name, those of a change or a report there by their name.
    """
    return frozenset(filter(None, map(_repository_in, links)))


@lru_cache(maxsize=1 << 12)
def _repository_in(link: str) -> str:
    known = of_page(link)
    if known is not None and known.kind == "repo":
        return known.name.casefold()
    into = _INTO.match(link)
    return into[1].casefold() if into else ""


@lru_cache(maxsize=4096)
def forms_in(text: str, around: str) -> frozenset[str]:
    """Give every form of every word of a text, and of what known German, French and Spanish words are in English.

    Args:
        text: a passage, or words of it.
        around: the language of the post that it stands in; what stands in an English post is read in no other.
    """
    language = european_in(around, text)
    return every_form(f"{text}\n{in_english(text, language)}" if language else text)


def heading_of(passage: Passage) -> str:
    """Give what stands above a passage: the title of its post, and its headings."""
    return "\n".join((passage.title, *passage.headings))


@lru_cache(maxsize=4096)
def told_in(passage: Passage) -> frozenset[str]:
    """Give the forms of a passage without where a picture is from.

    Nor with its post's title where that only lists what other passages tell of.
    """
    lists, said = lists_several(passage.title), passage.said.casefold()
    credited = any(source in said for source in _SOURCES) and CREDIT.search(passage.said)
    own = own_headings(passage)
    if not lists and not credited and own == passage.headings:
        return forms_of(passage)
    heading = "\n".join(own if lists else (passage.title, *own))
    return forms_in(f"{heading}\n{CREDIT.sub('', passage.said)}", passage.language)


def own_headings(passage: Passage) -> tuple[str, ...]:
    """Give the headings of a passage without one of two things of which a smaller one below names but one: `A vs B`."""
    if not any(map(_AGAINST.search, passage.headings)):
        return passage.headings
    return tuple(
        heading
        for place, heading in enumerate(passage.headings)
        if not any(_is_on_one_side(below, heading) for below in passage.headings[place + 1 :])
    )


def _is_on_one_side(below: str, heading: str) -> bool:
    sides = [frozenset(tokens(side)) for side in _AGAINST.split(heading, maxsplit=1)]
    named = [bool(side.intersection(tokens(below)) - other) for side, other in zip(sides, sides[::-1], strict=True)]
    return len(sides) > 1 and sum(named) == 1


@lru_cache(maxsize=1024)
def lists_several(title: str) -> bool:
    """Tell whether a title lists the things that its post tells of, so that no one passage is about them all."""
    listed = re.split(r"[:：—–]", title)[-1]
    return sum(0 < len(part.split()) <= _FEW for part in _PARTS.split(listed)) >= _SEVERAL
