"""A reader presses stop: the work ends, what was checked stays, and nothing more is said."""

import asyncio

import pytest

from bot.chat import Final, Partial, Working
from tests.servers.slack_core import running, said
from tests.servers.slack_reader import visible

STOPPED = "Stopped. Ask again for the rest and its sources."
WHOLE = Final(parts=(said("One. Two. Three."), said("And more.")))


@pytest.fixture
def slow(core):
    """A core that says two sentences and then thinks until it is stopped; tells what became of it."""
    went = []

    async def answer(request, limits):
        core.answered.append(request)
        try:
            for state in core.steps:
                yield state
            went.append("waiting")
            await asyncio.sleep(30)
            yield WHOLE
        except asyncio.CancelledError:
            went.append("cancelled")
            raise

    core.steps = [Working(text="Searching"), Partial(text="One. [1]"), Partial(text="One. [1] Two. [2]")]
    core.answer = answer
    return went


async def stopped(slack, core, slow, question="go", **where):
    ts = await slack.mention(question, **where)
    await slack.until(lambda: slow)
    assert (await slack.stop(ts)).ok
    await slack.until(lambda: core.finished)
    return ts


@pytest.mark.parametrize("ends", [True, False])
async def test_a_stream_is_left_with_what_was_checked_and_the_work_is_cancelled(slack, core, adapter, slow, ends):
    slack.ends_when_stopped = ends
    ts = await stopped(slack, core, slow)
    (message,) = slack.thread("C1", ts)
    assert slow == ["waiting", "cancelled"]
    assert visible(message).splitlines()[0] == "One. [1] Two. [2]"
    assert (STOPPED in visible(message)) is ends
    assert slack.sessions["C1", ts] == "active"
    assert [request.text for request in core.finished] == ["go"]


async def test_what_slacks_pace_held_back_is_said_at_the_end(slack, core, slow):
    async with running(slack, core, pace=3.0):
        ts = await stopped(slack, core, slow)
    assert visible(slack.thread("C1", ts)[0]) == f"One. [1] Two. [2]\n{STOPPED}"
    assert [method for method, _ in slack.calls].count("chat.appendStream") == 0
    assert slack.refusals == []


async def test_a_draft_is_left_with_what_was_checked(slack, core, adapter, slow):
    slack.streaming = False
    ts = await stopped(slack, core, slow)
    assert [visible(message) for message in slack.thread("C1", ts)] == [f"One. [1] Two. [2]\n{STOPPED}"]
    assert slack.sessions["C1", ts] == "active"


async def test_a_search_that_is_stopped_leaves_nothing_but_the_end_of_its_status(slack, core, adapter, slow):
    core.steps = core.steps[:1]
    ts = await stopped(slack, core, slow)
    assert slack.thread("C1", ts) == []
    assert [status["status"] for status in slack.statuses] == ["is searching…", ""]
    assert slack.sessions["C1", ts] == "active"


async def test_a_placeholder_says_that_it_was_stopped(slack, core, adapter, slow):
    slack.agent = False
    core.steps = core.steps[:1]
    ts = await stopped(slack, core, slow)
    assert [visible(message) for message in slack.thread("C1", ts)] == [STOPPED]


@pytest.mark.parametrize(
    "how", ["429", "drop", "drop after", "html", "internal_error", "message_not_in_streaming_state"]
)
async def test_whatever_breaks_at_the_end_no_word_is_lost_or_said_twice(slack, core, adapter, slow, how):
    slack.fail("chat.stopStream", how)
    ts = await stopped(slack, core, slow)
    (message,) = slack.thread("C1", ts)
    assert visible(message).count("One. [1]") == visible(message).count("Two. [2]") == 1
    assert slack.sessions["C1", ts] == "active"


async def test_only_the_thread_that_was_stopped_ends(slack, core, adapter, slow):
    first = await slack.mention("first")
    second = await slack.mention("second")
    await slack.until(lambda: slow == ["waiting", "waiting"])
    await slack.stop(second)
    await slack.until(lambda: core.finished)
    assert [request.text for request in core.finished] == ["second"]
    assert slack.sessions["C1", first] == "processing"
    await slack.stop(first)
    await slack.until(lambda: len(core.finished) == 2)


async def test_a_stop_that_comes_to_another_replica_is_heard_when_the_answer_goes_on(slack, core, adapter):
    slack.ends_when_stopped = False
    went = []

    async def answer(request, limits):
        yield Partial(text="One.")
        for stream in slack.streams.values():
            stream["stopped"] = True
        yield Partial(text="One. Two.")
        went.append("went on")
        yield WHOLE

    core.answer = answer
    ts = await slack.mention("go")
    await slack.until(lambda: core.finished)
    assert went == []
    assert [visible(message) for message in slack.thread("C1", ts)] == ["One."]
    assert slack.sessions["C1", ts] == "active"


async def test_a_stop_at_the_very_end_says_nothing_after_it(slack, core, adapter):
    slack.fail("chat.stopStream", "stopped_by_user")
    core.script = lambda request: [Partial(text="One."), WHOLE]
    ts = await slack.mention("go")
    await slack.until(lambda: core.finished)
    assert [visible(message) for message in slack.thread("C1", ts)] == ["One."]
    assert slack.sessions["C1", ts] == "active"


async def test_a_stop_where_nothing_is_answered_any_more_ends_the_session(slack, core, adapter):
    ts = await slack.mention("go")
    await slack.until(lambda: core.finished)
    slack.sessions["C1", ts] = "processing"
    assert (await slack.stop(ts)).ok
    assert (await slack.repeat(retry=1)).ok
    await slack.until(lambda: slack.sessions["C1", ts] == "active")
    assert len(slack.thread("C1", ts)) == 1


@pytest.mark.parametrize("event", [{}, {"channel": "C1"}, {"channel": "C1", "thread_ts": []}])
async def test_a_stop_that_names_no_thread_is_acknowledged(slack, core, adapter, event):
    assert (await slack.event({"type": "agent_session_stopped", "user": "U1"} | event)).ok


async def test_an_answer_that_was_stopped_is_not_taken_up_by_the_next_process(slack, core, slow):
    async with running(slack, core):
        ts = await stopped(slack, core, slow)
    assert core.finished[0].place.thread == ts
    assert slow == ["waiting", "cancelled"]
