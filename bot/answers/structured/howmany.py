"""How many of a kind a post lists: "how many papers were in W16?" is counted where its structure leaves no doubt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.extraction.picks import Pick
from bot.answers.patterns.listing import Listed, kind_counted
from bot.answers.questions.ask import Ask
from bot.answers.questions.scope import Scope
from bot.answers.structured.headed import SAYS_LISTED, told_lines
from bot.answers.structured.listing import line_of
from bot.answers.terms.term import Term, is_in
from bot.posts.blocks import Bullets, Paragraph, Picture
from bot.posts.post import Section
from bot.search.search import Search
from bot.search.words import said_in, stem

#: Words of Japanese that only ask for a number.
_COUNTER = re.compile("何|いくつ")


@dataclass(frozen=True, slots=True)
class Counted:
    """The things under the one heading of a post that names their kind, a line of each."""

    heading: str
    lines: Sequence[Pick]


def count_listed(search: Search, ask: Ask, terms: Sequence[Term], scope: Scope) -> Counted | None:
    """Give what one post lists of a kind whose number is asked for; None where that is not certain.

    It is where one heading of the post names the kind, and holds either items or one list, line for line as searched.
    """
    kind = kind_counted(ask.text)
    bounded = (scope.window is not None and not scope.note) or ask.issues is not None
    if kind is None or not bounded:
        return None
    editions = ([post for post in scope.posts if post.language[:2] == one] for one in (ask.language[:2], "en"))
    posts = next(filter(None, editions), scope.posts)
    if len(posts) != 1:
        return None
    headed = [section for section in posts[0].sections if kind.heads(section.title)]
    if len(headed) != 1 or not all(_is_of_the_kind(term, kind, headed[0].title) for term in terms):
        return None
    section = headed[0]
    told = [one for one in search.of_post(posts[0].slug) if one.section == section.title and not one.repeats]
    if section.items:
        openings = {one.place: one for one in reversed(told) if one.item}
        lines = [line for one in reversed(openings.values()) if (line := line_of(one))]
    else:
        lines = [line for one in told for line in told_lines(one)]
    return Counted(section.title, lines) if len(lines) == _length(section) else None


def _is_of_the_kind(term: Term, kind: Listed, heading: str) -> bool:
    """Tell whether a term says no more than what is counted, as its heading or its kind is called."""
    called = re.sub(kind.called, "", term.shown, flags=re.IGNORECASE) == "" or term.shown in kind.called
    asks = term.light or stem(term.shown) in SAYS_LISTED or _COUNTER.match(term.shown) is not None
    return asks or called or is_in(said_in(heading), term)


def _length(section: Section) -> int:
    """Give how many things a section lists, which is all it does; 0 where more than items or one list stands there."""
    if any(not isinstance(block, Bullets | Paragraph | Picture) for block in section.blocks):
        return 0
    lists = [block for block in section.blocks if isinstance(block, Bullets)]
    if section.items:
        return 0 if lists else len(section.items)
    return sum(line.depth == 0 for block in lists for line in block.lines)
