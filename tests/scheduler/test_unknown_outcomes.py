"""What nobody can say has arrived: looked for on the platform before it is sent again, or left to the operator."""

import pytest

from bot.store.ledger.claims import claim_part
from bot.store.ledger.deliveries import list_deliveries, settle_delivery
from scheduler.sender import LEASE, Sender
from tests.scheduler.conftest import on_sqlite, states
from tests.store.looking import list_changes


async def test_a_message_that_arrived_though_the_answer_was_lost_is_found_and_not_sent_again(
    database, board, moment, owe, sender
):
    subscription = await owe()
    board.behaviours.extend(["store", "store, then drop"])
    await sender.run_once()
    assert board.parts() == [1, 2, 3]
    assert await states(database) == ["sent"] * 3
    second = (await list_deliveries(database))[1]
    why = [change.why for change in await list_changes(database, second.id)]
    assert why == ["Owed for weekly:2026-W47.", "Try 1.", "the connection dropped", "Found on the platform."]
    assert subscription.problem is None


async def test_a_message_that_did_not_arrive_is_looked_for_twice_half_a_minute_apart_before_it_is_sent_again(
    database, board, moment, owe, sender
):
    await owe()
    board.behaviours.extend(["drop"])
    await sender.run_once()
    assert await states(database) == ["unknown", "pending", "pending"]
    moment.turn(seconds=29)
    await sender.run_once()
    assert board.messages() == []
    moment.turn(seconds=1)
    await sender.run_once()
    assert board.parts() == [1, 2, 3]
    assert len({key for _, key in board.calls}) == 3
    assert len(board.calls) == 4


@on_sqlite
async def test_a_history_that_lags_makes_no_second_message(board, moment, owe, sender):
    await owe()
    board.lag = 3600.0
    board.behaviours.extend(["store, then drop"])
    await sender.run_once()
    assert board.parts() == [1]
    board.lag = 0.0
    moment.turn(seconds=30)
    await sender.run_once()
    assert board.parts() == [1, 2, 3]


@on_sqlite
async def test_an_adapter_that_breaks_counts_as_of_unknown_outcome(database, board, moment, owe, sender, caplog):
    await owe(parts=1)
    board.behaviours.append("break")
    await sender.run_once()
    assert await states(database) == ["unknown"]
    assert any(record.message == "an adapter broke while posting" for record in caplog.records)
    moment.turn(seconds=30)
    await sender.run_once()
    assert board.parts() == [1]


@on_sqlite
async def test_a_call_without_an_answer_counts_as_of_unknown_outcome(database, board, moment, owe):
    await owe(parts=1)
    board.behaviours.append("hang")
    sender = Sender(database, {"board": board}, moment, timeout=0.05, patience=0)
    await sender.run_once()
    (delivery,) = await list_deliveries(database)
    assert delivery.state == "unknown"
    moment.turn(seconds=30)
    await sender.run_once()
    assert board.parts() == [1]


async def test_where_looking_is_impossible_the_part_stays_unknown_and_is_never_sent_again(
    database, board, moment, owe, sender, caplog
):
    await owe()
    board.blind = True
    board.behaviours.append("drop")
    for _ in range(5):
        await sender.run_once()
        moment.turn(hours=1)
    first, *others = await list_deliveries(database)
    assert (first.state, first.attempts) == ("unknown", 1)
    assert f"deliveries settle {first.id} --sent" in first.problem
    assert "the history may not be read" in first.problem
    assert {delivery.state for delivery in others} == {"pending"}
    assert len([record for record in caplog.records if record.message == "a delivery is unknown"]) == 1
    assert len(board.calls) == 1


@on_sqlite
@pytest.mark.parametrize("sent", [True, False])
async def test_an_operator_s_word_ends_the_doubt_either_way(database, board, moment, owe, sender, sent):
    await owe()
    board.blind = True
    board.behaviours.append("store, then drop" if sent else "drop")
    await sender.run_once()
    first = (await list_deliveries(database))[0]
    await settle_delivery(database, first.id, sent=board.messages()[0]["id"] if sent else None, now=moment())
    await sender.run_once()
    assert board.parts() == [1, 2, 3]
    assert await states(database) == ["sent"] * 3


@on_sqlite
async def test_looking_that_becomes_possible_again_ends_the_doubt(database, board, moment, owe, sender):
    await owe(parts=1)
    board.blind = True
    board.behaviours.append("store, then drop")
    await sender.run_once()
    board.blind = False
    moment.turn(hours=2)
    await sender.run_once()
    assert await states(database) == ["sent"]
    assert board.parts() == [1]


async def test_a_dead_sender_s_part_is_looked_for_when_its_lease_is_over(database, board, moment, owe, sender):
    subscription = await owe(parts=1)
    await claim_part(database, subscription.place_id, now=moment(), lease=LEASE)
    await sender.run_once()
    assert board.calls == []
    moment.turn(seconds=121)
    await sender.run_once()
    assert await states(database) == ["unknown"]
    moment.turn(seconds=30)
    await sender.run_once()
    assert board.parts() == [1]
