"""The ledger: what is owed, who sends it, and what became of it."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import NotFoundError, UsageError
from bot.store.database import Database
from bot.store.ledger.claims import claim_look, claim_part, expire, reap
from bot.store.ledger.concluding import conclude
from bot.store.ledger.deliveries import count_states, list_deliveries, settle_delivery
from bot.store.ledger.owing import NewPart, NewSlot, record_slot
from bot.store.ledger.places import heal
from bot.store.ledger.subscriptions import add_subscription, get_subscription
from bot.store.ledger.waiting import next_time, places_due
from tests.store.looking import list_changes

NOW = datetime(2026, 11, 16, 8, tzinfo=UTC)
LEASE = timedelta(seconds=120)
LATER = NOW + LEASE + timedelta(seconds=1)


async def owe(db, channel="C1", label="weekly:2026-W47", slug="w46", parts=3, series="weekly", due=NOW, **fields):
    """Subscribe a place and owe it a slot; gives the subscription and whether the slot is new."""
    subscription, _ = await add_subscription(
        db,
        platform="slack",
        workspace="T1",
        channel=channel,
        series=series,
        times="mon 09:00",
        zone="Europe/Berlin",
        by="U1",
        now=NOW - timedelta(days=1),
    )
    slot = NewSlot(
        place_id=subscription.place_id,
        subscription_id=subscription.id,
        series=series,
        label=label,
        slug=slug,
        due=due,
        until=due,
        begin_by=due + timedelta(hours=48),
    )
    rows = [NewPart(part=n, key=f"{channel}-{label}-{n}", body=f"body {n}") for n in range(1, parts + 1)]
    return subscription, await record_slot(db, slot, rows, now=NOW, **fields)


async def states(db):
    return [delivery.state for delivery in await list_deliveries(db)]


async def send(db, place, now=NOW):
    claim = await claim_part(db, place, now=now, lease=LEASE)
    assert claim is not None
    held = {"message_id": f"m{claim.part}", "sent_at": now, "next_at": None}
    assert await conclude(db, claim, "sent", why="Sent.", now=now, **held)
    return claim


async def test_a_slot_is_recorded_once_with_all_its_parts(database):
    _, new = await owe(database)
    assert new
    assert not (await owe(database))[1]
    deliveries = await list_deliveries(database)
    assert [(delivery.part, delivery.state, delivery.slot) for delivery in deliveries] == [
        (1, "pending", "weekly:2026-W47"),
        (2, "pending", "weekly:2026-W47"),
        (3, "pending", "weekly:2026-W47"),
    ]
    history = await list_changes(database, deliveries[0].id)
    assert [(change.was, change.became) for change in history] == [("", "pending")]


async def test_processes_that_owe_the_same_slot_at_once_make_one(database, database_url):
    await owe(database, label="weekly:2026-W46", slug="w45")
    other = await Database.open(database_url)
    try:
        made = await asyncio.gather(*(owe(db) for db in (database, other) * 5))
    finally:
        await other.close()
    assert sum(new for _, new in made) == 1
    assert len(await list_deliveries(database)) == 6


async def test_a_post_is_never_owed_twice_to_a_place_under_another_slot(database):
    await owe(database)
    _, new = await owe(database, label="weekly:2026-W48")
    assert new
    (again,) = await list_deliveries(database, states=["skipped"])
    assert (again.slot, again.state, again.problem) == (
        "weekly:2026-W48",
        "skipped",
        "The post was posted in this place before.",
    )
    assert not (await owe(database, label="weekly:2026-W48"))[1]


async def test_a_skip_is_a_row_with_its_reason(database):
    await owe(database, slug=None, parts=1, skipped="The subscription was paused.")
    (delivery,) = await list_deliveries(database)
    assert (delivery.state, delivery.problem, delivery.post) == ("skipped", "The subscription was paused.", None)


async def test_the_list_has_the_form_that_scripts_rely_on(database):
    subscription, _ = await owe(database, parts=1)
    await send(database, subscription.place_id)
    (delivery,) = await list_deliveries(database, states=["sent"], platform="slack", limit=5)
    assert delivery.as_json() == {
        "id": delivery.id,
        "platform": "slack",
        "workspace": "T1",
        "channel": "C1",
        "key": "weekly:2026-W47",
        "part": 1,
        "state": "sent",
        "attempts": 1,
        "message_id": "m1",
        "due": "2026-11-16T08:00:00+00:00",
        "sent": "2026-11-16T08:00:00+00:00",
        "problem": None,
        "post": "w46",
        "late": False,
        "marker": "C1-weekly:2026-W47-1",
        "followers": None,
    }
    assert await list_deliveries(database, states=["failed"]) == []
    assert await list_deliveries(database, platform="discord") == []
    assert await count_states(database) == {"sent": 1}


async def test_one_of_many_claims_wins(database, database_url):
    subscription, _ = await owe(database)
    other = await Database.open(database_url)
    try:
        claims = await asyncio.gather(
            *(claim_part(db, subscription.place_id, now=NOW, lease=LEASE) for db in (database, other) * 10)
        )
    finally:
        await other.close()
    won = [claim for claim in claims if claim]
    assert [(claim.part, claim.fence, claim.attempts) for claim in won] == [(1, 1, 1)]
    assert await states(database) == ["sending", "pending", "pending"]


async def test_parts_are_claimed_in_order_and_one_at_a_time_in_a_place(database):
    subscription, _ = await owe(database)
    await owe(database, label="daily:2026-11-16", slug="d16", series="daily", parts=1)
    place = subscription.place_id
    first = await claim_part(database, place, now=NOW, lease=LEASE)
    assert (first.part, first.body, first.first) == (1, "body 1", None)
    assert await claim_part(database, place, now=NOW, lease=LEASE) is None
    assert await conclude(database, first, "sent", why="Sent.", now=NOW, message_id="m1", next_at=None)
    second = await send(database, place)
    assert (second.label, second.part, second.first) == ("weekly:2026-W47", 2, "m1")
    assert [(await send(database, place)).part for _ in range(2)] == [3, 1]
    assert await claim_part(database, place, now=NOW, lease=LEASE) is None


async def test_places_are_independent_and_the_longest_waiting_comes_first(database):
    one, _ = await owe(database, "C1")
    two, _ = await owe(database, "C2")
    both = [(one.place_id, "slack", "T1"), (two.place_id, "slack", "T1")]
    assert await places_due(database, ["slack"], now=NOW) == both
    assert await places_due(database, ["discord"], now=NOW) == []
    assert await claim_part(database, one.place_id, now=NOW, lease=LEASE)
    assert await places_due(database, ["slack"], now=NOW) == [(two.place_id, "slack", "T1")]
    assert await claim_part(database, two.place_id, now=NOW, lease=LEASE)


async def test_a_try_that_waits_is_claimed_again_when_its_time_comes(database):
    subscription, _ = await owe(database)
    place = subscription.place_id
    claim = await claim_part(database, place, now=NOW, lease=LEASE)
    soon = NOW + timedelta(seconds=7)
    assert await conclude(database, claim, "pending", why="too many", now=NOW, problem="too many", next_at=soon)
    assert await claim_part(database, place, now=NOW, lease=LEASE) is None
    assert await next_time(database, place, now=NOW) == soon
    again = await claim_part(database, place, now=soon, lease=LEASE)
    assert (again.attempts, again.fence, again.since) == (2, 2, NOW)


async def test_a_claim_whose_lease_is_over_becomes_unknown_and_is_not_sent_again_unseen(database):
    subscription, _ = await owe(database)
    place = subscription.place_id
    claim = await claim_part(database, place, now=NOW, lease=LEASE)
    assert await reap(database, now=NOW + LEASE) == 0
    assert await reap(database, now=LATER) == 1
    assert await states(database) == ["unknown", "pending", "pending"]
    assert await claim_part(database, place, now=LATER, lease=LEASE) is None
    look = await claim_look(database, place, now=LATER, lease=LEASE)
    assert (look.id, look.state, look.fence) == (claim.id, "unknown", claim.fence)
    assert await claim_look(database, place, now=LATER, lease=LEASE) is None


async def test_a_lone_process_may_take_back_what_its_forerunner_held(database):
    await owe(database)
    subscription, _ = await owe(database)
    await claim_part(database, subscription.place_id, now=NOW, lease=LEASE)
    assert await reap(database, now=NOW, all_of_them=True) == 1


async def test_a_slow_sender_may_still_say_that_it_was_sent_but_not_after_another_try(database):
    subscription, _ = await owe(database)
    place = subscription.place_id
    slow = await claim_part(database, place, now=NOW, lease=LEASE)
    await reap(database, now=LATER)
    look = await claim_look(database, place, now=LATER, lease=LEASE)
    assert await conclude(database, look, "pending", why="absent", now=LATER, next_at=LATER, absent_at=None)
    again = await claim_part(database, place, now=LATER, lease=LEASE)
    assert again.fence == slow.fence + 1
    assert not await conclude(database, slow, "sent", why="Sent.", now=LATER, message_id="m1", next_at=None)
    assert not await conclude(database, slow, "failed", why="no", now=LATER, broken="no")
    assert (await get_subscription(database, subscription.id)).problem is None
    assert await conclude(database, again, "sent", why="Sent.", now=LATER, message_id="m2", next_at=None)
    history = [change.became for change in await list_changes(database, slow.id)]
    assert history == ["pending", "sending", "unknown", "pending", "sending", "sent"]


async def test_two_looks_at_once_count_as_one(database):
    subscription, _ = await owe(database)
    place = subscription.place_id
    await claim_part(database, place, now=NOW, lease=LEASE)
    await reap(database, now=LATER)
    one = await claim_look(database, place, now=LATER, lease=LEASE)
    other = await claim_look(database, place, now=LATER + LEASE * 2, lease=LEASE)
    assert one.id == other.id
    later = LATER + LEASE * 2
    assert await conclude(database, one, "unknown", why="absent", now=later, absent_at=later, next_at=later)
    assert not await conclude(database, other, "unknown", why="absent", now=later, absent_at=later, next_at=later)


async def test_a_permanent_refusal_breaks_the_place_until_it_is_healed(database):
    subscription, _ = await owe(database)
    await owe(database, series="daily", label="daily:2026-11-16", slug="d16", parts=1)
    place = subscription.place_id
    await send(database, place)
    claim = await claim_part(database, place, now=NOW, lease=LEASE)
    why = "The bot is not in the channel; invite it."
    assert await conclude(database, claim, "failed", why=why, now=NOW, broken=why, problem=why, next_at=None)
    assert (await get_subscription(database, subscription.id)).problem == why
    assert await claim_part(database, place, now=NOW, lease=LEASE) is None
    assert await places_due(database, ["slack"], now=NOW) == []
    assert await expire(database, now=NOW + timedelta(days=9)) == 0
    back = NOW + timedelta(days=10)
    assert await heal(database, place, now=back) == 1
    assert (await get_subscription(database, subscription.id)).problem is None
    assert await expire(database, now=back) == 0
    assert [(await send(database, place, back)).part for _ in range(3)] == [2, 3, 1]


async def test_only_the_newest_digest_waits_for_a_broken_place(database):
    subscription, _ = await owe(database, parts=2)
    claim = await claim_part(database, subscription.place_id, now=NOW, lease=LEASE)
    assert await conclude(database, claim, "failed", why="gone", now=NOW, broken="gone", next_at=None)
    for week in (48, 49):
        await owe(database, label=f"weekly:2026-W{week}", slug=f"w{week}", parts=1, due=NOW + timedelta(days=week))
    found = {(delivery.slot, delivery.state) for delivery in await list_deliveries(database)}
    assert found == {
        ("weekly:2026-W47", "skipped"),
        ("weekly:2026-W48", "skipped"),
        ("weekly:2026-W49", "pending"),
    }


async def test_a_slot_is_not_begun_after_its_time_but_finished_once_begun(database):
    begun, _ = await owe(database, "C1")
    await owe(database, "C2")
    await send(database, begun.place_id)
    over = NOW + timedelta(hours=49)
    assert await expire(database, now=NOW + timedelta(hours=48)) == 0
    assert await expire(database, now=over) == 3
    assert await count_states(database) == {"sent": 1, "pending": 2, "skipped": 3}
    assert (await send(database, begun.place_id, over)).part == 2


async def test_an_operator_settles_an_unknown_delivery_either_way(database):
    subscription, _ = await owe(database, parts=2)
    place = subscription.place_id
    claim = await claim_part(database, place, now=NOW, lease=LEASE)
    with pytest.raises(UsageError, match="is sending"):
        await settle_delivery(database, claim.id, sent="m1", now=NOW)
    assert await settle_delivery(database, claim.id, sent=None, now=LATER) == "pending"
    again = await claim_part(database, place, now=LATER, lease=LEASE)
    assert await conclude(database, again, "unknown", why="no answer", now=LATER, problem="no answer", next_at=LATER)
    with pytest.raises(UsageError, match="Name the id"):
        await settle_delivery(database, claim.id, sent="  ", now=LATER)
    assert await settle_delivery(database, claim.id, sent=" m7 ", now=LATER) == "sent"
    first, second = await list_deliveries(database)
    assert (first.state, first.message_id, first.problem) == ("sent", "m7", None)
    assert (await claim_part(database, place, now=LATER, lease=LEASE)).id == second.id
    with pytest.raises(NotFoundError, match="no delivery 99"):
        await settle_delivery(database, 99, sent=None, now=NOW)


async def test_a_delivery_that_an_operator_says_is_not_there_is_sent_however_late(database):
    subscription, _ = await owe(database, parts=1)
    claim = await claim_part(database, subscription.place_id, now=NOW, lease=LEASE)
    week = NOW + timedelta(days=7)
    await settle_delivery(database, claim.id, sent=None, now=week)
    assert await expire(database, now=week) == 0
    await send(database, subscription.place_id, week)
