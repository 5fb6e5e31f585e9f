"""What people say and do in Discord, through the real discord.py, and what they see."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat import Final, Partial, Place, Request, Working
from bot.messages.message import Button
from tests.servers.discord import ALICE, BOSS, BOT, DM, GENERAL, GUILD
from tests.servers.discord_core import Core, running, said
from tests.servers.discord_reader import buttons, shown, visible
from tests.servers.discord_world import ROBOT

HOSTILE = "@everyone <@123> [click](https://evil.example) # not a heading"


def parts(*texts):
    return lambda request: [Final(parts=tuple(said(text) for text in texts))]


async def answered(discord_, core, times=1):
    await discord_.until(lambda: len(core.finished) >= times)


async def test_a_mention_is_answered_in_reply_to_it(discord_, core, adapter):
    asked = await discord_.mention("what is MEMENTO?")
    await answered(discord_, core)
    [answer] = discord_.messages()
    [request] = core.accepted
    assert shown(answer) == "You said: what is MEMENTO?"
    assert answer["message_reference"]["message_id"] == asked
    assert request.kind == "question"
    assert request.text == "what is MEMENTO?"
    assert request.place == Place(platform="discord", workspace=GUILD, channel=GENERAL)
    assert (request.person, request.manager, request.direct) == (ALICE, False, False)
    assert request.keys == (f"message:{asked}",)
    assert discord_.typed == [GENERAL]


async def test_a_direct_message_needs_no_mention(discord_, core, adapter):
    await discord_.dm("latest")
    await answered(discord_, core)
    [request] = core.accepted
    assert (request.direct, request.manager, request.place.workspace, request.place.channel) == (True, True, "", DM)
    assert len(discord_.messages(DM)) == 1


async def test_what_is_not_said_to_us_is_not_heard(discord_, core, adapter):
    await discord_.say("what is MEMENTO?")
    await discord_.mention("we are a bot ourselves", user=BOT)
    await discord_.mention("another bot would answer us, and we it, for ever", user=ROBOT)
    await discord_.dm("and here too", user=ROBOT)
    await discord_.mention("real")
    await answered(discord_, core)
    assert [request.text for request in core.accepted] == ["real"]


async def test_our_bare_name_is_a_question_without_words(discord_, core, adapter):
    await discord_.mention("")
    await answered(discord_, core)
    assert (core.accepted[0].kind, core.accepted[0].text) == ("question", "")


async def test_an_event_delivered_twice_is_answered_once(discord_, core, adapter):
    asked = await discord_.mention("once")
    await discord_.again(asked)
    await answered(discord_, core)
    await discord_.mention("another")
    await answered(discord_, core, 2)
    assert len(discord_.messages()) == 2


async def test_a_reply_to_us_carries_the_talk_before_it(discord_, core, adapter):
    await discord_.mention("what is MEMENTO?")
    await answered(discord_, core)
    first = discord_.messages()[-1]["id"]
    await discord_.say("and who wrote it?", reply_to=first, ping=True)
    await answered(discord_, core, 2)
    asked = core.accepted[1]
    assert asked.text == "and who wrote it?"
    assert [(turn.by, turn.text) for turn in asked.before] == [
        ("person", "what is MEMENTO?"),
        ("bot", "You said: what is MEMENTO?"),
    ]
    assert asked.quoted == ""


async def test_a_mention_in_reply_to_somebody_else_quotes_them(discord_, core, adapter):
    other = await discord_.mention("MEMENTO has 60,000 stars", user=BOSS)
    await answered(discord_, core)
    await discord_.mention("is this true?", reply_to=other)
    await answered(discord_, core, 2)
    assert core.accepted[1].quoted == "@Digestbot MEMENTO has 60,000 stars"


async def test_a_question_in_a_thread_is_answered_in_the_thread(discord_, core, adapter):
    thread = discord_.start_thread(GENERAL, "Talk")
    await discord_.dispatch("THREAD_CREATE", thread)
    await discord_.mention("hello", channel=thread["id"])
    await answered(discord_, core)
    assert core.accepted[0].place == Place(platform="discord", workspace=GUILD, channel=GENERAL, thread=thread["id"])
    assert len(discord_.thread(thread["id"])) == 1


async def test_a_long_answer_grows_by_edits_at_our_pace_and_ends_whole(discord_, core):
    text = "A checked sentence about memory. " * 4
    core.script = lambda request: [
        Working(text="Searching 3 digests"),
        *(state for n in range(1, 5) for state in (Partial(text=text * n), 0.06)),
        Final(parts=(said(text * 5, Button(label="Sources", command="why r1")), said("Second part"))),
    ]
    async with running(discord_, core, edits=0.1):
        await discord_.mention("tell me")
        await discord_.until(discord_.messages)
        assert shown(discord_.messages()[0]).endswith("Still writing …")
        await answered(discord_, core)
    first, second = discord_.messages()
    assert shown(first) == (text * 5).strip()
    assert buttons(first) == ["Sources"]
    assert shown(second) == "Second part"
    assert 2 <= first["edits"] <= 3


async def test_an_answer_that_breaks_off_ends_with_a_sentence(discord_, core, adapter):
    core.script = lambda request: [
        Partial(text="Half a sentence of an answer that will never be ended"),
        RuntimeError(),
    ]
    await discord_.mention("break")
    await answered(discord_, core)
    [answer] = discord_.messages()
    assert shown(answer).startswith("Something went wrong on our side")


async def test_hostile_text_pings_nobody_and_leads_nowhere(discord_, core, adapter):
    core.script = lambda request: [Partial(text=HOSTILE * 3), Final(parts=(said(request.text),))]
    await discord_.mention(HOSTILE)
    await answered(discord_, core)
    seen = visible(discord_.messages()[0])
    assert "@everyone@123[click](https://evil.example)#notaheading" in seen.words
    assert seen.mentions == seen.links == seen.previews == seen.moments == []
    bodies = [body for route, body in discord_.calls if body and "components" in body]
    assert all(body["allowed_mentions"] == {"parse": []} for body in bodies)


@pytest.mark.parametrize(
    ("words", "options", "text"),
    [
        ("digest read", {}, "this-week"),
        ("digest read", {"period": "2026-W16"}, "2026-W16"),
        ("digest ask", {"question": "what is  new?"}, "ask what is new?"),
        ("digest search", {"words": "claude-mem"}, "search claude-mem"),
        ("digest items", {}, "items"),
        ("digest items", {"name": "MEMENTO", "public": False}, "items MEMENTO"),
        ("digest list", {}, "list"),
        ("digest help", {}, "help"),
        ("digest watch", {"name": "MEMENTO"}, "watch MEMENTO"),
        ("digest watch", {}, "watch"),
        ("digest unwatch", {"name": "MEMENTO"}, "unwatch MEMENTO"),
        ("digest language", {"language": "zh"}, "language zh"),
        ("digest timezone", {"timezone": "Europe/Berlin"}, "timezone Europe/Berlin"),
    ],
)
async def test_a_command_becomes_the_words_people_type_elsewhere(discord_, core, adapter, words, options, text):
    used = await discord_.command(words, **options)
    await answered(discord_, core)
    [request] = core.accepted
    assert (request.kind, request.text, request.language) == ("command", text, "en-GB")
    assert (used.ack, used.private) == (5, True)
    assert used.seconds < 1
    assert [shown(message) for message in used.messages] == [f"You said: {text}"]
    assert discord_.messages() == []


@pytest.mark.parametrize(
    ("words", "options", "text"),
    [
        (
            "digest-admin subscribe",
            {"language": "en", "timezone": "Europe/Berlin", "at": "mon 09:00", "series": "weekly"},
            "subscribe weekly mon 09:00 Europe/Berlin en",
        ),
        (
            "digest-admin subscribe",
            {"tags": "News, Machine learning", "role": "803", "silent": True, "at": "mon 09:00", "series": "weekly"},
            "subscribe weekly mon 09:00 --silent --role 803 --tag News, Machine learning",
        ),
        (
            "digest-admin subscribe",
            {"series": "weekly", "at": "mon 09:00", "silent": False},
            "subscribe weekly mon 09:00",
        ),
        ("digest-admin unsubscribe", {"series": "weekly"}, "unsubscribe weekly"),
        ("digest-admin subscriptions", {}, "subscriptions"),
        ("digest-admin pause", {}, "pause"),
        ("digest-admin resume", {"series": "daily"}, "resume daily"),
        ("digest-admin language", {"language": "zh"}, "posts-language zh"),
        ("digest-admin language", {"series": "weekly", "language": "en"}, "posts-language en weekly"),
    ],
)
async def test_an_admin_command_tells_whether_the_person_may(discord_, core, adapter, words, options, text):
    await discord_.command(words, user=BOSS, **options)
    await discord_.command(words, user=ALICE, **options)
    await answered(discord_, core, 2)
    assert {request.text for request in core.accepted} == {text}
    assert [request.manager for request in core.accepted] == [True, False]


async def test_a_public_command_is_answered_for_everybody(discord_, core, adapter):
    core.script = parts("One", "Two")
    used = await discord_.command("digest read", public=True)
    await answered(discord_, core)
    assert not used.private
    assert [shown(message) for message in discord_.messages()] == ["One", "Two"]


async def test_the_rest_of_a_public_answer_stands_on_pages_where_we_may_not_post(discord_, core, adapter):
    await discord_.deny(GENERAL, "send_messages")
    core.script = parts("One", "Two")
    used = await discord_.command("digest read", public=True)
    await answered(discord_, core)
    assert [shown(message) for message in used.messages] == ["One"]
    await discord_.press(used.original, "▶")
    await answered(discord_, core, 2)
    assert [shown(message) for message in used.messages] == ["Two"]
    assert core.accepted[1].text == "share this-week"


async def test_a_private_answer_of_several_parts_is_turned_page_by_page(discord_, core, adapter):
    core.script = parts("One", "Two", "Three")
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
    core.script = parts("One", "Two", "Three")
    async with running(discord_, core):
        used = await discord_.command("digest list")
        await answered(discord_, core)
    core.script = parts("Only")
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
    core.script = parts("One", "Two", "Three")
    used = await discord_.command("digest ask", question="why?")
    await answered(discord_, core)
    assert [shown(message) for message in used.messages] == ["One", "Two", "Three"]
    assert all(message["flags"] & 64 for message in used.messages)


@pytest.mark.parametrize("how", ["500 after", 500, 503])
async def test_a_private_part_is_never_said_twice_and_its_absence_is_told(discord_, core, adapter, how):
    discord_.fail("POST /webhooks/{application}/{token}", how)
    core.script = parts("One", "Two", "Three")
    used = await discord_.command("digest ask", question="why?")
    await answered(discord_, core)
    first, *rest = [shown(message) for message in used.messages]
    assert first.startswith("One Discord may have lost the part that follows")
    assert rest == (["Two", "Three"] if how == "500 after" else ["Three"])


async def test_a_button_that_shares_speaks_to_everybody(discord_, core, adapter):
    core.script = lambda request: [Final(parts=(said("Digest", Button(label="Share", command="share open 1")),))]
    used = await discord_.command("digest read")
    await answered(discord_, core)
    shared = await discord_.press(used.original, "Share")
    await answered(discord_, core, 2)
    assert (used.private, shared.private) == (True, False)
    assert [request.private for request in core.accepted] == [True, False]
    assert len(discord_.messages()) == 1


FOLLOW = Button(label="Ask a follow-up", command="follow r1", asks=True)


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


async def replied(discord_, core, text):
    """Reply to what we said last, and give our answer."""
    times = len(core.finished) + 1
    await discord_.say(text, reply_to=discord_.messages(GENERAL)[-1]["id"], ping=True)
    await answered(discord_, core, times)


async def test_a_long_talk_moves_into_a_thread_named_after_its_first_question(discord_, core, adapter):
    await discord_.mention("what is MEMENTO?")
    await answered(discord_, core)
    await replied(discord_, core, "who wrote it?")
    await replied(discord_, core, "and its KV cache?")
    asked = core.accepted[2]
    thread = asked.place.thread
    assert discord_.channels[thread]["name"] == "what is MEMENTO?"
    assert discord_.channels[thread]["parent_id"] == GENERAL
    assert len(asked.before) == 4
    assert len(discord_.messages(GENERAL)) == 2
    (answer,) = discord_.thread(thread)
    assert shown(answer) == "You said: and its KV cache?"
    assert "message_reference" not in answer


async def test_a_long_talk_stays_where_no_thread_may_be_started(discord_, core, adapter):
    await discord_.deny(GENERAL, "create_public_threads")
    await discord_.mention("what is MEMENTO?")
    await answered(discord_, core)
    await replied(discord_, core, "who wrote it?")
    await replied(discord_, core, "and its KV cache?")
    assert len(discord_.messages(GENERAL)) == 3


async def test_a_long_talk_is_taken_up_in_its_thread_after_a_restart(discord_, core):
    async with running(discord_, core, drain=0.01):
        await discord_.mention("what is MEMENTO?")
        await answered(discord_, core)
        await replied(discord_, core, "who wrote it?")
        core.script = lambda request: [
            Partial(text="The first sentence of an answer that is cut short."),
            asyncio.Event(),
        ]
        await discord_.say("and its KV cache?", reply_to=discord_.messages()[-1]["id"], ping=True)
        await discord_.until(lambda: len(core.accepted) == 3 and discord_.thread(core.accepted[2].place.thread))
    core.script, core.waiting = Core.echo, core.accepted[2:]
    async with running(discord_, core):
        await answered(discord_, core, 3)
    assert [shown(one) for one in discord_.thread(core.accepted[2].place.thread)] == ["You said: and its KV cache?"]
    assert len(discord_.messages(GENERAL)) == 2


async def test_what_is_chosen_from_a_menu_is_done(discord_, core, adapter):
    sections = [Button(label=f"Section {n}", command=f"section 0123456789ab {n}") for n in range(8)]
    core.script = lambda request: [Final(parts=(said("Digest", *sections),))]
    used = await discord_.command("digest read")
    await answered(discord_, core)
    await discord_.press(used.original, "Section 5")
    await answered(discord_, core, 2)
    assert core.accepted[1].text == "section 0123456789ab 5"


async def test_a_place_that_takes_no_components_gets_an_embed_with_its_buttons(discord_, core, adapter):
    discord_.plain = {GENERAL}
    long = "One checked sentence of an answer that is long enough to show. "
    core.script = lambda request: [
        Partial(text=long),
        Final(parts=(said(f"You said: {request.text}", *BUTTONS),)),
    ]
    await discord_.mention("hello")
    used = await discord_.command("digest list")
    await answered(discord_, core, 2)
    (answer,) = discord_.messages()
    for message in (answer, used.original):
        assert message["embeds"][0]["description"].startswith("You said: ")
        assert buttons(message) == ["Papers", "Ask a question"]
    await discord_.say("and then?", reply_to=answer["id"], ping=True)
    await answered(discord_, core, 3)
    assert core.accepted[2].before[-1].text == "You said: hello"
    assert all("components are not allowed here" in refusal for refusal in discord_.refusals)
    discord_.refusals.clear()


async def test_an_answer_in_a_direct_message_stays(discord_, core, adapter):
    used = await discord_.command("digest read", channel=DM)
    await answered(discord_, core)
    assert not used.private
    assert core.accepted[0].place.workspace == ""


async def test_completions_come_while_a_person_types(discord_, core, adapter):
    typing = await discord_.type_in("digest read", period="W1")
    await discord_.until(lambda: typing.ack)
    assert core.suggested == [("period", "W1")]
    assert typing.choices == [{"name": "Week 16", "value": "2026-W16"}]
    asked = await discord_.type_in("digest ask", question="wh")
    await discord_.until(lambda: asked.ack)
    assert core.suggested[-1] == ("question", "wh")
    zone = await discord_.type_in("digest-admin subscribe", series="weekly", timezone="ber")
    await discord_.until(lambda: zone.ack)
    assert core.suggested[-1] == ("timezone", "ber")


async def test_completions_that_take_too_long_are_none_and_come_the_next_time(discord_, core):
    core.slow = 0.3
    async with running(discord_, core, complete=0.05):
        typed = await discord_.type_in("digest items", name="cla")
        await discord_.until(lambda: typed.ack)
        assert (typed.choices, typed.seconds < 0.3) == ([], True)
        core.slow = 0.0
        typed = await discord_.type_in("digest items", name="clau")
        await discord_.until(lambda: typed.choices)


async def test_a_field_without_completions_gets_none(discord_, core, adapter):
    typing = await discord_.type_in("digest search", words="wh")
    await discord_.until(lambda: typing.ack)
    assert (typing.choices, core.suggested) == ([], [])


BUTTONS = (
    Button(label="Papers", command="section 0123456789ab 2"),
    Button(label="Ask a question", command="ask-in 0123456789ab", asks=True),
)


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


async def test_a_request_seen_before_leaves_no_thinking_behind(discord_, core, adapter):
    core.accepts = False
    used = await discord_.command("digest list")
    await discord_.until(lambda: used.messages)
    assert shown(used.messages[0]) == "There is nothing to answer here."


async def test_an_interaction_that_is_too_late_is_dropped_quietly(discord_, core, adapter, caplog):
    discord_.deadline = -1.0
    used = await discord_.command("digest list")
    await discord_.until(lambda: any("callback" in route for route, _ in discord_.calls))
    discord_.deadline = 3.0
    await discord_.command("digest help")
    await answered(discord_, core, 2)
    assert (used.ack, used.messages, discord_.messages()) == (0, [], [])
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_an_acknowledgement_that_landed_although_discord_failed_is_answered(discord_, core, adapter):
    discord_.fail("POST /interactions/{interaction}/{token}/callback", "500 after")
    used = await discord_.command("digest list")
    await answered(discord_, core)
    assert [shown(message) for message in used.messages] == ["You said: list"]


async def test_what_another_process_answers_is_left_to_it(discord_, core, adapter):
    discord_.fail("POST /interactions/{interaction}/{token}/callback", (400, 40060))
    core.accepts = False
    used = await discord_.command("digest list")
    await discord_.until(lambda: any("callback" in route for route, _ in discord_.calls))
    await asyncio.sleep(0.05)
    assert used.messages == []
    assert not any("@original" in route for route, _ in discord_.calls)


async def test_an_answer_after_the_token_died_goes_to_the_channel(discord_, core, adapter):
    gate = asyncio.Event()
    core.script = lambda request: [gate, Final(parts=(said("Late"),))]
    used = await discord_.command("digest read", public=True)
    await discord_.until(lambda: core.accepted)
    discord_.expire(used)
    gate.set()
    await answered(discord_, core)
    assert [shown(message) for message in discord_.messages()] == ["Late"]


@pytest.mark.parametrize("fault", [(), (503,), ("drop",), ("429",), ("429 global",)], ids=str)
async def test_a_private_answer_after_the_token_died_goes_to_the_asker_alone(discord_, core, adapter, fault):
    discord_.fail("POST /users/@me/channels", *fault)
    gate = asyncio.Event()
    core.script = lambda request: [gate, Final(parts=(said("Late"),))]
    used = await discord_.command("digest read")
    await discord_.until(lambda: core.accepted)
    discord_.expire(used)
    gate.set()
    await answered(discord_, core)
    assert [shown(message) for message in discord_.messages(DM)] == ["Late"]
    assert discord_.messages() == []


def left_over(message="", *, token="", age=timedelta(minutes=1), private=""):
    reply = {"message": message} if message else {"application": "1", "token": token, "private": private}
    return Request(
        id=f"message:{message}" if message else f"interaction:{token}",
        kind="question",
        place=Place(platform="discord", workspace=GUILD, channel=GENERAL),
        person=ALICE,
        text="left over",
        received=datetime.now(UTC) - age,
        reply=reply,
    )


async def test_what_an_earlier_process_accepted_is_answered_at_start(discord_, core):
    asked = await discord_.mention("left over")
    core.waiting = [left_over(asked), left_over(token="old", age=timedelta(minutes=15))]
    async with running(discord_, core):
        await answered(discord_, core, 2)
    assert [shown(message) for message in discord_.messages()] == ["You said: left over"] * 2


async def test_an_answer_cut_short_by_a_restart_is_ended_in_its_place(discord_, core):
    gate = asyncio.Event()
    core.script = lambda request: [Partial(text="The first sentence of an answer that is cut short."), gate]
    async with running(discord_, core, drain=0.05):
        await discord_.mention("left over")
        await discord_.until(discord_.messages)
    assert core.finished == []
    core.script, core.waiting = Core.echo, list(core.accepted)
    discord_.nonce_window = 0.0
    async with running(discord_, core):
        await answered(discord_, core)
    assert [shown(message) for message in discord_.messages()] == ["You said: left over"]


async def test_an_answer_under_way_is_ended_before_we_leave(discord_, core):
    core.script = lambda request: [0.2, Final(parts=(said("Done"),))]
    async with running(discord_, core):
        await discord_.mention("slow")
        await discord_.until(lambda: core.accepted)
    assert [shown(message) for message in discord_.messages()] == ["Done"]
    assert len(core.finished) == 1


async def test_a_place_we_may_not_write_in_is_given_up_at_once(discord_, core, adapter):
    await discord_.deny(GENERAL, "send_messages")
    await discord_.mention("hello")
    await answered(discord_, core)
    assert discord_.messages() == []


async def test_a_failing_edit_of_a_partial_answer_does_not_stop_the_whole(discord_, core, adapter):
    text = "One sentence of the answer, long enough to be shown. "
    core.script = lambda request: [Partial(text=text), Partial(text=text * 2), Final(parts=(said(text * 3),))]
    discord_.fail("PATCH /channels/{channel}/messages/{message}", 503)
    await discord_.mention("hello")
    await answered(discord_, core)
    assert shown(discord_.messages()[0]) == (text * 3).strip()


async def test_a_dropped_partial_answer_is_found_again_and_ended(discord_, core, adapter):
    text = "One sentence of the answer, long enough to be shown. "
    core.script = lambda request: [Partial(text=text), Final(parts=(said(text * 2),))]
    discord_.fail("POST /channels/{channel}/messages", "drop after")
    await discord_.mention("hello")
    await answered(discord_, core)
    assert [shown(message) for message in discord_.messages()] == [(text * 2).strip()]
