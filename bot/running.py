"""`digestbot run`: every configured platform, the clock and the sender, each supervised apart, until a signal."""

import asyncio
import logging
import os
import signal
import socket
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, timedelta
from functools import lru_cache, partial
from uuid import uuid4

from bot import metrics
from bot.app import World, opened, present
from bot.chat import ChatAdapter, Health, Place
from bot.errors import DigestbotError
from bot.loading import Load
from bot.messages.digest import digest_parts
from bot.messages.message import Part
from bot.platforms import adapters_for, limits_of
from bot.posts.post import Post
from bot.settings import Settings
from bot.store import answers, inbox, turns
from bot.store.leading import TTL, Leadership
from bot.store.ledger.claims import reap
from bot.store.ledger.deliveries import count_states
from bot.store.opening.alone import alone
from bot.store.opening.whole import whole
from bot.supervising import Patience, running, supervise
from bot.warming import warm
from scheduler.clock import EVERY, Clock
from scheduler.planning import Layout
from scheduler.sender import Sender

log = logging.getLogger(__name__)

#: Seconds after a signal for what is being sent, and for everything; the whole of it stays under 10.
SENDING, PATIENCE = 4.0, 8.5
#: Slack: about one message a second and channel.
PACE = {"slack": 1.0}
#: Slack: "several hundred messages a minute" in one workspace, bursts aside; 300 is the least that can mean.
WORKSPACE_PACE = {"slack": 0.2}
#: Platforms that take posts from a replica that is not connected. Slack: the Web API needs no socket.
UNCONNECTED = frozenset({"slack"})
#: Seconds between two sweeps of what is too old to keep.
SWEEP_EVERY = 3_600.0
#: How often a lease is prolonged before it would end.
TRIES = 5
#: Layouts kept: a post is the same for every place of a platform.
LAYOUTS = 128


async def run(
    settings: Settings,
    *,
    now: Callable[[], datetime] = present,
    tick: float = EVERY,
    pace: Mapping[str, float] = PACE,
    lease: timedelta = TTL,
) -> bool:
    """Run until SIGTERM or SIGINT, and tell whether it was SIGINT: a person who interrupts it.

    Args:
        settings: as read.
        now: the clock.
        tick: seconds between two looks at what is owed.
        pace: seconds between two messages to one place, by platform.
        lease: after which another replica leads in the place of a dead one.

    Raises:
        SettingsError: something only a person can mend; also another one running with the same SQLite file.
        StoreError: the database cannot be used.
    """
    for slip in settings.slips:
        log.warning(slip, extra={"action": "settings"})
    with alone(settings.database_url):
        async with AsyncExitStack() as stack:
            return await _run(settings, stack, now=now, tick=tick, pace=pace, lease=lease)


async def _run(
    settings: Settings,
    stack: AsyncExitStack,
    *,
    now: Callable[[], datetime],
    tick: float,
    pace: Mapping[str, float],
    lease: timedelta,
) -> bool:
    adapters = adapters_for(settings)
    world = await stack.enter_async_context(opened(settings, now=now))
    metrics.POSTS.set(len(world.corpus.visible(world.now())))
    leaders = _leaders(world, adapters, lease)
    patience = Patience(PATIENCE)
    # What is entered last ends first: sending while the platforms are still connected.
    await stack.enter_async_context(_serving(world, adapters))
    await stack.enter_async_context(running([leader.keep() for leader in leaders.values()], patience))
    jobs = [_platform(world, adapters, leaders.get(name), name) for name in adapters]
    connected = await stack.enter_async_context(running(jobs, patience))
    usable = partial(_usable, adapters, leaders)
    sender = Sender(world.database, adapters, world.now, pace=pace, workspace_pace=WORKSPACE_PACE, usable=usable)
    leads = leaders["clock"].leads if leaders else lambda: True
    clock = await stack.enter_async_context(_publishing(world, sender, patience, tick, leads))
    warming = warm(world.corpus, lambda: all(adapter.ready() for adapter in adapters.values()))
    await stack.enter_async_context(running([_following(world, clock), _sweeping(world), warming], patience))
    return await _until_stopped(connected)


async def _until_stopped(jobs: Sequence["asyncio.Task[None]"]) -> bool:
    """Wait for a signal, for the end of all jobs, or until one of them fails for good; True after SIGINT."""
    stopping = asyncio.Event()
    received: list[signal.Signals] = []
    loop = asyncio.get_running_loop()

    def stop(name: signal.Signals) -> None:
        # A log that ends without this is that of a process that was killed.
        log.info("stopping", extra={"action": "stop", "signal": name.name})
        received.append(name)
        stopping.set()

    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop, name)
    waiting = asyncio.ensure_future(stopping.wait())
    try:
        pending = set(jobs)
        while pending and not stopping.is_set():
            done, _ = await asyncio.wait({waiting, *pending}, return_when=asyncio.FIRST_COMPLETED)
            for task in done - {waiting}:
                task.result()
            pending -= done
        return received[:1] == [signal.SIGINT]
    finally:
        waiting.cancel()
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(name)


