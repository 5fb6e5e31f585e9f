"""Looking every part over: ok, or the one thing to do."""

import asyncio
from collections.abc import Awaitable, Sequence
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from bot.app import folder_of, local_of, model_of
from bot.chat import Place
from bot.corpus import Corpus
from bot.errors import DigestbotError, ModelError, ModelUnavailable, StoreError
from bot.platforms import adapters_for, unposted
from bot.posts.folder import read_folder, why_closed
from bot.settings import Settings
from bot.store.database import Database
from bot.store.ledger.deliveries import count_states
from bot.store.ledger.subscriptions import list_subscriptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found of one part; the message of one that is not ok says what to do."""

    part: str
    ok: bool
    message: str


async def examine(settings: Settings) -> Sequence[Finding]:
    """Look every part over, each apart, so that one failure hides no other."""
    async with AsyncExitStack() as stack:
        database, of_database = await _database(settings, stack)
        found = [
            *await _apart("settings", _settings(settings)),
            of_database,
            *await _apart("content", _content(settings, database)),
            *await _apart("model", _model(settings)),
            *await _apart("embeddings", _embeddings(settings)),
            *await _apart("slack", _platform(settings, database, "slack")),
            *await _apart("discord", _platform(settings, database, "discord")),
            *await _apart("console", _console(settings, database)),
            *await _apart("deliveries", _ledger(database)),
        ]
    now = f"{datetime.now(UTC):%Y-%m-%d %H:%M}Z, {settings.timezone.key}"
    return [*found, Finding(part="clock", ok=True, message=now)]


async def _apart(part: str, look: Awaitable[Sequence[Finding]]) -> Sequence[Finding]:
    """Give what a look finds; one that fails tells of its own part alone."""
    try:
        return await look
    except DigestbotError as error:
        return [Finding(part=part, ok=False, message=str(error))]


async def _database(settings: Settings, stack: AsyncExitStack) -> tuple[Database | None, Finding]:
    """Open the database and try it; the other parts are looked at without it where it cannot be used."""
    try:
        database = await Database.open(settings.database_url)
        stack.push_async_callback(database.close)
        return database, Finding(part="database", ok=True, message=await database.check())
    except StoreError as error:
        return None, Finding(part="database", ok=False, message=str(error))


async def _settings(settings: Settings) -> Sequence[Finding]:
    folder_of(settings)
    if settings.slips:
        return [Finding(part="settings", ok=False, message=slip) for slip in settings.slips]
    return [Finding(part="settings", ok=True, message="every setting can be read")]


async def _content(settings: Settings, database: Database | None) -> Sequence[Finding]:
    if why_closed(settings.content):
        return []
    posts, visible, unreadable = await _counted(settings, database)
    if unreadable:
        message = (
            f"{unreadable} file{'' if unreadable == 1 else 's'} cannot be read as posts; `digestbot check` names them"
        )
    elif not posts:
        message = f"no posts in {settings.content}; put Markdown files there"
    else:
        return [Finding(part="content", ok=True, message=f"{posts} posts, {visible} of them visible")]
    return [Finding(part="content", ok=False, message=message)]


async def _counted(settings: Settings, database: Database | None) -> tuple[int, int, int]:
    """Count the posts, those that may be seen, and the files that hold none; with a database as it knows them."""
    now = datetime.now(UTC)
    if database is None:
        read = await asyncio.to_thread(read_folder, settings.content, settings.timezone)
        bad = {problem.path for problem in read.problems if problem.level == "error"}
        return len(read.posts), sum(post.visible(now) for post in read.posts), len(bad)
    with closing(Corpus(database, settings.content, settings.timezone)) as corpus:
        load = await corpus.refresh()
        return load.posts, len(corpus.visible(now)), len(load.skipped)


async def _model(settings: Settings) -> Sequence[Finding]:
    model = model_of(settings)
    if model is None:
        return [Finding(part="model", ok=True, message="none set, so answers are in the digests' own words")]
    try:
        # As many tokens as an answer may take: a model that thinks first needs more than the one word.
        async for _ in model.write("Answer with one word.", "Say ready.", quick=True):
            pass
    except ModelUnavailable as error:
        return [Finding(part="model", ok=False, message=f"{error}{_server(settings.model.base_url)}")]
    finally:
        await model.close()
    return [Finding(part="model", ok=True, message=f"{model.name} answers")]


def _server(address: str) -> str:
    """Name the server that gave no answer, without a password that its address may hold; OpenAI's is known."""
    host = urlsplit(address).netloc.rpartition("@")[2]
    return f" See whether OPENAI_BASE_URL is right and a server runs at {host}." if host else ""


async def _embeddings(settings: Settings) -> Sequence[Finding]:
    name, tried = settings.model.embedding_model, ["ready"]
    local, model = local_of(settings), model_of(settings)
    if local is not None:
        numbers = (await asyncio.to_thread(local.embed, tried)).shape[1]
    elif model is None or not name:
        return [Finding(part="embeddings", ok=True, message="none set, so search is by words")]
    else:
        try:
            numbers = (await model.embed(tried)).given.shape[1]
        except ModelError as error:
            return [Finding(part="embeddings", ok=False, message=f"{name}: {error}")]
        finally:
            await model.close()
    return [Finding(part="embeddings", ok=True, message=f"{name} gives {numbers} numbers a text")]


async def _platform(settings: Settings, database: Database | None, name: str) -> Sequence[Finding]:
    """Look a platform over, and each place where something is subscribed as far as the database tells of them."""
    adapter = adapters_for(settings).get(name)
    subscriptions = await list_subscriptions(database, platform=name) if database else []
    if adapter is None:
        missing = unposted(name, [one.id for one in subscriptions], settings)
        return [Finding(part=name, ok=not missing, message=missing or "no credentials set, so not started")]
    places = [Place(platform=name, workspace=one.workspace, channel=one.channel) for one in subscriptions]
    return [
        Finding(
            part=f"{name} {part}".strip(),
            ok=health.ok,
            message="; ".join(health.problems or health.notes) or "can post",
        )
        for part, health in await adapter.examine(places)
    ]


async def _console(settings: Settings, database: Database | None) -> Sequence[Finding]:
    """Tell of the chat of a terminal only where something is subscribed there, as far as the database tells."""
    try:
        subscriptions = await list_subscriptions(database, platform="console") if database else []
    except StoreError:
        # What keeps subscriptions from being read is told of Slack and Discord.
        return []
    missing = unposted("console", [one.id for one in subscriptions], settings)
    return [Finding(part="console", ok=False, message=missing)] if missing else []


async def _ledger(database: Database | None) -> Sequence[Finding]:
    if database is None:
        return []
    states = await count_states(database)
    if states.get("unknown"):
        message = f"{states['unknown']} deliveries are unknown; `digestbot deliveries` shows them, `settle` ends them"
        return [Finding(part="deliveries", ok=False, message=message)]
    said = ", ".join(f"{count} {state}" for state, count in sorted(states.items())) or "nothing owed yet"
    return [Finding(part="deliveries", ok=True, message=said)]
