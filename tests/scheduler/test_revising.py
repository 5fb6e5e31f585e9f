"""A post that changes or goes after its digest was posted."""

import asyncio

import pytest
from sqlmodel import col, select

from bot.chat import Health
from bot.store.ledger.deliveries import list_deliveries
from bot.store.ledger.edits import claim_edit
from bot.store.ledger.places import heal
from bot.store.ledger.tables import DeliveryRow
from scheduler import lines
from scheduler.clock import Clock
from scheduler.sender import LEASE, Sender
from tests.scheduler.conftest import on_sqlite
from tests.servers.scene import Scene
from tests.store.looking import list_changes


async def test_a_changed_part_is_edited_in_place_with_a_line_and_the_others_are_left_alone(scene):
    scene.change(source="one\nTWO\nthree\nfour")
    await scene.tick()
    assert scene.texts() == ["w46 Updated Mon 16 Nov 09:00.", "one", "TWO", "three", "four"]
    for _ in range(3):
        await scene.tick()
    scene.start()
    await scene.tick()
    assert scene.edits() == [1, 0, 1, 0, 0]
    first = (await list_deliveries(scene.database))[0]
    assert [change.why for change in await list_changes(scene.database, first.id)][-2:] == [
        "The post changed.",
        "Edited.",
    ]


async def test_a_digest_that_grows_gets_more_parts_in_its_thread(scene):
    scene.change(source="one\nnew\ntwo\nthree\nnewer\nfour")
    await scene.tick(minutes=5)
    assert scene.texts()[1:] == ["one", "new", "two", "three", "newer", "four"]
    first, *others = scene.board.messages()
    assert {message["thread"] for message in others} == {first["id"]}
    assert scene.board.parts() == [1, 2, 3, 4, 5, 6, 7]


@on_sqlite
async def test_a_cosmetic_change_causes_no_call_at_all(scene):
    scene.change(source="one  \ntwo\nthree\nfour   ")
    for _ in range(3):
        await scene.tick()
    assert scene.edits() == [0] * 5
    assert scene.board.edited == 0


@on_sqlite
@pytest.mark.parametrize("fields", [{"status": "draft"}, {"status": "hidden"}, {"locked": True}])
async def test_of_a_post_that_is_no_longer_to_be_seen_one_line_is_left_and_it_comes_back_whole(scene, fields):
    scene.change(**fields)
    await scene.tick()
    assert scene.texts() == [lines.WITHDRAWN]
    await scene.tick()
    assert scene.edits() == [1]
    scene.change(status="published", locked=False)
    await scene.tick()
    assert scene.texts() == ["w46 Updated Mon 16 Nov 09:01.", "one", "two", "three", "four"]


async def test_a_deleted_post_is_withdrawn_once_it_was_away_for_a_minute_also_over_a_restart(scene):
    scene.posts = (scene.other,)
    await scene.tick()
    assert scene.texts()[0] == "w46"
    scene.start()
    await scene.tick()
    await scene.tick(seconds=50)
    assert scene.texts()[0] == "w46"
    await scene.tick(seconds=20)
    assert scene.texts() == [lines.WITHDRAWN]


@on_sqlite
async def test_a_file_that_is_away_for_a_moment_and_a_folder_that_is_empty_withdraw_nothing(scene):
    scene.posts = (scene.other,)
    await scene.tick()
    scene.posts = (scene.post, scene.other)
    await scene.tick(minutes=5)
    scene.posts = ()
    await scene.tick()
    await scene.tick(hours=5)
    assert scene.texts()[0] == "w46"
    assert scene.edits() == [0] * 5


async def test_what_was_not_sent_yet_changes_before_it_is_sent(database, board, moment, make_post, subscribe):
    scene = Scene(database, board, moment, make_post)
    await subscribe()
    moment.set("2026-11-16 08:00:00")
    board.behaviours.extend(["store", "store", "wait"])
    await scene.tick()
    assert scene.texts() == ["w46", "one"]
    scene.change(source="one\nTWO\nTHREE")
    await scene.tick()
    await scene.tick()
    assert scene.texts() == ["w46 Updated Mon 16 Nov 09:00.", "one", "TWO", "THREE"]
    assert board.parts() == [1, 2, 3, 4]


@on_sqlite
async def test_a_digest_withdrawn_before_it_was_begun_is_not_sent(database, board, moment, make_post, subscribe):
    scene = Scene(database, board, moment, make_post)
    await subscribe()
    moment.set("2026-11-16 08:00:00")
    board.connected = False
    await scene.tick()
    scene.change(status="draft")
    await scene.tick()
    board.connected = True
    await scene.tick()
    assert board.messages() == []
    assert {(one.state, one.problem) for one in await list_deliveries(database)} == {
        ("skipped", "The post was withdrawn.")
    }


@on_sqlite
async def test_what_was_withdrawn_while_nobody_knew_whether_it_arrived_is_not_sent_again(
    database, board, moment, make_post, subscribe
):
    scene = Scene(database, board, moment, make_post)
    await subscribe()
    moment.set("2026-11-16 08:00:00")
    board.behaviours.extend(["store", "drop"])
    await scene.tick()
    scene.change(status="draft")
    await scene.tick()
    for _ in range(3):
        await scene.tick(seconds=31)
    assert scene.texts() == [lines.WITHDRAWN]
    assert [one.state for one in await list_deliveries(database)] == ["sent"] + ["skipped"] * 4


