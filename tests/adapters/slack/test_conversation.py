"""Mentions, direct messages, threads, commands, buttons and the modal, over both transports."""

from bot.chat import Final, Partial, Working
from tests.servers.slack_blocks import visible


async def test_a_mention_is_answered_in_its_thread(slack, core, adapter):
    ts = await slack.mention("what is MEMENTO?")
    await slack.until(lambda: slack.thread("C1", ts))
    assert visible(slack.thread("C1", ts)[0]) == "You said: what is MEMENTO?"
    assert core.accepted[0].text == "what is MEMENTO?"
    assert slack.acks[-1].ok
    assert slack.acks[-1].seconds < 1
    assert slack.refusals == []
