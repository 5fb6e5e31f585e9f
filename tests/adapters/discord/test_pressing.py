"""What people press, choose from a menu and write into a form."""

import pytest

from bot.chat import Final
from bot.messages.message import Button
from tests.servers.discord import BOSS, DM
from tests.servers.discord_core import answered, running, said
from tests.servers.discord_reader import shown

FOLLOW = Button(label="Ask a follow-up", command="follow r1", asks=True)
BUTTONS = (
    Button(label="Papers", command="section 0123456789ab 2"),
    Button(label="Ask a question", command="ask-in 0123456789ab", asks=True),
)


async def test_a_button_that_shares_speaks_to_everybody(discord_, core, adapter):
    core.script = lambda request: [Final(parts=(said("Digest", Button(label="Share", command="share open 1")),))]
    used = await discord_.command("digest read")
    await answered(discord_, core)
    shared = await discord_.press(used.original, "Share")
    await answered(discord_, core, 2)
    assert (used.private, shared.private) == (True, False)
    assert [request.private for request in core.accepted] == [True, False]
    assert len(discord_.messages()) == 1


async def test_a_follow_up_is_asked_where_the_answer_was_given(discord_, core, adapter):
    core.script = lambda request: [Final(parts=(said("Answer", FOLLOW),))]
    await discord_.mention("what is MEMENTO?")
    await answered(discord_, core)
    form = await discord_.press(discord_.messages()[0], "Ask a follow-up")
    await discord_.until(lambda: form.modal)
    public = await discord_.submit(form, "and who wrote it?")
    await answered(discord_, core, 2)
    used = await discord_.command("digest ask", question="what is MEMENTO?")
    await answered(discord_, core, 3)
    form = await discord_.press(used.original, "Ask a follow-up")
    await discord_.until(lambda: form.modal)
    private = await discord_.submit(form, "and who wrote it?")
    await answered(discord_, core, 4)
    assert (public.private, private.private) == (False, True)
    assert [request.text for request in core.accepted[1::2]] == [
        "share follow r1 and who wrote it?",
        "follow r1 and who wrote it?",
    ]


async def test_what_is_chosen_from_a_menu_is_done(discord_, core, adapter):
    sections = [Button(label=f"Section {n}", command=f"section 0123456789ab {n}") for n in range(8)]
    core.script = lambda request: [Final(parts=(said("Digest", *sections),))]
    used = await discord_.command("digest read")
    await answered(discord_, core)
    await discord_.press(used.original, "Section 5")
    await answered(discord_, core, 2)
    assert core.accepted[1].text == "section 0123456789ab 5"


async def test_buttons_and_forms_work_after_a_restart(discord_, core):
    core.script = lambda request: [Final(parts=(said(f"You said: {request.text}", *BUTTONS),))]
    async with running(discord_, core):
        await discord_.mention("digest")
        await answered(discord_, core)
        form = await discord_.press(discord_.messages()[0], "Ask a question")
        await discord_.until(lambda: form.ack)
    async with running(discord_, core):
        pressed = await discord_.press(discord_.messages()[0], "Papers")
        await answered(discord_, core, 2)
        sent = await discord_.submit(form, "why\nis it  so?")
        await answered(discord_, core, 3)
    assert [request.text for request in core.accepted[1:]] == [
        "section 0123456789ab 2",
        "ask-in 0123456789ab why is it so?",
    ]
    assert {request.kind for request in core.accepted[1:]} == {"command"}
    assert shown(pressed.messages[0]) == "You said: section 0123456789ab 2"
    assert shown(sent.messages[0]) == "You said: ask-in 0123456789ab why is it so?"
    assert pressed.private
    assert sent.private


async def test_an_empty_form_brings_help_and_a_foreign_button_nothing(discord_, core, adapter):
    core.script = lambda request: [Final(parts=(said("x", *BUTTONS),))]
    await discord_.dm("digest")
    await answered(discord_, core)
    message = discord_.messages(DM)[0]
    form = await discord_.press(message, "Ask a question")
    await discord_.until(lambda: form.modal)
    foreign = {**message, "components": [{"type": 2, "label": "Other", "custom_id": "other", "id": 9}]}
    await discord_.press(foreign, "Other")
    await discord_.submit(form, "  ")
    await answered(discord_, core, 2)
    assert [request.text for request in core.accepted[1:]] == ["help"]


@pytest.mark.parametrize(
    ("typed", "text"), [("  is this\ntrue? ", "is this true?"), ("", "What do the digests say about this?")]
)
async def test_asking_about_a_message_quotes_it_whatever_our_intents(discord_, core, typed, text):
    other = await discord_.say("MEMENTO has 60,000 stars", user=BOSS)
    async with running(discord_, core):
        form = await discord_.ask_about(other)
        await discord_.until(lambda: form.modal)
    async with running(discord_, core):
        sent = await discord_.submit(form, typed)
        await answered(discord_, core)
    [request] = core.accepted
    assert (request.kind, request.text, request.quoted) == ("question", text, "MEMENTO has 60,000 stars")
    assert sent.private
