"""What people say to us in Discord, through the real discord.py, and what they see."""

from bot.chat import Final, Partial, Place
from bot.messages.message import Button
from tests.servers.discord import ALICE, BOSS, BOT, DM, GENERAL, GUILD
from tests.servers.discord_core import answered, said
from tests.servers.discord_reader import buttons, shown, visible
from tests.servers.discord_world import ROBOT

HOSTILE = "@everyone <@123> [click](https://evil.example) # not a heading"
BUTTONS = (
    Button(label="Papers", command="section 0123456789ab 2"),
    Button(label="Ask a question", command="ask-in 0123456789ab", asks=True),
)


async def test_a_mention_is_answered_in_reply_to_it(discord_, core, adapter):
    asked = await discord_.mention("what is MEMENTO?")
    await answered(discord_, core)
    [answer] = discord_.messages()
    [request] = core.accepted
    assert shown(answer) == "You said: what is MEMENTO?"
    assert answer["message_reference"]["message_id"] == asked
    assert request.kind == "question"
    assert request.text == "what is MEMENTO?"
    assert request.place == Place(platform="discord", workspace=GUILD, channel=GENERAL)
    assert (request.person, request.manager, request.direct) == (ALICE, False, False)
    assert request.keys == (f"message:{asked}",)
    assert discord_.typed == [GENERAL]


async def test_a_direct_message_needs_no_mention(discord_, core, adapter):
    await discord_.dm("latest")
    await answered(discord_, core)
    [request] = core.accepted
    assert (request.direct, request.manager, request.place.workspace, request.place.channel) == (True, True, "", DM)
    assert len(discord_.messages(DM)) == 1


async def test_what_is_not_said_to_us_is_not_heard(discord_, core, adapter):
    await discord_.say("what is MEMENTO?")
    await discord_.mention("we are a bot ourselves", user=BOT)
    await discord_.mention("another bot would answer us, and we it, for ever", user=ROBOT)
    await discord_.dm("and here too", user=ROBOT)
    await discord_.mention("real")
    await answered(discord_, core)
    assert [request.text for request in core.accepted] == ["real"]


async def test_our_bare_name_is_a_question_without_words(discord_, core, adapter):
    await discord_.mention("")
    await answered(discord_, core)
    assert (core.accepted[0].kind, core.accepted[0].text) == ("question", "")


async def test_an_event_delivered_twice_is_answered_once(discord_, core, adapter):
    asked = await discord_.mention("once")
    await discord_.again(asked)
    await answered(discord_, core)
    await discord_.mention("another")
    await answered(discord_, core, 2)
    assert len(discord_.messages()) == 2


async def test_a_reply_to_us_carries_the_talk_before_it(discord_, core, adapter):
    await discord_.mention("what is MEMENTO?")
    await answered(discord_, core)
    first = discord_.messages()[-1]["id"]
    await discord_.say("and who wrote it?", reply_to=first, ping=True)
    await answered(discord_, core, 2)
    asked = core.accepted[1]
    assert asked.text == "and who wrote it?"
    assert [(turn.by, turn.text) for turn in asked.before] == [
        ("person", "what is MEMENTO?"),
        ("bot", "You said: what is MEMENTO?"),
    ]
    assert asked.quoted == ""


async def test_a_mention_in_reply_to_somebody_else_quotes_them(discord_, core, adapter):
    other = await discord_.mention("MEMENTO has 60,000 stars", user=BOSS)
    await answered(discord_, core)
    await discord_.mention("is this true?", reply_to=other)
    await answered(discord_, core, 2)
    assert core.accepted[1].quoted == "@Digestbot MEMENTO has 60,000 stars"


async def test_a_question_in_a_thread_is_answered_in_the_thread(discord_, core, adapter):
    thread = discord_.start_thread(GENERAL, "Talk")
    await discord_.dispatch("THREAD_CREATE", thread)
    await discord_.mention("hello", channel=thread["id"])
    await answered(discord_, core)
    assert core.accepted[0].place == Place(platform="discord", workspace=GUILD, channel=GENERAL, thread=thread["id"])
    assert len(discord_.thread(thread["id"])) == 1


async def test_hostile_text_pings_nobody_and_leads_nowhere(discord_, core, adapter):
    core.script = lambda request: [Partial(text=HOSTILE * 3), Final(parts=(said(request.text),))]
    await discord_.mention(HOSTILE)
    await answered(discord_, core)
    seen = visible(discord_.messages()[0])
    assert "@everyone@123[click](https://evil.example)#notaheading" in seen.words
    assert seen.mentions == seen.links == seen.previews == seen.moments == []
    bodies = [body for route, body in discord_.calls if body and "components" in body]
    assert all(body["allowed_mentions"] == {"parse": []} for body in bodies)


async def test_a_place_that_takes_no_components_gets_an_embed_with_its_buttons(discord_, core, adapter):
    discord_.plain = {GENERAL}
    long = "One checked sentence of an answer that is long enough to show. "
    core.script = lambda request: [
        Partial(text=long),
        Final(parts=(said(f"You said: {request.text}", *BUTTONS),)),
    ]
    await discord_.mention("hello")
    used = await discord_.command("digest list")
    await answered(discord_, core, 2)
    (answer,) = discord_.messages()
    for message in (answer, used.original):
        assert message["embeds"][0]["description"].startswith("You said: ")
        assert buttons(message) == ["Papers", "Ask a question"]
    await discord_.say("and then?", reply_to=answer["id"], ping=True)
    await answered(discord_, core, 3)
    assert core.accepted[2].before[-1].text == "You said: hello"
    assert all("components are not allowed here" in refusal for refusal in discord_.refusals)
    discord_.refusals.clear()


async def test_a_place_we_may_not_write_in_is_given_up_at_once(discord_, core, adapter):
    await discord_.deny(GENERAL, "send_messages")
    await discord_.mention("hello")
    await answered(discord_, core)
    assert discord_.messages() == []
