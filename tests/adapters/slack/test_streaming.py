"""Answers that grow in Slack's own streams, and go on by editing wherever a stream breaks."""

import pytest

from adapters.slack.streaming import Budget
from adapters.slack.text import markdown
from bot.chat import Final, Partial, Working
from bot.messages.message import Button, Buttons, Message
from bot.posts.blocks import Paragraph, plain
from tests.servers.slack_core import running, said
from tests.servers.slack_reader import pings, pressable, rendered, visible

SENTENCES = ["MEMENTO folds its reasoning. [1]", "It needs 1/2.5 of the cache. [1]", "Cognee has 16,000 stars. [2]"]
GROWING = [Partial(text=" ".join(SENTENCES[: n + 1])) for n in range(len(SENTENCES))]
TEXT = " ".join(SENTENCES)
WHOLE = Message(
    summary=TEXT,
    elements=(
        Paragraph(spans=plain(TEXT)),
        Paragraph(spans=plain("Sources: AI Weekly")),
        Buttons(buttons=(Button(label="Helpful", command="good r1"), Button(label="Not helpful", command="bad r1"))),
    ),
)
SCRIPT = [Working(text="Searching 3 digests"), *GROWING, Final(parts=(WHOLE,))]


def made(slack) -> list[str]:
    return [method for method, _ in slack.calls if method.startswith("chat.")]


async def asked(slack, core, script=SCRIPT, steps=None):
    core.script = steps or (lambda request: script)
    ts = await slack.mention("go")
    await slack.until(lambda: core.finished)
    return slack.thread("C1", ts)


async def test_an_answer_grows_in_one_stream_and_ends_with_its_sources(slack, core, adapter):
    (message,) = await asked(slack, core)
    assert made(slack) == ["chat.startStream", "chat.appendStream", "chat.appendStream", "chat.stopStream"]
    assert visible(message).splitlines()[:2] == [TEXT, "Sources: AI Weekly"]
    assert set(pressable(message)) == {"Helpful", "Not helpful"}
    assert message["metadata"]["event_payload"]["delivery"]
    assert slack.refusals == []


async def test_what_was_done_is_shown_as_tasks(slack, core, adapter):
    (message,) = await asked(slack, core, [*SCRIPT[:2], Working(text="Checking"), *SCRIPT[2:]])
    tasks = list(slack.streams[message["ts"]]["tasks"].values())
    assert tasks == [("Searching 3 digests", "complete"), ("Checking", "complete")]


@pytest.mark.parametrize("method", ["chat.startStream", "chat.appendStream", "chat.stopStream"])
@pytest.mark.parametrize("how", ["429", "drop", "drop after", "html", "internal_error", "unknown_method", "page"])
async def test_whatever_breaks_no_word_is_lost_or_said_twice(slack, core, method, how):
    async with running(slack, core):
        slack.fail(method, how)
        (message,) = await asked(slack, core)
    assert visible(message).count(TEXT) == 1
    assert visible(message).count("MEMENTO") == 1
    assert visible(message).count("Sources: AI Weekly") == 1
    assert set(pressable(message)) == {"Helpful", "Not helpful"}


@pytest.mark.parametrize("how", ["429", "drop", "drop after", "internal_error", "message_not_in_streaming_state"])
@pytest.mark.parametrize("at", range(5))
async def test_a_stream_that_breaks_at_any_call_loses_and_repeats_no_word(slack, core, how, at):
    """Let the call at a place in the whole conversation with Slack fail, whichever it is, and all of its kind after."""
    calls = ["chat.startStream", *["chat.appendStream"] * 3, "chat.stopStream"]
    script = [SCRIPT[0], GROWING[0], Working(text="Checking"), *SCRIPT[2:]]
    async with running(slack, core):
        for method in dict.fromkeys(calls):
            # `hang` for no time at all is a call that goes well.
            before = [("hang", 0.0) for other in calls[:at] if other == method]
            slack._faults[method] = [*before, *[(how, 0.0)] * (method in calls[at:]) * 3]
        (message,) = await asked(slack, core, script)
    for sentence in (*SENTENCES, "Sources: AI Weekly"):
        assert visible(message).count(sentence) == 1
    assert set(pressable(message)) == {"Helpful", "Not helpful"}


