"""The card's uses in Slack: the whole program, the real slack-bolt, a strict server."""

import asyncio

from tests.servers.slack_reader import links, pings, visible
from tests.servers.waiting import PATIENCE


async def test_a_reader_asks_for_this_week_and_opens_a_section(slack):
    ack = await slack.command("this-week")
    assert ack.ok
    assert ack.seconds < 3
    await slack.until(lambda: slack.ephemeral)
    shown = visible(slack.ephemeral[-1])
    assert "AI Weekly 2026-W16" in shown
    assert "Memory" in shown
    await slack.press(slack.ephemeral[-1], "Memory")
    await slack.until(lambda: len(slack.ephemeral) > 1)
    assert "60,000 stars" in visible(slack.ephemeral[-1])
    assert slack.refusals == []


async def test_a_mention_is_answered_in_its_thread_with_a_source(slack):
    asked = await slack.mention("what is MEMENTO?", doubled=True)
    await slack.until(lambda: any("Sources" in visible(message) for message in slack.thread("C1", asked)))
    (answer,) = [message for message in slack.thread("C1", asked) if "bot_id" in message]
    assert "Microsoft Research published MEMENTO" in visible(answer)
    assert "AI Weekly 2026-W16 › Memory" in visible(answer)


async def test_a_number_finds_its_repository_and_a_follow_up_knows_the_thread(slack):
    asked = await slack.mention("which repo has 60,000 stars?")
    await slack.until(lambda: any("Sources" in visible(message) for message in slack.thread("C1", asked)))
    assert "claude-mem" in visible(slack.thread("C1", asked)[-1])
    await slack.say("and cognee?", thread_ts=asked)
    await slack.until(lambda: "16,000" in visible(slack.thread("C1", asked)[-1]))


async def test_what_the_digests_do_not_hold_is_said_plainly(slack):
    asked = await slack.mention("what did the digest say about Rust 2.0?")
    await slack.until(lambda: any("Rust 2.0" in visible(m) and "bot_id" in m for m in slack.thread("C1", asked)))
    assert "Sources" not in visible(slack.thread("C1", asked)[-1])


async def test_hostile_text_in_a_post_and_a_question_pings_nobody_and_links_nowhere(slack):
    await slack.command("latest")
    await slack.until(lambda: slack.ephemeral)
    await slack.press(slack.ephemeral[-1], "Desktop")
    await slack.until(lambda: len(slack.ephemeral) > 1)
    asked = await slack.mention("<!channel> @everyone what did @OpenAI do on April 16?")
    await slack.until(lambda: any("bot_id" in message for message in slack.thread("C1", asked)))
    said = [*slack.ephemeral, *(message for message in slack.messages("C1") if "bot_id" in message)]
    assert [ping for message in said for ping in pings(message)] == []
    assert "moon is cheese" not in visible(slack.thread("C1", asked)[-1])
    assert slack.refusals == []


async def test_a_draft_exists_for_nobody(slack):
    await slack.command("list")
    await slack.command("secret-plans")
    await slack.command("ask what is Operation Marmalade?")
    await slack.until(lambda: len(slack.ephemeral) >= 3)
    assert not any("Secret Plans" in visible(message) for message in slack.ephemeral)
    assert not any("secret plan is called" in visible(message) for message in slack.ephemeral)


async def test_an_edit_is_live_while_running(slack):
    path = slack.program.content / "weekly.md"
    path.write_text(path.read_text().replace("60,000 stars", "61,500 stars"))
    async with asyncio.timeout(PATIENCE):
        while not await told(slack, "61,500"):
            pass


async def told(slack, number: str) -> bool:
    """Ask for the stars of claude-mem, and tell whether the answer holds a number."""
    asked = await slack.mention("how many stars has claude-mem?")
    await slack.until(lambda: any("Sources" in visible(message) for message in slack.thread("C1", asked)))
    return number in visible(slack.thread("C1", asked)[-1])


async def test_the_same_question_delivered_again_is_answered_once(slack):
    asked = await slack.mention("what is MEMENTO?")
    await slack.until(lambda: any("Sources" in visible(message) for message in slack.thread("C1", asked)))
    await slack.repeat(retry=1)
    other = await slack.mention("what is cognee?")
    await slack.until(lambda: any("Sources" in visible(message) for message in slack.thread("C1", other)))
    assert len([message for message in slack.thread("C1", asked) if "bot_id" in message]) == 1


async def test_only_links_of_the_posts_are_shown(slack):
    asked = await slack.mention("what did @OpenAI do on April 16?")
    await slack.until(lambda: any("Sources" in visible(message) for message in slack.thread("C1", asked)))
    assert all("evil.example" not in link for message in slack.thread("C1", asked) for link in links(message))
