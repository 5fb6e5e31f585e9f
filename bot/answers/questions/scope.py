"""Which posts a question may draw on: the visible ones of its days, or the nearest where those days have none."""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from operator import attrgetter

from bot.answers.answer import Question
from bot.posts.logs import Days, days_of_sections
from bot.posts.periods import Window
from bot.posts.post import Post
from bot.posts.spoken import is_bounded, spoken
from bot.search.passage import Passage

#: Days by which the nearest digest may always miss a window: a fortnightly one, late.
_NEAR = 15
#: Days by which an edition in another language may come later.
_LATE = 3
#: What is recent: five weeks, of a monthly the last two.
_RECENT = timedelta(days=35)
#: Takes the days asked for and the nearest that are held.
_NOTHING = {
    "zh": "{}没有内容；最近的是 {}。",
    "ja": "{}の内容はありません。最も近いのは{}です。",
    "de": "Zu „{}“ gibt es nichts; am nächsten liegt {}.",
    "fr": "Rien pour « {} » ; le plus proche est {}.",
    "es": "No hay nada de «{}»; lo más cercano es {}.",
}

_AGE = attrgetter("period.last", "published", "slug")


@dataclass(frozen=True, kw_only=True)
class Scope:
    """The posts to search.

    Attributes:
        posts: oldest first.
        window: the days they cover, None for all.
        note: what the reader should know when the days asked for held nothing; empty otherwise.
        aside: the posts neither cover the days asked for nor appeared in them.
    """

    posts: tuple[Post, ...]
    window: Window | None = None
    note: str = ""
    aside: bool = False

    @cached_property
    def slugs(self) -> frozenset[str]:
        """The slugs of the posts."""
        return frozenset(post.slug for post in self.posts)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the posts, each once."""
        return tuple(dict.fromkeys(post.language for post in self.posts))

    @cached_property
    def logs(self) -> Mapping[str, Mapping[str, Days]]:
        """Of each post that is a log, by its slug, the days of its sections."""
        return {post.slug: days for post in self.posts if (days := days_of_sections(post))}

    def holds(self, passage: Passage) -> bool:
        """Tell whether a passage of these posts is of the days they were chosen by, as far as its headings say."""
        if self.window is not None and (log := self.logs.get(passage.post)):
            days = log.get(passage.section)
            return days is not None and _overlap(days, self.window)
        return self.window is None or passage.day is None or self.window.first <= passage.day <= self.window.last

    @cached_property
    def urls(self) -> Mapping[str, str | None]:
        """Each post's own address by slug."""
        return {post.slug: post.url for post in self.posts}


class Visible:
    """The posts that anyone may see, put in order once and not for every question."""

    def __init__(self, posts: Callable[[], Sequence[Post]]) -> None:
        """Take what gives the posts held now; a tuple never changes, so what is made of it is kept."""
        self._posts = posts
        self._kept: tuple[Sequence[Post], Sequence[datetime], int, Scope] = ((), (), 0, Scope(posts=()))

    def to(self, question: Question) -> Scope:
        """Give the posts that a question may draw on at all."""
        everyones = self._at(question.now)
        if question.posts is None:
            return everyones
        return Scope(posts=tuple(post for post in everyones.posts if post.slug in question.posts))

    def _at(self, now: datetime) -> Scope:
        held = self._posts()
        posts, instants, come, scope = self._kept
        if posts is not held or not isinstance(held, tuple):
            instants, come = sorted(post.published_at for post in held), -1
        # Posts only come into sight as time passes, each at its own instant.
        if come != bisect_right(instants, now):
            come = bisect_right(instants, now)
            scope = Scope(posts=tuple(sorted((post for post in held if post.visible(now)), key=_AGE)))
            self._kept = held, instants, come, scope
        return scope


def scope_of(
    posts: Sequence[Post],
    window: Window | None,
    *,
    language: str = "en",
    anywhere: bool = False,
    logs: Mapping[str, Mapping[str, Days]] | None = None,
) -> Scope:
    """Choose the posts of a window: by the days they cover, else the nearest ones, with a word that says so.

    What appeared within the window is nearer than what did not: a weekly may come out on the Monday after its week.

    Args:
        posts: those that may be drawn on.
        window: the days asked for, None for all.
        language: what a note is written in.
        anywhere: take the nearest however far they are; else what is further off than the window is long is left out,
            since what is told of February answers nothing on June.
        logs: of the posts that are logs the days of their sections, by which they are chosen and not by their own.
    """
    if window is None:
        return Scope(posts=tuple(posts))
    inside = _inside(posts, window, logs or {})
    if inside or not posts:
        return Scope(posts=inside, window=window)
    nearest = _nearest(posts, window, language)
    if window.yearless and not _appeared(nearest, window) and (held := _last_held(posts, window)):
        return scope_of(posts, held, language=language)
    far = _days_off(nearest, window) > max(_NEAR, (window.last - window.first).days)
    if far and window.yearless and (earlier := _years_before(window, 1)) and earlier.last >= posts[0].period.first:
        return scope_of(posts, earlier, language=language, anywhere=anywhere)
    if far and not anywhere:
        return Scope(posts=(), window=window)
    near = tuple(post for post in posts if post.period.label == nearest.period.label)
    label = label_of(nearest, window)
    shown = Window(first=nearest.period.first, last=nearest.period.last, words=label)
    aside = not _appeared(nearest, window)
    return Scope(posts=near, window=shown, note=_widened(window, label, language), aside=aside)


