"""Posting a part once: each outcome, looking for what may have been posted, editing, and checking a place."""

import socket
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.slack import SlackAdapter
from bot.chat import NotSent, Place, Sent, Unknown
from bot.errors import LookupFailed
from bot.messages.message import Message, Part
from bot.posts.blocks import Paragraph, plain
from bot.settings import SlackSettings
from tests.servers.slack_core import said
from tests.servers.slack_reader import visible

PLACE = Place(platform="slack", workspace="T0TEAM", channel="C1")
PART = Part(number=1, where="channel", message=said("Weekly W16"))
SINCE = datetime.now(UTC) - timedelta(minutes=1)


@pytest.fixture
async def publisher(slack) -> AsyncIterator[SlackAdapter]:
    adapter = SlackAdapter(slack.settings())
    yield adapter
    await adapter.close()


@pytest.fixture
async def hasty(slack) -> AsyncIterator[SlackAdapter]:
    """One that waits for no answer as long as one hangs here."""
    adapter = SlackAdapter(slack.settings(), timeout=0.5)
    yield adapter
    await adapter.close()


async def test_a_part_is_posted_with_its_key_and_without_previews(slack, publisher):
    sent = await publisher.publish(PLACE, PART, key="k1")
    (told,) = slack.messages("C1")
    assert sent == Sent(message_id=told["ts"], place=PLACE)
    assert told["metadata"] == {"event_type": "digest_part", "event_payload": {"delivery": "k1"}}
    assert (told["unfurl_links"], told["unfurl_media"]) == (False, False)
    assert told["text"] == "Weekly W16"


async def test_a_part_for_a_thread_is_posted_there(slack, publisher):
    first = await publisher.publish(PLACE, PART, key="k1")
    assert isinstance(first, Sent)
    thread = Place(platform="slack", workspace="T0TEAM", channel="C1", thread=first.message_id)
    second = await publisher.publish(thread, Part(number=2, where="thread", message=said("Models")), key="k2")
    assert isinstance(second, Sent)
    assert visible(slack.thread("C1", first.message_id)[0]) == "Models"
    assert await publisher.find(thread, "k2", since=SINCE) == second
    assert await publisher.find(PLACE, "k2", since=SINCE) is None


async def test_a_part_stored_before_the_connection_broke_is_unknown_then_found_and_stands_once(slack, publisher):
    slack.fail("chat.postMessage", "drop after")
    assert isinstance(await publisher.publish(PLACE, PART, key="k1"), Unknown)
    found = await publisher.find(PLACE, "k1", since=SINCE)
    assert found == Sent(message_id=slack.messages("C1")[0]["ts"], place=PLACE)
    assert len(slack.messages("C1")) == 1


@pytest.mark.parametrize("how", ["drop", "html", "fatal_error", "internal_error", "service_unavailable"])
async def test_a_part_that_may_or_may_not_stand_is_unknown(slack, publisher, how):
    slack.fail("chat.postMessage", how)
    assert isinstance(await publisher.publish(PLACE, PART, key="k1"), Unknown)
    assert [method for method, _ in slack.calls].count("chat.postMessage") == 1
    assert await publisher.find(PLACE, "k1", since=SINCE) is None


async def test_a_call_without_an_answer_in_time_is_unknown(slack, hasty):
    slack.fail("chat.postMessage", "hang", seconds=0.7)
    assert isinstance(await hasty.publish(PLACE, PART, key="k1"), Unknown)


@pytest.mark.parametrize("how", ["page", "nonsense", "list", "no timestamp"])
async def test_an_answer_that_is_not_slacks_is_unknown(slack, publisher, how):
    slack.fail("chat.postMessage", how)
    assert isinstance(await publisher.publish(PLACE, PART, key="k1"), Unknown)


async def test_a_limited_part_was_not_sent_and_says_when_to_try_again(slack, publisher):
    slack.fail("chat.postMessage", "429", seconds=7)
    outcome = await publisher.publish(PLACE, PART, key="k1")
    assert outcome == NotSent(why="Slack asks us to slow down.", retry_after=7.0)
    assert slack.messages("C1") == []


@pytest.mark.parametrize(
    ("channel", "advice"),
    [("C2", "/invite @digest"), ("C3", "unarchive it"), ("C404", "check the channel's id")],
)
async def test_a_refused_part_was_not_sent_and_says_what_to_do(slack, publisher, channel, advice):
    slack.channel("C2", member=False)
    slack.channel("C3", archived=True)
    outcome = await publisher.publish(Place(platform="slack", workspace="T0TEAM", channel=channel), PART, key="k1")
    assert isinstance(outcome, NotSent)
    assert outcome.permanent
    assert advice in outcome.why


async def test_a_part_whose_headline_was_deleted_is_refused_alone(slack, publisher):
    sent = await publisher.publish(PLACE, PART, key="k1")
    await publisher.delete(sent)
    below = replace(PLACE, thread=sent.message_id)
    refused = await publisher.publish(below, PART, key="k2")
    assert isinstance(refused, NotSent)
    assert (refused.permanent, refused.alone) == (True, True)
    assert "The thread is gone from Slack" in refused.why
    assert isinstance(await publisher.publish(PLACE, PART, key="k3"), Sent)


async def test_an_error_we_do_not_know_is_named_and_final(slack, publisher):
    slack.fail("chat.postMessage", "brand_new_error")
    assert await publisher.publish(PLACE, PART, key="k1") == NotSent(
        why="Slack refused the message (brand_new_error).", permanent=True
    )


