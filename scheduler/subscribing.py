"""What people say about a place's subscriptions, done and said back in words."""

import re
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.chat import Health, Place
from bot.errors import UsageError
from bot.posts.blocks import Spans, plain
from bot.posts.post import Post
from bot.store.database import Database
from bot.store.ledger.subscriptions import (
    Subscription,
    add_subscription,
    list_subscriptions,
    pause_subscription,
    remove_subscription,
    resume_subscription,
    set_language,
)
from scheduler.planning import posts_for
from scheduler.times import Times, in_words, is_day_or_time, parse_at, parse_zone, read_stored
from scheduler.wishes import Wishes, read_wishes

#: What is meant where no time is said.
USUAL = {"weekly": "mon 09:00", "daily": "09:00"}
#: Quotes around words, which examples of times stand in and phones curl; not the one within "it's".
_QUOTES = re.compile(r"[\"`“”„«»]|(?<!\w)['‘’]|['‘’](?!\w)")
#: What may be a BCP 47 language that no post has yet.
_LANGUAGE = re.compile(r"[a-zA-Z]{2}(?:-[A-Za-z]{2,4})?")


class Subscribing:
    """Adds, ends, pauses, resumes and lists the subscriptions of places."""

    def __init__(
        self,
        database: Database,
        *,
        posts: Callable[[], Sequence[Post]],
        inspect: Callable[[Place], Awaitable[Health]],
        possible: Callable[[str], Collection[str]] = lambda platform: (),
        now: Callable[[], datetime],
    ) -> None:
        """Take the database, the visible posts (newest first), a way to inspect a place, and the clock.

        `possible` tells of a platform what may be wished there, as its `Limits` do.
        """
        self._database = database
        self._posts = posts
        self._inspect = inspect
        self._possible = possible
        self._now = now

    async def change(self, verb: str, words: str, *, place: Place, person: str, zone: ZoneInfo) -> Sequence[Spans]:
        """Do what a person asks, and give lines to show.

        Args:
            verb: subscribe, unsubscribe, subscriptions, pause, resume or posts-language.
            words: what follows it, such as `weekly mon 09:00 Europe/Berlin en --silent`.
            place: the channel it is about.
            person: who asks.
            zone: the zone meant where none is said.

        Raises:
            UsageError: one sentence on what to say instead.
        """
        if verb == "subscribe":
            return await self.subscribe(words, place=place, person=person, zone=zone)
        held = await list_subscriptions(
            self._database, platform=place.platform, workspace=place.workspace, channel=place.channel
        )
        if verb == "subscriptions":
            lines = [self.line(subscription) for subscription in held]
            nothing = "Nothing is posted here yet; say `subscribe weekly mon 09:00`."
            return [plain("Posted here:"), *lines] if lines else [plain(nothing)]
        if verb == "posts-language":
            return await self._translate(words, held)
        return [await self._do(verb, subscription) for subscription in _named(held, words.strip(), verb)]

    async def _translate(self, words: str, held: Sequence[Subscription]) -> Sequence[Spans]:
        """Choose the language of what is posted: its tag or `any`, and the series if only one is meant."""
        language, _, series = words.strip().partition(" ")
        if language.lower() != "any" and not _LANGUAGE.fullmatch(language):
            raise UsageError("Name a language after `posts-language`, such as `en`, or `any`.")
        tag = "" if language.lower() == "any" else language
        meant = _named(held, series.strip(), "posts-language")
        changed = [await set_language(self._database, one.id, tag) for one in meant]
        return [*((*plain("Changed. "), *self.line(one)) for one in changed), *self._lacking(changed)]

    async def subscribe(self, words: str, *, place: Place, person: str, zone: ZoneInfo) -> Sequence[Spans]:
        """Subscribe a place, or change the subscription it has, and say when it posts next.

        Raises:
            UsageError: the series, the times, the zone or a wish cannot be read, or a wish not be had.
        """
        words, wishes = read_wishes(words)
        wishes.check(place.platform, self._possible(place.platform) if wishes != Wishes() else ())
        posts = self._posts()
        languages = frozenset(post.language for post in posts)
        series, times, named, language = read_subscription(words, self._series(), languages)
        place = replace(place, silent=wishes.silent, ping=wishes.ping, tags=wishes.tags)
        health = await self._inspect(place)
        if health.refused:
            raise UsageError(health.refused)
        newest = next((post for post in posts if post.series == series), None)
        subscription, new = await add_subscription(
            self._database,
            platform=place.platform,
            workspace=place.workspace,
            channel=place.channel,
            series=series,
            times=str(times),
            zone=(named or zone).key,
            language=language,
            silent=wishes.silent,
            ping=wishes.ping,
            tags=wishes.tags,
            by=person,
            now=self._now(),
            since=newest.published_at if times.on_publish and newest else None,
        )
        line = (*plain("Subscribed. " if new else "Changed. "), *self.line(subscription))
        return [line, *map(plain, (*health.problems, *health.notes)), *self._lacking([subscription])]

    def line(self, subscription: Subscription) -> Spans:
        """Say a subscription in words, with its next times."""
        wishes = Wishes(silent=subscription.silent, ping=subscription.ping, tags=subscription.tags)
        told = "; ".join(filter(None, (subscription.language, str(wishes))))
        notes = f" ({told})" if told else ""
        notes += " — paused" if subscription.paused else ""
        notes += f" — {subscription.problem}" if subscription.problem else ""
        said = (*plain(f"{subscription.series}: "), *self._when(subscription))
        return (*said, *plain(notes)) if notes else said

    def _lacking(self, changed: Sequence[Subscription]) -> Sequence[Spans]:
        """Say of which subscriptions nothing would be posted, since no post is in their language yet."""
        posts = posts_for(self._posts())
        return [
            plain(f"No {one.series} post is in {one.language} yet; nothing is posted until there is one.")
            for one in changed
            if one.language and posts(one.series, "") and not posts(one.series, one.language)
        ]

    def _when(self, subscription: Subscription) -> Spans:
        try:
            return in_words(*read_stored(subscription.times, subscription.zone), self._now())
        except UsageError:
            return plain(f"{subscription.times[:40]!r} in {subscription.zone[:40]!r} cannot be read; subscribe again")

    def _series(self) -> frozenset[str]:
        return frozenset({*USUAL, *(post.series for post in self._posts())})

    async def _do(self, verb: str, subscription: Subscription) -> Spans:
        if verb == "unsubscribe":
            await remove_subscription(self._database, subscription.id, now=self._now())
            return plain(f"Unsubscribed from {subscription.series}.")
        if verb == "pause":
            return (*plain("Paused. "), *self.line(await pause_subscription(self._database, subscription.id)))
        resumed = await resume_subscription(self._database, subscription.id, now=self._now())
        return (*plain("Resumed. "), *self.line(resumed))


