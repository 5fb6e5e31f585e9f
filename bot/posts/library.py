"""The posts in memory.

A post that is not visible exists for nobody: no pick, error or suggestion here ever names one.
"""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.posts.folder import distinct
from bot.posts.periods import Wanted
from bot.posts.picking import Pick, newest_of, pick_from
from bot.posts.post import Post


class Library:
    """Posts that never change, found by name and by what they cover."""

    def __init__(self, posts: Iterable[Post] = ()) -> None:
        """Take the posts; of two with one slug the first by path stays."""
        kept = distinct(posts)
        self._newest_first = tuple(sorted(kept, key=lambda post: (-post.published_at.timestamp(), post.slug)))
        self._by_slug = {post.slug: post for post in kept}
        self._by_key = {post.key: post for post in kept}

    @property
    def posts(self) -> tuple[Post, ...]:
        """All posts, the newest first, seen or unseen."""
        return self._newest_first

    def get(self, slug: str) -> Post | None:
        """Give the post of a slug, in any case; it may be one that nobody may see."""
        return self._by_slug.get(slug.casefold())

    def by_key(self, key: str) -> Post | None:
        """Give the post of a button's key; it may be one that nobody may see."""
        return self._by_key.get(key)

    def visible(self, now: datetime) -> tuple[Post, ...]:
        """Give the posts that anyone may see at an instant, the newest first."""
        return tuple(post for post in self._newest_first if post.visible(now))

    def newest(self, now: datetime, language: str | None = None) -> Post | None:
        """Give the newest visible post, in the language asked for if there is any, else in English."""
        return newest_of(self.visible(now), language=language)

    def pick(self, wanted: Wanted, *, now: datetime, zone: ZoneInfo, language: str | None = None) -> Pick:
        """Give the post that a person asks for.

        Args:
            wanted: what was asked, read by `bot.posts.periods`.
            now: the instant of asking.
            zone: the asker's, which decides what this week is.
            language: preferred where there are several editions; else English, else any.

        Raises:
            NotFoundError: no visible post is meant; the message names the nearest ones.
        """
        return pick_from(self.visible(now), wanted, today=now.astimezone(zone).date(), language=language)
