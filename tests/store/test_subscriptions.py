"""Subscriptions as they are kept, changed and ended."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import NotFoundError
from bot.store.ledger.deliveries import list_deliveries
from bot.store.ledger.owing import NewPart, NewSlot, record_slot
from bot.store.ledger.places import heal, note_inspected, places_to_inspect
from bot.store.ledger.standing import past_slots, settle_to, settled_posts
from bot.store.ledger.subscriptions import (
    add_subscription,
    get_subscription,
    list_subscriptions,
    pause_subscription,
    remove_subscription,
    resume_subscription,
    set_problem,
)

NOW = datetime(2026, 11, 16, 7, tzinfo=UTC)


async def add(db, channel="C1", series="weekly", now=NOW, **fields):
    fields = {
        "platform": "slack",
        "workspace": "T1",
        "times": "mon 09:00",
        "zone": "Europe/Berlin",
        "by": "U1",
    } | fields
    return await add_subscription(db, channel=channel, series=series, now=now, **fields)


async def test_a_subscription_is_kept_as_it_was_said(database):
    wishes = {"silent": True, "ping": "803", "tags": ("News", "Machine learning")}
    subscription, new = await add(database, language="zh", catch_up_hours=24, since=NOW - timedelta(days=1), **wishes)
    assert new
    assert await get_subscription(database, subscription.id) == subscription
    assert (subscription.series, subscription.times, subscription.zone) == ("weekly", "mon 09:00", "Europe/Berlin")
    assert (subscription.created_by, subscription.created_at, subscription.catch_up_hours) == ("U1", NOW, 24)
    assert (subscription.language, subscription.paused, subscription.problem) == ("zh", False, None)
    assert (subscription.silent, subscription.ping, subscription.tags) == tuple(wishes.values())


async def test_subscribing_a_place_to_a_series_twice_changes_the_one_it_has(database):
    first, _ = await add(database)
    second, new = await add(database, times="tue 10:00", now=NOW + timedelta(days=1), by="U2")
    assert not new
    assert second.id == first.id
    assert (second.times, second.settled_to) == ("tue 10:00", NOW + timedelta(days=1))
    assert (second.created_by, second.created_at) == ("U1", NOW)
    assert await list_subscriptions(database) == [second]


async def test_subscriptions_are_listed_by_platform_workspace_and_channel(database):
    one, _ = await add(database)
    daily, _ = await add(database, series="daily")
    other, _ = await add(database, channel="C2")
    elsewhere, _ = await add(database, workspace="T2")
    discord, _ = await add(database, platform="discord")
    assert await list_subscriptions(database) == [one, daily, other, elsewhere, discord]
    assert await list_subscriptions(database, platform="slack", workspace="T1") == [one, daily, other]
    assert await list_subscriptions(database, platform="slack", workspace="T1", channel="C1") == [one, daily]
    assert one.place_id == daily.place_id != other.place_id


async def test_pause_and_resume(database):
    subscription, _ = await add(database)
    assert (await pause_subscription(database, subscription.id)).paused
    resumed = await resume_subscription(database, subscription.id, now=NOW + timedelta(hours=5))
    assert (resumed.paused, resumed.settled_to) == (False, NOW + timedelta(hours=5))
    again = await resume_subscription(database, subscription.id, now=NOW + timedelta(hours=9))
    assert again.settled_to == NOW + timedelta(hours=5)


@pytest.mark.parametrize("change", [pause_subscription, get_subscription])
async def test_a_subscription_that_is_not_there_is_named(database, change):
    with pytest.raises(NotFoundError, match="no subscription 7"):
        await change(database, 7)
    with pytest.raises(NotFoundError, match="no subscription 7"):
        await remove_subscription(database, 7, now=NOW)


def slot(subscription, label="weekly:2026-W47", slug="w46", **fields):
    fields = {"due": NOW, "until": NOW, "begin_by": NOW + timedelta(hours=48)} | fields
    return NewSlot(
        place_id=subscription.place_id,
        subscription_id=subscription.id,
        series=subscription.series,
        label=label,
        slug=slug,
        **fields,
    )


async def test_ending_a_subscription_skips_what_was_owed_and_keeps_the_record(database):
    subscription, _ = await add(database)
    await record_slot(database, slot(subscription), [NewPart(part=1, key="k1", body="{}")], now=NOW)
    await remove_subscription(database, subscription.id, now=NOW)
    assert await list_subscriptions(database) == []
    delivery = (await list_deliveries(database))[0]
    assert (delivery.state, delivery.problem) == ("skipped", None)
    back, new = await add(database)
    assert new
    assert back.place_id == subscription.place_id
    assert not await record_slot(database, slot(back), [NewPart(part=1, key="k9", body="{}")], now=NOW)


async def test_what_later_slots_need_to_know_is_given(database):
    subscription, _ = await add(database)
    weeks = [(f"weekly:2026-W{40 + n}", f"w{n}", NOW + timedelta(weeks=n)) for n in range(4)]
    for number, (label, slug, due) in enumerate(weeks):
        new = slot(subscription, label, slug, due=due, until=due - timedelta(days=1))
        await record_slot(database, new, [NewPart(part=1, key=f"k{number}", body="")], now=due)
    empty = slot(subscription, "weekly:2026-W45", None, due=NOW + timedelta(weeks=5), until=None)
    await record_slot(database, empty, [NewPart(part=1, key="k9", body="")], now=NOW, skipped="Nothing was published.")
    window = NOW + timedelta(weeks=2)
    past = await past_slots(database, [subscription.place_id], since=window)
    assert [(entry.label, entry.slug) for entry in past] == [
        ("weekly:2026-W42", "w2"),
        ("weekly:2026-W43", "w3"),
        ("weekly:2026-W45", None),
    ]
    key = (subscription.place_id, "weekly")
    assert await settled_posts(database, [subscription.place_id], before=window) == {
        key: weeks[1][2] - timedelta(days=1)
    }


async def test_a_settled_instant_only_moves_forward(database):
    subscription, _ = await add(database)
    await settle_to(database, [(subscription.id, NOW + timedelta(days=2))])
    await settle_to(database, [(subscription.id, NOW + timedelta(days=1))])
    await settle_to(database, [])
    assert (await get_subscription(database, subscription.id)).settled_to == NOW + timedelta(days=2)


async def test_a_problem_is_noted_and_taken_back(database):
    subscription, _ = await add(database)
    await set_problem(database, subscription.id, "The zone is gone.")
    assert (await get_subscription(database, subscription.id)).problem == "The zone is gone."
    await set_problem(database, subscription.id, None)
    assert (await get_subscription(database, subscription.id)).problem is None


async def test_places_are_inspected_in_turn(database):
    subscription, _ = await add(database)
    day = NOW - timedelta(days=1)
    hour = NOW - timedelta(hours=1)
    assert [place.channel for place in await places_to_inspect(database, ["slack"], working=day, broken=hour)] == ["C1"]
    assert await places_to_inspect(database, ["discord"], working=day, broken=hour) == []
    await note_inspected(database, subscription.place_id, "Invite the bot.", now=NOW)
    assert (await get_subscription(database, subscription.id)).problem == "Invite the bot."
    assert await places_to_inspect(database, ["slack"], working=day, broken=hour) == []
    assert len(await places_to_inspect(database, ["slack"], working=NOW + timedelta(seconds=1), broken=NOW)) == 1
    assert await heal(database, subscription.place_id, now=NOW) == 0
    assert (await get_subscription(database, subscription.id)).problem is None


async def test_ids_of_any_length_and_alphabet_are_kept_apart(database):
    one, _ = await add(database, channel="頻道" * 200)
    other, _ = await add(database, channel="頻道" * 201)
    assert one.place_id != other.place_id
    same, new = await add(database, channel="頻道" * 200)
    assert (same.id, new) == (one.id, False)
