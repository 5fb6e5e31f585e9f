"""Whatever a route does and whenever the gateway goes: every answer comes once, and nothing stays thinking."""

import asyncio

import pytest

from bot.chat import Final, Partial
from tests.servers.discord import DM, GENERAL, GUILD, OTHER, OTHERS_GENERAL
from tests.servers.discord_core import answered, running, said
from tests.servers.discord_reader import shown

ROUTES = [
    "POST /interactions/{interaction}/{token}/callback",
    "PATCH /webhooks/{application}/{token}/messages/@original",
    "POST /channels/{channel}/messages",
    "PATCH /channels/{channel}/messages/{message}",
    "GET /channels/{channel}/messages/{message}",
    "GET /channels/{channel}/messages",
    "POST /channels/{channel}/messages/{message}/threads",
    "POST /channels/{channel}/typing",
]
#: The ways a route may fail; discord.py itself waits a second and more after most errors, so they are few.
FAULTS = ["503", "drop", "drop after", "500 after", "429", "429 global"]
SENTENCE = "One checked sentence of an answer that is long enough to show. "


def growing(request):
    end = Final(parts=(said(f"{SENTENCE}{request.text}"),))
    return [Partial(text=SENTENCE), end]


def whole(text):
    return f"{SENTENCE}{text}"


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.replace("{", "").replace("}", ""))
async def test_every_answer_comes_once_whatever_a_route_does(discord_, core, adapter, route, fault):
    core.script = growing
    discord_.fail(route, int(fault) if fault == "503" else fault)
    await discord_.mention("first")
    private = await discord_.command("digest list")
    public = await discord_.command("digest help")
    await answered(discord_, core, 3)
    assert [shown(message) for message in discord_.messages()] == [whole("first")]
    assert [shown(message) for message in private.messages] == [whole("list")]
    assert [shown(message) for message in public.messages] == [whole("help")]
    reply = discord_.messages()[0]["id"]
    await discord_.say("second", reply_to=reply, ping=True)
    await answered(discord_, core, 4)
    assert [shown(message) for message in discord_.messages()] == [whole("first"), whole("second")]


async def test_an_answer_that_discord_does_not_take_leaves_a_sentence_and_no_thinking(discord_, core, adapter):
    discord_.fail("PATCH /webhooks/{application}/{token}/messages/@original", (400, 50035))
    discord_.fail("POST /channels/{channel}/messages", (400, 50035))
    used = await discord_.command("digest list")
    await discord_.mention("hello")
    await answered(discord_, core, 2)
    assert "has no answer yet" in shown(used.original)
    assert ["has no answer yet" in shown(one) for one in discord_.messages()] == [True]


async def test_an_answer_that_landed_unnoticed_is_found_however_late_the_next_try_is(discord_, core):
    discord_.nonce_window = 0.0
    async with running(discord_, core):
        discord_.fail("POST /channels/{channel}/messages", "drop after")
        await discord_.mention("hello")
        await discord_.until(lambda: core.finished)
    assert [shown(message) for message in discord_.messages()] == ["You said: hello"]


async def test_a_small_bucket_is_kept_to_and_everybody_is_answered(discord_, core, adapter):
    discord_.limit("POST /channels/{channel}/messages", 2, 0.3)
    for number in range(6):
        await discord_.mention(f"question {number}")
    await answered(discord_, core, 6)
    said_so = sorted(shown(message) for message in discord_.messages())
    assert said_so == [f"You said: question {number}" for number in range(6)]


async def test_answers_that_grow_side_by_side_never_meet_a_429_and_all_end_whole(discord_, core, adapter):
    texts = [SENTENCE * count for count in range(1, 9)]
    core.script = lambda request: [
        *(step for text in texts for step in (Partial(text=text), 0.01)),
        Final(parts=(said(f"{texts[-1]}{request.text}"),)),
    ]
    discord_.limit("PATCH /channels/{channel}/messages/{message}", 5, 0.4)
    discord_.limit("PATCH /webhooks/{application}/{token}/messages/@original", 5, 0.4)
    for number in range(3):
        await discord_.mention(f"End {number}.")
    used = await discord_.command("digest list")
    await answered(discord_, core, 4)
    whole_ones = sorted(shown(message) for message in discord_.messages())
    assert whole_ones == [f"{texts[-1]}End {number}." for number in range(3)]
    assert shown(used.original) == f"{texts[-1]}list"
    assert discord_.slowed == []


