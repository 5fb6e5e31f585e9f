"""What the clock owes: each digest once, at its hour, to whom it was promised."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlmodel import col, select

from bot.chat import Health
from bot.posts.blocks import text_of
from bot.store.ledger.claims import expire
from bot.store.ledger.deliveries import list_deliveries
from bot.store.ledger.places import note_inspected
from bot.store.ledger.subscriptions import (
    get_subscription,
    pause_subscription,
    remove_subscription,
)
from bot.store.ledger.tables import DeliveryRow, SubscriptionRow
from scheduler.frozen import thaw
from scheduler.inspecting import inspect_places
from scheduler.planning import plan, posts_for
from scheduler.sender import Sender
from tests.scheduler.conftest import on_sqlite


@pytest.fixture
def run(database, board, moment, layout):
    """Plan and send what there is, once."""
    sender = Sender(database, {"board": board}, moment, patience=0)

    async def run(posts):
        new = await plan(database, lambda: posts, layout, now=moment())
        await sender.run_once()
        return new

    return run


async def told(database):
    return {(d.channel, d.slot, d.part): (d.state, d.post, d.late) for d in await list_deliveries(database)}


async def test_a_digest_comes_at_nine_and_not_before_and_once_however_often_the_clock_ticks(
    database, board, moment, make_post, subscribe, run
):
    await subscribe()
    posts = [make_post("w46", "2026-11-15 10:00")]
    moment.set("2026-11-16 07:59:59")
    assert await run(posts) == 0
    moment.set("2026-11-16 08:00:00")
    assert await run(posts) == 1
    for _ in range(5):
        moment.turn(seconds=20)
        assert await run(posts) == 0
    moment.turn(days=1)
    assert await run(posts) == 0
    assert [message["text"] for message in board.messages()] == ["w46", "w46, the rest"]
    (delivery, _) = await list_deliveries(database)
    assert (delivery.slot, delivery.post, delivery.late) == ("weekly:2026-W47", "w46", False)
    assert len(board.messages()[0]["key"]) == 25


async def test_two_clocks_at_the_same_tick_owe_a_slot_once(database, moment, make_post, subscribe, layout):
    for number in range(5):
        await subscribe(f"C{number}")
    posts = [make_post("w46", "2026-11-15 10:00")]
    moment.set("2026-11-16 08:00:00")
    new = await asyncio.gather(*(plan(database, lambda: posts, layout, now=moment()) for _ in range(4)))
    assert sum(new) == 5
    assert len(await list_deliveries(database)) == 10


@on_sqlite
async def test_a_digest_that_was_missed_is_posted_late_and_says_so(database, moment, make_post, subscribe, run):
    await subscribe()
    moment.set("2026-11-17 14:00:00")
    await run([make_post("w46", "2026-11-15 10:00")])
    assert await told(database) == {
        ("C1", "weekly:2026-W47", 1): ("sent", "w46", True),
        ("C1", "weekly:2026-W47", 2): ("sent", "w46", True),
    }


@on_sqlite
async def test_the_late_line_is_in_the_frozen_part(database, moment, make_post, subscribe, layout):
    await subscribe()
    moment.set("2026-11-17 14:00:00")
    await plan(database, lambda: [make_post("w46", "2026-11-15 10:00")], layout, now=moment())
    async with database.read() as session:
        bodies = (await session.exec(select(DeliveryRow.body).order_by(col(DeliveryRow.part)))).all()
    (note,) = thaw(bodies[0]).message.elements
    assert text_of(note.spans) == "Late: it was planned for Mon 16 Nov 09:00."


async def test_weeks_away_leave_one_digest_and_rows_for_what_was_skipped(database, moment, make_post, subscribe, run):
    moment.set("2026-10-25 12:00:00")
    await subscribe(now=moment())
    posts = [make_post(f"w{n}", f"2026-11-{n:02} 10:00") for n in (1, 8, 15)]
    moment.set("2026-11-17 12:00:00")
    assert await run(posts) == 4
    assert await run(posts) == 0
    assert await told(database) == {
        ("C1", "weekly:2026-W44", 1): ("skipped", None, False),
        ("C1", "weekly:2026-W45", 1): ("skipped", None, False),
        ("C1", "weekly:2026-W46", 1): ("skipped", None, False),
        ("C1", "weekly:2026-W47", 1): ("sent", "w15", True),
        ("C1", "weekly:2026-W47", 2): ("sent", "w15", True),
    }
    problems = {delivery.slot: delivery.problem for delivery in await list_deliveries(database)}
    assert problems["weekly:2026-W44"] == "Nothing was published for it."
    assert problems["weekly:2026-W45"] == "Its catch-up time was over before it could be posted."


@on_sqlite
async def test_a_post_that_comes_out_late_is_posted_once_when_it_appears(board, moment, make_post, subscribe, run):
    await subscribe()
    moment.set("2026-11-16 08:00:00")
    assert await run([]) == 0
    posts = [make_post("w46", "2026-11-16 11:00")]
    moment.set("2026-11-16 11:00:10")
    assert await run(posts) == 1
    moment.set("2026-11-23 09:00:00")
    assert await run(posts) == 0
    assert board.parts() == [1, 2]
    posts.append(make_post("w47", "2026-11-22 11:00"))
    assert await run(posts) == 1


@on_sqlite
async def test_a_pause_and_a_place_that_came_back_give_no_archive(database, board, moment, make_post, subscribe, run):
    held = await subscribe()
    posts = [make_post("w45", "2026-11-08 10:00"), make_post("w46", "2026-11-15 10:00")]
    await pause_subscription(database, held.id)
    moment.set("2026-11-16 08:00:00")
    assert await run(posts) == 1
    assert list((await told(database)).values()) == [("skipped", None, False)]
    assert board.messages() == []


async def test_posts_are_sent_as_they_are_published(database, board, moment, make_post, subscribe, run):
    old = make_post("old", "2026-11-10 10:00")
    await subscribe(times="when published", since=old.published_at)
    posts = [old, make_post("one", "2026-11-16 00:00")]
    assert await run(posts) == 1
    posts.append(make_post("two", "2026-11-16 07:30"))
    assert await run(posts) == 0
    moment.set("2026-11-16 07:30:05")
    assert await run(posts) == 1
    assert [message["text"] for message in board.messages() if message["part"] == 1] == ["one", "two"]
    assert {slot for _, slot, _ in await told(database)} == {"post:one", "post:two"}


@on_sqlite
async def test_series_and_languages_are_kept_apart(database, board, moment, make_post, subscribe, run):
    await subscribe("C1", language="zh")
    await subscribe("C2", language="en")
    await subscribe("C3")
    await subscribe("C4", series="daily", times="daily 09:00")
    posts = [
        make_post("week-zh", "2026-11-15 11:00", language="zh-Hans"),
        make_post("week-en", "2026-11-15 10:00"),
        make_post("day", "2026-11-16 00:00", "daily"),
    ]
    moment.set("2026-11-16 08:00:00")
    await run(posts)
    texts = {channel: board.messages(channel)[0]["text"] for channel in ("C1", "C2", "C3", "C4")}
    assert texts == {"C1": "week-zh", "C2": "week-en", "C3": "week-en", "C4": "day"}


def test_a_language_finds_its_regions_but_not_its_namesakes(make_post):
    posts = [make_post(tag, "2026-11-15 11:00", language=tag) for tag in ("zh", "zh-Hans", "en", "eng")]
    assert [post.slug for post in posts_for(posts)("weekly", "zh")] == ["zh", "zh-Hans"]
    assert [post.slug for post in posts_for(posts)("weekly", "EN")] == ["en"]
    assert len(posts_for(posts)("weekly", "")) == 4


@pytest.mark.parametrize("title", ["broken", "very broken"])
@on_sqlite
async def test_a_post_that_cannot_be_laid_out_stops_nobody_else_and_its_people_are_told(
    database, board, moment, make_post, subscribe, run, title, caplog
):
    held = await subscribe("C1")
    await subscribe("C2", series="daily", times="daily 09:00", now=moment())
    posts = [make_post("w46", "2026-11-15 10:00", title=title), make_post("day", "2026-11-16 00:00", "daily")]
    moment.set("2026-11-16 08:00:00")
    assert await run(posts) == 1
    assert board.parts("C2") == [1, 2]
    assert "w46 cannot be shown here" in (await get_subscription(database, held.id)).problem
    assert any(record.message == "cannot lay out a post" for record in caplog.records)
    posts[0] = replace(posts[0], title="mended")
    assert await run(posts) == 1
    assert board.messages("C1")[0]["text"] == "mended"
    assert (await get_subscription(database, held.id)).problem is None


@pytest.mark.parametrize(("column", "value"), [("zone", "Europe/Atlantis"), ("zone", "../etc"), ("times", "soon")])
@on_sqlite
async def test_a_row_that_cannot_be_read_stops_nobody_else(
    database, board, moment, make_post, subscribe, run, column, value
):
    held = await subscribe("C1")
    await subscribe("C2")
    async with database.write() as session:
        await session.exec(update(SubscriptionRow).where(col(SubscriptionRow.id) == held.id).values(**{column: value}))
    moment.set("2026-11-16 08:00:00")
    assert await run([make_post("w46", "2026-11-15 10:00")]) == 1
    assert board.parts("C2") == [1, 2]
    assert (await get_subscription(database, held.id)).problem


@on_sqlite
async def test_a_thousand_slots_are_recorded_in_goes(database, moment, make_post, subscribe, layout):
    for number in range(7):
        await subscribe(f"C{number}")
    posts = [make_post("w46", "2026-11-15 10:00")]
    moment.set("2026-11-16 08:00:00")
    made = [await plan(database, lambda: posts, layout, now=moment(), at_once=3) for _ in range(4)]
    assert made == [3, 3, 1, 0]


async def test_a_place_that_was_ended_and_taken_up_again_gets_nothing_twice(
    database, board, moment, make_post, subscribe, run
):
    held = await subscribe()
    posts = [make_post("w46", "2026-11-15 10:00")]
    moment.set("2026-11-16 08:00:00")
    await run(posts)
    await remove_subscription(database, held.id, now=moment())
    await subscribe(now=moment() - timedelta(hours=1))
    assert await run(posts) == 0
    moment.set("2026-11-23 08:00:00")
    assert await run(posts) == 0
    moment.set("2026-11-25 09:00:00")
    assert await run(posts) == 1
    assert board.parts() == [1, 2]


async def test_a_broken_place_gets_what_waited_for_it_when_an_inspection_finds_it_well(
    database, board, moment, make_post, subscribe, run, caplog
):
    held = await subscribe()
    posts = [make_post("w46", "2026-11-15 10:00")]
    board.behaviours.append("refuse")
    moment.set("2026-11-16 08:00:00")
    await run(posts)
    board.health = Health(problems=("Invite the bot.",))
    moment.turn(hours=2)
    await inspect_places(database, {"board": board}, now=moment())
    await run(posts)
    assert board.messages() == []
    assert (await get_subscription(database, held.id)).problem == "The bot is not in the channel; invite it."
    board.health = Health()
    moment.turn(hours=2)
    await inspect_places(database, {"board": board}, now=moment())
    await run(posts)
    assert board.parts() == [1, 2]
    assert (await get_subscription(database, held.id)).problem is None
    assert await expire(database, now=moment()) == 0


@on_sqlite
async def test_a_working_place_with_a_problem_says_so_and_a_look_that_breaks_changes_nothing(
    database, board, moment, subscribe
):
    held = await subscribe()
    board.health = Health(problems=("The history may not be read.",))
    await inspect_places(database, {"board": board}, now=moment())
    assert (await get_subscription(database, held.id)).problem == "The history may not be read."

    async def breaks(place):
        raise RuntimeError("no")

    board.inspect = breaks
    await note_inspected(database, held.place_id, None, now=moment() - timedelta(days=2))
    await inspect_places(database, {"board": board}, now=moment())
    assert (await get_subscription(database, held.id)).problem is None
