"""The wiring: the one place that knows every part, and how they are put together."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answers.answering import Answering
from bot.asking import Asking
from bot.chat import Health, Place
from bot.corpus import Corpus
from bot.errors import SettingsError
from bot.indexing import index_root
from bot.loading import Load
from bot.posts.folder import why_closed
from bot.posts.post import Post
from bot.search.search import Search
from bot.service import Service
from bot.settings import Settings
from bot.store.database import Database
from bot.store.opening.whole import whole

if TYPE_CHECKING:
    from bot.answers.model.client import Model
    from bot.meaning import Meaning
    from bot.search.local import LocalModel
    from scheduler.subscribing import Subscribing


def present() -> datetime:
    """Give the present instant."""
    return datetime.now(UTC)


async def unseen(place: Place) -> Health:
    """Find nothing wrong with a place, because nothing is connected that could look."""
    return Health()


@dataclass(slots=True, kw_only=True)
class World:
    """Everything a command needs, put together.

    Attributes:
        load: what bringing the store in step with the folder did.
        model: None where no model is configured.
        meaning: None where no embedding model is.
        now: the clock; a fixed one for a command given `--now`.
    """

    settings: Settings
    database: Database
    corpus: Corpus
    load: Load
    model: "Model | None"
    meaning: "Meaning | None"
    now: Callable[[], datetime]
    _kept: tuple[Search, Answering] | None = field(default=None, init=False, repr=False)

    async def answering(self, *, words_alone: bool = False) -> Answering:
        """Give what answers questions from the posts as they are now; by words alone, without model and vectors."""
        search = await self.corpus.search()
        if words_alone:
            return self._answering_from(search.by_words_alone())
        if self._kept is None or self._kept[0] is not search:
            self._kept = search, self._answering_from(search, self.model, self.meaning)
        return self._kept[1]

    def _answering_from(
        self, search: Search, model: "Model | None" = None, meaning: "Meaning | None" = None
    ) -> Answering:
        return Answering(
            search=search,
            posts=lambda: self.corpus.library.posts,
            model=model,
            vector_of=meaning.question if meaning else None,
            second_look=self.settings.model.second_look,
        )

    def schedules(self, inspect: Callable[[Place], Awaitable[Health]] = unseen) -> "Subscribing":
        """Give what changes subscriptions; places are not looked at where nothing is connected."""
        from bot.platforms import limits_of
        from scheduler.subscribing import Subscribing

        def possible(platform: str) -> frozenset[str]:
            return limits_of(platform).wishes

        return Subscribing(self.database, posts=self._visible, inspect=inspect, possible=possible, now=self.now)

    def service(self, inspect: Callable[[Place], Awaitable[Health]], *, owner: str = "") -> Service:
        """Give what adapters talk to.

        Args:
            inspect: looks whether a place can be posted to.
            owner: the name of this replica.
        """
        asking = Asking(
            database=self.database,
            corpus=self.corpus,
            answering=self.answering,
            model=self._writer,
            now=self.now,
        )
        return Service(
            database=self.database,
            corpus=self.corpus,
            asking=asking,
            schedules=self.schedules(inspect),
            zone=self.settings.timezone,
            now=self.now,
            owner=owner,
        )

    @property
    def _writer(self) -> str:
        """What answers depend on beside the posts: the model that writes and whether it looks twice."""
        if self.model is None:
            return ""
        return f"{self.model.name}, looked at twice" if self.settings.model.second_look else self.model.name

    def _visible(self) -> Sequence[Post]:
        return self.corpus.library.visible(self.now())


@asynccontextmanager
async def opened(
    settings: Settings,
    *,
    now: Callable[[], datetime] = present,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> AsyncIterator[World]:
    """Open the store, bring it in step with the posts, and close everything at the end.

    Args:
        settings: as read.
        now: the clock.
        progress: hears of every file that is looked at: how many, of how many.

    Raises:
        SettingsError: there is no folder of posts, or no local model where one is set.
        StoreError: the database cannot be used.
    """
    folder, local = folder_of(settings), local_of(settings)
    async with AsyncExitStack() as stack:
        database = await Database.open(settings.database_url)
        stack.push_async_callback(_closed, database.close)
        model = model_of(settings)
        if model is not None:
            stack.push_async_callback(_closed, model.close)
        meaning = _meaning(settings, database, model, local)
        if meaning is not None:
            stack.push_async_callback(_closed, meaning.close)
        corpus = Corpus(database, folder, settings.timezone, meaning, index_folder=index_root(database))
        stack.callback(corpus.close)
        load = await corpus.refresh(progress)
        yield World(
            settings=settings, database=database, corpus=corpus, load=load, model=model, meaning=meaning, now=now
        )


async def _closed(close: Callable[[], Awaitable[None]]) -> None:
    # To its end, also where we are cancelled meanwhile: what is left half closed stays open.
    await whole(close())


def folder_of(settings: Settings) -> Path:
    """Give the folder of posts; SettingsError where there is none that can be opened."""
    if why := why_closed(settings.content):
        raise SettingsError(f"{why}, or name another in DIGESTBOT_CONTENT.")
    return settings.content


def model_of(settings: Settings) -> "Model | None":
    """Give the model that is configured, for the caller to close; None where none is."""
    if not settings.model.configured:
        return None
    from bot.answers.model.client import Model

    return Model(settings.model)


def local_of(settings: Settings) -> "LocalModel | None":
    """Give the local model where it is set; SettingsError where it is not installed."""
    if not settings.model.embeds_locally:
        return None
    from bot.search.local import LocalModel

    return LocalModel.found()


def _meaning(
    settings: Settings, database: Database, model: "Model | None", local: "LocalModel | None"
) -> "Meaning | None":
    name = settings.model.embedding_model
    if local is not None:
        from bot.meaning import of_local

        return of_local(local, database, index_root(database))
    if model is None or not name:
        return None
    from bot.meaning import Meaning

    return Meaning(database, model.embed, model=name, folder=index_root(database))
