"""Mentions, direct messages, threads, commands, buttons and the modal, over Socket Mode and over signed HTTP."""

from bot.chat import Final, Turn
from bot.errors import StoreError
from bot.messages.message import Button, Buttons, Message
from bot.posts.blocks import Paragraph, plain
from tests.servers.slack_reader import visible


def with_buttons(*buttons: Button, private: bool = False) -> Message:
    shown = (Paragraph(spans=plain("A digest")), Buttons(buttons=buttons))
    return Message(summary="A digest", elements=shown, private=private)


def answer_with(core, message: Message) -> None:
    """Answer the first request with a message, and all others by saying what they asked."""
    core.script = lambda request: [Final(parts=(message,))] if len(core.answered) == 1 else core.echo(request)


async def test_a_mention_is_answered_in_its_thread(slack, core, adapter):
    ts = await slack.mention("what is MEMENTO?")
    await slack.until(lambda: core.finished)
    assert [visible(message) for message in slack.thread("C1", ts)] == ["You said: what is MEMENTO?"]
    request = core.answered[0]
    assert (request.kind, request.text, request.person) == ("question", "what is MEMENTO?", "U1")
    assert (request.place.workspace, request.place.channel, request.place.thread) == ("T0TEAM", "C1", ts)
    assert request.addressed
    assert not request.direct
    assert slack.acks[-1].ok
    assert slack.acks[-1].seconds < 1
    assert slack.refusals == []


async def test_a_mention_in_a_thread_is_answered_there_with_what_was_said_before(slack, core, adapter):
    core.overheard = False
    root = await slack.say("Has anyone read <https://example.org/p|the paper>?", user="U2")
    await slack.say("Not yet &amp; no time", user="U3", thread_ts=root)
    await slack.mention("what does it say?", thread_ts=root)
    await slack.until(lambda: core.answered)
    asked = core.answered[0]
    assert asked.place.thread == root
    assert asked.before == (
        Turn(by="person", text="Has anyone read the paper (https://example.org/p)?"),
        Turn(by="person", text="Not yet & no time"),
    )


async def test_a_direct_message_is_answered_in_a_thread_of_its_own(slack, core, adapter):
    ts = await slack.dm("this week?")
    await slack.until(lambda: slack.thread("DU1", ts))
    assert core.answered[0].direct
    assert core.answered[0].manager
    assert core.answered[0].addressed


async def test_the_persons_zone_and_language_come_with_the_request(slack, core, adapter):
    slack.user("U7", tz="Asia/Tokyo", locale="ja-JP", admin=True)
    await slack.mention("today?", user="U7")
    await slack.until(lambda: core.answered)
    assert core.answered[0].timezone == "Asia/Tokyo"
    assert core.answered[0].language == "ja-JP"
    assert core.answered[0].manager


async def test_who_made_a_channel_may_manage_it_and_others_may_not(slack, core, adapter):
    slack.user("U8")
    slack.channel("C8", creator="U8")
    await slack.command("subscribe weekly", user="U8", channel="C8")
    await slack.command("subscribe weekly", user="U1", channel="C8")
    await slack.until(lambda: len(core.finished) == 2)
    assert [request.manager for request in sorted(core.answered, key=lambda request: request.person)] == [False, True]


async def test_an_unknown_person_is_answered_all_the_same(slack, core, adapter):
    ts = await slack.mention("hello", user="U404")
    await slack.until(lambda: slack.thread("C1", ts))
    assert core.answered[0].timezone is None


async def test_a_follow_up_in_a_thread_needs_no_mention(slack, core, adapter):
    ts = await slack.mention("what is MEMENTO?")
    await slack.say("and who wrote it?", thread_ts=ts)
    await slack.until(lambda: len(slack.thread("C1", ts)) == 2)
    assert [request.addressed for request in core.accepted] == [True, False]


