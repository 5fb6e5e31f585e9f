"""Asking in Slack beyond a mention: from a message's menu, inside a thread, stopped; the whole program, both ways."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import select

from bot.settings import ModelSettings
from bot.store.database import Database
from bot.store.tables import FeedbackRow
from tests.scenarios.conftest import serving
from tests.servers.openai import OpenAIServer, honest
from tests.servers.slack import SlackServer
from tests.servers.slack_reader import pings, pressable, visible

CONTENT = Path(__file__).parents[2] / "content"


def ours(slack, thread):
    return [message for message in slack.thread("C1", thread) if "bot_id" in message]


async def answer_to(slack, question, **where):
    asked = await slack.mention(question, **where)
    thread = where.get("thread_ts", asked)
    await slack.until(lambda: any("Sources" in visible(message) for message in ours(slack, thread)))
    return thread, ours(slack, thread)[-1]


async def test_a_message_is_asked_about_from_its_menu_for_the_askers_eyes(slack):
    ts = await slack.say("Is this claude-mem thing any good?", user="U1")
    said = next(message for message in slack.stored if message["ts"] == ts)
    await slack.ask_about(said)
    await slack.until(lambda: slack.views)
    await slack.submit("how many stars has it?")
    await slack.until(lambda: any("60,000" in visible(message) for message in slack.ephemeral))
    assert ours(slack, ts) == []
    assert slack.refusals == []


async def test_a_thread_we_are_called_into_is_read_once(slack):
    root = await slack.say("cognee")
    _, answer = await answer_to(slack, "how many stars does it have?", thread_ts=root)
    assert "16,000" in visible(answer)
    await slack.mention("and claude-mem?", thread_ts=root)
    await slack.until(lambda: any("60,000" in visible(message) for message in ours(slack, root)))
    assert [method for method, _ in slack.calls].count("conversations.replies") == 1
    assert slack.refusals == []


async def test_what_a_person_thought_of_an_answer_is_stored(slack):
    _, answer = await answer_to(slack, "what is MEMENTO?")
    await slack.press(answer, "Not helpful")
    await slack.until(lambda: slack.ephemeral)
    database = await Database.open(slack.program.database_url)
    try:
        async with database.read() as session:
            (row,) = (await session.exec(select(FeedbackRow))).all()
    finally:
        await database.close()
    assert (row.person, row.good) == ("U1", False)


async def test_every_item_of_the_real_weekly_has_its_question_and_no_handle_pings(settings, clock):
    shutil.rmtree(settings.content)
    shutil.copytree(CONTENT, settings.content)
    async with SlackServer() as slack:
        async with serving(replace(settings, slack=slack.settings()), clock):
            await slack.connected()
            await slack.command("share 2026-W16")
            await slack.until(lambda: slack.messages("C1"))
            (digest,) = slack.messages("C1")
            menu = {label: action for label, action in pressable(digest).items() if "selected_option" in action}
            for label in menu:
                before = len(slack.ephemeral)
                await slack.press(digest, label)
                await slack.until(lambda before=before: len(slack.ephemeral) > before)
        shown = [digest, *slack.ephemeral]
        told = {label for message in slack.ephemeral for label in pressable(message)}
        assert len(menu) == 9
        assert len([label for label in told if label != "Share in channel"]) >= 50
        assert [ping for message in shown for ping in pings(message)] == []
        assert slack.refusals == []


@pytest.mark.parametrize("http", [False, True], ids=["socket", "http"])
async def test_an_answer_that_is_stopped_leaves_only_checked_sentences(settings, clock, unused_port, http):
    slow = lambda body: replace(honest(body), pause=0.3)  # noqa: E731
    async with OpenAIServer(slow) as model, SlackServer() as slack:
        chosen = replace(settings, slack=slack.settings(http=http), model=ModelSettings(base_url=model.url, model="m"))
        chosen = replace(chosen, http=("127.0.0.1", unused_port) if http else None)
        slack.events_url = f"http://127.0.0.1:{unused_port}/slack/events" if http else ""
        async with serving(chosen, clock):
            await slack.connected()
            asked = await slack.mention("what is MEMENTO?")
            await slack.until(lambda: model.requests)
            await slack.stop(asked)
            await slack.until(lambda: slack.sessions.get(("C1", asked)) == "active")
            other = await slack.mention("which repo has 60,000 stars?")
            await slack.until(lambda: any("Sources" in visible(message) for message in ours(slack, other)))
        assert not any("Sources" in visible(message) for message in ours(slack, asked))
        assert slack.refusals == []
