"""Rehearsing: what would be sent, where and when, and what would go wrong."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlmodel import col

from bot.app import opened
from bot.rehearsal import rehearsed
from bot.running import layouts
from bot.store.ledger.subscriptions import add_subscription, pause_subscription
from bot.store.ledger.tables import SubscriptionRow
from scheduler.planning import plan
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
    assert good.unposted == ""
    assert good.line().splitlines()[1].startswith("      on Mon 20 Apr 09:00: “AI Weekly 2026-W16” in ")
    assert good.as_json()["times"] == [
        "2026-04-20T09:00:00+02:00",
        "2026-04-27T09:00:00+02:00",
        "2026-05-04T09:00:00+02:00",
    ]
    assert good.messages
    assert any("Unarchive #old" in problem for problem in archived.problems)
    assert any("'Mars/Base' is not known any more" in problem for problem in broken.problems)
    assert [method for method, _ in workspace.calls if method.startswith("chat.")] == []


@pytest.fixture
async def world(settings, clock):
    async with opened(settings, now=clock) as world:
        yield world


async def subscribed(world, times="mon 09:00", **more):
    """Subscribe a channel of the terminal; nothing asks a platform."""
    place = {"platform": "console", "workspace": "", "channel": "mill", "zone": "UTC", "by": "U1"}
    await add_subscription(world.database, **place, series="weekly", times=times, now=world.now(), **more)


async def the_clock_ticks(world):
    await plan(world.database, lambda: world.corpus.library.posts, layouts(world), now=world.now())


async def test_what_was_posted_already_is_not_what_comes_next(world, clock):
    await subscribed(world)
    clock.set("2026-04-20T09:00:00+00:00")
    await the_clock_ticks(world)
    (told,) = await rehearsed(world)
    assert told.as_json()["due"] is None
    assert (
        told.line()
        .splitlines()[1]
        .startswith("      on Mon 27 Apr 09:00: nothing new yet; the newest, “AI Weekly 2026")
    )


async def test_a_post_that_came_since_is_what_comes_next(world, settings, clock):
    await subscribed(world)
    clock.set("2026-04-20T09:00:00+00:00")
    await the_clock_ticks(world)
    for day in ("22", "30"):
        text = f"---\ntitle: Mill weekly {day}\ndate: 2026-04-{day}\nseries: weekly\n---\n\nThe mill is back.\n"
        (settings.content / f"mill-{day}.md").write_text(text)
    await world.corpus.refresh()
    clock.set("2026-04-23T09:00:00+00:00")
    (told,) = await rehearsed(world)
    assert told.line().splitlines()[1].startswith("      on Mon 27 Apr 09:00: “Mill weekly 22” in ")
    clock.set("2026-04-27T10:00:00+00:00")
    (told,) = await rehearsed(world)
    assert told.line().splitlines()[1].startswith("      at once: “Mill weekly 22” in ")
    assert "Late: it was planned for" in str(told.messages)
    await the_clock_ticks(world)
    clock.set("2026-05-01T10:00:00+00:00")
    (told,) = await rehearsed(world)
    assert (told.post, told.as_json()["due"]) == ("mill-30", "2026-05-04T09:00:00+00:00")


async def test_a_week_that_had_its_post_has_no_second_one_on_another_day(world, settings, clock):
    await subscribed(world)
    clock.set("2026-04-20T09:00:00+00:00")
    await the_clock_ticks(world)
    clock.set("2026-04-21T09:00:00+00:00")
    await subscribed(world, times="wed 09:00")
    text = "---\ntitle: Mill weekly\ndate: 2026-04-21\nseries: weekly\n---\n\nThe mill is back.\n"
    (settings.content / "mill.md").write_text(text)
    await world.corpus.refresh()
    (told,) = await rehearsed(world)
    assert told.line().splitlines()[1].startswith("      on Wed 29 Apr 09:00: “Mill weekly” in ")


async def test_a_paused_subscription_shows_what_it_would_post_if_it_were_resumed(world, clock):
    await subscribed(world)
    await pause_subscription(world.database, 1)
    clock.set("2026-04-20T10:00:00+00:00")
    (told,) = await rehearsed(world)
    assert (told.post, told.due.isoformat()) == ("ai-weekly-2026-w16", "2026-04-27T09:00:00+00:00")
    assert "paused" in told.said
    assert (
        told.line().splitlines()[1].startswith("      if it is resumed, on Mon 27 Apr 09:00: “AI Weekly 2026-W16” in ")
    )


async def test_what_was_there_before_a_subscription_to_what_is_published_is_not_posted(world, clock):
    newest = next(post for post in world.corpus.library.visible(clock()) if post.series == "weekly")
    await subscribed(world, times="when published", since=newest.published_at)
    (told,) = await rehearsed(world)
    assert told.line().splitlines()[1].startswith("      when it is published: nothing new yet; ")
    await subscribed(world, times="when published", since=newest.published_at - timedelta(hours=1))
    (told,) = await rehearsed(world)
    assert told.line().splitlines()[1].startswith("      at once: “AI Weekly 2026-W16” in ")


async def test_of_what_was_there_before_the_edition_is_shown_that_would_be_posted(world, settings, clock):
    for language, hour in (("en", "08"), ("zh", "09")):
        front = f"title: Mill\ndate: 2026-04-20 {hour}:00\nweek: 2026-W17\nseries: weekly\nlanguage: {language}"
        (settings.content / f"mill-{language}.md").write_text(f"---\n{front}\n---\n\nThe mill is back.\n")
    await world.corpus.refresh()
    clock.set("2026-04-20T10:00:00+00:00")
    await subscribed(world, times="when published", since=clock())
    (told,) = await rehearsed(world)
    assert (told.post, told.due) == ("mill-en", None)


async def test_only_a_post_in_the_language_of_a_subscription_is_what_it_posts(world, clock):
    await subscribed(world, language="fr")
    (told,) = await rehearsed(world)
    assert (told.post, told.line().splitlines()[1]) == (None, "      on Mon 20 Apr 09:00: nothing there is yet")
