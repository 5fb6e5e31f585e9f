"""Words of a question that only say where to look: "in the W31 list", "the sail post of May 5", W31 的周报里."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.posts.post import Post
from bot.posts.windows import with_mark
from bot.search.dictionaries.vocabulary import is_stop_word

#: Stands for a time of the question.
_MARK = "\ufffc"
_TIMES = rf"{_MARK}(?:\s*(?:,|\band\b|\bor\b|\bvs\.?|\bversus\b|[和与及、]|还是)?\s*{_MARK})*"
_LEAD = r"(?:\b(?:according to|as per|based on|(?:going|judging) by|per|in|from|to|of|for|on|at|by|between|and)\s+)?"
_POST = (
    r"(?:posts?|issues?|editions?|episodes?|digests?|newsletters?|bulletins?|lists?|roundups?|weekl(?:y|ies)"
    r"|dail(?:y|ies))"
)
_ABOUT = r"(?P<about>(?:[\w.&'/-]+\s+){0,4}?)"
_ZH_POST = r"(?:[周日月][报刊]|通讯|简报|榜单|热榜|列表|清单)"
_PLACES = (
    rf"{_LEAD}\b(?:the|this|that)\s+(?:one|{_ABOUT}{_POST})\s+(?:(?:of|from|for|on|dated)\s+)?{_TIMES}",
    rf"{_LEAD}(?:\bthe\s+)?{_TIMES}\s+{_ABOUT}{_POST}\b",
    rf"{_TIMES}\s*的?[这那]?\s*(?:[一两二三四几\d]?\s*[期份篇])?\s*的?"
    rf"(?P<about>[A-Za-z0-9.\s-]{{0,30}}?|[\u4e00-\u9fff]{{0,6}}?)\s*{_ZH_POST}(?:里面|里头|[里中上])?的?",
    rf"{_TIMES}\s*的?[这那]?\s*[一两二三四几\d]?\s*[期份篇](?:里面|里头|[里中上])?的?",
)
#: So many times at most are read; a question that names more speaks of no few posts.
_MOST_TIMES = 6
_PLACED = [re.compile(f"(?i){place}") for place in _PLACES]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What a question asks, and what it calls the posts to look in.

    Attributes:
        rest: the question without its words for time and for posts of that time.
        about: words that name the posts beside their time, folded.
    """

    rest: str
    about: tuple[str, ...] = ()


def whereabouts_of(question: str) -> Whereabouts | None:
    """Tell a question from where it says to look, or give None where it names no posts by their time."""
    marked = with_mark(question, _MARK)
    if not 0 < marked.count(_MARK) <= _MOST_TIMES:
        return None
    about: list[str] = []

    def taken(found: re.Match[str]) -> str:
        said = found.groupdict().get("about") or ""
        about.extend(word.casefold() for word in said.split() if not is_stop_word(word.casefold()))
        return " "

    rest = marked
    for place in _PLACED:
        rest = place.sub(taken, rest)
    if rest == marked:
        return None
    rest = re.sub(r"\s+", " ", rest.replace(_MARK, " ")).strip(" ,，")
    return Whereabouts(rest=re.sub(r" (?=[,.;:!?，。；：！？、])", "", rest), about=tuple(dict.fromkeys(about)))


def called_by(about: Sequence[str], posts: Sequence[Post]) -> list[Post]:
    """Give the posts that some words may name: those whose title or slug says half of them at least."""
    return [post for post in posts if 2 * sum(_says(post, word) for word in about) >= len(about)]


def _says(post: Post, word: str) -> bool:
    name = re.escape(word)
    return (
        re.search(rf"(?<![a-z0-9]){name}(?![a-z0-9])", f"{post.title} {post.slug} {post.series}".casefold()) is not None
    )
