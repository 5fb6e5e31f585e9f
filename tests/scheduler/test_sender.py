import asyncio
from datetime import timedelta
from itertools import pairwise
from time import monotonic

import pytest

from bot.chat import NotSent
from bot.messages.message import Message, Part
from bot.store.database import Database
from bot.store.ledger.claims import claim_part
from bot.store.ledger.deliveries import list_changes, list_deliveries, settle_delivery
from bot.store.ledger.owing import NewPart, NewSlot, record_slot
from bot.store.ledger.subscriptions import add_subscription, list_subscriptions, resume_subscription
from scheduler.frozen import freeze
from scheduler.sender import LEASE, Sender, backoff
from tests.servers.board import Board

#: For what differs in the sender and not in the database.
on_sqlite = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)


@pytest.fixture
def owe(database, moment):
    """Owe a digest to a channel of the board."""

    async def owe(channel="C1", label="weekly:2026-W47", parts=3, platform="board"):
        subscription, _ = await add_subscription(
            database,
            platform=platform,
            workspace="W",
            channel=channel,
            series="weekly",
            times="mon 09:00",
            zone="Europe/Berlin",
            by="U1",
            now=moment() - timedelta(days=1),
        )
        slot = NewSlot(
            place_id=subscription.place_id,
            subscription_id=subscription.id,
            series="weekly",
            label=label,
            slug=label[-3:],
            due=moment(),
            until=moment(),
            begin_by=moment() + timedelta(hours=48),
        )
        rows = []
        for number in range(1, parts + 1):
            where = "channel" if number == 1 else "thread"
            part = Part(number=number, where=where, message=Message(summary=f"Part {number}", elements=()))
            rows.append(NewPart(part=number, key=f"{platform}{channel}{label[-3:]}{number}".lower(), body=freeze(part)))
        if rows:
            await record_slot(database, slot, rows, now=moment())
        return subscription

    return owe


@pytest.fixture
def sender(database, board, moment):
    return Sender(database, {"board": board}, moment, patience=0)


async def states(database):
    return [delivery.state for delivery in await list_deliveries(database)]


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


@on_sqlite
async def test_a_wait_is_kept_and_the_same_part_is_sent_after_it(database, board, moment, owe, sender):
    await owe()
    board.behaviours.extend(["store", "wait"])
    await sender.run_once()
    assert board.parts() == [1]
    moment.turn(seconds=6)
    await sender.run_once()
    assert board.parts() == [1]
    moment.turn(seconds=1)
    await sender.run_once()
    assert board.parts() == [1, 2, 3]
    assert [delivery.attempts for delivery in await list_deliveries(database)] == [1, 2, 1]


async def test_a_storm_of_waits_ends_in_every_part_once(board, moment, owe, sender):
    await owe(parts=5)
    board.behaviours.extend(["wait", "wait", "store", "wait", "store", "wait"])
    for _ in range(8):
        await sender.run_once()
        moment.turn(seconds=8)
    assert board.parts() == [1, 2, 3, 4, 5]


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
    board.lag = 0.2
    board.behaviours.extend(["store, then drop"])
    await sender.run_once()
    assert board.parts() == [1]
    await asyncio.sleep(0.2)
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


@on_sqlite
async def test_messages_to_one_place_keep_their_pace_and_other_places_do_not_wait_for_it(database, board, moment, owe):
    for number in range(5):
        await owe(f"C{number}")
    sender = Sender(database, {"board": board}, moment, pace={"board": 0.1}, patience=0)
    await sender.run_once()
    for number in range(5):
        times = [message["at"] for message in board.messages(f"C{number}")]
        assert len(times) == 3
        assert all(later - earlier > 0.09 for earlier, later in pairwise(times))
    everything = [message["at"] for message in board.messages()]
    assert max(everything) - min(everything) < 1.5


@on_sqlite
async def test_a_short_wait_is_waited_for_without_another_tick(database, board, moment, owe):
    await owe(parts=2)
    board.behaviours.append("drop")

    begin, started = moment(), monotonic()

    def real():
        return begin + timedelta(seconds=monotonic() - started)

    sender = Sender(database, {"board": board}, real, look_pause=timedelta(seconds=0.05), patience=5)
    await sender.run_once()
    assert board.parts() == [1, 2]


@on_sqlite
async def test_stopping_finishes_what_is_being_said_and_begins_nothing_more(database, board, moment, owe):
    await owe(parts=5)
    sender = Sender(database, {"board": board}, moment, pace={"board": 60.0})
    await sender.wake()
    await asyncio.wait_for(board.called.wait(), 5)
    await sender.stop(within=5)
    assert board.parts() == [1]
    assert await states(database) == ["sent"] + ["pending"] * 4
    await sender.wake()
    assert board.parts() == [1]


@on_sqlite
async def test_stopping_leaves_what_does_not_end_in_time_to_be_looked_for(database, board, moment, owe):
    await owe(parts=1)
    board.behaviours.append("hang")
    sender = Sender(database, {"board": board}, moment)
    await sender.wake()
    await asyncio.wait_for(board.called.wait(), 5)
    await sender.stop(within=0.05)
    assert await states(database) == ["sending"]


def test_waits_grow_from_seconds_to_a_quarter_of_an_hour():
    assert [backoff(tries) for tries in (0, 1, 2, 3, 8, 9, 10_000)] == [5, 5, 10, 20, 640, 900, 900]


@on_sqlite
async def test_a_wait_that_makes_no_sense_is_kept_within_reason(database, board, moment, owe):
    class Odd(Board):
        async def publish(self, place, part, *, key):
            return NotSent(why="wait", retry_after=waits.pop(0))

    waits = [float("nan"), float("inf"), -5.0, 1e12, None]

    await owe(parts=1)
    odd = Odd(board.path)
    sender = Sender(database, {"board": odd}, moment, patience=0)
    for hours in (0.25, 0.25, 0.01, 1, 1):
        await sender.run_once()
        moment.turn(hours=hours)
    assert waits == []


@on_sqlite
async def test_a_workspace_has_a_pace_of_its_own_which_its_places_share(database, board, moment, owe):
    for number in range(4):
        await owe(f"C{number}", parts=2)
    sender = Sender(database, {"board": board}, moment, workspace_pace={"board": 0.1}, patience=0)
    await sender.run_once()
    times = sorted(message["at"] for message in board.messages())
    assert len(times) == 8
    # The first two may go at once, and on a slow machine the first is late; looks in vain take no turn from others.
    assert 4 * 0.1 < times[-1] - times[0] < 1.5


@on_sqlite
async def test_a_refusal_for_too_many_holds_the_whole_workspace_back(database, board, moment, owe):
    for number in range(6):
        await owe(f"C{number}", parts=1)
    board.behaviours.append("wait")
    sender = Sender(database, {"board": board}, moment, workspace_pace={"board": 0.2}, patience=0)
    await sender.wake()
    await asyncio.sleep(1.0)
    # The refused one, and the one that went with it; without the wait of seven seconds all would be through.
    assert len(board.messages()) == 1
    await sender.stop(within=5)


@on_sqlite
async def test_stopping_does_not_wait_for_the_turns_of_a_workspace(database, board, moment, owe):
    for number in range(5):
        await owe(f"C{number}", parts=1)
    sender = Sender(database, {"board": board}, moment, workspace_pace={"board": 60.0}, patience=0)
    await sender.wake()
    await asyncio.wait_for(board.called.wait(), 5)
    begun = monotonic()
    await sender.stop(within=5)
    assert monotonic() - begun < 2
    assert set(await states(database)) == {"sent", "pending"}
