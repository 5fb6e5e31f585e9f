"""Health, readiness and metrics over HTTP; Slack's routes are attached to the same server."""

from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web
from prometheus_client import generate_latest

from bot import metrics


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
    """Listen on host and port; the caller cleans the runner up."""
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=2.0)
    await runner.setup()
    await web.TCPSite(runner, host, port).start()
    return runner
