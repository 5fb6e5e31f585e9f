"""Two Slack workspaces that share a channel and a person, and one program: neither ever sees what the other has.

Slack Connect gives a shared channel one id in both workspaces, so that nothing but the workspace tells them apart.
"""

from contextlib import contextmanager
from dataclasses import replace

import pytest
from cryptography.fernet import Fernet

from bot.asking import PERSON_A_DAY
from bot.chat import Place
from bot.settings import SlackSettings
from bot.store import usage
from bot.store.database import Database
from tests.scenarios.conftest import serving
from tests.servers.slack import SECRET, SlackServer
from tests.servers.slack_reader import links, pressable, visible
from tests.store.looking import ratings

ONE, TWO = "T1", "T2"


@contextmanager
def inside(slack, team):
    """Let what people do happen in a workspace."""
    before, slack.team = slack.team, team
    try:
        yield
    finally:
        slack.team = before


@pytest.fixture
async def slack(settings, clock, unused_port):
    """The program, installed in two workspaces; U1 made the channel C1 that both have."""
    base = f"http://127.0.0.1:{unused_port}"
    async with SlackServer() as server:
        server.channel("C1", creator="U1")
        chosen = SlackSettings(
            client_id="client",
            client_secret="secret",
            encryption_key=Fernet.generate_key().decode(),
            signing_secret=SECRET,
            api_url=server.api_url,
        )
        server.events_url = f"{base}/slack/events"
        async with serving(replace(settings, slack=chosen, http=("127.0.0.1", unused_port)), clock):
            await server.connected()
            await installed(server, base, ONE)
            await installed(server, base, TWO)
            yield server
            assert server.refusals == []


async def installed(slack, base, team):
    """Install the app in a workspace."""
    slack.grant(f"code-{team}", team=team)
    status, _ = await slack.install(base, f"code-{team}")
    assert status == 200


async def said(slack, team, text):
    """What a command shows in a workspace."""
    shown = len(slack.ephemeral)
    with inside(slack, team):
        await slack.command(text)
    await slack.until(lambda: len(slack.ephemeral) > shown)
    return visible(slack.ephemeral[-1])


async def pressed(slack, team, message, label):
    """What a press shows in a workspace."""
    shown = len(slack.ephemeral)
    with inside(slack, team):
        await slack.press(message, label)
    await slack.until(lambda: len(slack.ephemeral) > shown)
    return visible(slack.ephemeral[-1])


async def asked(slack, team, text, *, thread=None):
    """The answer to a mention, and its thread."""
    before = len(slack.messages("C1"))
    with inside(slack, team):
        ts = await slack.mention(text, thread_ts=thread)
    await slack.until(lambda: any("Nearest" in one or "Sources" in one for one in ours(slack, before)))
    return slack.messages("C1")[-1], thread or ts


def ours(slack, before):
    return [visible(message) for message in slack.messages("C1")[before:] if "bot_id" in message]


async def home(slack, team):
    pages = len(slack.homes.get("U1", ()))
    with inside(slack, team):
        await slack.open_home()
    await slack.until(lambda: len(slack.homes.get("U1", ())) > pages)
    return visible(slack.home())


async def test_what_is_subscribed_watched_and_chosen_is_of_one_workspace(slack):
    assert "Subscribed" in await said(slack, ONE, "subscribe weekly mon 09:00 UTC")
    assert "now watch MEMENTO" in await said(slack, ONE, "watch MEMENTO")
    assert "now Asia/Tokyo" in await said(slack, ONE, "timezone Asia/Tokyo")
    assert "Nothing is posted here" in await said(slack, TWO, "subscriptions")
    assert "Nothing is posted here" in await said(slack, TWO, "unsubscribe weekly")
    assert "no longer there" in await said(slack, TWO, "pause-one 1")
    assert "watch nothing yet" in await said(slack, TWO, "watching")
    theirs, own = await home(slack, TWO), await home(slack, ONE)
    for kept in ("weekly · mon 09:00", "MEMENTO ·", "Time zone: Asia/Tokyo"):
        assert (kept in theirs, kept in own) == (False, True)


async def test_an_answer_is_explained_rated_and_shared_in_its_own_workspace_alone(slack, settings):
    answer, _ = await asked(slack, ONE, "what is MEMENTO?")
    assert "You asked: what is MEMENTO?" in await pressed(slack, ONE, answer, "Why this answer?")
    for label in ("Why this answer?", "Helpful", "Not helpful"):
        assert "no longer kept" in await pressed(slack, TWO, answer, label)
    assert "Thank you" in await pressed(slack, ONE, answer, "Helpful")
    record = pressable(answer)["Helpful"]["value"].partition(" ")[2]
    for word in ("why", "share answer", "good"):
        assert "no longer kept" in await said(slack, TWO, f"{word} {record}")
    database = await Database.open(settings.database_url)
    try:
        assert await ratings(database, Place(platform="slack", workspace=ONE, channel=""), record) == (1, 0)
        assert await ratings(database, Place(platform="slack", workspace=TWO, channel=""), record) == (0, 0)
    finally:
        await database.close()


async def test_a_thread_goes_on_in_the_workspace_that_began_it_alone(slack):
    _, thread = await asked(slack, ONE, "what is MEMENTO?")
    heard = len(slack.messages("C1"))
    with inside(slack, TWO):
        await slack.say("and its KV cache?", thread_ts=thread)
    with inside(slack, ONE):
        await slack.say("and its KV cache?", thread_ts=thread)
    await slack.until(lambda: any("1/2.5" in one for one in ours(slack, heard)))
    assert len(ours(slack, heard)) == 1


async def test_a_digest_posted_in_one_workspace_is_led_to_from_there_alone(slack, clock):
    await said(slack, ONE, "subscribe weekly mon 09:00 UTC")
    clock.set("2026-04-20T09:01:00+00:00")
    await slack.until(lambda: [message for message in slack.messages("C1") if "thread_ts" in message])
    posted = {token for method, token in slack.by if method == "chat.postMessage"}
    assert {token.rsplit("-", 1)[0] for token in posted} == {f"xoxb-{ONE}"}
    own, _ = await asked(slack, ONE, "what is MEMENTO?")
    theirs, _ = await asked(slack, TWO, "what is MEMENTO?")
    assert any("/archives/C1/" in link for link in links(own))
    assert not any("/archives/" in link for link in links(theirs))


async def test_what_one_workspace_spends_is_never_taken_from_another(slack, settings, clock):
    database = await Database.open(settings.database_url)
    try:
        one = {"platform": "slack", "workspace": ONE, "person": "U1", "day": clock().date()}
        await usage.record(database, **one, questions=PERSON_A_DAY)
        spent = await usage.record(database, **one | {"workspace": TWO}, questions=1)
        assert (spent.person.questions, spent.workspace.questions) == (1, 1)
    finally:
        await database.close()


async def test_who_runs_another_company_runs_nothing_in_a_shared_channel(slack):
    slack.user("U9", admin=True, team=TWO)
    shown = len(slack.ephemeral)
    with inside(slack, ONE):
        await slack.command("subscribe weekly mon 09:00 UTC", user="U9")
    await slack.until(lambda: len(slack.ephemeral) > shown)
    assert "Only people who may manage" in visible(slack.ephemeral[-1])
