"""Health, readiness and metrics over a socket."""

import aiohttp
import pytest

from bot.web import serve, web_application


@pytest.fixture
async def site():
    parts = {"database": True, "slack": True}

    async def ready():
        return parts

    runner = await serve(web_application(ready=ready), "127.0.0.1", 0)
    host, port = runner.addresses[0][:2]
    async with aiohttp.ClientSession(f"http://{host}:{port}") as client:
        yield client, parts
    await runner.cleanup()


async def test_health_answers_while_the_process_lives(site):
    client, _ = site
    async with client.get("/healthz") as reply:
        assert (reply.status, await reply.json()) == (200, {"status": "ok"})


async def test_readiness_names_the_part_that_is_not_ready(site):
    client, parts = site
    async with client.get("/readyz") as reply:
        assert reply.status == 200
    parts["slack"] = False
    async with client.get("/readyz") as reply:
        assert reply.status == 503
        assert (await reply.json())["parts"] == {"database": True, "slack": False}


async def test_metrics_are_in_prometheus_text_form(site):
    client, _ = site
    async with client.get("/metrics") as reply:
        text = await reply.text()
    assert reply.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    assert 'digestbot_platform_up{platform="slack"} 1.0' in text
