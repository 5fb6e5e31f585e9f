"""What stands first in a numbered list of a post: "which Python repo was #1 yesterday?", "what topped the list?"."""

import re
from collections.abc import Iterator, Sequence

from bot.answers.judging.coverage import Term, is_in
from bot.answers.questions.listing import ADDRESS_OF_CODE
from bot.answers.questions.question import Ask
from bot.answers.questions.scope import Scope
from bot.answers.texts.wordlists import OPENS, words
from bot.answers.writing.listing import line_of
from bot.answers.writing.picks import Pick
from bot.posts.post import Post
from bot.search.passage import Passage
from bot.search.search import Search
from bot.search.words import fold, said_in, stem

#: Posts of the days asked about of which each gives its first; where no days are asked about, the newest does.
_EACH = 7
#: What any list is of, what is linked to where code is, and what the headings must say that a list is of.
_ANY = r"(?:story|item|article|post|thread|entry|link|topic|news)"
_CODE = r"(?:repo|repository|project)"
_THING = rf"(?P<thing>{_ANY}|{_CODE}|tool|library|framework|package|app|model|paper|product)"
_FIRST = r"(?:#\s?1|number one|no\.? ?1|first|1st|top|on top|at the top)"
_OPENS = rf"{OPENS}(?:what|which)"
_ASKED = tuple(
    re.compile(rf"(?i){_OPENS}{pattern}")
    for pattern in (
        rf"(?: [\w.+#-]+){{0,3}}? {_THING} (?:was|is|ranked|came(?: in)?|placed|stood) (?:the )?{_FIRST}"
        r"(?!\w)(?=\W*$| (?:on|in|of|for|among|at|yesterday|today|that|this|last)\b)",
        rf"(?:(?: [\w.+#-]+){{0,3}}? {_THING})? (?:topped|tops|led|leads|headed|heads) the (?:[\w.+#-]+ ){{0,3}}?"
        r"(?:list|charts?|ranking|trending|leaderboard)\b",
        rf"(?:['’]s| is| was)(?: the)? (?:#\s?1|number one|no\.? ?1|top|first)(?: [\w.+#-]+){{0,2}}? {_THING}\b(?!s\b)",
        rf"(?:['’]s| is| was) {_FIRST}(?!\w) (?:on|in)\b",
    )
)
#: Words that say no more than that something is ranked, and where such lists come from.
_RANKS = frozenset(
    map(stem, words("1 first 1st top topped number list chart charts ranking ranked trending leaderboard"))
)
#: How the first line of a numbered list begins, a heading among them.
_NUMBERED = re.compile(r"\s*(?:#{1,6}\s+)?(?:\*\*)?1[.)、]\s")


def firsts_of_lists(search: Search, ask: Ask, terms: Sequence[Term], scope: Scope) -> Sequence[Sequence[Pick]]:
    """Give what stands first in the one list that an ask means, of each post of its days; nothing where none is meant.

    A list is meant by the words of the headings that it stands under, or by being the only one of its post.

    Args:
        search: every passage.
        ask: what is asked.
        terms: its names and words.
        scope: the posts of its days.
    """
    asked = next((found for pattern in _ASKED if (found := pattern.search(fold(ask.whole)))), None)
    if scope.note or asked is None:
        return ()
    thing = asked.groupdict().get("thing") or ""
    telling = [term for term in terms if not (term.light and not term.hard) and not _says_ranked(term)]
    dated = ask.window is not None or ask.issues is not None
    posts = scope.posts[-_EACH:] if dated else scope.posts[-1:]
    lines = (_first_in(search, post, thing.casefold(), telling) for post in posts)
    return tuple((line,) for line in lines if line is not None)


def _says_ranked(term: Term) -> bool:
    return all(stem(word) in _RANKS or re.fullmatch(_THING, word) for word in fold(term.shown).casefold().split())


def _first_in(search: Search, post: Post, thing: str, telling: Sequence[Term]) -> Pick | None:
    """Give the line that opens the list of a post that is meant; None where that is none, or more than one may be."""
    firsts = {passage.headings: passage for passage in _opening(search, post)}
    meant = [passage for passage in firsts.values() if _is_meant(passage, post, thing, telling)]
    return line_of(meant[0]) if len(meant) == 1 else None


def _opening(search: Search, post: Post) -> Iterator[Passage]:
    """Give the passages that open a numbered list: by an item, or by a section that is one of its entries."""
    lines = post.source.split("\n")
    for passage in reversed(search.of_post(post.slug)):
        line = lines[passage.line - 1] if 0 < passage.line <= len(lines) else ""
        if not passage.repeats and (_NUMBERED.match(line) if passage.item else _NUMBERED.match(passage.section)):
            yield passage


def _is_meant(passage: Passage, post: Post, thing: str, telling: Sequence[Term]) -> bool:
    """Tell whether a list, given by what opens it, is of a kind of thing and stands under all that is told of it."""
    over = "\n".join((passage.section, *passage.above) if passage.item else ())
    hosts = " ".join(url.split("/")[2] for url in passage.urls if url.count("/") > 1)
    forms = said_in(f"{post.title}\n{over}\n{hosts.replace('.', ' ')}")
    if re.fullmatch(_CODE, thing) and not any(map(ADDRESS_OF_CODE.search, passage.urls)):
        return False
    named = not thing or re.fullmatch(rf"{_ANY}|{_CODE}", thing) is not None or stem(thing) in forms
    return named and all(is_in(forms, term) for term in telling)
