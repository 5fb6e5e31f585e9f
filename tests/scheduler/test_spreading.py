"""Showing messages to those who follow a place: its own step, which the message and its other parts do not wait for."""

import asyncio
from functools import partial

import pytest
from sqlalchemy import update
from sqlmodel import col

from bot.store.ledger.claims import claim_part
from bot.store.ledger.deliveries import list_deliveries, settle_delivery
from bot.store.ledger.spreads import claim_spread, spreads_due
from bot.store.ledger.subscriptions import resume_subscription
from bot.store.ledger.tables import PlaceRow, SlotRow
from scheduler.sender import LEASE, Sender
from tests.scheduler.conftest import on_sqlite
from tests.store.looking import list_changes


@pytest.fixture
def owe(owe, board):
    """Owe a digest of a headline in two messages, and two parts in its thread, to a channel that others follow."""
    board.followed = {"C1"}
    return partial(owe, parts=4, in_channel=2)


async def followers(database):
    return [delivery.followers for delivery in sorted(await list_deliveries(database), key=lambda one: one.part)]


async def test_what_stands_in_the_channel_is_published_and_what_stands_in_the_thread_is_not(
    database, board, owe, sender
):
    await owe()
    await sender.run_once()
    assert board.spread_parts() == [1, 2]
    assert await followers(database) == ["published", "published", None, None]
    first = next(one for one in await list_deliveries(database) if one.part == 1)
    why = [change.why for change in await list_changes(database, first.id)]
    assert why[-2:] == ["Sent.", "Published to followers."]
    assert {change.became for change in (await list_changes(database, first.id))[-2:]} == {"sent"}


async def test_a_failure_leaves_the_message_sent_and_is_seen(database, board, moment, owe, sender):
    await owe()
    board.spread_faults.extend(["refuse", "refuse"])
    await sender.run_once()
    deliveries = await list_deliveries(database)
    assert board.parts() == [1, 2, 3, 4]
    assert {one.state for one in deliveries} == {"sent"}
    assert await followers(database) == ["failed", "failed", None, None]
    assert deliveries[0].problem == (
        "It stands, but its followers do not see it: The bot may not publish. "
        "Put that right; `digestbot subscriptions resume ID` tries it again."
    )
    moment.turn(hours=5)
    await sender.run_once()
    assert board.parts() == [1, 2, 3, 4]
    assert board.spread_parts() == []


async def test_resuming_tries_again_what_is_not_too_old(database, board, moment, owe, sender):
    subscription = await owe()
    board.spread_faults.extend(["refuse"] * 4)
    await sender.run_once()
    moment.turn(hours=40)
    await owe(label="weekly:2026-W48")
    await sender.run_once()
    moment.turn(hours=10)
    await resume_subscription(database, subscription.id, now=moment())
    await sender.run_once()
    assert [message["text"] for message in board.messages() if message.get("spread")] == ["Part 1", "Part 2"]
    assert all(message["key"].startswith("boardc1w48") for message in board.messages() if message.get("spread"))


async def test_a_platform_that_asks_to_wait_is_asked_again_after_that(database, board, moment, owe, sender):
    await owe()
    board.spread_faults.extend(["wait", "wait"])
    await sender.run_once()
    assert board.parts() == [1, 2, 3, 4]
    assert await followers(database) == ["waiting", "waiting", None, None]
    assert "not yet published to its followers: too many" in (await list_deliveries(database))[0].problem
    moment.turn(seconds=599)
    await sender.run_once()
    assert board.spread_parts() == []
    moment.turn(seconds=2)
    await sender.run_once()
    assert board.spread_parts() == [1, 2]
    assert (await list_deliveries(database))[0].problem is None


@on_sqlite
@pytest.mark.parametrize("fault", ["drop", "break", "hang"])
async def test_where_nobody_knows_it_is_tried_again(database, board, moment, owe, fault):
    await owe()
    board.spread_faults.extend([fault] * 2)
    sender = Sender(database, {"board": board}, moment, patience=0, timeout=0.05)
    await sender.run_once()
    assert board.parts() == [1, 2, 3, 4]
    assert board.spread_parts() == []
    moment.turn(seconds=10)
    await sender.run_once()
    assert board.spread_parts() == [1, 2]


