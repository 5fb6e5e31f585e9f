"""What can be read without a question: digests, their sections, found passages, items and the list of all."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

from bot import asked, commands
from bot.answers.questions.scope import Scope, scope_of
from bot.corpus import Corpus
from bot.errors import NotFoundError
from bot.messages import digest, listing
from bot.messages.item import item_list, item_message
from bot.messages.message import Limits, Message, Note
from bot.posts.periods import Window, parse_period
from bot.posts.windows import find_window, without_window
from bot.search.asking import language_of
from bot.search.passage import Hit

#: Passages that `/digest search` finds; nobody turns more pages than these take.
HITS = 50

Browsed: TypeAlias = asked.Open | asked.OpenSection | asked.About | asked.Search | asked.Items | asked.ListPosts


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Passages that fit some words.

    Attributes:
        hits: best first.
        window: the days they were looked for in; None for all.
        note: what the reader should know when the days named held nothing; empty otherwise.
    """

    hits: tuple[Hit, ...]
    window: Window | None = None
    note: str = ""


async def find_passages(
    corpus: Corpus, query: str, *, now: datetime, zone: ZoneInfo, limit: int, days: Window | None = None
) -> Found:
    """Find the passages that fit words best, in the days the words name.

    Args:
        corpus: the posts.
        query: words, of which some may name days, such as "memory last week".
        now: the instant asked at.
        zone: the asker's.
        limit: how many to give at most.
        days: keeps to exactly these days, whatever the words say.
    """
    search, visible = await corpus.search(), corpus.library.visible(now)
    if days is not None:
        scope = Scope(posts=tuple(post for post in visible if post.period.overlaps(days.first, days.last)), window=days)
        words = query
    else:
        window = find_window(query, today=now.astimezone(zone).date())
        scope = scope_of(visible, window, language=language_of(query))
        words = without_window(query) if window else query
    hits = search.find(words or query, limit=limit, posts=scope.slugs)
    return Found(hits=tuple(hits), window=scope.window, note=scope.note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Browsing:
    """Shows what the posts hold, to whoever may see them."""

    corpus: Corpus
    now: Callable[[], datetime]

    async def show(self, command: Browsed, limits: Limits, zone: ZoneInfo, notes: tuple[Note, ...] = ()) -> Message:
        """Show what a command asks for; `notes` stand under a digest's headline.

        Raises:
            NotFoundError: it is not there, or not any more.
        """
        match command:
            case asked.Open(key=key):
                # A row of buttons keeps room for the one that shares.
                room = replace(limits, buttons=limits.buttons - 1) if limits.shares else limits
                return digest.headline(self.corpus.post(self.slug(key)), room, notes=notes)
            case asked.OpenSection() | asked.About():
                return await self._opened(command, limits)
            case asked.Search(query=query, page=page):
                found = await find_passages(self.corpus, query, now=self.now(), zone=zone, limit=HITS)
                way = commands.as_typed(limits.typed)
                return listing.hit_list(query, found.hits, page, window=found.window, note=found.note, typed=way)
            case asked.Items(name=name, page=page):
                return await self._items(name, page)
            case asked.ListPosts(page=page):
                return listing.post_list(self.corpus.library.visible(self.now()), page)

    def picked(self, words: str, zone: ZoneInfo, language: str) -> tuple[asked.Open, tuple[Note, ...]]:
        """Choose the post that words ask for, with a note where it is not exactly that.

        Raises:
            PeriodError: the words name no period.
            NotFoundError: there is no such post; names the nearest.
        """
        now = self.now()
        wanted = parse_period(words, today=now.astimezone(zone).date())
        pick = self.corpus.library.pick(wanted, now=now, zone=zone, language=language or None)
        return asked.Open(pick.post.key), (listing.note(pick.note),) if pick.note else ()

    def named(self, ask: asked.Ask) -> asked.Open | None:
        """Give what opens the visible post whose name is the whole of what was asked; None where it is a question."""
        post = None if ask.key or ask.record else self.corpus.library.get(ask.question.strip())
        return asked.Open(post.key) if post and post.visible(self.now()) else None

    def slug(self, key: str) -> str:
        """Give the slug of the visible post that a button names.

        Raises:
            NotFoundError: it is not there any more.
        """
        post = self.corpus.library.by_key(key)
        if post is None or not post.visible(self.now()):
            raise NotFoundError("That digest is no longer there; `list` shows those that are.")
        return post.slug

    async def _opened(self, command: asked.OpenSection | asked.About, limits: Limits) -> Message:
        post = self.corpus.post(self.slug(command.key))
        try:
            if isinstance(command, asked.OpenSection):
                return digest.section_message(post, command.number, menus=limits.menus)
            item = post.sections[command.section - 1].items[command.item - 1]
        except IndexError:
            raise NotFoundError(f"{post.title} has changed since; open it again with `{post.slug}`.") from None
        return await self._items(item.title)

    async def _items(self, name: str, page: int = 1) -> Message:
        """Show a page of the mentions of an item, or of the items there are."""
        items = await self.corpus.items(self.now())
        if not name:
            return item_list(await asyncio.to_thread(items.search, limit=None), page)
        return item_message(await asyncio.to_thread(items.card, name), page)
