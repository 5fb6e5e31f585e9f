"""Bad days: Discord fails, answers twice or late, and says what nobody documented."""

import asyncio
from types import SimpleNamespace

import aiohttp
import discord
import pytest

from adapters.discord.commands import choices, typed_command, typed_so_far
from adapters.discord.components import texts
from adapters.discord.incoming import words_in
from adapters.discord.publishing import outcome
from adapters.discord.text import incoming, readable
from bot.chat import Choice, Final, NotSent, Partial, Place, Unknown
from bot.errors import StoreError
from tests.servers.discord import BOSS, GENERAL, GUILD
from tests.servers.discord_core import answered, running, said
from tests.servers.discord_reader import shown

POST = "POST /channels/{channel}/messages"
ORIGINAL = "PATCH /webhooks/{application}/{token}/messages/@original"
SENTENCE = "One checked sentence of an answer that is long enough to show. "


@pytest.mark.parametrize("how", [503, "drop", "drop after", "500 after"])
async def test_a_reply_lands_once_whatever_the_first_try_met(discord_, core, adapter, how):
    discord_.fail(POST, how)
    await discord_.mention("hello")
    await discord_.until(lambda: core.finished)
    assert [shown(message) for message in discord_.messages()] == ["You said: hello"]


@pytest.mark.parametrize("how", [503, "drop", "drop after", "429", 500])
async def test_an_answer_to_a_command_lands_once_whatever_the_first_try_met(discord_, core, adapter, how):
    discord_.fail(ORIGINAL, how)
    used = await discord_.command("digest read", public=True)
    await discord_.until(lambda: core.finished)
    assert [shown(message) for message in used.messages] == ["You said: share this-week"]
    assert len(discord_.messages()) == 1


async def test_an_answer_that_cannot_be_shown_now_is_left_for_the_next_start(discord_, core):
    async with running(discord_, core):
        discord_.fail(POST, 503, 503, 503)
        await discord_.mention("hello")
        await discord_.until(lambda: not discord_._faults[POST])
        await asyncio.sleep(0.05)
        assert core.finished == []
    core.waiting = list(core.accepted)
    async with running(discord_, core):
        await discord_.until(lambda: core.finished)
    assert [shown(message) for message in discord_.messages()] == ["You said: hello"]


async def test_an_answer_that_discord_refuses_is_given_up_and_so_is_the_sentence_in_its_place(discord_, core, adapter):
    discord_.fail(POST, (400, 50035), (400, 50035))
    await discord_.mention("hello")
    await discord_.until(lambda: core.finished)
    assert discord_.messages() == []


async def test_an_answer_whose_place_vanished_is_given_up(discord_, core, adapter):
    discord_.fail(POST, (404, 10003))
    await discord_.mention("hello")
    await discord_.until(lambda: core.finished)
    assert discord_.messages() == []


async def test_a_store_that_fails_leaves_a_sentence_and_no_thinking(discord_, core, adapter):
    core.broken = StoreError("The database is away.")
    used = await discord_.command("digest list")
    await discord_.until(lambda: used.original)
    assert "has no answer yet" in shown(used.original)


async def test_what_is_being_acknowledged_when_the_process_dies_is_stored_already(discord_, core, adapter):
    discord_.fail("POST /interactions/{interaction}/{token}/callback", "hang")
    await discord_.command("digest list")
    await discord_.until(lambda: core.accepted)
    assert not any("@original" in route for route, _ in discord_.calls)


@pytest.mark.parametrize("faults", [(404, 10062), 503])
async def test_what_could_not_be_acknowledged_is_not_answered_by_the_next_process(discord_, core, adapter, faults):
    discord_.fail("POST /interactions/{interaction}/{token}/callback", *([faults] * 3))
    await discord_.command("digest list")
    await discord_.until(lambda: core.finished)
    await asyncio.sleep(0.05)
    assert not any("@original" in route for route, _ in discord_.calls)


async def test_a_core_that_says_nothing_is_said_so(discord_, core, adapter):
    core.script = lambda request: []
    used = await discord_.command("digest list")
    await discord_.until(lambda: core.finished)
    assert shown(used.messages[0]).startswith("Something went wrong on our side")


async def test_a_private_answer_grows_in_place(discord_, core, adapter):
    gate = asyncio.Event()
    core.script = lambda request: [Partial(text=SENTENCE), gate, Final(parts=(said(SENTENCE * 2),))]
    used = await discord_.command("digest ask", question="why?")
    await discord_.until(lambda: used.messages)
    assert shown(used.original) == f"{SENTENCE}Still writing …"
    gate.set()
    await discord_.until(lambda: core.finished)
    assert [shown(message) for message in used.messages] == [(SENTENCE * 2).strip()]


async def test_a_growing_answer_that_is_too_long_for_one_message_shows_its_beginning(discord_, core, adapter):
    text = SENTENCE * 90
    gate = asyncio.Event()
    core.script = lambda request: [Partial(text=text), gate, Final(parts=(said("Whole"),))]
    await discord_.mention("hello")
    await discord_.until(discord_.messages)
    assert shown(discord_.messages()[0]).startswith(SENTENCE.strip())
    gate.set()
    await discord_.until(lambda: core.finished)
    assert [shown(message) for message in discord_.messages()] == ["Whole"]


