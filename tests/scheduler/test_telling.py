"""People are told of a place that cannot be posted in."""

from dataclasses import replace

import pytest

from adapters.console.adapter import ConsoleAdapter
from adapters.discord import DiscordAdapter
from adapters.slack import SlackAdapter
from bot.chat import Health, Place
from bot.settings import DiscordSettings, SlackSettings
from bot.store.ledger.subscriptions import get_subscription
from scheduler.inspecting import inspect_places
from scheduler.planning import plan
from scheduler.sender import Sender
from scheduler.telling import tell
from tests.scheduler.conftest import on_sqlite


@pytest.fixture
def round_(database, board, moment, layout, make_post):
    """One round of the clock: inspect, tell, plan and send."""
    posts = [make_post("w46", "2026-11-15 10:00")]
    sender = Sender(database, {"board": board}, moment, patience=0)

    async def go(**later):
        moment.turn(**later)
        await inspect_places(database, {"board": board}, now=moment())
        await tell(database, {"board": board}, now=moment())
        await plan(database, lambda: posts, layout, now=moment())
        await sender.run_once()

    return go


def told(board):
    return [message["text"] for message in board.messages("D-U1")]


async def test_who_subscribed_is_told_once_before_monday_and_again_only_after_it_worked(
    database, board, subscribe, round_
):
    held = await subscribe()
    board.health = Health(problems=("Invite the bot.",))
    for _ in range(3):
        await round_(minutes=1)
    said = "I cannot post the digest in C1. Invite the bot. What waits is posted when it works again."
    assert told(board) == [said]
    for _ in range(3):
        await round_(days=1)
    assert told(board) == [said]
    board.health = Health()
    await round_(days=1)
    assert (await get_subscription(database, held.id)).problem is None
    board.health = Health(problems=("Unarchive it.",))
    await round_(days=2)
    await round_(minutes=1)
    assert len(told(board)) == 2


@on_sqlite
async def test_people_are_told_of_a_channel_by_a_link_that_opens_it_and_not_by_its_id(board, subscribe, round_):
    board.site = "https://board.example"
    await subscribe()
    board.health = Health(problems=("Invite the bot.",))
    for _ in range(2):
        await round_(minutes=1)
    (said,) = told(board)
    assert said.startswith("I cannot post the digest in a channel that you subscribed. Invite the bot. ")
    assert "C1" not in said


def test_a_channel_is_opened_by_its_platforms_address():
    slack, discord = SlackAdapter(SlackSettings()).address, DiscordAdapter(DiscordSettings()).address
    channel = Place(platform="x", workspace="1", channel="2")
    assert slack(channel) == "https://slack.com/app_redirect?team=1&channel=2"
    assert discord(channel) == "https://discord.com/channels/1/2"
    assert discord(replace(channel, workspace="")) == "https://discord.com/channels/@me/2"
    assert ConsoleAdapter().address(channel) is None


async def test_a_place_that_refused_tells_its_people_and_gets_what_waited(board, moment, subscribe, round_):
    await subscribe()
    board.behaviours.append("refuse")
    moment.set("2026-11-16 08:00:00")
    await round_(seconds=0)
    board.health = Health(problems=("Invite the bot.",))
    for _ in range(4):
        await round_(hours=2)
    assert told(board) == [
        "I cannot post the digest in C1. The bot is not in the channel; invite it."
        " What waits is posted when it works again."
    ]
    assert board.messages("C1") == []
    board.health = Health()
    await round_(hours=2)
    await round_(seconds=1)
    assert board.parts("C1") == [1, 2]


@on_sqlite
async def test_nobody_is_asked_for_twice_who_cannot_be_told(board, subscribe, round_, caplog):
    board.people = set()
    await subscribe()
    await subscribe("C2", by="operator")
    board.health = Health(problems=("Invite the bot.",))
    for _ in range(3):
        await round_(minutes=1)
    assert board.messages() == []
    assert len([one for one in caplog.records if one.message == "a person cannot be told"]) == 1