@on_sqlite
async def test_what_could_not_be_sent_for_half_an_hour_says_that_it_is_late(
    database, board, moment, make_post, subscribe
):
    scene = Scene(database, board, moment, make_post)
    await subscribe()
    board.connected = False
    moment.set("2026-11-16 08:00:00")
    await scene.tick()
    await scene.tick(minutes=31)
    board.connected = True
    await scene.tick()
    assert scene.texts()[0] == "w46 Late: it was planned for Mon 16 Nov 09:00."
    assert all(one.late for one in await list_deliveries(database))
    scene.change(source="one")
    await scene.tick()
    assert scene.texts()[0] == "w46 Late: it was planned for Mon 16 Nov 09:00. Updated Mon 16 Nov 09:32."


async def test_an_edit_that_was_interrupted_is_done_when_its_lease_is_over(scene):
    scene.change(source="one\nTWO\nthree\nfour")
    while await scene.revising.revise():
        pass
    place = (await list_place(scene.database))[0]
    await claim_edit(scene.database, place, now=scene.moment(), lease=LEASE)
    await scene.sender.run_once()
    assert scene.texts()[0] == "w46"
    await scene.tick(seconds=121)
    assert scene.texts()[:3] == ["w46 Updated Mon 16 Nov 09:00.", "one", "TWO"]
    assert scene.edits() == [1, 0, 1, 0, 0]


@on_sqlite
async def test_two_senders_edit_each_message_once(scene):
    scene.change(source="ONE\nTWO\nTHREE\nFOUR")
    while await scene.revising.revise():
        pass
    others = [Sender(scene.database, {"board": scene.board}, scene.moment, patience=0) for _ in range(3)]
    await asyncio.gather(*(sender.run_once() for sender in others))
    await scene.tick()
    assert scene.edits() == [1] * 5


@on_sqlite
async def test_a_change_during_an_edit_is_edited_too(scene):
    scene.change(source="one\nTWO\nthree\nfour")
    while await scene.revising.revise():
        pass
    place = (await list_place(scene.database))[0]
    await claim_edit(scene.database, place, now=scene.moment(), lease=LEASE)
    scene.change(source="one\ntwo\nthree\nfour", title="again")
    await scene.tick()
    await scene.tick(seconds=121)
    assert scene.texts() == ["again Updated Mon 16 Nov 09:00.", "one", "two", "three", "four"]


@on_sqlite
async def test_a_message_that_somebody_deleted_is_given_up_and_the_others_are_edited(scene):
    gone = scene.board.messages()[2]["id"]
    scene.board.lose(gone)
    scene.change(source="ONE\nTWO\nTHREE\nFOUR")
    for _ in range(3):
        await scene.tick(minutes=20)
    assert scene.texts()[1:] == ["ONE", "THREE", "FOUR"]
    third = (await list_deliveries(scene.database))[2]
    assert (third.state, third.problem) == (
        "sent",
        "It cannot be changed any more: The message is not there any more.",
    )
    assert scene.board.edited == 4


@on_sqlite
async def test_edits_wait_for_a_place_that_is_broken(scene):
    scene.change(source="ONE\nTWO\nTHREE\nFOUR")
    scene.board.refuses_edits = True
    scene.board.health = Health(problems=("Invite the bot.",))
    for _ in range(3):
        await scene.tick(minutes=20)
    assert scene.board.edited == 0
    assert scene.board.tried == 1
    scene.board.refuses_edits = False
    await heal(scene.database, (await list_place(scene.database))[0], now=scene.moment())
    await scene.tick()
    assert scene.texts()[1:] == ["ONE", "TWO", "THREE", "FOUR"]


@on_sqlite
async def test_an_edit_of_unknown_outcome_is_done_again(scene):
    scene.change(source="ONE\ntwo\nthree\nfour")
    scene.board.edit_faults.extend(["drop", "break"])
    await scene.tick()
    await scene.tick(seconds=10)
    assert scene.texts()[1] == "ONE"
    assert (await list_deliveries(scene.database))[0].problem is None


@on_sqlite
async def test_a_post_that_cannot_be_laid_out_again_stays_as_it_is_and_stops_nobody(scene, caplog):
    scene.change(title="broken", source="0")
    for _ in range(3):
        await scene.tick()
    assert scene.texts()[0] == "w46"
    assert len([one for one in caplog.records if one.message == "cannot lay out a post again"]) == 1
    scene.change(title="mended", source="1")
    await scene.tick()
    assert scene.texts()[0].startswith("mended Updated")


@on_sqlite
async def test_the_clock_revises_at_its_ticks(scene):
    scene.change(source="ONE\ntwo\nthree\nfour")
    clock = Clock(scene.database, scene.sender, lambda: scene.posts, scene.layout, scene.moment)
    await clock.tick()
    await scene.sender.run_once()
    assert scene.texts()[1] == "ONE"


async def list_place(database):
    async with database.read() as session:
        return list((await session.exec(select(col(DeliveryRow.place_id)).distinct())).all())
