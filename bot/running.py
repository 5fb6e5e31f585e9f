"""`digestbot run`: every configured platform, the clock and the sender, each supervised apart, until a signal."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from functools import partial

from bot import metrics
from bot.app import World, opened, present
from bot.chat import ChatAdapter, Health, Place
from bot.errors import DigestbotError
from bot.messages.digest import digest_parts
from bot.messages.message import Part
from bot.platforms import adapters_for, limits_of
from bot.posts.post import Post
from bot.settings import Settings
from bot.store import answers, inbox, turns
from bot.store.deliveries import count_states
from bot.store.subscriptions import Subscription
from bot.supervising import supervise
from scheduler.clock import EVERY, Clock
from scheduler.sender import Sender

log = logging.getLogger(__name__)

#: Seconds in which what is being said is finished after a signal; the whole of it stays under 10.
PATIENCE = 8.0
#: Slack: about one message a second and channel.
PACE = {"slack": 1.0}
#: Seconds between two sweeps of what is too old to keep.
SWEEP_EVERY = 3_600.0


async def run(settings: Settings, *, now: Callable[[], datetime] = present, tick: float = EVERY) -> None:
    """Run until SIGTERM or SIGINT.

    Args:
        settings: as read.
        now: the clock.
        tick: seconds between two looks at what is owed.

    Raises:
        SettingsError: something only a person can mend.
        StoreError: the database cannot be used.
    """
    chosen = adapters_for(settings)
    async with AsyncExitStack() as stack:
        world = await stack.enter_async_context(opened(settings, now=now))
        metrics.POSTS.set(len(world.corpus.visible(world.now())))
        service = world.service(partial(_inspect, chosen))
        await stack.enter_async_context(_serving(world, chosen))
        clock = await stack.enter_async_context(_publishing(world, chosen, tick))
        jobs = [supervise(name, partial(adapter.run, service)) for name, adapter in chosen.items()]
        await _until_stopped(jobs, background=[_following(world, clock), _sweeping(world)])


async def _until_stopped(jobs: Sequence[Awaitable[None]], *, background: Sequence[Awaitable[None]]) -> None:
    """Run the jobs until a signal, until all of them end, or until one of them fails for good."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopping.set)
    waiting = asyncio.ensure_future(stopping.wait())
    tasks = [asyncio.ensure_future(job) for job in jobs]
    helpers = [asyncio.ensure_future(job) for job in background]
    try:
        pending = set(tasks)
        while pending and not stopping.is_set():
            done, _ = await asyncio.wait({waiting, *pending}, return_when=asyncio.FIRST_COMPLETED)
            for task in done - {waiting}:
                task.result()
            pending -= done
    finally:
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(name)
        for task in (waiting, *tasks, *helpers):
            task.cancel()
        await asyncio.wait([*tasks, *helpers, waiting], timeout=PATIENCE)


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
        for state, count in (await count_states(world.database)).items():
            metrics.DELIVERIES.labels(state).set(count)
        database = True
    except DigestbotError:
        database = False
    metrics.POSTS.set(len(world.corpus.visible(world.now())))
    return {"database": database, **{name: adapter.ready() for name, adapter in adapters.items()}}


@asynccontextmanager
async def _publishing(world: World, adapters: Mapping[str, ChatAdapter], tick: float) -> AsyncIterator[Clock]:
    """Tick and send while inside; at the end finish what is being sent."""
    sender = Sender(world.database, adapters, world.now, pace=PACE)
    clock = Clock(
        world.database, sender, lambda: world.corpus.library.posts, partial(laid_out, world), world.now, every=tick
    )
    clock.start()
    try:
        yield clock
    finally:
        clock.stop()
        await sender.stop(within=PATIENCE)


def laid_out(
    world: World, post: Post, subscription: Subscription, *, late: str = "", corrected: str = ""
) -> Sequence[Part]:
    """Lay a post out for a subscription's platform."""
    whole = world.corpus.post(post.slug)
    return digest_parts(whole, limits_of(subscription.platform), late=late, corrected=corrected)


async def _following(world: World, clock: Clock) -> None:
    """Read posts again when the folder changes; a change that cannot be read is logged and the next one tried."""
    from bot.posts.watching import changes

    async for _ in changes(world.settings.content):
        try:
            load = await world.corpus.refresh()
        except DigestbotError as error:
            log.error("could not read the posts again", extra={"action": "load", "why": str(error)})
            continue
        for problem in load.problems:
            log.warning("problem in a post", extra={"action": "load", "problem": str(problem)})
        clock.nudge()
        log.info("read the posts again", extra={"action": "load", **load.figures()})


async def _sweeping(world: World) -> None:
    """Forget what is too old to keep, now and then."""
    while True:
        now = world.now()
        try:
            await inbox.sweep(world.database, now=now)
            await turns.sweep(world.database, now=now)
            await answers.sweep(world.database, now=now)
        except DigestbotError as error:
            log.warning("could not sweep", extra={"action": "sweep", "why": str(error)})
        await asyncio.sleep(SWEEP_EVERY)


async def _inspect(adapters: Mapping[str, ChatAdapter], place: Place) -> Health:
    adapter = adapters.get(place.platform)
    if adapter is None or not adapter.ready():
        return Health()
    return await adapter.inspect(place)
