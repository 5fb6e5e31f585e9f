"""What a command becomes, how it is acknowledged, who sees its answer, and what is offered while it is typed."""

import asyncio

import pytest

from adapters.discord.components import payload
from tests.servers.discord import ALICE, BOSS, DM
from tests.servers.discord_core import QUICK, answered, in_parts, running, said
from tests.servers.discord_reader import shown


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
    core.script = in_parts("One", "Two")
    used = await discord_.command("digest read", public=True)
    await answered(discord_, core)
    assert not used.private
    assert [shown(message) for message in discord_.messages()] == ["One", "Two"]


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


async def test_what_is_watched_no_longer_completes_from_what_that_person_watches(discord_, core, adapter):
    typing = await discord_.type_in("digest unwatch", name="cog")
    await discord_.until(lambda: typing.ack)
    assert core.suggested == [(ALICE, "cog")]
    assert typing.choices == [{"name": "cognee", "value": "cognee"}]


async def test_completions_that_take_too_long_are_none_and_come_the_next_time(discord_, core):
    core.slow = 1.5
    async with running(discord_, core, complete=0.05):
        typed = await discord_.type_in("digest items", name="cla")
        await discord_.until(lambda: typed.ack)
        assert (typed.choices, typed.seconds < core.slow) == ([], True)
        core.slow = 0.0
        assert (await discord_.type_on("digest items", name="clau")).choices


async def test_a_field_without_completions_gets_none(discord_, core, adapter):
    typing = await discord_.type_in("digest search", words="wh")
    await discord_.until(lambda: typing.ack)
    assert (typing.choices, core.suggested) == ([], [])


async def test_a_request_seen_before_leaves_no_thinking_behind(discord_, core, adapter):
    core.accepts = False
    used = await discord_.command("digest list")
    await discord_.until(lambda: used.messages)
    assert shown(used.messages[0]) == "There is nothing to answer here."


async def test_a_request_that_another_process_answers_late_keeps_its_answer(discord_, core, adapter):
    core.accepts = False
    used = await discord_.command("digest list")
    await discord_.until(lambda: used.ack)
    discord_.original(used, payload(said("Answered elsewhere")))
    await asyncio.sleep(3 * QUICK.others)
    assert [shown(message) for message in used.messages] == ["Answered elsewhere"]
