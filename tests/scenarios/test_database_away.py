"""A database that is away for a while: nobody is left without an answer, and nobody reads where it stands."""

import logging
from dataclasses import replace

import pytest

from bot import accepting
from tests.scenarios.conftest import serving
from tests.servers.away import AwayFile, AwayServer
from tests.servers.discord import DM, GENERAL, DiscordServer
from tests.servers.discord_reader import shown
from tests.servers.slack import SlackServer
from tests.servers.slack_reader import visible


@pytest.fixture
async def away(database_url, dialect):
    async with (AwayFile if dialect == "sqlite" else AwayServer)(database_url) as database:
        yield database


@pytest.fixture
async def program(away, settings, clock, monkeypatch):
    """The program in Slack and Discord."""
    monkeypatch.setattr(accepting, "LOOK", 0.2)
    async with SlackServer() as slack, DiscordServer() as discord:
        chosen = replace(settings, database_url=away.url, slack=slack.settings(), discord=discord.settings())
        async with serving(chosen, clock):
            await slack.connected()
            await discord.connected()
            yield slack, discord
        assert slack.refusals == discord.refusals == []


async def test_what_is_asked_meanwhile_is_answered_once_when_it_is_back(away, program, caplog):
    slack, discord = program
    await away.goes()
    asked = await slack.mention("what is MEMENTO?")
    assert not slack.acks[-1].ok
    # Slack brings again what nobody acknowledged.
    await slack.repeat(retry=1)
    await slack.dm("what is MEMENTO?")
    await slack.command("this-week")
    assert "ask again in a moment" in str(slack.acks[-1].body)
    await discord.mention("what is MEMENTO?")
    await discord.dm("what is MEMENTO?")
    used = await discord.command("digest ask", question="what is MEMENTO?")
    await discord.until(lambda: used.original and "ask again in a moment" in shown(used.original))
    await discord.until(
        lambda: [record.message for record in caplog.records].count("an event could not be handled") > 1
    )
    await away.comes()
    for messages, words in (
        (lambda: slack.thread("C1", asked), visible),
        (lambda: [message for message in slack.messages("DU1") if "bot_id" in message], visible),
        (lambda: discord.messages(GENERAL), shown),
        (lambda: discord.messages(DM), shown),
    ):
        await slack.until(lambda ours=messages, read=words: any("Sources" in read(message) for message in ours()), 30)
        assert len(messages()) == 1
    told = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert [record.getMessage() for record in told if record.exc_info or record.name == "asyncio"] == []


async def test_whoever_is_answered_when_it_goes_hears_a_sentence_without_its_address(away, program, caplog):
    slack, _ = program
    slack.fail("assistant.threads.setStatus", "hang", seconds=1.0)
    await slack.mention("what is MEMENTO?")
    await slack.until(lambda: "assistant.threads.setStatus" in [name for name, _ in slack.calls])
    await away.goes()
    await slack.until(lambda: slack.ephemeral, 30)
    assert "on our side" in visible(slack.ephemeral[-1])
    assert all(word not in visible(slack.ephemeral[-1]) for word in ("PostgreSQL", "digestbot", "/"))
    await away.comes()
    assert [record.getMessage() for record in caplog.records if record.name == "asyncio"] == []