async def test_typing_that_is_not_allowed_does_not_stop_the_answer(discord_, core, adapter):
    discord_.fail("POST /channels/{channel}/typing", (403, 50013))
    core.script = lambda request: [0.05, Final(parts=(said("Done"),))]
    await discord_.mention("hello")
    await discord_.until(lambda: core.finished)
    assert len(discord_.messages()) == 1


async def test_a_talk_that_cannot_be_read_back_is_answered_without_it(discord_, core, adapter):
    await discord_.mention("first")
    await discord_.until(lambda: core.finished)
    discord_.fail("GET /channels/{channel}/messages/{message}", (403, 50001))
    await discord_.mention("second", reply_to=discord_.messages()[0]["id"])
    await answered(discord_, core, 2)
    assert core.accepted[1].before == ()


async def test_a_server_we_do_not_know_yet_is_no_direct_message(discord_, core, adapter):
    event = discord_.seen(discord_.write(GENERAL, BOSS, {"content": ""}))
    await discord_.dispatch("MESSAGE_CREATE", event | {"guild_id": "77", "channel_id": "78"})
    event = discord_.seen(discord_.write(GENERAL, BOSS, {"content": "<@900000000000000001> hi", "mentions": [
        discord_.user("900000000000000001")
    ]}))  # fmt: skip
    await discord_.dispatch("MESSAGE_CREATE", event | {"guild_id": "77", "channel_id": "78"})
    await discord_.until(lambda: core.finished)
    [request] = core.accepted
    assert (request.text, request.direct) == ("hi", False)
    assert request.place == Place(platform="discord", workspace="77", channel="78")


async def test_an_event_that_breaks_is_logged_and_the_next_one_served(discord_, core, adapter, caplog):
    discord_.fail("POST /interactions/{interaction}/{token}/callback", (400, 50035))
    await discord_.ask_about(discord_.write(GENERAL, BOSS, {"content": "Look."})["id"])
    await discord_.until(lambda: any("could not be handled" in record.message for record in caplog.records))
    await discord_.mention("hello")
    await discord_.until(lambda: core.finished)
    assert [request.text for request in core.accepted] == ["hello"]


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"options": "x"},
        {"options": [1, {"type": 1, "name": "unheard", "options": None}]},
        {"name": "digest", "options": [{"type": 1, "name": "read", "options": [{"name": "period", "value": None}]}]},
    ],
)
def test_odd_command_data_is_read_as_something(data):
    assert typed_command(data).text in ("help", "unheard", "this-week")
    assert typed_so_far(data) is None


def test_completions_keep_to_discords_limits():
    many = [Choice(label="x" * 200, value=str(number)) for number in range(40)]
    found = choices([Choice(label="none", value=""), *many])
    assert len(found) == 25
    assert {len(choice["name"]) for choice in found} == {100}


def test_what_people_type_is_read_as_they_see_it():
    names = {"@7": "@ann", "@&8": "@team", "#9": "#news"}
    typed = "<@1> : ask <@!7> and <@&8> in <#9> about <:owl:5> </digest ask:6> <@99>"
    assert incoming(typed, 1, names) == "ask @ann and @team in #news about :owl: /digest ask @99"


def test_our_own_message_is_read_back_as_words():
    text = "# Title\n-# a note\n\n**bold** and [a label](<https://e.org/>) \\*kept\\*\n- one\n1. two\n> three"
    text = f"{text}\n```\ncode\n```"
    assert readable(text) == "Title\n\nbold and a label *kept*\none\ntwo\nthree\ncode"
    assert list(texts(["x", {"components": [{"content": "a"}, {"content": 5}]}])) == ["a"]
    assert words_in({}) == ""


def test_what_each_failure_says_of_the_message():
    def answered(status, code=0):
        response = SimpleNamespace(status=status, reason="")
        kind = {403: discord.Forbidden, 404: discord.NotFound, 503: discord.DiscordServerError}
        return kind.get(status, discord.HTTPException)(response, {"code": code, "message": "why"})

    key = SimpleNamespace(host="discord.com", port=443, ssl=True, is_ssl=True)
    refused = outcome(aiohttp.ClientConnectorError(key, OSError("refused")))
    assert (outcome(discord.RateLimited(90.0)).retry_after, outcome(answered(429)).retry_after) == (90.0, 60.0)
    assert isinstance(refused, NotSent)
    assert not refused.permanent
    assert outcome(answered(404, 10008)).permanent
    assert outcome(answered(400)).permanent
    for error in (
        answered(503),
        TimeoutError(),
        aiohttp.ServerDisconnectedError(),
        OSError(104, "reset"),
        KeyError("id"),
    ):
        assert isinstance(outcome(error), Unknown)


async def test_a_category_is_no_place_to_post_in(discord_, adapter):
    discord_.channels["604"] = {**discord_.channels[GENERAL], "id": "604", "type": 4, "name": "Reading"}
    await discord_.dispatch("CHANNEL_CREATE", discord_.channels["604"])
    await discord_.heeded()
    health = await adapter.inspect(Place(platform="discord", workspace=GUILD, channel="604"))
    assert health.problems == ("Reading is a category; subscribe a channel in it.",)


def test_a_moment_that_somebody_typed_or_we_showed_reads_as_its_day():
    assert incoming("what was new on <t:1776672000:D>?", 1, {}) == "what was new on 2026-04-20?"
    assert readable("Next on <t:1776672000:f>.") == "Next on 2026-04-20."
    assert incoming("<t:99999999999999:f> <t:x>", 1, {}) == "<t:99999999999999:f> <t:x>"