async def test_without_a_connection_nothing_was_sent():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings = SlackSettings(bot_token="xoxb-test", api_url=f"http://127.0.0.1:{taken.getsockname()[1]}/api/")
    adapter = SlackAdapter(settings)
    outcome = await adapter.publish(PLACE, PART, key="k1")
    assert isinstance(outcome, NotSent)
    assert not outcome.permanent
    with pytest.raises(LookupFailed, match="cannot be reached"):
        await adapter.find(PLACE, "k1", since=SINCE)
    assert not (await adapter.inspect(PLACE)).ok
    await adapter.close()


async def test_a_part_that_was_not_cut_is_refused_before_it_is_sent(slack, publisher):
    part = Part(
        number=1, where="channel", message=Message(summary="x", elements=(Paragraph(spans=plain("x" * 20_000)),))
    )
    outcome = await publisher.publish(PLACE, part, key="k1")
    assert isinstance(outcome, NotSent)
    assert outcome.permanent
    assert isinstance(await publisher.edit(Sent(message_id="1.0", place=PLACE), part, key="k1"), NotSent)
    assert slack.calls == []


async def test_an_edit_replaces_what_a_message_shows_and_keeps_its_key(slack, publisher):
    sent = await publisher.publish(PLACE, PART, key="k1")
    assert isinstance(sent, Sent)
    edited = Part(number=1, where="channel", message=said("Weekly W16, corrected"))
    assert await publisher.edit(sent, edited, key="k1") == sent
    assert [visible(message) for message in slack.messages("C1")] == ["Weekly W16, corrected"]
    assert await publisher.find(PLACE, "k1", since=SINCE) == sent
    assert slack.refusals == []


async def test_an_edit_of_a_deleted_message_is_refused(slack, publisher):
    outcome = await publisher.edit(Sent(message_id="1.0", place=PLACE), PART, key="k1")
    assert isinstance(outcome, NotSent)
    assert "deleted" in outcome.why


async def test_a_deleted_part_is_gone_and_one_that_somebody_deleted_is_as_good(slack, publisher):
    sent = await publisher.publish(PLACE, PART, key="k1")
    assert await publisher.delete(sent) == sent
    assert slack.messages("C1") == []
    assert await publisher.delete(sent) == sent


@pytest.mark.parametrize("how", ["drop", "drop after", "html", "fatal_error", "hang"])
async def test_a_part_that_may_or_may_not_be_deleted_is_deleted_again(slack, publisher, hasty, how):
    sent = await publisher.publish(PLACE, PART, key="k1")
    slack.fail("chat.delete", how, seconds=0.7)
    assert isinstance(await (hasty if how == "hang" else publisher).delete(sent), Unknown)
    assert await publisher.delete(sent) == sent
    assert slack.messages("C1") == []


async def test_a_workspace_that_keeps_every_message_lets_none_be_deleted(slack, publisher):
    sent = await publisher.publish(PLACE, PART, key="k1")
    slack.fail("chat.delete", "429", seconds=7)
    assert await publisher.delete(sent) == NotSent(why="Slack asks us to slow down.", retry_after=7.0)
    slack.fail("chat.delete", "compliance_exports_prevent_deletion")
    refused = await publisher.delete(sent)
    assert isinstance(refused, NotSent)
    assert refused.permanent
    assert "keeps every message" in refused.why


async def test_a_part_is_found_many_pages_back(slack, publisher):
    slack.page = 15
    sent = await publisher.publish(PLACE, PART, key="k1")
    for n in range(40):
        slack._said(f"talk {n}", "U1", "C1", None)
    assert await publisher.find(PLACE, "k1", since=SINCE) == sent
    assert [method for method, _ in slack.calls].count("conversations.history") == 3


async def test_what_others_post_with_our_key_is_not_ours(slack, publisher):
    forged = {"event_type": "digest_part", "event_payload": {"delivery": "k1"}}
    for metadata in (forged, "text", {"event_type": "digest_part", "event_payload": []}, {"event_type": "other"}):
        said_by_others = {"channel": "C1", "ts": slack.ts(), "user": "U9", "bot_id": "B9", "metadata": metadata}
        slack.stored.append(said_by_others)
    slack.stored[-1] |= {"bot_id": "B0BOT"}
    assert await publisher.find(PLACE, "k1", since=SINCE) is None


@pytest.mark.parametrize("error", ["missing_scope", "ratelimited", "not_in_channel", "html", "drop", "429"])
async def test_when_slack_does_not_let_us_look_nothing_is_known(slack, publisher, error):
    # The HTTP client reads a second time after a broken connection, which harms nobody.
    slack.fail("conversations.history", error, times=2)
    with pytest.raises(LookupFailed):
        await publisher.find(PLACE, "k1", since=SINCE)


async def test_a_place_is_checked_with_the_one_thing_to_do(slack, publisher):
    slack.channel("C2", name="random", member=False)
    slack.channel("C3", name="old", archived=True)

    async def problems(channel: str) -> tuple[str, ...]:
        return (await publisher.inspect(Place(platform="slack", workspace="T0TEAM", channel=channel))).problems

    assert await problems("C1") == ()
    assert await problems("C2") == ("Invite the bot: type /invite @digest in #random.",)
    assert await problems("C3") == ("Unarchive #old, or choose another channel.",)
    assert "check the channel's id" in (await problems("C404"))[0]
    slack.fail("conversations.info", "missing_scope")
    assert "reinstall" in (await problems("C1"))[0]