def _leaders(world: World, adapters: Mapping[str, ChatAdapter], lease: timedelta) -> dict[str, Leadership]:
    """Give what one of several replicas leads: the clock, and each platform that it is connected to; none on SQLite."""
    if world.database.dialect == "sqlite":
        return {}
    owner = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}"
    # Over HTTP a balancer gives each request to one replica, so every one of them serves.
    led = [name for name in adapters if name != "slack" or world.settings.slack.app_token]
    every = lease / TRIES
    return {
        name: Leadership(world.database, name, owner, world.now, ttl=lease, every=every) for name in ("clock", *led)
    }


async def _platform(world: World, adapters: Mapping[str, ChatAdapter], leader: Leadership | None, name: str) -> None:
    """Serve a platform, where one of several replicas does as long as it leads."""
    # Who leads answers what the one before it left; who serves beside others leaves theirs alone.
    owner = "" if leader or world.database.dialect == "sqlite" else f"{socket.gethostname()}:{world.settings.http}"
    service = world.service(partial(_inspect, adapters), owner=owner)
    serve = partial(supervise, name, partial(adapters[name].run, service))
    await (leader.during(serve) if leader else serve())


@asynccontextmanager
async def _serving(world: World, adapters: Mapping[str, ChatAdapter]) -> AsyncIterator[None]:
    """Serve health, metrics and the adapters' own routes, where an address is set."""
    if world.settings.http is None:
        yield
        return
    from bot.web import serve, web_application

    application = web_application(ready=partial(_ready, world, adapters))
    for adapter in adapters.values():
        adapter.attach(application)
    runner = await serve(application, *world.settings.http)
    log.info("listening", extra={"action": "listen", "addresses": str(runner.addresses)})
    try:
        yield
    finally:
        await runner.cleanup()


async def _ready(world: World, adapters: Mapping[str, ChatAdapter]) -> Mapping[str, bool]:
    try:
        await world.database.check()
        for state, count in (await count_states(world.database)).items():
            metrics.DELIVERIES.labels(state).set(count)
        database = True
    except DigestbotError:
        database = False
    metrics.POSTS.set(len(world.corpus.visible(world.now())))
    return {"database": database, **{name: adapter.ready() for name, adapter in adapters.items()}}


@asynccontextmanager
async def _publishing(
    world: World, sender: Sender, patience: Patience, tick: float, leads: Callable[[], bool]
) -> AsyncIterator[Clock]:
    """Tick and send while inside; at the end finish what is being sent."""
    if world.database.dialect == "sqlite":
        # Nobody else works with this file, so whatever is being sent was interrupted.
        await reap(world.database, now=world.now(), all_of_them=True)
    clock = Clock(
        world.database,
        sender,
        lambda: world.corpus.library.posts,
        layouts(world),
        world.now,
        every=tick,
        leads=leads,
    )
    clock.start()
    try:
        yield clock
    finally:
        within = min(SENDING, patience.left())
        await asyncio.gather(clock.stop(within=within), sender.stop(within=within))


def _usable(adapters: Mapping[str, ChatAdapter], leaders: Mapping[str, Leadership], name: str) -> bool:
    """Tell whether digests can be posted to a platform now."""
    follows = name in leaders and not leaders[name].leads()
    return adapters[name].ready() or (follows and name in UNCONNECTED)


def layouts(world: World) -> Layout:
    """Give what lays posts out for a platform; the same post is laid out once for all its places."""

    @lru_cache(maxsize=LAYOUTS)
    def laid_out(slug: str, checksum: str, platform: str, late: str, corrected: str) -> Sequence[Part]:
        return digest_parts(world.corpus.post(slug), limits_of(platform), late=late, corrected=corrected)

    def layout(post: Post, platform: str, *, late: str = "", corrected: str = "") -> Sequence[Part]:
        return laid_out(post.slug, post.checksum, platform, late, corrected)

    return layout


async def _following(world: World, clock: Clock) -> None:
    """Log what changes in the folder of posts, and let the clock look at it at once."""
    from bot.following import follow

    def told(load: Load) -> None:
        for problem in load.problems:
            log.warning("problem in a post", extra={"action": "load", "problem": str(problem)})
        if load.removed and not load.posts:
            lost = {"action": "load", "folder": str(world.settings.content)}
            log.warning("the folder of posts is empty or gone, so nothing is answered from it", extra=lost)
        clock.nudge()
        log.info("read the posts again", extra={"action": "load", **load.figures()})

    await follow(world.corpus, world.settings.content, told)


async def _sweeping(world: World) -> None:
    """Forget what is too old to keep, now and then."""
    while True:
        await whole(_sweep(world, world.now()))
        await asyncio.sleep(SWEEP_EVERY)


async def _sweep(world: World, now: datetime) -> None:
    try:
        await inbox.sweep(world.database, now=now)
        await turns.sweep(world.database, now=now)
        await answers.sweep(world.database, now=now)
    except DigestbotError as error:
        log.warning("could not sweep", extra={"action": "sweep", "why": str(error)})


async def _inspect(adapters: Mapping[str, ChatAdapter], place: Place) -> Health:
    adapter = adapters.get(place.platform)
    # What is wished may be refused, so it is asked about in any case.
    if adapter is None or not (adapter.ready() or place.ping or place.tags):
        return Health()
    return await adapter.inspect(place)
