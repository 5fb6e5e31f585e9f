"""Reading, sharing, greeting and rating in Slack: the whole program, the real slack-bolt, a strict server."""

from tests.servers.slack_reader import links, pressable, visible


def ours(slack, thread):
    return [message for message in slack.thread("C1", thread) if "bot_id" in message]


async def answer_to(slack, question):
    asked = await slack.mention(question)
    await slack.until(lambda: any("Sources" in visible(message) for message in ours(slack, asked)))
    return asked, ours(slack, asked)[-1]


async def test_a_private_digest_is_shared_in_the_channel_by_a_button(slack):
    await slack.command("this-week")
    await slack.until(lambda: slack.ephemeral)
    await slack.press(slack.ephemeral[-1], "Share in channel")
    await slack.until(lambda: slack.messages("C1"))
    (shared,) = slack.messages("C1")
    assert "AI Weekly 2026-W16" in visible(shared)
    assert "Share in channel" not in pressable(shared)
    assert "thread_ts" not in shared
    assert slack.refusals == []


async def test_a_private_answer_is_shared_with_its_sources(slack):
    await slack.command("ask what is MEMENTO?")
    await slack.until(lambda: slack.ephemeral)
    assert slack.messages("C1") == []
    await slack.press(slack.ephemeral[-1], "Share in channel")
    await slack.until(lambda: any("Sources" in visible(message) for message in slack.messages("C1")))
    assert "Share in channel" not in pressable(slack.messages("C1")[-1])
    assert slack.refusals == []


async def test_sharing_by_command_speaks_to_everybody(slack):
    await slack.command("share section of nothing")
    await slack.command("share latest")
    await slack.until(lambda: any("AI Weekly 2026-W16" in visible(message) for message in slack.messages("C1")))


async def test_a_bare_mention_is_greeted_with_three_questions_that_work(slack):
    asked = await slack.mention("")
    await slack.until(lambda: any("Hello" in visible(message) for message in ours(slack, asked)))
    hello = ours(slack, asked)[-1]
    questions = [label for label in pressable(hello) if label.endswith("?")]
    assert len(questions) == 3
    assert "AI Weekly 2026-W16" in visible(hello)
    await slack.press(hello, questions[0])
    await slack.until(lambda: any("Sources" in visible(message) for message in ours(slack, asked)))
    assert slack.ephemeral == []
    assert slack.refusals == []


async def test_a_digest_asked_for_aloud_is_shown_aloud_and_can_be_followed_up(slack):
    asked = await slack.mention("latest")
    await slack.until(lambda: any("AI Weekly 2026-W16" in visible(message) for message in ours(slack, asked)))
    assert slack.ephemeral == []
    await slack.say("what is MEMENTO?", thread_ts=asked)
    await slack.until(lambda: any("Sources" in visible(message) for message in ours(slack, asked)))


async def test_every_item_of_a_section_can_be_asked_about_from_one_menu(slack):
    asked = await slack.mention("latest")
    await slack.until(lambda: ours(slack, asked))
    await slack.press(ours(slack, asked)[-1], "Memory")
    await slack.until(lambda: slack.ephemeral)
    menu = next(block for block in slack.ephemeral[-1]["blocks"] if block["type"] == "actions")["elements"][0]
    assert menu["type"] == "static_select"
    assert len(menu["options"]) == 2
    await slack.press(slack.ephemeral[-1], menu["options"][0]["text"]["text"])
    await slack.until(lambda: len(slack.ephemeral) > 1)
    assert "claude-mem" in visible(slack.ephemeral[-1])
    assert slack.refusals == []


async def test_an_answer_is_rated_by_thumbs_and_explained_in_private(slack):
    asked, answer = await answer_to(slack, "what is MEMENTO?")
    thumbs = [block for block in answer["blocks"] if block["type"] == "context_actions"]
    assert len(thumbs) == 1
    await slack.press(answer, "Helpful")
    await slack.until(lambda: slack.ephemeral)
    assert "Thank you" in visible(slack.ephemeral[-1])
    await slack.press(answer, "Why this answer?")
    await slack.until(lambda: len(slack.ephemeral) > 1)
    assert "Why this answer" in visible(slack.ephemeral[-1])
    assert "KV cache" in visible(slack.ephemeral[-1]) or "MEMENTO" in visible(slack.ephemeral[-1])
    assert len(ours(slack, asked)) == 1
    assert slack.refusals == []


async def test_a_slip_of_the_finger_gets_the_nearest_command(slack):
    await slack.command("subsribe weekly mon 09:00")
    await slack.until(lambda: slack.ephemeral)
    assert "Did you mean /digest subscribe?" in visible(slack.ephemeral[-1]).replace("`", "")


async def test_what_slack_cannot_do_for_a_subscription_is_refused_in_a_sentence(slack):
    slack.channel("C1", creator="U1")
    await slack.command("subscribe weekly mon 09:00 UTC --silent")
    await slack.until(lambda: slack.ephemeral)
    assert "Posts on Slack cannot be silent; leave --silent out." in visible(slack.ephemeral[-1])


async def test_what_does_not_exist_says_what_does(slack):
    await slack.command("2026-W02")
    await slack.until(lambda: slack.ephemeral)
    assert "2026-W16" in visible(slack.ephemeral[-1])


async def test_a_source_posted_in_this_workspace_can_be_jumped_to(slack, clock):
    slack.channel("C1", creator="U1")
    await slack.command("subscribe weekly mon 09:00 UTC")
    await slack.until(lambda: slack.ephemeral)
    clock.set("2026-04-20T09:01:00+00:00")
    await slack.until(lambda: [message for message in slack.messages("C1") if "thread_ts" in message])
    part = next(message for message in slack.messages("C1") if "thread_ts" in message)
    assert "60,000 stars" in visible(part)
    _, answer = await answer_to(slack, "what is MEMENTO?")
    there = f"{part['ts'].replace('.', '')}?thread_ts={part['thread_ts']}&cid=C1"
    assert f"https://test.slack.com/archives/C1/p{there}" in links(answer)
    assert slack.refusals == []


async def test_a_search_keeps_to_the_days_it_names_and_says_so(slack):
    for words, days in (("memory this week", "this week (2026-04-13 to 2026-04-19)"), ("agents in W14", "W16")):
        shown = len(slack.ephemeral)
        await slack.command(f"search {words}")
        await slack.until(lambda shown=shown: len(slack.ephemeral) > shown)
        assert f"Found for “{words}”" in visible(slack.ephemeral[-1])
        assert f"Searched {days}" in visible(slack.ephemeral[-1])
    assert "Nothing in W14; the nearest is W16." in visible(slack.ephemeral[-1])
    assert slack.refusals == []


async def test_what_is_not_in_the_digests_is_met_with_what_is_nearby_where_it_was_posted_and_what_to_try(slack, clock):
    slack.channel("C1", creator="U1")
    await slack.command("subscribe weekly mon 09:00 UTC")
    await slack.until(lambda: slack.ephemeral)
    clock.set("2026-04-20T09:01:00+00:00")
    await slack.until(lambda: [message for message in slack.messages("C1") if "thread_ts" in message])
    asked = await slack.mention("how many stars does LangChain have?")
    await slack.until(lambda: any("Nearest in the digests" in visible(message) for message in ours(slack, asked)))
    refusal = ours(slack, asked)[-1]
    assert "Ask about one of these, or try another name or fewer words." in visible(refusal)
    assert any("/archives/C1/" in link for link in links(refusal))
    assert slack.refusals == []