def _named(held: Sequence[Subscription], series: str, verb: str) -> Sequence[Subscription]:
    """Give the subscriptions a person means: those of a series, or all of them."""
    if not held:
        raise UsageError("Nothing is posted here yet; say `subscribe weekly mon 09:00`.")
    meant = [subscription for subscription in held if not series or subscription.series == series.lower()]
    names = ", ".join(subscription.series for subscription in held)
    if not meant:
        raise UsageError(f"There is no {series!r} here; posted here: {names}.")
    if verb == "unsubscribe" and not series and len(held) > 1:
        raise UsageError(f"Say which one to end: {names}.")
    return meant


def read_subscription(
    words: str, known: frozenset[str], languages: frozenset[str] = frozenset()
) -> tuple[str, Times, ZoneInfo | None, str]:
    """Read `weekly mon 09:00 Europe/Berlin en` into series, times, zone and language.

    Args:
        words: series, times, zone, language, each but the times in any place and optional.
        known: the series there are.
        languages: those that posts are in; another one is only taken for a language at the end.

    Raises:
        UsageError: one sentence on what to say instead.
    """
    rest, zone, language = [], None, ""
    for place, word in enumerate(_QUOTES.sub(" ", words).split()):
        if "/" in word or word.upper() in ("UTC", "GMT"):
            zone = parse_zone(word)
        elif place and not language and (tag := _tag(word, languages)):
            language = tag
        else:
            rest.append(word)
    if not language and len(rest) > 1 and _LANGUAGE.fullmatch(rest[-1]) and not is_day_or_time(rest[-1]):
        language = rest.pop()
    series = rest.pop(0).lower() if rest and rest[0].lower() in known else ""
    text = " ".join(rest) or USUAL.get(series or "weekly", "when published")
    try:
        times = parse_at(text, series)
    except UsageError:
        _explain(rest, series, known)
        raise
    return series or ("weekly" if times.weekly or times.on_publish else "daily"), times, zone, language


def _tag(word: str, languages: frozenset[str]) -> str:
    """Give the language of posts that a word names, whole (`zh-Hans`) or in its first part (`zh`); empty for none."""
    if is_day_or_time(word):
        return ""
    tags = {tag.lower(): tag for tag in languages} | {tag.lower().partition("-")[0]: "" for tag in languages}
    return (tags[word.lower()] or word.lower()) if word.lower() in tags else ""


def _explain(rest: Sequence[str], series: str, known: frozenset[str]) -> None:
    """Raise a better error where the words that cannot be read look like a series or a city."""
    if not series and len(rest) > 1 and rest[0].isalpha() and not _is_time(rest[0]):
        raise UsageError(f"There is no series {rest[0]!r}; there is {', '.join(sorted(known))}.")
    if len(rest) > 1 and rest[-1].isalpha() and _is_time(" ".join(rest[:-1])):
        parse_zone(rest[-1])


def _is_time(words: str) -> bool:
    try:
        parse_at(words)
    except UsageError:
        return words.lower() in ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "weekdays", "when")
    return True