def recent(scope: Scope) -> Scope:
    """Give the posts of the last weeks before the newest one, which tell what is next, current or latest."""
    since = max(post.period.last for post in scope.posts) - _RECENT
    return replace(scope, posts=tuple(post for post in scope.posts if post.period.last > since))


def _inside(posts: Sequence[Post], window: Window, logs: Mapping[str, Mapping[str, Days]]) -> tuple[Post, ...]:
    """Give the posts of some days, of a log those of whose sections one is."""
    first, last = window.first, window.last
    # Written out, since every question that names its days looks at all posts there are, some of them several times.
    if not logs:
        return tuple([post for post in posts if post.period.first <= last and first <= post.period.last])
    days = ((post, logs.get(post.slug, {}).values() or ((post.period.first, post.period.last),)) for post in posts)
    return tuple(post for post, spans in days if any(_overlap(span, window) for span in spans))


def _overlap(days: Days, window: Window) -> bool:
    return days[0] <= window.last and window.first <= days[1]


def _last_held(posts: Sequence[Post], window: Window) -> Window | None:
    """Give the same days of the last year before in which posts cover them; None where none did."""
    years = range(1, window.first.year - posts[0].period.first.year + 1)
    earlier = (_years_before(window, back) for back in years)
    covered = (one for one in earlier if one and any(post.period.overlaps(one.first, one.last) for post in posts))
    return next(covered, None)


def _years_before(window: Window, back: int) -> Window | None:
    """Give the same days some years before; None where there are none, as for week 53 or a leap day."""
    words = re.sub(r"\s*\(\d{4}\)$", "", window.words)
    year, week, weekday = window.first.isocalendar()
    length = window.last - window.first
    try:
        if weekday == 1 and length.days % 7 == 6:
            year -= back
            first = date.fromisocalendar(year, week, 1)
            last = first + length
        else:
            year = window.first.year - back
            first, last = window.first.replace(year=year), window.last.replace(year=window.last.year - back)
    except ValueError:
        return None
    return replace(window, first=first, last=last, words=f"{words} ({year})")


def _distance(post: Post, window: Window) -> tuple[bool, int, int]:
    return not _appeared(post, window), _days_off(post, window), -post.period.last.toordinal()


def _nearest(posts: Sequence[Post], window: Window, language: str) -> Post:
    """Give the post nearest to a window, of a digest with editions one in a language that may come a little late."""
    nearest = min(posts, key=lambda post: _distance(post, window))
    editions = [post for post in posts if post.series == nearest.series]
    own = [post for post in editions if post.language[:2] == language[:2]]
    if not own or nearest.language[:2] == language[:2]:
        return nearest
    other = min(own, key=lambda post: _distance(post, window))
    is_edition = any(post.period == other.period and post.language == nearest.language for post in editions)
    late = _days_off(other, window) - _days_off(nearest, window)
    return other if is_edition and late <= _LATE else nearest


def _appeared(post: Post, window: Window) -> bool:
    return window.first <= post.published <= window.last


def label_of(post: Post, window: Window) -> str:
    """Give a period's label, a week of the same year without the year: W14."""
    year, _, week = post.period.label.partition("-")
    return week if week.startswith("W") and str(window.first.isocalendar().year) == year else post.period.label


def _days_off(post: Post, window: Window) -> int:
    if post.period.first > window.last:
        return (post.period.first - window.last).days
    return (window.first - post.period.last).days


def _widened(window: Window, nearest: str, language: str) -> str:
    if told := _NOTHING.get(language[:2]):
        return told.format(window.words, nearest)
    days = spoken(window.words)
    leads = "" if is_bounded(days) else "in " if days[:1].isupper() or days[:1].isdigit() else "from "
    return f"Nothing {leads}{days}; the nearest is {nearest}."