async def test_what_is_not_for_us_is_acknowledged_and_met_with_silence(slack, core, adapter):
    root = await slack.say("Lunch?")
    await slack.say("<@U2> are you coming?", thread_ts=root)
    await slack.say("I am a bot", thread_ts=root, bot_id="B9")
    await slack.say("changed", thread_ts=root, subtype="message_changed")
    await slack.say("our own words", user=slack.bot_user, thread_ts=root)
    await slack.event({"type": "app_mention", "channel": "C1", "ts": slack.ts(), "text": "no person"})
    called = {
        "type": "app_mention",
        "channel": "C1",
        "user": "U9",
        "bot_id": "B9",
        "text": f"<@{slack.bot_user}> for ever",
    }
    await slack.event(called | {"ts": slack.ts()})
    await slack.event({"type": "message", "channel_type": "im", "channel": "D1", "ts": None, "user": []})
    await slack.dm("from a workflow", bot_id="B9")
    core.overheard = False
    await slack.say("talking among ourselves", thread_ts=root)
    assert core.accepted == []
    assert all(ack.ok for ack in slack.acks)
    assert slack.messages("C1") == []


async def test_a_command_is_answered_for_the_persons_eyes(slack, core, adapter):
    slack.channel("C2", member=False)
    ack = await slack.command("this-week", channel="C2")
    await slack.until(lambda: slack.ephemeral)
    assert ack.ok
    assert core.answered[0].kind == "command"
    assert core.answered[0].text == "this-week"
    assert slack.ephemeral[0]["via"] == "response_url"
    assert visible(slack.ephemeral[0]) == "You said: this-week"
    assert slack.messages("C2") == []


async def test_a_command_that_shares_speaks_to_the_channel(slack, core, adapter):
    await slack.command("share this-week")
    await slack.until(lambda: slack.messages("C1"))
    assert slack.ephemeral == []


async def test_sharing_where_we_are_not_a_member_goes_through_the_response_url(slack, core, adapter):
    slack.channel("C2", member=False)
    await slack.command("share this-week", channel="C2")
    await slack.until(lambda: slack.messages("C2"))
    assert visible(slack.messages("C2")[0]) == "You said: share this-week"


async def test_a_long_private_answer_outlives_the_response_url(slack, core, adapter):
    core.script = lambda request: [Final(parts=tuple(with_buttons() for _ in range(7)))]
    await slack.command("latest")
    await slack.until(lambda: len(slack.ephemeral) == 7)
    assert [shown["via"] for shown in slack.ephemeral].count("response_url") == 5


async def test_a_private_answer_that_no_channel_takes_goes_to_the_persons_messages(slack, core, adapter):
    slack.channel("C2", member=False)
    core.script = lambda request: [Final(parts=tuple(with_buttons() for _ in range(6)))]
    await slack.command("latest", channel="C2")
    await slack.until(lambda: core.finished)
    assert len(slack.ephemeral) == 5
    assert len(slack.messages("DU1")) == 1


async def test_a_button_sends_its_command_and_is_answered_in_the_thread(slack, core, adapter):
    answer_with(core, with_buttons(Button(label="Models", command="section 0123456789ab 2")))
    ts = await slack.mention("latest")
    await slack.until(lambda: slack.thread("C1", ts))
    ack = await slack.press(slack.thread("C1", ts)[0], "Models")
    await slack.until(lambda: len(slack.thread("C1", ts)) == 2)
    assert ack.ok
    assert core.answered[1].kind == "command"
    assert core.answered[1].text == "section 0123456789ab 2"
    assert core.answered[1].place.thread == ts


async def test_a_button_of_a_private_answer_answers_in_private(slack, core, adapter):
    answer_with(core, with_buttons(Button(label="Models", command="section 0123456789ab 2")))
    await slack.command("latest")
    await slack.until(lambda: slack.ephemeral)
    await slack.press(slack.ephemeral[0], "Models")
    await slack.until(lambda: len(slack.ephemeral) == 2)
    assert slack.messages("C1") == []


async def test_a_button_that_asks_opens_a_modal_first(slack, core, adapter):
    ask = Button(label="Ask a question", command="ask-in 0123456789ab", style="primary", asks=True)
    answer_with(core, with_buttons(ask))
    ts = await slack.mention("latest")
    await slack.until(lambda: slack.thread("C1", ts))
    assert (await slack.press(slack.thread("C1", ts)[0], "Ask a question")).ok
    await slack.until(lambda: slack.views)
    assert len(core.accepted) == 1
    assert (await slack.submit("who wrote MEMENTO?")).ok
    await slack.until(lambda: len(slack.thread("C1", ts)) == 2)
    assert core.answered[1].text == "ask-in 0123456789ab who wrote MEMENTO?"
    assert core.answered[1].kind == "command"
    assert core.answered[1].place.thread == ts
    assert slack.refusals == []


