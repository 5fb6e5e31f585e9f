"""What has a place in a numbered list of a post: "which Python repo was #1 yesterday?", "what came third?"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answers.extraction.picks import Pick
from bot.answers.patterns.listing import ADDRESS_OF_CODE
from bot.answers.patterns.places import Place, place_asked, says_ranked
from bot.answers.questions.ask import Ask
from bot.answers.questions.scope import Scope
from bot.answers.structured.listing import line_of
from bot.answers.terms.term import Term, is_in
from bot.posts.post import Post
from bot.search.passage import Passage
from bot.search.search import Search
from bot.search.words import fold, said_in, stem

#: Posts of the days asked about of which each gives its line; where no days are asked about, the newest does.
_EACH = 7
#: How a line of a numbered list begins, a heading or a row of a table among them.
_LINE = re.compile(
    r"\s*(?:#{1,6}\s+|[-*+]\s+|\|\s*)?(?:\*\*)?(?:(?P<medal>[🥇🥈🥉])|#\s?(?P<sign>\d{1,2})(?![\w.,])"
    r"|(?P<number>\d{1,2})(?:[.)、]\s|\s*\|))"
)
_MEDALS = "🥇🥈🥉"


def lines_in_place(search: Search, ask: Ask, terms: Sequence[Term], scope: Scope) -> Sequence[Sequence[Pick]]:
    """Give what has the place that an ask names in the one list that it means, of each post of its days.

    A list is meant by the words of the headings that it stands under, or by being the only one of its post.
    """
    place = place_asked(fold(ask.whole))
    if scope.note or place is None:
        return ()
    telling = [term for term in terms if not (term.light and not term.hard) and not says_ranked(term.shown)]
    dated = ask.window is not None or ask.issues is not None
    posts = scope.posts[-_EACH:] if dated else scope.posts[-1:]
    lines = (_line_in(search, post, place, telling) for post in posts)
    return tuple((_with_what_it_is(line),) for line in lines if line is not None)


def _line_in(search: Search, post: Post, place: Place, telling: Sequence[Term]) -> Pick | None:
    """Give the line in a place of the list of a post that is meant; None where there is none, or several may be."""
    placed = {passage.headings[:-1]: passage for passage in _placed(search, post, place.number)}
    meant = [passage for passage in placed.values() if _is_meant(passage, post, place, telling)]
    return line_of(meant[0]) if len(meant) == 1 else None


def _with_what_it_is(line: Pick) -> Pick:
    """Read a section that is a story out with the first sentence below its heading."""
    told = line.passage.item or line.text == line.passage.section
    return line if told else replace(line, read=f"{line.said} — {line.text}")


def _placed(search: Search, post: Post, place: int) -> Iterator[Passage]:
    """Give the passages that have a place in a numbered list: an item, or a section that is one of its entries."""
    lines = post.source.split("\n")
    for passage in reversed(search.of_post(post.slug)):
        line = lines[passage.line - 1] if 0 < passage.line <= len(lines) else ""
        found = _LINE.match(line if passage.item else passage.section)
        if not passage.repeats and found and _number(found) == place:
            yield passage


def _number(found: re.Match[str]) -> int:
    if medal := found["medal"]:
        return _MEDALS.index(medal) + 1
    return int(found["sign"] or found["number"])


def _is_meant(passage: Passage, post: Post, place: Place, telling: Sequence[Term]) -> bool:
    """Tell whether a list, given by what opens it, is of a kind of thing and stands under all that is told of it."""
    over = "\n".join((passage.section, *passage.above) if passage.item else ())
    hosts = " ".join(url.split("/")[2] for url in passage.urls if url.count("/") > 1)
    forms = said_in(f"{post.title}\n{over}\n{hosts.replace('.', ' ')}")
    if place.is_of_code and not any(map(ADDRESS_OF_CODE.search, passage.urls)):
        return False
    return (place.is_of_anything or stem(place.thing) in forms) and all(is_in(forms, term) for term in telling)
