"""Parts that a post no longer has: taken back once, also over a crash, and posted anew where it has them again."""

import asyncio
from dataclasses import replace

import pytest
from sqlmodel import col, select

from bot.chat import Health
from bot.messages.message import Message, Part
from bot.store.ledger.deliveries import list_deliveries, settle_delivery
from bot.store.ledger.edits import claim_edit, conclude_edit
from bot.store.ledger.places import heal
from bot.store.ledger.tables import DeliveryRow
from scheduler import lines
from scheduler.ledger import key_after
from scheduler.sender import LEASE, Sender
from tests.scheduler.conftest import on_sqlite
from tests.servers.scene import Scene, lay_out
from tests.store.looking import list_changes

LINES = ["one", "two", "three", "four"]


async def note(scene):
    """Note how it should read, and send nothing."""
    while await scene.revising.revise():
        pass


async def claimed(scene):
    """Claim the next change as a sender does that dies right after."""
    return await claim_edit(scene.database, await place_of(scene), now=scene.moment(), lease=LEASE)


async def place_of(scene):
    async with scene.database.read() as session:
        return (await session.exec(select(col(DeliveryRow.place_id)).distinct())).one()


async def states(scene):
    return [one.state for one in await list_deliveries(scene.database)]


async def test_what_a_shorter_digest_has_no_more_is_taken_back_and_each_step_is_kept(scene):
    scene.change(source="one\nfour")
    await scene.tick()
    assert scene.texts()[1:] == ["one", "four"]
    assert await states(scene) == ["sent"] * 3 + ["skipped"] * 2
    last = (await list_deliveries(scene.database))[-1]
    assert (last.message_id, last.problem) == (None, "The post no longer has this part.")
    changes = [(change.became, change.why) for change in await list_changes(scene.database, last.id)]
    assert changes[-2:] == [("sent", "The post changed."), ("skipped", "Taken back.")]
    for _ in range(3):
        await scene.tick()
    assert scene.board.deleted == 2


async def test_from_five_parts_to_seven_to_three_to_six_a_channel_shows_exactly_the_new_text_in_order(scene):
    keys = {message["key"] for message in scene.board.messages()}
    for source in ("one\nnew\ntwo\nthree\nnewer\nfour", "two\nnewest", "a\nb\nc\nd\ne", "a\nb"):
        scene.change(source=source)
        await scene.tick()
        assert scene.texts()[1:] == source.splitlines()
        first, *others = scene.board.messages()
        assert {message["thread"] for message in others} == {first["id"]}
        keys |= {message["key"] for message in scene.board.messages()}
    # Seven, then four of them again under keys of their own: a platform may remember those of what was taken back.
    assert len(keys) == 10


@pytest.mark.parametrize("done", [True, False])
async def test_a_removal_that_was_interrupted_is_done_again_and_what_is_back_is_posted_anew(scene, done):
    scene.change(source="one\ntwo\nthree")
    await note(scene)
    await scene.sender._editing.edit(await claimed(scene))
    await claimed(scene)
    if done:
        scene.board.lose(scene.board.messages()[-1]["id"])
    scene.change(source="one\ntwo\nthree\nFOUR")
    await scene.tick()
    await scene.tick(seconds=121)
    assert scene.texts()[1:] == ["one", "two", "three", "FOUR"]
    assert set(await states(scene)) == {"sent"}


@on_sqlite
async def test_what_is_back_while_its_removal_is_under_way_is_posted_anew(scene):
    scene.change(source="one\ntwo\nthree")
    await note(scene)
    await scene.sender._editing.edit(await claimed(scene))
    removal = await claimed(scene)
    scene.change(source="one\ntwo\nthree\nFOUR\nfive")
    await note(scene)
    await scene.sender._editing.edit(removal)
    await scene.tick()
    assert scene.texts()[1:] == ["one", "two", "three", "FOUR", "five"]
    assert scene.board.parts() == [1, 2, 3, 4, 5, 6]


@on_sqlite
async def test_an_edit_under_way_while_its_part_goes_and_comes_back_does_not_end_it(scene):
    scene.change(source="one\ntwo\nthree\nFOUR")
    await note(scene)
    edits = [await claimed(scene) for _ in range(2)]
    scene.change(source="one\ntwo\nthree")
    await note(scene)
    scene.change(source="one\ntwo\nthree\nFOUR")
    await note(scene)
    for edit in edits:
        await conclude_edit(scene.database, edit, edited=True, why="Edited.", now=scene.moment())
    await scene.tick()
    assert scene.texts()[1:] == ["one", "two", "three", "FOUR"]


@on_sqlite
async def test_senders_side_by_side_take_each_part_back_once(scene):
    scene.change(source="one")
    await note(scene)
    others = [Sender(scene.database, {"board": scene.board}, scene.moment, patience=0) for _ in range(3)]
    await asyncio.gather(*(sender.run_once() for sender in others))
    await scene.tick()
    assert scene.texts()[1:] == ["one"]
    assert scene.board.deleted == 3


