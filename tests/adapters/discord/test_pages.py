"""An answer of several parts: turned page by page, or sent below where it cannot be shown again."""

from dataclasses import replace

import pytest

from bot.chat import Final
from tests.servers.discord import GENERAL
from tests.servers.discord_core import answered, in_parts, running, said
from tests.servers.discord_reader import buttons, shown


async def test_the_rest_of_a_public_answer_stands_on_pages_where_we_may_not_post(discord_, core, adapter):
    await discord_.deny(GENERAL, "send_messages")
    core.script = in_parts("One", "Two")
    used = await discord_.command("digest read", public=True)
    await answered(discord_, core)
    assert [shown(message) for message in used.messages] == ["One"]
    await discord_.press(used.original, "▶")
    await answered(discord_, core, 2)
    assert [shown(message) for message in used.messages] == ["Two"]
    assert core.accepted[1].text == "share this-week"


async def test_a_private_answer_of_several_parts_is_turned_page_by_page(discord_, core, adapter):
    core.script = in_parts("One", "Two", "Three")
    used = await discord_.command("digest list")
    await answered(discord_, core)
    assert [shown(message) for message in used.messages] == ["One"]
    assert used.original["flags"] & 64
    for times, (label, expected) in enumerate([("▶", "Two"), ("▶", "Three"), ("◀", "Two")], 2):
        turned = await discord_.press(used.original, label)
        await answered(discord_, core, times)
        assert turned.ack == 6
        assert [shown(message) for message in used.messages] == [expected]
    assert buttons(used.original)[-3:] == ["◀", "2 / 3", "▶"]
    assert {request.text for request in core.accepted} == {"list"}


async def test_pages_are_turned_after_a_restart_and_when_there_are_fewer(discord_, core):
    core.script = in_parts("One", "Two", "Three")
    async with running(discord_, core):
        used = await discord_.command("digest list")
        await answered(discord_, core)
    core.script = in_parts("Only")
    async with running(discord_, core):
        await discord_.press(used.original, "▶")
        await answered(discord_, core, 2)
    assert [shown(message) for message in used.messages] == ["Only"]
    assert buttons(used.original) == []


async def test_an_answer_that_can_be_shown_again_is_paged_by_what_shows_it(discord_, core, adapter):
    long = (replace(said("One"), again="answer r1"), replace(said("Two"), again="answer r1"))
    core.script = lambda request: [Final(parts=long)]
    used = await discord_.command("digest ask", question="why?")
    await answered(discord_, core)
    await discord_.press(used.original, "▶")
    await answered(discord_, core, 2)
    assert core.accepted[1].text == "answer r1"
    assert [shown(message) for message in used.messages] == ["Two"]


async def test_a_private_answer_that_cannot_be_shown_again_goes_on_below(discord_, core, adapter):
    core.script = in_parts("One", "Two", "Three")
    used = await discord_.command("digest ask", question="why?")
    await answered(discord_, core)
    assert [shown(message) for message in used.messages] == ["One", "Two", "Three"]
    assert all(message["flags"] & 64 for message in used.messages)


@pytest.mark.parametrize("how", ["500 after", 500, 503])
async def test_a_private_part_is_never_said_twice_and_its_absence_is_told(discord_, core, adapter, how):
    discord_.fail("POST /webhooks/{application}/{token}", how)
    core.script = in_parts("One", "Two", "Three")
    used = await discord_.command("digest ask", question="why?")
    await answered(discord_, core)
    first, *rest = [shown(message) for message in used.messages]
    assert first.startswith("One Discord may have lost the part that follows")
    assert rest == (["Two", "Three"] if how == "500 after" else ["Three"])
