"""An adapter at work until a block ends, as the wiring runs it, and its pages served."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web

from adapters.slack import SlackAdapter
from bot.chat import ChatAdapter, Handler


@asynccontextmanager
async def at_work(
    adapter: ChatAdapter, core: Handler, until: Callable[[Callable[[], object]], Awaitable[None]]
) -> AsyncIterator[None]:
    """Run an adapter until the block ends; `until` waits for something to be so, such as that it is connected."""
    task = asyncio.create_task(adapter.run(core))
    try:
        await until(lambda: adapter.ready() or task.done())
        if task.done():
            task.result()
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@asynccontextmanager
async def served(adapter: SlackAdapter) -> AsyncIterator[str]:
    """Serve an adapter's pages until the block ends; gives their address."""
    app = web.Application()
    adapter.attach(app)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}"
    finally:
        await runner.cleanup()