async def test_a_modal_submitted_twice_is_answered_once(slack, core, adapter):
    answer_with(core, with_buttons(Button(label="Ask", command="ask-in 0123456789ab", asks=True)))
    ts = await slack.mention("latest")
    await slack.until(lambda: slack.thread("C1", ts))
    await slack.press(slack.thread("C1", ts)[0], "Ask")
    await slack.submit("why?")
    await slack.repeat(retry=0)
    await slack.until(lambda: len(core.finished) == 2)
    assert len(core.accepted) == 2


async def test_a_database_that_is_away_is_one_line_in_the_log_and_a_command_is_told_to_ask_again(
    slack, core, adapter, caplog
):
    async def away(request):
        raise StoreError("digestbot.db is full; make room.")

    core.accept = away
    ack = await slack.command("this-week")
    assert (ack.ok, "ask again in a moment" in str(ack.body)) == (True, True)
    assert not (await slack.mention("hello") and slack.acks[-1].ok)
    lines = [record for record in caplog.records if "was not taken in" in record.getMessage()]
    assert [line.getMessage() for line in lines] == [
        "Slack's command was not taken in: digestbot.db is full; make room.",
        "Slack's app_mention was not taken in: digestbot.db is full; make room.",
    ]
    assert [line.exc_info for line in lines] == [None, None]


async def test_a_tampered_modal_is_acknowledged_and_ignored(slack, core, adapter):
    view = {"blocks": [{"type": "input", "block_id": "question", "element": {"action_id": "text"}}], "id": "V9"}
    for hidden in ("no json", "[1]", '{"person": "U2", "channel": "C1"}', '{"person": "U1"}', None):
        body = view | {"type": "modal", "callback_id": "digest_ask", "private_metadata": hidden}
        assert (await slack.submit("hello", view=body)).ok
    assert core.accepted == []


async def test_a_message_can_be_asked_about_from_its_menu(slack, core, adapter):
    words = "Qwen3.6 is out: <https://example.org|see> &lt;here&gt; " + "and more " * 500
    ts = await slack.say(words, user="U2")
    said = next(message for message in slack.stored if message["ts"] == ts)
    assert (await slack.ask_about(said)).ok
    await slack.until(lambda: slack.views)
    await slack.submit("is this in a digest?")
    await slack.until(lambda: slack.ephemeral)
    asked = core.answered[0]
    assert asked.kind == "question"
    assert asked.text == "is this in a digest?"
    assert asked.quoted == ("Qwen3.6 is out: see (https://example.org) <here> " + "and more " * 500).strip()
    assert asked.place.thread == ts
    assert slack.refusals == []


async def test_an_unknown_button_is_acknowledged(slack, core, adapter):
    body = slack._interaction("block_actions", "U1", "C1")
    for action in (
        {"type": "button", "action_id": "old", "block_id": "b", "value": "x"},
        {"type": "button", "action_id": "dg:1", "block_id": "b"},
    ):
        assert (await slack.deliver("interactive", body | {"actions": [action]})).ok
    assert core.accepted == []


async def test_one_event_is_answered_once_however_often_it_is_delivered(slack, core, adapter):
    ts = await slack.mention("once?", doubled=True)
    await slack.repeat(retry=1)
    await slack.repeat(retry=2)
    await slack.until(lambda: core.finished)
    # The same words under a new timestamp and event id, as Slack re-delivers them now and then.
    said = next(message for message in slack.stored if message["ts"] == ts)
    await slack.event(said | {"type": "app_mention", "ts": slack.ts()})
    assert len(core.accepted) == 1
    assert len(slack.thread("C1", ts)) == 1
    assert all(ack.ok for ack in slack.acks)


async def test_a_command_delivered_twice_is_answered_once(slack, core, adapter):
    await slack.command("latest")
    await slack.repeat(retry=0)
    await slack.until(lambda: core.finished)
    assert len(core.accepted) == 1
