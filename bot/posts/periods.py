"""Words for time: weeks and days by name, and windows of days in questions."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.posts.post import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Days that a question is about, both ends included, and the words that said so."""

    first: date
    last: date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which post a person asks for.

    Attributes:
        kind: `period` for a week or day, `latest` for the newest, `slug` for a post by name.
        period: set for `period`.
        slug: set for `slug`.
        words: what the person typed, tidied (`this week`, `W16`).
    """

    kind: Literal["period", "latest", "slug"]
    words: str
    period: Period | None = None
    slug: str = ""
