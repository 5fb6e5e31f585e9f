"""The socket: tokens refused, Slack asking to reconnect, lost connections, and a clean end."""

import asyncio
from dataclasses import replace

import pytest

from adapters.slack import SlackAdapter
from adapters.slack.errors import unreachable
from bot.errors import SettingsError, Unreachable
from tests.servers.slack_core import running


@pytest.mark.parametrize("token", ["bot_token", "app_token"])
async def test_a_token_slack_does_not_know_is_named(slack, core, token):
    adapter = SlackAdapter(replace(slack.settings(), **{token: "xoxb-old"}))
    with pytest.raises(SettingsError, match=f"SLACK_{token.upper()}"):
        await adapter.run(core)
    assert not adapter.ready()


async def test_a_slack_out_of_order_is_left_to_whoever_supervises(slack, core):
    slack.fail("auth.test", "html")
    with pytest.raises(Unreachable, match="502"):
        await SlackAdapter(slack.settings()).run(core)


async def test_a_slack_that_cannot_be_reached_is_one_sentence(slack, core):
    away = replace(slack.settings(), api_url="http://127.0.0.1:9/api/")
    with pytest.raises(Unreachable, match="Slack cannot be reached: Cannot connect to host"):
        await SlackAdapter(away).run(core)


def test_a_slack_that_does_not_reply_in_time_is_said_to_be_so():
    assert str(unreachable(TimeoutError())) == "Slack cannot be reached: no reply in time"


async def test_slack_asking_to_reconnect_loses_nothing(slack, core):
    async with running(slack, core) as adapter:
        first = slack.sockets[0]
        await slack.disconnect()
        await slack.connected(after=first)
        await slack.until(adapter.ready)
        ts = await slack.mention("still there?")
        await slack.until(lambda: slack.thread("C1", ts))


async def test_a_connection_that_stays_away_is_made_anew(slack, core, caplog):
    async with running(slack, core, patience=0.05) as adapter:
        # The SDK would try the refused address again every 10 seconds, for ever.
        slack.closed_door = 1
        await slack.hang_up()
        await slack.until(lambda: "connecting anew" in caplog.text and adapter.ready() and slack.sockets)
        ts = await slack.mention("still there?")
        await slack.until(lambda: slack.thread("C1", ts))


async def test_a_stopped_adapter_leaves_no_task_and_no_socket(slack, core):
    before = asyncio.all_tasks()
    async with running(slack, core) as adapter:
        await slack.mention("hello")
        await slack.until(lambda: core.finished)
    await slack.until(lambda: not slack.sockets)
    assert not adapter.ready()
    await asyncio.sleep(0)
    assert {task for task in asyncio.all_tasks() if not task.done()} <= before


async def test_many_mentions_at_once_are_each_acknowledged_and_answered_once(slack, core, adapter):
    stamps = await asyncio.gather(*(slack.mention(f"question {n}", doubled=True) for n in range(100)))
    await slack.until(lambda: len(core.finished) == 100)
    assert all(len(slack.thread("C1", ts)) == 1 for ts in stamps)
    assert all(ack.ok for ack in slack.acks)


async def test_the_environment_changes_nothing(slack, core, monkeypatch):
    for name in ("SLACK_BOT_TOKEN", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET"):
        monkeypatch.setenv(name, "xoxb-other")
    async with running(slack, core):
        ts = await slack.mention("hello")
        await slack.until(lambda: slack.thread("C1", ts))
