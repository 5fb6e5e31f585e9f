"""Which posts a question may draw on: the visible ones of its days, or the nearest where those days have none."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.answer import Question
from bot.posts.periods import Window
from bot.posts.post import Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The posts to search.

    Attributes:
        posts: oldest first.
        window: the days they cover, None for all.
        note: what the reader should know when the days asked for held nothing; empty otherwise.
    """

    posts: tuple[Post, ...]
    window: Window | None = None
    note: str = ""

    @property
    def slugs(self) -> frozenset[str]:
        """The slugs of the posts."""
        return frozenset(post.slug for post in self.posts)


def visible_posts(posts: Sequence[Post], question: Question) -> tuple[Post, ...]:
    """Give the posts that a question may draw on at all, oldest first."""
    allowed = [post for post in posts if post.visible(question.now)]
    if question.posts is not None:
        allowed = [post for post in allowed if post.slug in question.posts]
    return tuple(sorted(allowed, key=lambda post: (post.period.last, post.published, post.slug)))


def scope_of(posts: Sequence[Post], window: Window | None, *, language: str = "en") -> Scope:
    """Choose the posts of a window: by the days they cover, else by the day they appeared, else the nearest ones."""
    if window is None:
        return Scope(posts=tuple(posts))
    inside = [post for post in posts if post.period.overlaps(window.first, window.last)]
    inside = inside or [post for post in posts if window.first <= post.published <= window.last]
    if inside or not posts:
        return Scope(posts=tuple(inside), window=window)
    nearest = min(posts, key=lambda post: (_days_off(post, window), -post.period.last.toordinal()))
    near = tuple(post for post in posts if post.period.label == nearest.period.label)
    shown = Window(first=nearest.period.first, last=nearest.period.last, words=nearest.period.label)
    return Scope(posts=near, window=shown, note=_widened(window, nearest.period.label, language))


def _days_off(post: Post, window: Window) -> int:
    if post.period.first > window.last:
        return (post.period.first - window.last).days
    return (window.first - post.period.last).days


def _widened(window: Window, nearest: str, language: str) -> str:
    if language == "zh":
        return f"{window.words}没有内容；最近的是 {nearest}。"
    return f"Nothing in {window.words}; the nearest is {nearest}."
