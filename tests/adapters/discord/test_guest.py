"""Where only a person brought us: a server we are no member of, and a talk among people. We may answer, never post."""

import asyncio

import pytest

from bot.chat import Final, Partial
from bot.messages.message import Button
from tests.servers.discord import ALICE, BOSS, DM, GROUP, STRANGE, STRANGE_GENERAL
from tests.servers.discord_core import answered, in_parts, said
from tests.servers.discord_reader import buttons, shown

PLACES = pytest.mark.parametrize(("channel", "workspace"), [(STRANGE_GENERAL, STRANGE), (GROUP, "")])
POST = "POST /channels/{channel}/messages"
SENTENCE = "One checked sentence of an answer that is long enough to show. "


def posted(discord_):
    return [route for route, _ in discord_.calls if route == POST]


@PLACES
async def test_a_command_is_answered_to_the_asker_alone(discord_, core, adapter, channel, workspace):
    used = await discord_.command("digest ask", channel=channel, question="what is MEMENTO?")
    await answered(discord_, core)
    assert (used.ack, used.private) == (5, True)
    assert [shown(message) for message in used.messages] == ["You said: ask what is MEMENTO?"]
    (request,) = core.accepted
    assert (request.place.workspace, request.place.channel) == (workspace, channel)
    assert (request.private, request.direct, request.manager) == (True, False, False)


@PLACES
async def test_an_answer_grows_in_its_place(discord_, core, adapter, channel, workspace):
    gate = asyncio.Event()
    core.script = lambda request: [Partial(text=SENTENCE), gate, Final(parts=(said(f"{SENTENCE}End."),))]
    used = await discord_.command("digest ask", channel=channel, question="why?", public=True)
    await discord_.until(lambda: used.original and "Still writing" in shown(used.original))
    gate.set()
    await answered(discord_, core)
    assert [shown(message) for message in used.messages] == [f"{SENTENCE}End."]
    assert posted(discord_) == []


@PLACES
async def test_a_long_public_answer_stands_on_pages_and_nothing_is_posted(discord_, core, adapter, channel, workspace):
    core.script = in_parts("One", "Two")
    used = await discord_.command("digest read", channel=channel, public=True)
    await answered(discord_, core)
    assert not used.private
    await discord_.press(used.original, "▶", user=BOSS)
    await answered(discord_, core, 2)
    assert [shown(message) for message in used.messages] == ["Two"]
    assert buttons(used.original)[-3:] == ["◀", "2 / 2", "▶"]
    assert posted(discord_) == []


@PLACES
@pytest.mark.parametrize("public", [True, False])
async def test_five_follow_ups_are_all_there_are_and_the_last_says_where_the_rest_is(
    discord_, core, adapter, channel, workspace, public
):
    core.script = in_parts(*"ABCDEFGH")
    used = await discord_.command("digest ask", channel=channel, question="why?", public=public)
    await answered(discord_, core)
    *first, last = [shown(message) for message in used.messages]
    assert first == list("ABCDE")
    assert last.startswith("F Discord lets us say no more here")
    assert posted(discord_) == []


@PLACES
async def test_buttons_forms_and_messages_are_asked_about_by_anybody_there(discord_, core, adapter, channel, workspace):
    core.script = lambda request: [
        Final(parts=(said(f"You said: {request.text}", Button(label="Follow", command="follow r1", asks=True)),))
    ]
    used = await discord_.command("digest ask", channel=channel, question="why?", public=True)
    await answered(discord_, core)
    # The app is there by Alice; somebody else presses.
    form = await discord_.press(used.original, "Follow", user=BOSS)
    await discord_.until(lambda: form.modal)
    sent = await discord_.submit(form, "and who?")
    await answered(discord_, core, 2)
    assert shown(sent.original) == "You said: share follow r1 and who?"
    assert not sent.private
    about = await discord_.ask_about(discord_.write(channel, ALICE, {"content": "Look at cognee."})["id"])
    await discord_.until(lambda: about.modal)
    await discord_.submit(about, "")
    await answered(discord_, core, 3)
    assert core.accepted[-1].quoted == "Look at cognee."
    assert posted(discord_) == []


async def test_who_manages_a_server_we_are_no_member_of_cannot_subscribe_it(discord_, core, adapter):
    await discord_.command("digest read", channel=STRANGE_GENERAL, user=BOSS, period="subscribe weekly mon 09:00")
    await answered(discord_, core)
    assert core.accepted[0].manager is False


@PLACES
@pytest.mark.parametrize("public", [True, False])
async def test_an_answer_after_the_token_died_goes_to_the_asker(discord_, core, adapter, channel, workspace, public):
    gate = asyncio.Event()
    core.script = lambda request: [gate, Final(parts=(said("Late"),))]
    used = await discord_.command("digest read", channel=channel, public=public)
    await discord_.until(lambda: core.accepted)
    discord_.expire(used)
    gate.set()
    await answered(discord_, core)
    assert [shown(message) for message in discord_.messages(DM)] == ["Late"]


async def test_what_is_said_in_a_server_we_are_no_member_of_is_not_heard(discord_, core, adapter):
    await discord_.mention("what is MEMENTO?", channel=STRANGE_GENERAL)
    await discord_.dm("and here?")
    await answered(discord_, core)
    assert [request.text for request in core.accepted] == ["and here?"]