@pytest.mark.parametrize("break_", ["hang_up", "ask_to_reconnect", "invalidate resumable", "invalidate"])
async def test_answers_under_way_survive_whatever_the_gateway_does(discord_, core, adapter, break_):
    gate = asyncio.Event()
    core.script = lambda request: [Partial(text=SENTENCE), gate, Final(parts=(said(whole(request.text)),))]
    await discord_.mention("first")
    private = await discord_.command("digest list")
    await discord_.until(lambda: discord_.messages() and private.messages)
    sessions = len(discord_.identified) + discord_.resumed
    if break_.startswith("invalidate"):
        await discord_.invalidate(resumable=break_.endswith("resumable"))
    else:
        await getattr(discord_, break_)()
    gate.set()
    await answered(discord_, core, 2)
    # The adapter counts as ready until it hears of the break, and what is said without a session is lost.
    await discord_.until(lambda: len(discord_.identified) + discord_.resumed > sessions and adapter.ready())
    await discord_.dm("second")
    await answered(discord_, core, 3)
    assert [shown(message) for message in discord_.messages(GENERAL)] == [whole("first")]
    assert [shown(message) for message in private.messages] == [whole("list")]
    assert [shown(message) for message in discord_.messages(DM)] == [whole("second")]


async def test_what_is_delivered_again_by_a_resume_is_answered_once(discord_, core, adapter):
    asked = await discord_.mention("first")
    await discord_.until(lambda: core.finished)
    await discord_.hang_up()
    await discord_.again(asked)
    await discord_.mention("missed")
    await answered(discord_, core, 2)
    assert discord_.resumed == 1
    assert [shown(message) for message in discord_.messages()] == ["You said: first", "You said: missed"]


async def test_a_previous_versions_buttons_and_forms_still_work(discord_, core, adapter):
    await discord_.mention("hello")
    await discord_.until(lambda: core.finished)
    message = discord_.messages()[0]
    rows = [
        {"type": 2, "style": 2, "label": "Papers", "custom_id": "dg:section 0123456789ab 2", "id": 91},
        {"type": 2, "style": 2, "label": "Again", "custom_id": "dg2:section 0123456789ab 2", "id": 92},
        {"type": 2, "style": 1, "label": "Ask a question", "custom_id": "dg?:ask-in 0123456789ab", "id": 93},
    ]
    message["components"][0]["components"].append({"type": 1, "components": rows, "id": 90})
    await discord_.press(message, "Papers")
    await discord_.press(message, "Again")
    form = await discord_.press(message, "Ask a question")
    await discord_.until(lambda: form.modal and len(core.finished) == 3)
    await discord_.submit(form, "why?")
    await answered(discord_, core, 4)
    assert [request.text for request in core.accepted[1:]] == [
        "section 0123456789ab 2",
        "section 0123456789ab 2",
        "ask-in 0123456789ab why?",
    ]


async def test_a_server_that_is_out_loses_nothing_and_one_that_removes_us_is_forgotten(discord_, core, adapter):
    await discord_.outage(GUILD)
    await discord_.dm("still there?")
    await answered(discord_, core)
    await discord_.recover(GUILD)
    await discord_.mention("back")
    await answered(discord_, core, 2)
    assert core.forgotten == []
    await discord_.join(OTHER)
    await discord_.mention("hello", channel=OTHERS_GENERAL)
    await answered(discord_, core, 3)
    await discord_.leave(OTHER)
    await discord_.until(lambda: core.forgotten)
    await discord_.mention("and here?")
    await answered(discord_, core, 4)
    assert core.forgotten == [("discord", OTHER)]
    assert [request.place.workspace for request in core.accepted] == ["", GUILD, OTHER, GUILD]
    assert adapter.ready()


async def test_a_server_that_removes_us_while_it_is_out_is_forgotten_too(discord_, core, adapter):
    await discord_.join(OTHER)
    await discord_.outage(OTHER)
    await discord_.leave(OTHER)
    await discord_.until(lambda: core.forgotten)


async def test_nothing_is_said_unasked_in_a_server_that_adds_us(discord_, core, adapter):
    before = len(discord_.calls)
    await discord_.join(OTHER)
    await discord_.dm("ping")
    await discord_.until(lambda: core.finished)
    await asyncio.sleep(0.05)
    assert discord_.messages(OTHERS_GENERAL) == []
    assert {body and body.get("recipient_id") for route, body in discord_.calls[before:] if "@me" in route} == set()
