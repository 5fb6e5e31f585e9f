"""Which post is meant by "this week", a date or a name. Pure: the posts given are those the asker may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches

from bot.errors import NotFoundError
from bot.posts.frontmatter.languages import bare, primary
from bot.posts.periods import Wanted
from bot.posts.post import Period, Post

# A name is offered if it is at least this alike (difflib's ratio), and no more than this many at once.
_ALIKE, _OFFERED = 0.5, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """The post that is shown.

    Attributes:
        note: one sentence where it is not exactly what was asked for, else empty.
    """

    post: Post
    note: str = ""


def newest_of(posts: Sequence[Post], *, language: str | None = None) -> Post | None:
    """Give the first of posts sorted newest first, in the edition that suits the language."""
    rest = [post for post in posts if language and _speaks(post, language)] or posts
    if not rest:
        return None
    return _edition([post for post in rest if same_issue(post, rest[0])], language)


def pick_from(posts: Sequence[Post], wanted: Wanted, *, today: date, language: str | None = None) -> Pick:
    """Give the post meant, out of posts sorted newest first; raises NotFoundError that names the nearest."""
    if not posts:
        raise NotFoundError("There are no digests yet; come back soon.")
    if wanted.kind == "slug":
        post = _by_slug(posts, wanted.slug, language)
        said = wanted.slug.casefold().strip() in (post.slug, bare(post.slug))
        return Pick(
            post=post, note="" if said else f"There is no digest named “{wanted.slug[:80]}”; this is {post.slug}."
        )
    newest = newest_of(posts, language=language) or posts[0]
    if wanted.period is None:
        return Pick(post=newest)
    found = _covering(posts, wanted.period, language) or _published_in(posts, wanted, today, language)
    if found:
        return found
    # What reads as a week or day may name a post all the same: `week16`.
    if named := _named(posts, wanted.words.casefold()):
        return Pick(post=named)
    if _is_said(wanted, Period.week_of(today)):
        return Pick(post=newest, note=f"Nothing for {wanted.period.label} yet; this is the newest, {_name(newest)}.")
    raise NotFoundError(_nearest(posts, wanted.period))


def _covering(posts: Sequence[Post], asked: Period, language: str | None) -> Pick | None:
    """Give the post whose period fits best, the newest of several, in the edition that suits."""
    fits = [(_misfit(post, asked), post) for post in posts if post.period.overlaps(asked.first, asked.last)]
    if not fits:
        return None
    best = min(misfit for misfit, _ in fits)
    first, *others = [post for misfit, post in fits if misfit == best]
    post = _edition([first, *(other for other in others if same_issue(other, first))], language)
    exact = post.period.label == asked.label or asked.first == post.published == asked.last
    note = "" if exact else f"Nothing for {asked.label} itself; this is {_name(post)}."
    return Pick(post=post, note=note)


def _misfit(post: Post, asked: Period) -> int:
    """Rank how a post fits what is asked: the very period first, then what lies in it, then what covers it."""
    usual = "daily" if asked.first == asked.last else "weekly"
    if post.period.label == asked.label:
        return 0 if post.series == usual else 1
    if asked.first == post.published == asked.last:
        return 1
    if asked.first <= post.period.first and post.period.last <= asked.last:
        return 2 if post.series == "weekly" else 3
    return 4 if post.series == "weekly" else 5


def _published_in(posts: Sequence[Post], wanted: Wanted, today: date, language: str | None) -> Pick | None:
    """Answer "this week" and "last week" by the newest post that came out in it, whatever it covers."""
    asked = wanted.period
    if asked is None or not any(_is_said(wanted, Period.week_of(today - timedelta(days=ago))) for ago in (0, 7)):
        return None
    post = newest_of([post for post in posts if asked.first <= post.published <= asked.last], language=language)
    note = f"Nothing covers {asked.label}; this is {_name(post)}, published in it." if post else ""
    return Pick(post=post, note=note) if post else None


def _is_said(wanted: Wanted, period: Period) -> bool:
    """Tell whether words without a number, such as "this week", mean a period."""
    return wanted.period == period and not any(character.isdigit() for character in wanted.words)


def _by_slug(posts: Sequence[Post], slug: str, language: str | None) -> Post:
    asked = slug.casefold().strip()
    if exact := _named(posts, asked):
        return exact
    begun = [post for post in posts if asked and post.slug.startswith(asked)]
    names = {bare(post.slug) for post in begun}
    if asked in names or len(names) == 1:
        return _edition([post for post in begun if asked not in names or bare(post.slug) == asked], language)
    if begun:
        raise NotFoundError(f"“{asked}” could be {_listed([post.slug for post in begun[:_OFFERED]])}; say which.")
    close = get_close_matches(asked, [post.slug for post in posts], n=_OFFERED, cutoff=_ALIKE)
    hint = f"Did you mean {_listed(close)}?" if close else "Try `this-week`, or `latest` for the newest."
    raise NotFoundError(f"There is no digest named “{asked[:80]}”. {hint}")


def _named(posts: Sequence[Post], slug: str) -> Post | None:
    return next((post for post in posts if post.slug == slug), None)


def _edition(posts: Sequence[Post], language: str | None) -> Post:
    """Give the edition in the language asked for, else the English one, else the first; the posts are one issue."""
    for wish in (language, "en"):
        found = next((post for post in posts if wish and _speaks(post, wish)), None)
        if found:
            return found
    return posts[0]


def _speaks(post: Post, language: str) -> bool:
    return primary(post.language) == primary(language)


def same_issue(one: Post, other: Post) -> bool:
    """Tell whether two posts are editions of one issue: they cover the same days in one series, in other languages."""
    same = one.series == other.series and one.period == other.period
    return same and (one is other or bare(one.slug) == bare(other.slug) or one.language != other.language)


def _nearest(posts: Sequence[Post], asked: Period) -> str:
    """Say what there is just before and just after."""
    periods = sorted({post.period.first: post.period.label for post in posts}.items())
    before = [label for first, label in periods if first < asked.first][-1:]
    after = [label for first, label in periods if first >= asked.first][:1]
    near = [f"`{label}`" for label in (*before, *after)]
    return f"There is no digest for {asked.label}. The nearest {'are' if len(near) > 1 else 'is'} {' and '.join(near)}."


def _name(post: Post) -> str:
    return f"the daily of {post.period.label}" if post.series == "daily" else post.period.label


def _listed(names: Sequence[str]) -> str:
    return " or ".join(f"`{name}`" for name in names)