@on_sqlite
async def test_a_removal_of_unknown_outcome_is_done_again(scene):
    scene.change(source="one\ntwo\nthree")
    scene.board.delete_faults.extend(["drop", "break", "store, then drop"])
    for _ in range(4):
        await scene.tick(minutes=1)
    assert scene.texts()[1:] == ["one", "two", "three"]
    assert (await states(scene))[-1] == "skipped"


async def test_where_nothing_can_be_deleted_a_line_says_so_and_is_edited_when_the_part_is_back(scene):
    scene.board.keeps_everything = True
    scene.change(source="one\ntwo")
    await scene.tick()
    assert scene.texts()[1:] == ["one", "two", lines.TAKEN_BACK, lines.TAKEN_BACK]
    why = [change.why for change in await list_changes(scene.database, (await list_deliveries(scene.database))[-1].id)]
    assert why[-2:] == ["It cannot be taken back: Nothing can be deleted here.", "Edited."]
    edited = scene.board.edited
    scene.change(source="one\ntwo  ")
    for _ in range(3):
        await scene.tick()
    assert scene.board.edited == edited
    scene.change(source="one\ntwo\nthree\nfour")
    await scene.tick()
    assert scene.texts()[1:] == LINES


@on_sqlite
async def test_removals_wait_for_a_place_that_is_broken(scene):
    scene.board.keeps_everything = True
    scene.board.health = Health(problems=("Invite the bot.",))
    scene.change(source="one\ntwo\nthree")
    for _ in range(3):
        await scene.tick(minutes=20)
    assert scene.texts()[1:] == LINES
    scene.board.keeps_everything = False
    await heal(scene.database, await place_of(scene), now=scene.moment())
    await scene.tick()
    assert scene.texts()[1:] == ["one", "two", "three"]


@on_sqlite
@pytest.mark.parametrize("behaviour", ["store, then drop", "drop"])
async def test_what_a_digest_has_no_more_while_nobody_knew_whether_it_arrived_is_not_there_in_the_end(
    database, board, moment, make_post, subscribe, behaviour
):
    scene = Scene(database, board, moment, make_post)
    await subscribe()
    moment.set("2026-11-16 08:00:00")
    board.blind = True
    board.behaviours.extend(["store", "store", "store", "store", behaviour])
    await scene.tick()
    scene.change(source="one\ntwo\nthree")
    await scene.tick()
    board.blind = False
    for _ in range(4):
        await scene.tick(minutes=10)
    assert scene.texts()[1:] == ["one", "two", "three"]
    assert (await states(scene))[-1] == "skipped"
    scene.change(source="one\ntwo\nthree\nfour")
    await scene.tick()
    assert scene.texts()[1:] == LINES


@on_sqlite
async def test_what_an_operator_found_goes_when_its_post_no_longer_has_it(
    database, board, moment, make_post, subscribe
):
    scene = Scene(database, board, moment, make_post)
    await subscribe()
    moment.set("2026-11-16 08:00:00")
    board.blind = True
    board.behaviours.extend(["store", "store", "store", "store", "store, then drop"])
    await scene.tick()
    scene.change(source="one\ntwo\nthree")
    await scene.tick()
    unknown = (await list_deliveries(database, states=["unknown"]))[0]
    await settle_delivery(database, unknown.id, sent=board.messages()[-1]["id"], now=moment())
    await scene.tick()
    assert scene.texts()[1:] == ["one", "two", "three"]


@on_sqlite
async def test_a_headline_that_becomes_three_messages_stays_before_its_sections(
    database, board, moment, make_post, subscribe
):
    def with_long_headline(post, platform, **said):
        first, *rest = lay_out(post, platform, **said)
        if post.title != "long":
            return [first, *rest]
        more = [
            Part(number=number, where="channel", message=Message(summary=f"more {number}", elements=()))
            for number in (2, 3)
        ]
        return [first, *more, *(replace(part, number=part.number + 2) for part in rest)]

    scene = Scene(database, board, moment, make_post, with_long_headline)
    scene.change(source="one")
    await subscribe()
    moment.set("2026-11-16 08:00:00")
    await scene.tick()
    scene.change(title="long", source="one\ntwo")
    await scene.tick()
    first, *others = board.messages()
    assert [one["text"] for one in others] == ["more 2", "more 3", "one", "two"]
    assert {one["thread"] for one in others} == {first["id"]}


def test_a_part_that_takes_the_place_of_another_has_a_key_of_its_own_and_always_the_same():
    keys = ["d" + "0" * 24]
    for _ in range(50):
        keys.append(key_after(keys[-1]))
    assert len(set(keys)) == 51
    assert {len(key) for key in keys} == {25}
    assert key_after(keys[0]) == keys[1]
