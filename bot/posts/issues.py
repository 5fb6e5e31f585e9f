"""Which issues a question names: by number, by slug, as the newest ones, or as the one before another. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.posts.periods import Window
from bot.posts.post import Post

_ISSUE = r"(?:issue|edition|number|digest|newsletter|post|weekl(?:y|ie)|dail(?:y|ie))"
_ZH_ISSUE = r"(?:期(?:的?(?:周刊|周报|日报))?|篇)"
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "几": 3}
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(_COUNTS)})"
#: "Issue #12" of a tracker, "PR #12" and "the latest issue with X" speak of things in the posts, not of posts.
_ABOUT = r"(?!\s+(?:about|on|with|that|which|where|mention\w*|cover\w*|from|of)\b)"
_NUMBERED = re.compile(
    r"(?i)(?<!github )\b(?:issue|edition|no\.|vol\.?|volume)\s*(?:number|no\.?)?\s*#?(?P<en>\d{1,5})\b"
    r"|第\s?(?P<zh>\d{1,5})\s?期|(?<![\d.])(?P<bare>\d{2,5})\s?期"
    r"|(?<![\w/#])(?<!\bpr )(?<!request )(?<!issue )(?<!bug )#(?P<sign>\d{1,5})\b"
)
_NEWEST = re.compile(
    rf"(?i)\b(?:the\s+)?(?:latest|newest|most recent|last|recent)(?:\s+{_COUNT})?\s+{_ISSUE}s?\b(?!\s*[#\d]){_ABOUT}"
    rf"|(?:最新|最近)的?(?P<zhcount>\d{{1,2}}|[一二两三四五几])?{_ZH_ISSUE}"
)
_PREVIOUS = re.compile(
    rf"(?i)\b(?:in\s+)?the\s+(?:previous|preceding|prior)\s+{_ISSUE}\b"
    rf"|\b(?:in\s+)?the\s+{_ISSUE}\s+before(?:\s+(?:that|it|this)(?:\s+(?:one|{_ISSUE}))?)?(?=\s*[?.!,]|\s*$)"
    rf"|上一?{_ZH_ISSUE}"
)
_SAME = re.compile(
    rf"(?i)\b(?:in|of|from|on)?\s*(?:that|the same)\s+(?:week|day|month|{_ISSUE})\b"
    r"|(?:那|同)一?(?:期|周|天|篇)(?:里|中)?"
)
_TITLE_NUMBER = re.compile(
    r"(?i)(?:issue|edition|no\.|vol\.?|volume|weekly|#)\s*#?(\d{1,5})\b|第\s?(\d{1,5})\s?期|(?<![\d./-])(\d{1,5})\s*$"
)
_SLUG_NUMBER = re.compile(r"(?:^|-)(?:issue|edition|no|vol|weekly)-(\d{1,5})(?:-|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issues:
    """The issues that a question names.

    Attributes:
        posts: oldest first; empty where there is none before the first.
        words: what named them.
        rest: the question without those words.
        same: they are those that the answer before came from.
    """

    posts: tuple[Post, ...]
    words: str
    rest: str
    same: bool = False

    @property
    def slugs(self) -> frozenset[str]:
        """The slugs of the posts."""
        return frozenset(post.slug for post in self.posts)

    @property
    def window(self) -> Window | None:
        """The days they cover, None for no posts."""
        if not self.posts:
            return None
        first, last = min(post.period.first for post in self.posts), max(post.period.last for post in self.posts)
        return Window(first=first, last=last, words=self.words)


def find_issues(question: str, posts: Sequence[Post], *, before: Sequence[Post] = ()) -> Issues | None:
    """Give the issues that a question names, or None where it names none of the posts given.

    Args:
        question: any text.
        posts: those that may be drawn on, oldest first.
        before: those that the answer before came from, for "the same issue" and "the issue before that".
    """
    if not posts:
        return None
    if found := _by_name(question, posts):
        return found
    if (said := _SAME.search(question)) and before:
        return replace(_issues(question, [said], before), same=True)
    if said := _PREVIOUS.search(question):
        return _issues(question, [said], _preceding(posts, before or _newest(posts, 1, said[0])[-1:]))
    if said := _NEWEST.search(question):
        count = said["count"] or said["zhcount"] or "1"
        several = int(count) if count.isdigit() else _COUNTS.get(count.lower(), 1)
        return _issues(question, [said], _newest(posts, several, said[0]))
    return None


def _by_name(question: str, posts: Sequence[Post]) -> Issues | None:
    """Find issues by their slugs and numbers; a number that no post bears is not one of an issue."""
    said: list[re.Match[str]] = []
    named: list[Post] = []
    for found in re.finditer(r"(?<![\w/.-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w/-])", question.lower()):
        bearing = [post for post in posts if post.slug == found[0]]
        named += bearing
        said += [found] * bool(bearing)
    for found in _NUMBERED.finditer(question):
        number = int(next(filter(None, found.groups())))
        bearing = [post for post in posts if number in _numbers_of(post.title, post.slug)]
        named += bearing
        said += [found] * bool(bearing)
    return _issues(question, said, named) if named else None


@lru_cache(maxsize=16_384)
def _numbers_of(title: str, slug: str) -> frozenset[int]:
    found = (*_TITLE_NUMBER.finditer(title), *_SLUG_NUMBER.finditer(slug))
    return frozenset(int(next(filter(None, one.groups()))) for one in found)


def _issues(question: str, said: Sequence[re.Match[str]], posts: Sequence[Post]) -> Issues:
    rest = question
    for found in sorted(said, key=lambda one: one.start(), reverse=True):
        rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    words = ", ".join(" ".join(question[found.start() : found.end()].split()) for found in said)
    ordered = sorted(dict.fromkeys(post.slug for post in posts))
    unique = {post.slug: post for post in posts}
    return Issues(
        posts=tuple(sorted((unique[slug] for slug in ordered), key=_age)), words=words, rest=" ".join(rest.split())
    )


def _newest(posts: Sequence[Post], count: int, words: str) -> list[Post]:
    """Give the posts of the newest periods, of the series that is named where there is one."""
    kind = (
        "daily" if re.search(r"(?i)dail|日报", words) else "weekly" if re.search(r"(?i)weekl|周[刊报]", words) else ""
    )
    fitting = [post for post in posts if post.series == kind] or list(posts)
    if "期" in words:
        fitting = [post for post in fitting if any(_numbers_of(post.title, post.slug))] or fitting
    periods = list(dict.fromkeys(post.period.label for post in sorted(fitting, key=_age, reverse=True)))[:count]
    return [post for post in fitting if post.period.label in periods]


def _preceding(posts: Sequence[Post], than: Sequence[Post]) -> list[Post]:
    """Give the posts of the period just before the first of some posts, in its series."""
    if not than:
        return []
    first = min(than, key=_age)
    earlier = [post for post in posts if post.series == first.series and _age(post) < _age(first)]
    earlier = [post for post in earlier if post.period != first.period or post.language == first.language]
    return _newest(earlier, 1, "")


def _age(post: Post) -> tuple[object, ...]:
    return post.period.last, post.published, post.slug
