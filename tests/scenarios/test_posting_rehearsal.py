"""Rehearsing: what would be sent, where and when, and what would go wrong."""

from dataclasses import replace

import pytest
from sqlalchemy import update
from sqlmodel import col

from bot.app import opened
from bot.rehearsal import rehearsed
from bot.store.ledger.subscriptions import add_subscription
from bot.store.ledger.tables import SubscriptionRow
from tests.servers.slack import SlackServer


@pytest.fixture
async def workspace():
    async with SlackServer() as server:
        server.channel("C8", name="old", archived=True)
        yield server


async def test_every_next_post_is_laid_out_with_its_time_and_what_would_go_wrong(workspace, settings, clock):
    async with opened(replace(settings, slack=workspace.settings()), now=clock) as world:
        for channel in ("C1", "C8", "C9"):
            await add_subscription(
                world.database,
                platform="slack",
                workspace=workspace.team,
                channel=channel,
                series="weekly",
                times="mon 09:00",
                zone="Europe/Berlin",
                by="U1",
                now=clock(),
            )
        async with world.database.write() as session:
            await session.exec(update(SubscriptionRow).where(col(SubscriptionRow.id) == 3).values(zone="Mars/Base"))
        good, archived, broken = await rehearsed(world)
    assert good.problems == ()
    assert good.line().splitlines()[1].startswith("      on Mon 20 Apr 09:00: ai-weekly-2026-w16 in ")
    assert good.as_json()["times"] == [
        "2026-04-20T09:00:00+02:00",
        "2026-04-27T09:00:00+02:00",
        "2026-05-04T09:00:00+02:00",
    ]
    assert good.messages
    assert any("Unarchive #old" in problem for problem in archived.problems)
    assert any("'Mars/Base' is not known any more" in problem for problem in broken.problems)
    assert [method for method, _ in workspace.calls if method.startswith("chat.")] == []
