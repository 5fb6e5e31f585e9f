"""Health, readiness and metrics over a socket."""

import asyncio

import aiohttp
import pytest

from bot.errors import SettingsError
from bot.web import SHOWN, serve, web_application


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


@pytest.mark.parametrize(
    "sent", [b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n"]
)
async def test_what_is_not_http_is_one_line_in_the_log_without_a_trace(site, caplog, sent):
    client, _ = site
    reader, writer = await asyncio.open_connection(client._base_url.host, client._base_url.port)
    writer.write(sent)
    assert (await reader.readline()).split()[1] == b"400"
    writer.close()
    (line,) = caplog.records
    assert (line.levelname, line.exc_info) == ("WARNING", None)
    assert "was refused" in line.getMessage()
    assert len(line.getMessage()) < SHOWN + 100
    async with client.get("/healthz") as reply:
        assert reply.status == 200


async def test_an_address_that_is_in_use_is_said_in_one_sentence(site):
    client, _ = site
    with pytest.raises(
        SettingsError, match=rf"DIGESTBOT_HTTP cannot listen on 127.0.0.1:{client._base_url.port}: .*use"
    ):
        await serve(web_application(ready=dict), "127.0.0.1", client._base_url.port)


async def test_a_host_that_is_not_ours_is_said_in_one_sentence():
    with pytest.raises(
        SettingsError,
        match=r"cannot listen on 192.0.2.1:0: cannot assign requested address; name another host or port",
    ):
        await serve(web_application(ready=dict), "192.0.2.1", 0)
