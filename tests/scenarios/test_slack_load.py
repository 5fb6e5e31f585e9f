"""A crowd in Slack, a slow model, and a deploy in the middle of it: nothing lost, nothing doubled."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import replace

import pytest

from bot.settings import ModelSettings
from tests.scenarios.conftest import serving
from tests.servers.crowd import SlowModel, crowd
from tests.servers.slack import SlackServer
from tests.servers.slack_reader import visible

#: Slack: an event that is not acknowledged within three seconds is sent again.
AGAIN_AFTER = 3


@pytest.fixture
async def model():
    async with SlowModel() as server:
        server.thinks = 0.3
        yield server


async def test_a_crowd_is_acknowledged_in_time_and_answered_once_each(settings, clock, model):
    async with SlackServer() as slack:
        chosen = replace(settings, slack=slack.settings(), model=ModelSettings(base_url=model.url, model="slow"))
        async with serving(chosen, clock):
            await slack.connected()
            outcome = await crowd(slack, 30, within=1.5, patience=30)
    assert outcome.slowest < AGAIN_AFTER
    assert (outcome.lost, outcome.doubled, outcome.refusals) == (0, 0, ())


async def test_a_broken_connection_in_the_middle_loses_and_doubles_nothing(settings, clock, model):
    async with SlackServer() as slack:
        chosen = replace(settings, slack=slack.settings(), model=ModelSettings(base_url=model.url, model="slow"))
        async with serving(chosen, clock):
            await slack.connected()
            asked = [await slack.mention("what is MEMENTO?") for _ in range(3)]
            first = slack.sockets[-1]
            await slack.disconnect()
            await slack.connected(after=first)
            await slack.repeat(retry=1)
            asked.append(await slack.mention("what is cognee?"))
            await slack.until(lambda: all(answers(slack, ts) for ts in asked))
            await asyncio.sleep(0.2)
            assert [len(answers(slack, ts)) for ts in asked] == [1, 1, 1, 1]


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
async def test_a_deploy_hands_over_without_losing_or_doubling_anything(settings, clock, model, database_url):
    async with SlackServer() as slack, AsyncExitStack() as new:
        chosen = replace(settings, slack=slack.settings(), model=ModelSettings(base_url=model.url, model="slow"))
        chosen = replace(chosen, database_url=database_url)
        async with serving(chosen, clock):
            await slack.connected()
            await new.enter_async_context(serving(chosen, clock))
            first = slack.sockets[-1]
            asked = [await slack.mention(f"what is MEMENTO? ({number})", doubled=True) for number in range(3)]
        await slack.connected(after=first)
        await slack.repeat(retry=1)
        asked.append(await slack.mention("what is cognee?", doubled=True))
        await slack.until(lambda: all(answers(slack, ts) for ts in asked))
        await asyncio.sleep(0.2)
        assert [len(answers(slack, ts)) for ts in asked] == [1] * 4


def answers(slack, ts):
    return [message for message in slack.thread("C1", ts) if message.get("metadata") and visible(message)]