async def test_after_slacks_five_minutes_the_rest_is_edited_in(slack, core):
    async with running(slack, core) as adapter:
        now = [0.0]
        adapter._api.streams.clock = lambda: now[0]

        def script(request):
            yield GROWING[0]
            now[0] = 301.0
            for stream in slack.streams.values():
                stream["until"] = 0
            yield from GROWING[1:]
            yield Final(parts=(WHOLE,))

        (message,) = await asked(slack, core, steps=script)
    assert "chat.appendStream" not in made(slack)
    assert all(visible(message).count(sentence) == 1 for sentence in SENTENCES)


async def test_where_there_are_no_streams_nobody_asks_twice(slack, core, adapter):
    slack.streaming = False
    for _ in range(2):
        core.finished.clear()
        (message,) = await asked(slack, core)
        assert visible(message).count(TEXT) == 1
    assert made(slack).count("chat.startStream") == 1


async def test_a_stream_that_slack_closed_is_edited_to_its_end(slack, core, adapter):
    slack.stream_life = 0.0
    (message,) = await asked(slack, core)
    assert visible(message).count(TEXT) == 1
    assert "chat.update" in made(slack)


async def test_a_whole_that_reads_otherwise_replaces_the_stream(slack, core, adapter):
    (message,) = await asked(slack, core, [Partial(text="One."), Final(parts=(said("Other words."),))])
    assert visible(message) == "Other words."


async def test_a_person_who_stops_the_stream_is_left_with_what_is_there(slack, core, adapter):
    slack.fail("chat.appendStream", "stopped_by_user", times=3)
    (message,) = await asked(slack, core)
    assert visible(message) == SENTENCES[0]
    assert "chat.update" not in made(slack)


async def test_a_message_that_cannot_be_edited_is_taken_back_before_it_is_posted_anew(slack, core, adapter):
    slack.fail("chat.stopStream", "message_not_in_streaming_state")
    slack.fail("chat.update", "edit_window_closed", times=2)
    (message,) = await asked(slack, core)
    assert visible(message).count(TEXT) == 1


async def test_an_answer_begun_by_a_process_that_died_is_finished_in_place(slack, core, adapter):
    ts = await slack.mention("go")
    await slack.until(lambda: core.finished)
    slack.stored = [message for message in slack.stored if "bot_id" not in message]
    slack.chat_start_stream("C1", ts, recipient_user_id="U1", recipient_team_id="T0TEAM", chunks=[
        {"type": "markdown_text", "text": markdown(SENTENCES[0])}
    ])  # fmt: skip
    slack.streams[slack.stored[-1]["ts"]]["until"] = 0
    core.waiting = [core.answered[0]]
    core.script = lambda request: SCRIPT
    core.finished.clear()
    async with running(slack, core):
        await slack.until(lambda: core.finished)
    (message,) = slack.thread("C1", ts)
    assert visible(message).count(SENTENCES[0]) == 1
    assert visible(message).count(SENTENCES[2]) == 1


async def test_two_streams_share_a_workspaces_calls():
    now = [0.0]
    budget = Budget(2, clock=lambda: now[0])
    assert [budget.take() for _ in range(3)] == [True, True, False]
    now[0] = 60.0
    assert budget.take()


async def test_beyond_the_starts_of_a_minute_answers_are_edited(slack, core, adapter):
    adapter._api.streams.starts = Budget(1)
    for _ in range(2):
        core.finished.clear()
        (message,) = await asked(slack, core)
        assert visible(message).count(TEXT) == 1
    assert made(slack).count("chat.startStream") == 1
    assert slack.refusals == []


@pytest.mark.parametrize(
    "text",
    [
        "<!channel> <@U1> a & b",
        "*bold* _it_ ~no~ `code`",
        "# not a heading",
        "- no list\n1. nor this",
        "[x](https://e.example)",
    ],
)
def test_plain_text_stays_plain_in_slacks_markdown(text):
    written = markdown(text)
    assert rendered(written) == text
    assert pings({"blocks": [{"type": "markdown", "text": written}]}) == []
    assert not written.lstrip().startswith(("#", "- "))