@on_sqlite
async def test_the_other_parts_do_not_wait_for_it(database, board, moment, owe):
    await owe()
    board.spread_faults.extend(["hang"] * 2)
    sender = Sender(database, {"board": board}, moment, patience=0, timeout=5)
    await sender.wake()
    for task in list(sender._busy.values()):
        await task
    assert board.parts() == [1, 2, 3, 4]
    assert await followers(database) == ["waiting", "waiting", None, None]
    await sender.stop(within=0.1)


@on_sqlite
async def test_it_is_given_up_when_nobody_waits_for_it_any_more(database, board, moment, owe, sender):
    await owe()
    board.spread_faults.extend(["wait", "wait"])
    await sender.run_once()
    moment.turn(hours=49)
    await sender.run_once()
    assert board.spread_parts() == []
    assert await followers(database) == ["failed", "failed", None, None]
    assert "it could not be done in time" in (await list_deliveries(database))[0].problem


async def test_a_claim_that_died_is_taken_up_after_its_lease_and_no_two_hold_one(database, board, moment, owe, sender):
    await owe()
    board.spread_faults.extend(["wait", "wait"])
    await sender.run_once()
    now = moment.turn(seconds=601)
    one, two = await spreads_due(database, ["board"], now=now, limit=9)
    taken = await asyncio.gather(*(claim_spread(database, one, now=now, lease=LEASE) for _ in range(3)))
    assert sorted(taken) == [False, False, True]
    assert await spreads_due(database, ["board"], now=now, limit=9) == [two]
    await sender.run_once()
    assert board.spread_parts() == [2]
    moment.turn(seconds=121)
    await sender.run_once()
    assert board.spread_parts() == [1, 2]


@on_sqlite
@pytest.mark.parametrize(
    "now_and_then",
    [(SlotRow, {"withdrawn": True}, {"withdrawn": False}), (PlaceRow, {"broken": "x"}, {"broken": None})],
)
async def test_a_withdrawn_post_and_a_broken_place_wait(database, board, moment, owe, sender, now_and_then):
    row, now, then = now_and_then
    await owe()
    board.spread_faults.extend(["wait", "wait"])
    await sender.run_once()
    moment.turn(seconds=601)
    for values, seen in ((now, []), (then, [1, 2])):
        async with database.write() as session:
            await session.exec(update(row).where(col(row.id) > 0).values(**values))
        await sender.run_once()
        assert board.spread_parts() == seen


@on_sqlite
async def test_a_message_found_after_a_broken_connection_is_published_too(database, board, owe, sender):
    await owe()
    board.behaviours.append("store, then drop")
    await sender.run_once()
    assert board.parts() == [1, 2, 3, 4]
    assert board.spread_parts() == [1, 2]


@on_sqlite
@pytest.mark.parametrize("followed", [True, False])
async def test_a_message_that_an_operator_found_is_published_where_somebody_follows(
    database, board, moment, owe, sender, followed
):
    subscription = await owe()
    claim = await claim_part(database, subscription.place_id, now=moment(), lease=LEASE)
    moment.turn(seconds=200)
    board.followed = {"C1"} if followed else set()
    board.behaviours.append("store, then drop")
    board.blind = True
    await sender.run_once()
    (found,) = [one for one in await list_deliveries(database) if one.state == "unknown"]
    assert found.id == claim.id
    message = board._append(*_first(claim), at=0.0)
    await settle_delivery(database, claim.id, sent=message, now=moment())
    board.behaviours.clear()
    await sender.run_once()
    assert board.spread_parts() == ([1, 2] if followed else [])
    assert (await followers(database))[:2] == (["published"] * 2 if followed else [None] * 2)


def _first(claim):
    from scheduler.frozen import thaw
    from scheduler.tries import place_of

    part = thaw(claim.body)
    return place_of(claim, part), part, claim.key
