"""Posting parts once, finding them, changing them, and what is said when Discord does not let us."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.discord import DiscordAdapter
from adapters.discord.components import payload
from bot.chat import Health, NotSent, Sent, Unknown
from bot.errors import LookupFailed
from bot.settings import DiscordSettings
from tests.servers.discord import DM, FORUM, GENERAL, GUILD
from tests.servers.discord_core import KEY, Core, part, place, running
from tests.servers.discord_reader import shown, visible

POST = "POST /channels/{channel}/messages"


NOW = datetime.now(UTC)


async def test_what_is_sent_is_the_pure_payload(discord_, adapter):
    sent = await adapter.publish(place(), part(), key=KEY)
    [message] = discord_.messages()
    assert sent == Sent(message_id=message["id"], place=place())
    assert [body for route, body in discord_.calls if route == POST] == [payload(part(), key=KEY)]


async def test_a_second_try_with_the_same_key_finds_the_first(discord_, adapter):
    first = await adapter.publish(place(), part(), key=KEY)
    assert await adapter.publish(place(), part(), key=KEY) == first
    assert await adapter.publish(place(), part(), key="another") != first
    assert len(discord_.messages()) == 2


async def test_a_server_error_after_the_message_was_kept_makes_one_message(discord_, adapter):
    discord_.fail(POST, "500 after")
    sent = await adapter.publish(place(), part(), key=KEY)
    assert [message["id"] for message in discord_.messages()] == [sent.message_id]


@pytest.mark.parametrize("how", ["drop after", 503])
async def test_an_ambiguous_failure_is_unknown_and_looking_tells(discord_, adapter, how):
    discord_.fail(POST, how)
    assert isinstance(await adapter.publish(place(), part(), key=KEY), Unknown)
    found = await adapter.find(place(), KEY, since=NOW)
    kept = [Sent(message_id=message["id"], place=place()) for message in discord_.messages()]
    assert [found] == (kept or [None])
    assert bool(kept) is (how == "drop after")


async def test_looking_sees_only_our_own_message_with_the_key(discord_, adapter):
    await discord_.say("hello")
    for number in range(105):
        discord_.write(GENERAL, "101", {"content": f"noise {number}"})
    await adapter.publish(place(), part(), key="other")
    assert await adapter.find(place(), KEY, since=NOW - timedelta(days=1)) is None
    sent = await adapter.publish(place(), part(), key=KEY)
    assert await adapter.find(place(), KEY, since=NOW - timedelta(days=1)) == sent
    assert await adapter.find(place(), KEY, since=datetime.now(UTC) + timedelta(hours=1)) is None


async def test_a_closed_history_shows_no_absence(discord_, adapter):
    await discord_.deny(GENERAL, "read_message_history")
    with pytest.raises(LookupFailed, match="Read Message History"):
        await adapter.find(place(), KEY, since=NOW)


@pytest.mark.parametrize(
    ("channel", "how", "words"),
    [("999", None, "gone"), ("nonsense", None, "no Discord channel id"), (GENERAL, 503, "does not show")],
)
async def test_where_looking_is_impossible_it_is_said(discord_, adapter, channel, how, words):
    if how:
        discord_.fail("GET /channels/{channel}/messages", how)
    with pytest.raises(LookupFailed, match=words):
        await adapter.find(place(channel), KEY, since=NOW)


async def test_sections_go_into_the_thread_of_the_headline_which_is_started_once(discord_, adapter):
    headline = await adapter.publish(place(), part(), key="a1")
    inside = place(thread=headline.message_id)
    title = "A very long title " * 9
    assert await adapter.find(inside, "a2", since=NOW) is None
    sent = [await adapter.publish(inside, part(f"Part {n}", n, title=title), key=f"a{n}") for n in (2, 3)]
    assert [shown(message) for message in discord_.thread(headline.message_id)] == ["Part 2", "Part 3"]
    assert len(discord_.channels[headline.message_id]["name"]) <= 100
    assert await adapter.find(inside, "a3", since=NOW) == sent[1]
    assert sent[1].place == inside


async def test_a_thread_that_somebody_started_meanwhile_is_used(discord_, adapter):
    headline = await adapter.publish(place(), part(), key="a1")
    discord_.fail(POST, (404, 10003))
    discord_.start_thread(GENERAL, "Already", headline.message_id)
    sent = await adapter.publish(place(thread=headline.message_id), part("Part 2", 2), key="a2")
    assert isinstance(sent, Sent)
    assert len(discord_.thread(headline.message_id)) == 1


async def test_a_thread_cannot_grow_from_a_deleted_headline(discord_, adapter):
    headline = await adapter.publish(place(), part(), key="a1")
    discord_.delete(headline.message_id)
    refused = await adapter.publish(place(thread=headline.message_id), part("Part 2", 2), key="a2")
    assert refused == NotSent(why="The message was posted and then deleted by somebody.", permanent=True, alone=True)


@pytest.mark.parametrize(
    ("refusals", "why"),
    [
        ([(404, 10003), (404, 10003)], "The thread was deleted by somebody."),
        ([(403, 160005)], "Discord refuses this"),
        ([(400, 50083)], "Discord refuses this"),
    ],
)
async def test_a_thread_that_is_closed_to_us_refuses_its_part_alone(discord_, adapter, refusals, why):
    headline = await adapter.publish(place(), part(), key="a1")
    below = place(thread=headline.message_id)
    assert isinstance(await adapter.publish(below, part("Part 2", 2), key="a2"), Sent)
    discord_.fail(POST, *refusals)
    refused = await adapter.publish(below, part("Part 3", 3), key="a3")
    assert isinstance(refused, NotSent)
    assert (refused.permanent, refused.alone) == (True, True)
    assert why in refused.why
    assert isinstance(await adapter.publish(place(), part(), key="b1"), Sent)


async def test_a_place_may_be_silent_and_call_one_role_once(discord_, adapter):
    quiet = replace(place(), silent=True, ping="803")
    assert quiet == place()
    sent = await adapter.publish(quiet, part("Headline <@&802> @everyone"), key="a1")
    await adapter.publish(replace(quiet, thread=sent.message_id), part("More", 2), key="a2")
    await adapter.edit(replace(sent, place=quiet), part("Corrected"), key="a1")
    bodies = [body for route, body in discord_.calls if body and "components" in body]
    assert [body["allowed_mentions"] for body in bodies] == [{"parse": [], "roles": ["803"]}] + [{"parse": []}] * 2
    assert visible(discord_.messages()[0]).mentions == ["<@&803>"]
    assert [message["mention_roles"] for message in discord_.messages()] == [["803"]]
    assert all(body["flags"] & 4096 for body in bodies if "nonce" in body)
    assert await adapter.find(place(), "a1", since=NOW) == sent


@pytest.mark.parametrize("ping", ["@everyone", "everyone", GUILD, "803>", "-1", "899"])
async def test_nothing_but_a_role_can_be_called(discord_, adapter, ping):
    await adapter.publish(replace(place(), ping=ping), part(), key=KEY)
    (body,) = [body for route, body in discord_.calls if route == POST]
    assert body["allowed_mentions"] == {"parse": []}


async def test_a_channel_without_components_gets_embeds_that_are_found_again(discord_, adapter):
    discord_.plain = {GENERAL, FORUM}
    for number, where in enumerate((place(), place(FORUM))):
        sent = await adapter.publish(where, part(), key=f"e{number}")
        assert isinstance(await adapter.edit(sent, part("Corrected"), key=f"e{number}"), Sent)
        assert await adapter.find(where, f"e{number}", since=NOW) == sent
    assert shown(discord_.messages()[0]) == "Corrected"
    discord_.refusals.clear()


@pytest.mark.parametrize(
    ("denied", "words"),
    [(("send_messages",), "Send Messages"), (("view_channel",), "View Channel")],
)
async def test_a_missing_permission_is_named_with_where_to_click(discord_, adapter, denied, words):
    await discord_.deny(GENERAL, *denied)
    refused = await adapter.publish(place(), part(), key=KEY)
    assert refused.permanent
    assert words in refused.why
    assert "Edit Channel → Permissions" in refused.why


async def test_a_thread_that_may_not_be_started_names_the_right_that_is_missing(discord_, adapter):
    headline = await adapter.publish(place(), part(), key=KEY)
    await discord_.deny(GENERAL, "create_public_threads")
    refused = await adapter.publish(place(thread=headline.message_id), part(number=2), key="second")
    assert refused.permanent
    assert "“Create Public Threads”" in refused.why
    assert "#general" in refused.why


async def test_a_deleted_channel_is_said_to_be_deleted(discord_, adapter):
    discord_.fail(POST, (404, 10003))
    refused = await adapter.publish(place(), part(), key=KEY)
    assert (refused.why, refused.permanent) == ("The channel was deleted; subscribe another one.", True)


async def test_a_refusal_without_a_missing_permission_is_passed_on(discord_, adapter):
    discord_.fail(POST, (403, 50001), (400, 50035), (401, 0))
    whys = [await adapter.publish(place(), part(), key=KEY) for _ in range(3)]
    assert all(isinstance(why, NotSent) and why.permanent and "Discord refuses this" in why.why for why in whys)


@pytest.mark.parametrize("where", [place("999"), place("nonsense"), place("７"), place(thread="nonsense")])
async def test_a_place_that_is_not_there_is_not_sent_to(discord_, adapter, where):
    refused = await adapter.publish(where, part(), key=KEY)
    assert isinstance(refused, NotSent)
    assert refused.permanent
    assert isinstance(await adapter.edit(Sent(message_id="1", place=where), part(), key=KEY), NotSent)


async def test_a_rate_limit_is_waited_for(discord_, adapter):
    discord_.fail(POST, "429")
    assert isinstance(await adapter.publish(place(), part(), key=KEY), Sent)
    discord_.limit(POST, 2, 0.2)
    sent = await asyncio.gather(*(adapter.publish(place(), part(), key=f"k{n}") for n in range(5)))
    assert all(isinstance(one, Sent) for one in sent)
    assert len(discord_.messages()) == 6


async def test_an_edit_replaces_what_is_shown(discord_, adapter):
    sent = await adapter.publish(place(), part(), key=KEY)
    assert await adapter.edit(sent, part("The digest, corrected"), key=KEY) == sent
    assert [shown(message) for message in discord_.messages()] == ["The digest, corrected"]
    assert await adapter.find(place(), KEY, since=NOW) == sent


async def test_an_edit_of_what_is_gone_or_closed_is_refused(discord_, adapter):
    sent = await adapter.publish(place(), part(), key=KEY)
    discord_.fail("PATCH /channels/{channel}/messages/{message}", (403, 50005), 503)
    assert (await adapter.edit(sent, part(), key=KEY)).permanent
    assert isinstance(await adapter.edit(sent, part(), key=KEY), Unknown)
    discord_.delete(sent.message_id)
    assert "deleted" in (await adapter.edit(sent, part(), key=KEY)).why


async def test_an_edit_in_a_deleted_thread_says_that_the_thread_is_gone_and_not_the_channel(discord_, adapter):
    headline = await adapter.publish(place(), part(), key="a1")
    below = await adapter.publish(place(thread=headline.message_id), part("Part 2", 2), key="a2")
    discord_.fail("PATCH /channels/{channel}/messages/{message}", (404, 10003))
    refused = await adapter.edit(below, part("Part 2, corrected", 2), key="a2")
    assert refused.why == "The thread was deleted by somebody."


async def test_a_place_is_inspected_before_anybody_relies_on_it(discord_, adapter):
    assert await adapter.inspect(place()) == Health()
    assert await adapter.inspect(place(DM)) == Health()
    await discord_.deny(GENERAL, "send_messages", "create_public_threads")
    await discord_.deny(FORUM, "create_public_threads")
    health = await adapter.inspect(place())
    assert [words for words in ("Send Messages", "Create Public Threads") if words in " ".join(health.problems)]
    assert len(health.problems) == 2
    assert all("Edit Channel → Permissions" in problem for problem in health.problems)
    assert (await adapter.inspect(place(FORUM))).ok
    assert "no channel 999" in (await adapter.inspect(place("999"))).problems[0]
    assert "channel id" in (await adapter.inspect(place("#general"))).problems[0]


async def test_a_place_can_be_inspected_without_a_running_bot(discord_):
    adapter = DiscordAdapter(discord_.settings())
    assert await adapter.inspect(place()) == Health()
    await discord_.deny(GENERAL, "send_messages")
    assert "Send Messages" in (await adapter.inspect(place())).problems[0]
    await discord_.deny(GENERAL, "view_channel")
    assert "View Channel" in (await adapter.inspect(place())).problems[0]
    wrong = DiscordAdapter(discord_.settings("wrong"))
    assert "DISCORD_TOKEN was refused" in (await wrong.inspect(place())).problems[0]
    nowhere = DiscordAdapter(DiscordSettings(token="t", api_url="http://127.0.0.1:9"))
    assert "cannot be asked now" in (await nowhere.inspect(place())).problems[0]


async def test_nothing_is_sent_before_there_is_a_connection(discord_):
    adapter = DiscordAdapter(discord_.settings())
    waiting = await adapter.publish(place(), part(), key=KEY)
    assert (waiting.retry_after, waiting.permanent) == (5.0, False)
    assert await adapter.edit(Sent(message_id="1", place=place()), part(), key=KEY) == waiting
    assert await adapter.delete(Sent(message_id="1", place=place())) == waiting
    with pytest.raises(LookupFailed):
        await adapter.find(place(), KEY, since=NOW)


async def test_a_post_without_a_reply_is_unknown_in_time(discord_):
    async with running(discord_, Core(), post=0.1) as adapter:
        discord_.fail(POST, "hang")
        assert isinstance(await adapter.publish(place(), part(), key=KEY), Unknown)
