"""Sending what is owed: each part once, headline first, one place beside the other."""

import asyncio

from bot.store.database import Database
from bot.store.ledger.deliveries import list_deliveries
from bot.store.ledger.owing import NewPart, NewSlot, record_slot
from bot.store.ledger.subscriptions import list_subscriptions, resume_subscription
from scheduler.sender import Sender
from tests.scheduler.conftest import on_sqlite, states


async def test_a_digest_is_sent_once_headline_first_and_its_parts_in_its_thread(database, board, moment, owe, sender):
    await owe()
    await sender.run_once()
    await sender.run_once()
    first, *others = board.messages()
    assert board.parts() == [1, 2, 3]
    assert first["thread"] is None
    assert [message["thread"] for message in others] == [first["id"], first["id"]]
    deliveries = await list_deliveries(database)
    assert [delivery.message_id for delivery in deliveries] == [message["id"] for message in board.messages()]
    assert {delivery.sent_at for delivery in deliveries} == {moment()}


@on_sqlite
async def test_places_are_served_side_by_side_and_each_one_part_at_a_time(board, owe, sender):
    for number in range(6):
        await owe(f"C{number}")
    board.takes = 0.02
    await sender.run_once()
    assert all(board.parts(f"C{number}") == [1, 2, 3] for number in range(6))
    assert 1 < board.most_at_once <= 6


@on_sqlite
async def test_no_more_calls_are_under_way_than_allowed(database, board, moment, owe):
    for number in range(6):
        await owe(f"C{number}")
    board.takes = 0.02
    await Sender(database, {"board": board}, moment, at_once=2, patience=0).run_once()
    assert board.most_at_once == 2
    assert len(board.messages()) == 18


@on_sqlite
async def test_a_platform_that_is_not_connected_gets_nothing_yet(database, board, owe, sender):
    await owe()
    await owe(platform="elsewhere")
    board.connected = False
    await sender.run_once()
    assert board.messages() == []
    board.connected = True
    await sender.run_once()
    assert board.parts() == [1, 2, 3]
    assert (await states(database)).count("pending") == 3


async def test_after_a_refusal_nothing_is_sent_there_until_it_is_resumed(database, board, moment, owe, sender):
    subscription = await owe()
    await owe("C2")
    board.behaviours.extend(["refuse", "store"])
    await sender.run_once()
    moment.turn(hours=1)
    await sender.run_once()
    (broken,) = {call for call, _ in board.calls if board.parts(call) == []}
    assert len([call for call, _ in board.calls if call == broken]) == 1
    (told,) = [held for held in await list_subscriptions(database) if held.problem]
    assert (told.channel, told.problem) == (broken, "The bot is not in the channel; invite it.")
    moment.turn(days=3)
    await sender.run_once()
    await resume_subscription(database, told.id, now=moment())
    await sender.run_once()
    assert board.parts(broken) == [1, 2, 3]
    assert subscription.place_id


@on_sqlite
async def test_a_failure_at_part_three_resumes_at_part_three(database, board, moment, owe, sender):
    subscription = await owe(parts=5)
    board.behaviours.extend(["store", "store", "refuse"])
    await sender.run_once()
    assert await states(database) == ["sent", "sent", "failed", "pending", "pending"]
    await resume_subscription(database, subscription.id, now=moment())
    await sender.run_once()
    assert board.parts() == [1, 2, 3, 4, 5]


async def test_a_part_whose_thread_was_deleted_keeps_no_later_digest_back(database, board, moment, owe, sender):
    await owe()
    board.behaviours.extend(["store", "refuse alone"])
    await sender.run_once()
    assert await states(database) == ["sent", "failed", "pending"]
    await owe(label="weekly:2026-W48")
    moment.turn(hours=1)
    await sender.run_once()
    assert board.parts() == [1, 1, 2, 3]
    assert [held.problem for held in await list_subscriptions(database)] == [None]


@on_sqlite
async def test_a_body_of_another_version_fails_alone(database, board, moment, owe, sender):
    subscription = await owe(parts=0)
    slot = NewSlot(
        place_id=subscription.place_id,
        subscription_id=subscription.id,
        series="weekly",
        label="weekly:2026-W48",
        slug="w48",
        due=moment(),
        until=None,
        begin_by=moment(),
    )
    await record_slot(database, slot, [NewPart(part=1, key="k", body='{"type":"Scroll"}')], now=moment())
    await sender.run_once()
    (delivery,) = await list_deliveries(database)
    assert delivery.state == "failed"
    assert "cannot be read by this version" in delivery.problem
    await owe(label="weekly:2026-W49")
    await sender.run_once()
    assert board.parts() == [1, 2, 3]


@on_sqlite
async def test_what_cannot_be_sent_within_its_catch_up_time_is_skipped(database, board, moment, owe, sender):
    await owe()
    board.connected = False
    moment.turn(hours=49)
    await sender.run_once()
    assert await states(database) == ["skipped"] * 3


async def test_two_senders_on_one_database_send_each_part_once(database, database_url, board, moment, owe):
    other = await Database.open(database_url)
    try:
        for number in range(8):
            await owe(f"C{number}", parts=4)
        senders = [Sender(db, {"board": board}, moment, patience=0) for db in (database, other)]
        while "pending" in await states(database):
            await asyncio.gather(*(sender.run_once() for sender in senders))
    finally:
        await other.close()
    assert all(board.parts(f"C{number}") == [1, 2, 3, 4] for number in range(8))
