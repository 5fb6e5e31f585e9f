"""Looking every part over: ok, or the one thing to do."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from bot.app import World, opened
from bot.chat import Place
from bot.errors import DigestbotError, ModelError, ModelUnavailable, SettingsError
from bot.platforms import adapters_for
from bot.settings import Settings
from bot.store.ledger.deliveries import count_states
from bot.store.ledger.subscriptions import list_subscriptions

#: Subscriptions that are named where their platform is not connected.
SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found of one part; the message of one that is not ok says what to do."""

    part: str
    ok: bool
    message: str


async def examine(settings: Settings) -> Sequence[Finding]:
    """Look every part over, each apart, so that one failure hides no other."""
    readable = Finding(part="settings", ok=True, message="every setting can be read")
    try:
        async with opened(settings) as world:
            return [readable, *[finding async for finding in _parts(world)]]
    except SettingsError as error:
        return [Finding(part="settings", ok=False, message=str(error))]
    except DigestbotError as error:
        return [readable, Finding(part="database and content", ok=False, message=str(error))]


async def _parts(world: World) -> AsyncIterator[Finding]:
    yield Finding(part="database", ok=True, message=await world.database.check())
    yield _content(world)
    yield await _model(world)
    yield await _embeddings(world)
    async for finding in _platforms(world):
        yield finding
    yield await _ledger(world)
    yield Finding(part="clock", ok=True, message=f"{datetime.now(UTC):%Y-%m-%d %H:%M}Z, {world.settings.timezone.key}")


def _content(world: World) -> Finding:
    load = world.load
    if not load.posts:
        return Finding(
            part="content", ok=False, message=f"no posts in {world.settings.content}; put Markdown files there"
        )
    if load.skipped:
        message = f"{len(load.skipped)} files cannot be read as posts; `digestbot check` names them"
        return Finding(part="content", ok=False, message=message)
    visible = len(world.corpus.visible(world.now()))
    return Finding(part="content", ok=True, message=f"{load.posts} posts, {visible} of them visible")


async def _model(world: World) -> Finding:
    if world.model is None:
        return Finding(part="model", ok=True, message="none set, so answers are in the digests' own words")
    try:
        # As many tokens as an answer may take: a model that thinks first needs more than the one word.
        async for _ in world.model.write("Answer with one word.", "Say ready.", quick=True):
            pass
    except ModelUnavailable as error:
        return Finding(part="model", ok=False, message=f"{error}{_server(world.settings.model.base_url)}")
    except ModelError as error:
        return Finding(part="model", ok=False, message=str(error))
    return Finding(part="model", ok=True, message=f"{world.model.name} answers")


def _server(address: str) -> str:
    """Name the server that gave no answer, without a password that its address may hold; OpenAI's is known."""
    host = urlsplit(address).netloc.rpartition("@")[2]
    return f" See whether OPENAI_BASE_URL is right and a server runs at {host}." if host else ""


async def _embeddings(world: World) -> Finding:
    name = world.settings.model.embedding_model
    if world.meaning is None:
        return Finding(part="embeddings", ok=True, message="none set, so search is by words")
    try:
        numbers = await world.meaning.check()
    except ModelError as error:
        return Finding(part="embeddings", ok=False, message=f"{name}: {error}")
    return Finding(part="embeddings", ok=True, message=f"{name} gives {numbers} numbers a text")


async def _platforms(world: World) -> AsyncIterator[Finding]:
    adapters = adapters_for(world.settings)
    for name in ("slack", "discord"):
        adapter = adapters.get(name)
        subscriptions = await list_subscriptions(world.database, platform=name)
        if adapter is None:
            yield _unconnected(name, [one.id for one in subscriptions])
            continue
        places = [Place(platform=name, workspace=one.workspace, channel=one.channel) for one in subscriptions]
        for part, health in await adapter.examine(places):
            message = "; ".join(health.problems or health.notes) or "can post"
            yield Finding(part=f"{name} {part}".strip(), ok=health.ok, message=message)


def _unconnected(name: str, subscriptions: Sequence[int]) -> Finding:
    """Tell of a platform without credentials; where something is subscribed, nothing of it would be posted."""
    if not subscriptions:
        return Finding(part=name, ok=True, message="no credentials set, so not started")
    waiting = ", ".join(map(str, subscriptions[:SHOWN])) + (", …" if len(subscriptions) > SHOWN else "")
    message = (
        f"no credentials set, so nothing of what is subscribed there ({waiting}) is posted; set them as"
        f" docs/{name}.md says, or end it with `digestbot subscriptions remove`"
    )
    return Finding(part=name, ok=False, message=message)


async def _ledger(world: World) -> Finding:
    states = await count_states(world.database)
    if states.get("unknown"):
        message = f"{states['unknown']} deliveries are unknown; `digestbot deliveries` shows them, `settle` ends them"
        return Finding(part="deliveries", ok=False, message=message)
    said = ", ".join(f"{count} {state}" for state, count in sorted(states.items())) or "nothing owed yet"
    return Finding(part="deliveries", ok=True, message=said)
