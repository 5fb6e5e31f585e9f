"""Completions for what a person types: periods, items, series, time zones, questions, watched names."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.chat import Choice, Completed
from bot.corpus import Corpus
from bot.messages.scanning import dated_title
from bot.posts.post import Post
from bot.zones import zones_of_places

#: Discord: 25 choices, each of 100 characters.
MOST, LONGEST = 25, 100
PERIODS = (("This week", "this-week"), ("Last week", "last-week"), ("The newest", "latest"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggesting:
    """Completes what a person types from the posts as they are now.

    Attributes:
        examples: gives questions that the newest digest answers.
    """

    corpus: Corpus
    examples: Callable[[], Sequence[str]]
    now: Callable[[], datetime]

    async def suggest(self, field: Completed, typed: str) -> list[Choice]:
        """Complete a field."""
        match field:
            case "question":
                return questions(self.examples(), typed)
            case "timezone":
                return timezones(typed)
            case "item":
                items = await self.corpus.items(self.now())
                found = await asyncio.to_thread(items.search, typed)
                return names(entry.name for entry in found)
            case "series":
                return series(self.corpus.library.visible(self.now()), typed)
            case "period":
                return periods(self.corpus.library.visible(self.now()), typed)


def periods(posts: Sequence[Post], typed: str) -> list[Choice]:
    """Complete a period or a post's name from the visible posts, newest first."""
    fixed = [Choice(label=label, value=value) for label, value in PERIODS]
    named = [_choice(dated_title(post), post.slug) for post in posts if len(post.slug) <= LONGEST]
    return _matching([*fixed, *named], typed)


def series(posts: Sequence[Post], typed: str) -> list[Choice]:
    """Complete a series from the visible posts."""
    names = dict.fromkeys(("weekly", "daily", *(post.series for post in posts)))
    return _matching([_choice(name, name) for name in names], typed)


def names(found: Iterable[str]) -> list[Choice]:
    """Offer the names an item index found, in its order."""
    return [_choice(name, name) for name in found if len(name) <= LONGEST][:MOST]


def watched(names: Iterable[str], typed: str) -> list[Choice]:
    """Complete a name out of those that somebody watches."""
    return _matching([_choice(name, name) for name in names if len(name) <= LONGEST], typed)


def questions(found: Iterable[str], typed: str) -> list[Choice]:
    """Offer questions that the newest digest answers."""
    return _matching([_choice(question, question) for question in found if len(question) <= LONGEST], typed)


def timezones(typed: str) -> list[Choice]:
    """Complete an IANA time zone by any part of its name, so that `berlin` finds Europe/Berlin."""
    return _matching([_choice(zone, zone) for zone in ["UTC", *zones_of_places()]], typed.replace(" ", "_"))


def _choice(label: str, value: str) -> Choice:
    return Choice(label=label if len(label) <= LONGEST else f"{label[: LONGEST - 1]}…", value=value)


def _matching(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """Keep what holds the typed text, those beginning with it first."""
    wanted = typed.casefold().strip()

    def rank(choice: Choice) -> int:
        value, label = choice.value.casefold(), choice.label.casefold()
        if value.startswith(wanted) or label.startswith(wanted):
            return 0
        return 1 if wanted in value or wanted in label else 2

    ranked = [(rank(choice), place) for place, choice in enumerate(choices)]
    return [choices[place] for found, place in sorted(ranked) if found < 2][:MOST]
