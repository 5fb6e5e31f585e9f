"""How an answer is shown while it comes about, and that it lands whatever Slack does."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.chat import Final, Partial, Place, Request, Working
from bot.messages.message import Message
from bot.posts.blocks import Code, Paragraph, plain
from tests.servers.slack_core import running, said
from tests.servers.slack_reader import pings, visible

WHOLE = Final(parts=(said("One. Two. Three."),))


def request(ts: str, text: str = "hello") -> Request:
    return Request(
        id=f"event:{ts}",
        keys=(f"event:{ts}",),
        kind="question",
        place=Place(platform="slack", workspace="T0TEAM", channel="C1", thread=ts),
        person="U1",
        text=text,
        received=datetime.now(UTC),
    )


async def test_a_status_shows_while_the_answer_is_made_and_the_answer_is_one_message(slack, core, adapter):
    core.script = lambda request: [Working(text="Searching 3 digests"), WHOLE]
    ts = await slack.mention("go")
    await slack.until(lambda: core.finished)
    assert slack.statuses == [{"channel": "C1", "thread_ts": ts, "status": "is searching 3 digests…"}]
    assert [visible(message) for message in slack.thread("C1", ts)] == ["One. Two. Three."]
    assert "edited" not in slack.thread("C1", ts)[0]


async def test_without_statuses_a_placeholder_becomes_the_answer(slack, core, adapter):
    slack.agent = False
    core.script = lambda request: [Working(text="Searching 3 digests"), WHOLE]
    for _ in range(2):
        ts = await slack.mention("go")
        await slack.until(lambda ts=ts: [visible(m) for m in slack.thread("C1", ts)] == ["One. Two. Three."])
        assert slack.thread("C1", ts)[0]["edited"] == 1
    assert [method for method, _ in slack.calls].count("assistant.threads.setStatus") == 1


async def test_where_there_is_nothing_to_say_a_placeholder_goes(slack, core, adapter):
    slack.agent = False
    core.script = lambda request: [Working(text="Searching 3 digests"), Final(parts=())]
    ts = await slack.mention("go")
    await slack.until(lambda: core.finished)
    assert "chat.postMessage" in [method for method, _ in slack.calls]
    assert slack.thread("C1", ts) == []


async def test_sentences_appear_as_they_come_in_one_message_that_grows(slack, core, adapter):
    slack.streaming = False
    seen = []

    def script(asked):
        for text in ("One.", "One. Two.", "One. Two. Three."):
            yield Partial(text=text)
            seen.append(visible(slack.thread("C1", asked.place.thread)[0]).splitlines()[0])
        yield WHOLE

    core.script = script
    ts = await slack.mention("go")
    await slack.until(lambda: core.finished)
    assert seen == ["One.", "One. Two.", "One. Two. Three."]
    assert [visible(message) for message in slack.thread("C1", ts)] == ["One. Two. Three."]
    assert slack.refusals == []


async def test_edits_keep_slacks_pace(slack, core):
    slack.streaming = False
    core.script = lambda request: [Partial(text="One. " * n) for n in range(1, 30)] + [WHOLE]
    async with running(slack, core, pace=3.0):
        ts = await slack.mention("go")
        await slack.until(lambda: core.finished)
    methods = [method for method, _ in slack.calls]
    assert methods.count("chat.postMessage") == 1
    assert methods.count("chat.update") == 1
    assert visible(slack.thread("C1", ts)[0]) == "One. Two. Three."


async def test_a_partial_too_long_for_one_message_waits_for_the_whole(slack, core, adapter):
    core.script = lambda request: [Partial(text="word " * 3_000), WHOLE]
    ts = await slack.mention("go")
    await slack.until(lambda: core.finished)
    assert len(slack.thread("C1", ts)) == 1
    assert slack.refusals == []


async def test_a_limited_partial_is_left_out_and_the_whole_still_lands(slack, core, adapter):
    slack.fail("chat.postMessage", "429", seconds=30)
    core.script = lambda request: [Partial(text="One."), Partial(text="One. Two."), WHOLE]
    ts = await slack.mention("go")
    await slack.until(lambda: core.finished)
    assert [visible(message) for message in slack.thread("C1", ts)] == ["One. Two. Three."]


async def test_more_parts_become_more_messages_in_order(slack, core, adapter):
    core.script = lambda request: [Final(parts=tuple(said(f"Part {n}") for n in range(1, 4)))]
    ts = await slack.mention("go")
    await slack.until(lambda: core.finished)
    assert [visible(message) for message in slack.thread("C1", ts)] == ["Part 1", "Part 2", "Part 3"]


async def test_a_private_part_of_a_public_answer_stays_private(slack, core, adapter):
    core.script = lambda request: [Working(text="Looking"), Final(parts=(said("for you", private=True),))]
    ts = await slack.mention("go")
    await slack.until(lambda: core.finished)
    assert slack.thread("C1", ts) == []
    assert visible(slack.ephemeral[0]) == "for you"
    assert slack.statuses[-1]["status"] == ""


async def test_an_answer_posted_before_the_connection_broke_is_not_posted_again(slack, core, adapter):
    slack.fail("chat.postMessage", "drop after")
    ts = await slack.mention("go")
    await slack.until(lambda: core.finished)
    assert len(slack.thread("C1", ts)) == 1


async def test_an_answer_lost_with_the_connection_is_posted_again(slack, core, adapter):
    slack.fail("chat.postMessage", "drop")
    ts = await slack.mention("go")
    await slack.until(lambda: core.finished)
    assert len(slack.thread("C1", ts)) == 1


async def test_an_answer_that_nobody_can_look_for_is_posted_rather_than_lost(slack, core, adapter):
    slack.fail("chat.postMessage", "drop")
    slack.fail("conversations.replies", "missing_scope", times=3)
    ts = await slack.mention("go")
    await slack.until(lambda: core.finished)
    assert len(slack.thread("C1", ts)) == 1


async def test_a_draft_in_doubt_is_looked_for_before_the_answer(slack, core, adapter):
    slack.fail("chat.postMessage", "drop after")
    core.script = lambda request: [Partial(text="One."), Partial(text="One. Two."), WHOLE]
    ts = await slack.mention("go")
    await slack.until(lambda: core.finished)
    assert [visible(message) for message in slack.thread("C1", ts)] == ["One. Two. Three."]


async def test_a_draft_that_can_no_longer_be_edited_is_followed_by_the_answer(slack, core, adapter):
    slack.fail("chat.update", "edit_window_closed")
    core.script = lambda request: [Partial(text="One."), WHOLE]
    ts = await slack.mention("go")
    await slack.until(lambda: core.finished)
    assert visible(slack.thread("C1", ts)[-1]) == "One. Two. Three."


async def test_an_answer_whose_layout_slack_refuses_is_given_as_bare_text(slack, core, adapter):
    slack.fail("chat.postMessage", "invalid_blocks")
    core.script = lambda request: [Final(parts=(said("<!channel> " + "word " * 1_000),))]
    ts = await slack.mention("go")
    await slack.until(lambda: core.finished)
    told = slack.thread("C1", ts)
    assert len(told) == 2
    assert " ".join(visible(message) for message in told).split() == ["<!channel>", *["word"] * 1_000]
    assert [ping for message in told for ping in pings(message)] == []


async def test_an_uncut_answer_is_given_as_bare_text_in_full(slack, core, adapter):
    words = [f"w{n}" for n in range(6_000)]
    long = Message(summary="Long", elements=(Paragraph(spans=plain(" ".join(words))), Code(text="x < y & z")))
    core.script = lambda request: [Final(parts=(long,))]
    ts = await slack.mention("go")
    await slack.until(lambda: core.finished)
    assert " ".join(visible(message) for message in slack.thread("C1", ts)).split() == [*words, "x", "<", "y", "&", "z"]
    assert slack.refusals == []


async def test_an_answer_that_the_channel_refuses_goes_to_the_person(slack, core, adapter):
    slack.fail("chat.postMessage", "restricted_action", times=2)
    await slack.mention("go")
    await slack.until(lambda: core.finished)
    assert visible(slack.ephemeral[0]) == "You said: go"


async def test_an_answer_that_nothing_takes_is_given_up_and_logged(slack, core, adapter, caplog):
    slack.fail("chat.postMessage", "restricted_action", times=3)
    slack.fail("chat.postEphemeral", "restricted_action")
    await slack.mention("go")
    await slack.until(lambda: core.finished)
    assert "could not be shown in any way" in caplog.text


async def test_an_answer_that_breaks_off_ends_in_a_sentence(slack, core, adapter, caplog):
    core.script = lambda request: [Working(text="Looking"), RuntimeError("broken")]
    ts = await slack.mention("go")
    await slack.until(lambda: core.finished)
    assert "Please ask again" in visible(slack.thread("C1", ts)[0])
    assert "broken" in caplog.text


async def test_an_answer_without_an_end_ends_in_a_sentence(slack, core, adapter):
    core.script = lambda request: [Partial(text="One.")]
    ts = await slack.mention("go")
    await slack.until(lambda: core.finished)
    assert [visible(message) for message in slack.thread("C1", ts)] != ["One."]
    assert "Please ask again" in visible(slack.thread("C1", ts)[0])


async def test_nothing_in_an_answer_can_ping_or_unfurl(slack, core, adapter):
    hostile = "<!channel> <!here> <@U123> <!subteam^S1> @here @everyone *bold* <https://evil.example|click>"
    core.script = lambda request: [Working(text=hostile), Partial(text=hostile), Final(parts=(said(hostile),))]
    slack.agent = False
    ts = await slack.mention("go")
    await slack.until(lambda: core.finished)
    (told,) = slack.thread("C1", ts)
    assert visible(told) == hostile
    assert pings(told) == []
    assert told["unfurl_links"] is False
    assert told["unfurl_media"] is False


async def test_what_was_accepted_before_a_crash_is_answered_at_the_next_start(slack, core):
    asked = slack._said("hello", "U1", "C1", None)["ts"]
    core.waiting = [request(asked)]
    async with running(slack, core):
        await slack.until(lambda: core.finished)
    assert [visible(message) for message in slack.thread("C1", asked)] == ["You said: hello"]


@pytest.mark.parametrize("http", [False, True])
async def test_what_comes_while_we_start_is_answered_once(slack, core, http):
    async def unfinished(platform):
        await asyncio.sleep(0.05)
        return [request for request in core.accepted if request not in core.finished]

    core.unfinished, core.script = unfinished, lambda request: [0.2, Final(parts=(said("Done"),))]
    async with running(slack, core, http=http):
        await slack.mention("at once")
        await slack.until(lambda: core.finished)
    assert [visible(message) for message in slack.stored if "bot_id" in message] == ["Done"]
    assert len(core.answered) == 1


async def test_what_was_half_said_before_a_crash_is_completed_and_nothing_said_twice(slack, core):
    asked = slack._said("hello", "U1", "C1", None)["ts"]
    waiting = replace(request(asked), received=datetime.fromtimestamp(float(asked), UTC))
    core.script = lambda _: [Final(parts=(said("Part 1"), said("Part 2")))]
    core.waiting = [waiting]
    async with running(slack, core):
        await slack.until(lambda: core.finished)
    async with running(slack, core):
        await slack.until(lambda: len(core.finished) == 2)
    assert [visible(message) for message in slack.thread("C1", asked)] == ["Part 1", "Part 2"]


async def test_a_shutdown_lets_answers_finish(slack, core):
    core.script = lambda request: [0.15, WHOLE]
    async with running(slack, core):
        ts = await slack.mention("go")
        await slack.until(lambda: core.answered)
    assert [visible(message) for message in slack.thread("C1", ts)] == ["One. Two. Three."]
    assert len(core.finished) == 1


async def test_a_shutdown_does_not_wait_for_ever_and_leaves_the_rest_for_the_next_start(slack, core):
    core.script = lambda request: [60.0, WHOLE]
    async with running(slack, core, drain=0.1):
        await slack.mention("go")
        await slack.until(lambda: core.answered)
        began = asyncio.get_running_loop().time()
    assert asyncio.get_running_loop().time() - began < 10
    assert core.finished == []
    assert core.left == core.accepted
    assert len(asyncio.all_tasks()) < 10


async def test_what_another_process_lets_go_of_is_answered(slack, core, adapter):
    asked = slack._said("hello", "U1", "C1", None)["ts"]
    await core.beside.put(request(asked))
    await slack.until(lambda: core.finished)
    assert [visible(message) for message in slack.thread("C1", asked)] == ["You said: hello"]


async def test_a_status_that_fails_for_a_moment_is_tried_again_next_time(slack, core, adapter):
    core.script = lambda request: [Working(text="Looking"), WHOLE]
    slack.fail("assistant.threads.setStatus", "429")
    slack.fail("assistant.threads.setStatus", "drop")
    for _ in range(3):
        ts = await slack.mention("go")
        await slack.until(lambda ts=ts: [visible(m) for m in slack.thread("C1", ts)] == ["One. Two. Three."])
    assert [method for method, _ in slack.calls].count("assistant.threads.setStatus") == 3
    assert len(slack.statuses) == 1


async def test_a_response_url_that_breaks_or_leads_elsewhere_is_not_needed(slack, core, adapter):
    for url in (
        "http://elsewhere.example/x",
        "http://[",
        slack.api_url.replace("/api/", "/response/none"),
        "https://127.0.0.1:1/",
    ):
        body = {"command": "/digest", "text": "latest", "user_id": "U1", "channel_id": "C1", "team_id": "T0TEAM"}
        await slack.deliver("slash_commands", body | {"trigger_id": slack.trigger(), "response_url": url})
    await slack.until(lambda: len(core.finished) == 4)
    assert [shown["via"] for shown in slack.ephemeral] == ["chat.postEphemeral"] * 4


async def test_a_window_that_slack_does_not_open_breaks_nothing(slack, core, adapter, caplog):
    slack.fail("views.open", "expired_trigger_id")
    ts = await slack.say("hello", user="U2")
    assert (await slack.ask_about(next(message for message in slack.stored if message["ts"] == ts))).ok
    assert "expired_trigger_id" in caplog.text


async def test_an_answer_of_nothing_takes_the_status_away(slack, core, adapter):
    core.script = lambda request: [Working(text="Looking"), Final(parts=())]
    await slack.mention("go")
    await slack.until(lambda: core.finished)
    assert [shown["status"] for shown in slack.statuses] == ["is looking…", ""]
    assert slack.messages("C1") == []
