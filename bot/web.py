"""Health, readiness and metrics over HTTP; Slack's routes are attached to the same server."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from errno import EADDRNOTAVAIL
from os import strerror

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from prometheus_client import generate_latest

from bot import metrics
from bot.errors import SettingsError

log = logging.getLogger(__name__)
#: Letters of a malformed request that a line of the log may show.
SHOWN = 200


def web_application(*, ready: Callable[[], Awaitable[Mapping[str, bool]]]) -> web.Application:
    """Make the application.

    Args:
        ready: tells for each part (database, platforms) whether it can serve now.

    `/healthz` answers 200 while the process can answer at all; `/readyz` 200 when every part is ready, else 503 with
    the ones that are not; `/metrics` in Prometheus' text form.
    """

    async def looked() -> Mapping[str, bool]:
        parts = await ready()
        for name, up in parts.items():
            metrics.UP.labels(name).set(up)
        return parts

    async def health(_: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    async def readiness(_: web.Request) -> web.Response:
        parts = await looked()
        whole = all(parts.values())
        return web.json_response(
            {"status": "ready" if whole else "not ready", "parts": dict(parts)}, status=200 if whole else 503
        )

    async def figures(_: web.Request) -> web.Response:
        await looked()
        return web.Response(
            body=generate_latest(metrics.REGISTRY),
            headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"},
        )

    application = web.Application(client_max_size=1024 * 1024)
    application.router.add_get("/healthz", health)
    application.router.add_get("/readyz", readiness)
    application.router.add_get("/metrics", figures)
    return application


async def serve(application: web.Application, host: str, port: int) -> web.AppRunner:
    """Listen on host and port; the caller cleans the runner up.

    Raises:
        SettingsError: nobody can listen there.
    """
    runner = web.AppRunner(application, access_log=None, logger=log, shutdown_timeout=2.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        await runner.cleanup()
        # asyncio tells the address once more, and gives no number since Python 3.13 where no address of a host is
        # ours; a name that is not found has a negative number and words of its own.
        number = error.errno or EADDRNOTAVAIL
        why = strerror(number).lower() if number > 0 else error.strerror
        raise SettingsError(
            f"DIGESTBOT_HTTP cannot listen on {host}:{port}: {why}; name another host or port."
        ) from error
    return runner


def _told_in_a_line(record: logging.LogRecord) -> bool:
    """Make a line of what a stranger sent that is no HTTP; aiohttp would log it as an error of ours, with its trace."""
    cause = record.exc_info[1] if record.exc_info else None
    if isinstance(cause, HttpProcessingError):
        record.levelno, record.levelname, record.exc_info = logging.WARNING, "WARNING", None
        why = " ".join(cause.message.split())[:SHOWN]
        record.msg, record.args = "A request that is not HTTP was refused: %s", (why,)
    return True


log.addFilter(_told_in_a_line)
