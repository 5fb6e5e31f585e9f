"""What an admin of a Discord server wishes of the digests: silence, a role to call, tags; and followers see them."""

import asyncio
import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bot.store.database import Database
from bot.store.ledger.deliveries import list_deliveries
from tests.scenarios.conftest import serving
from tests.servers.discord import ALICE, BOSS, FORUM, GENERAL, GUILD, NEWS, DiscordServer
from tests.servers.discord_api import CROSSPOST
from tests.servers.discord_reader import shown
from tests.servers.discord_world import READERS, STAFF

ROOT = Path(__file__).parents[2]
SILENT = 4096
MONDAY = "2026-04-20T09:00:00+00:00"


@pytest.fixture
async def empty():
    """A server whose forum has tags."""
    async with DiscordServer() as server:
        server.channels[FORUM]["available_tags"] = [
            {"id": str(900 + number), "name": name, "moderated": False, "emoji_id": None, "emoji_name": None}
            for number, name in enumerate(("News", "Weekly", "Machine learning"))
        ]
        yield server
        assert server.refusals == []


@pytest.fixture
async def discord(empty, settings, clock):
    """The server with the program in it."""
    async with serving(replace(settings, discord=empty.settings()), clock):
        await empty.connected()
        yield empty


@pytest.fixture
def admin(discord):
    """Use an admin command and give what was answered."""

    async def admin(verb, *, user=BOSS, channel=GENERAL, **options):
        used = await discord.command(f"digest-admin {verb}", user=user, channel=channel, **options)
        await discord.until(lambda: used.original and "Thinking" not in shown(used.original))
        return shown(used.original)

    return admin


WEEKLY = {"series": "weekly", "at": "mon 09:00"}


async def deliveries(settings):
    database = await Database.open(settings.database_url)
    try:
        return await list_deliveries(database)
    finally:
        await database.close()


async def test_a_silent_digest_makes_no_sound_in_any_part(discord, admin, clock):
    assert "(silent)" in await admin("subscribe", **WEEKLY, silent=True)
    clock.set(MONDAY)
    await discord.until(lambda: discord.messages(GENERAL) and discord.thread(discord.messages(GENERAL)[0]["id"]))
    (first,) = discord.messages(GENERAL)
    assert all(message["flags"] & SILENT for message in (first, *discord.thread(first["id"])))
    assert first["mention_roles"] == []


async def test_one_role_is_called_once_a_digest_and_not_by_its_edits(discord, admin, clock, settings):
    assert f"calls role {READERS}" in await admin("subscribe", **WEEKLY, role=READERS)
    clock.set(MONDAY)
    await discord.until(lambda: discord.messages(GENERAL) and discord.thread(discord.messages(GENERAL)[0]["id"]))
    (first,) = discord.messages(GENERAL)
    assert first["mention_roles"] == [READERS]
    assert not first["flags"] & SILENT
    assert [message["mention_roles"] for message in discord.thread(first["id"]) if message["mention_roles"]] == []
    path = settings.content / "weekly.md"
    path.write_text(path.read_text().replace("MEMENTO", "MEMENTO-2"))
    await discord.until(lambda: first["edits"] or any(one["edits"] for one in discord.thread(first["id"])))
    edits = [body for route, body in discord.calls if route == "PATCH /channels/{channel}/messages/{message}"]
    assert edits
    assert all(body["allowed_mentions"] == {"parse": []} for body in edits)


async def test_a_role_that_cannot_be_called_is_refused_or_comes_with_what_to_do(admin):
    assert "never calls everybody" in await admin("subscribe", **WEEKLY, role=GUILD)
    assert "Nothing is posted here yet" in await admin("subscriptions")
    said = await admin("subscribe", **WEEKLY, role=STAFF)
    assert "Subscribed" in said
    assert "Allow anyone to @mention this role" in said


async def test_a_forum_post_gets_the_tags_that_were_named(discord, admin, clock):
    refused = await admin("subscribe", channel=FORUM, **WEEKLY, tags="News, Papers")
    assert "has no tag 'Papers'; there is News, Weekly, Machine learning." in refused
    assert "Nothing is posted here yet" in await admin("subscriptions", channel=FORUM)
    assert "tags machine learning, News" in await admin(
        "subscribe", channel=FORUM, **WEEKLY, tags="machine learning, News"
    )
    clock.set(MONDAY)

    def posts():
        return [one for one in discord.channels.values() if one.get("parent_id") == FORUM]

    await discord.until(posts)
    assert posts()[0]["applied_tags"] == ["900", "902"]


async def test_a_subscription_in_a_thread_posts_everything_in_it(discord, admin, clock):
    thread = discord.start_thread(GENERAL, "Talk")
    await discord.dispatch("THREAD_CREATE", thread)
    assert "Subscribed" in await admin("subscribe", **WEEKLY, channel=thread["id"])
    assert "weekly" in await admin("subscriptions", channel=thread["id"])
    assert "Nothing is posted here yet" in await admin("subscriptions")
    clock.set(MONDAY)
    await discord.until(lambda: len(discord.messages(thread["id"])) == 2)
    assert discord.messages(GENERAL) == []


async def test_a_subscription_in_a_post_of_a_forum_is_one_of_the_forum(discord, admin):
    post = discord.start_thread(FORUM, "Welcome")
    await discord.dispatch("THREAD_CREATE", post)
    await discord.heeded()
    assert "Subscribed" in await admin("subscribe", **WEEKLY, channel=post["id"])
    assert "weekly" in await admin("subscriptions", channel=FORUM)


async def test_tags_outside_a_forum_are_refused(admin):
    assert "Only posts in a forum have tags" in await admin("subscribe", **WEEKLY, tags="News")


async def test_subscribing_again_changes_what_was_wished_and_the_list_shows_it(admin):
    await admin("subscribe", **WEEKLY, language="en", silent=True, role=READERS)
    assert f"(en; silent; calls role {READERS})" in await admin("subscriptions")
    await admin("subscribe", **WEEKLY, silent=False)
    said = await admin("subscriptions")
    assert "silent" not in said
    assert READERS not in said


async def test_who_may_not_manage_the_server_calls_nobody(admin):
    assert "Only people who may manage" in await admin("subscribe", user=ALICE, **WEEKLY, role=READERS)
    assert "Nothing is posted here yet" in await admin("subscriptions")


async def test_followers_see_the_headline_also_when_discord_asks_to_wait(discord, admin, clock, settings):
    discord.hidden[CROSSPOST] = (1, 3_600.0)
    discord._spent[f"{CROSSPOST} {NEWS}"] = [asyncio.get_running_loop().time()]
    await admin("subscribe", channel=NEWS, **WEEKLY)
    clock.set(MONDAY)
    await discord.until(lambda: discord.messages(NEWS) and discord.thread(discord.messages(NEWS)[0]["id"]))
    await discord.until(lambda: [route for route, _ in discord.calls if route == CROSSPOST])
    async with asyncio.timeout(10):
        while "wait" not in str((await deliveries(settings))[0].problem):  # noqa: ASYNC110
            await asyncio.sleep(0.1)
    waiting = (await deliveries(settings))[0]
    assert (waiting.state, waiting.followers, discord.published) == ("sent", "waiting", [])
    del discord.hidden[CROSSPOST]
    clock.set("2026-04-20T10:00:10+00:00")
    await discord.until(lambda: discord.published)
    await asyncio.sleep(0.5)
    assert discord.published == [discord.messages(NEWS)[0]["id"]]
    assert [one.followers for one in await deliveries(settings) if one.part == 1] == ["published"]


async def digestbot(empty, settings, *command, token=True):
    environment = os.environ | {
        "DIGESTBOT_CONTENT": str(settings.content),
        "DATABASE_URL": settings.database_url,
        **empty.environment(),
        **({} if token else {"DISCORD_TOKEN": ""}),
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *command), cwd=ROOT, env=environment, stdout=-1, stderr=-1
    )
    out, log = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode, out.decode(), log.decode()


async def test_an_operator_wishes_the_same_and_rehearses_it(empty, settings):
    add = ("subscriptions", "add", "--platform", "discord", "--workspace", GUILD, "--channel", FORUM)
    wishes = ("--at", "mon 09:00", "--silent", "--role", READERS)
    status, _, log = await digestbot(empty, settings, *add, *wishes, "--tag", "Papers")
    assert status
    assert "has no tag 'Papers'; there is News, Weekly, Machine learning." in log
    status, out, log = await digestbot(empty, settings, *add, *wishes, "--tag", "Machine learning", "--tag", "news")
    assert (status, "silent; calls role 803; tags Machine learning, news" in out) == (0, True), log
    _, out, _ = await digestbot(empty, settings, "subscriptions", "list", "--json")
    (held,) = json.loads(out)["subscriptions"]
    assert (held["silent"], held["role"], held["tags"]) == (True, READERS, ["Machine learning", "news"])
    status, out, log = await digestbot(empty, settings, "rehearse", "--json")
    (rehearsal,) = json.loads(out)["rehearsals"]
    first, *others = rehearsal["messages"]
    assert (status, rehearsal["problems"]) == (0, []), log
    assert first["allowed_mentions"] == {"parse": [], "roles": [READERS]}
    assert all(one["allowed_mentions"] == {"parse": []} for one in others)
    assert all(one["flags"] & SILENT for one in (first, *others))
    empty.channels[FORUM]["available_tags"].pop()
    empty.callable.discard(READERS)
    status, out, _ = await digestbot(empty, settings, "rehearse")
    assert status == 1
    assert "TODO There is no role 803 here; choose one of this server." in out


@pytest.mark.parametrize(
    ("platform", "wish", "told"),
    [
        ("slack", ("--silent",), "Posts on Slack cannot be silent; leave --silent out."),
        ("slack", ("--role", "1"), "No role can be called on Slack; leave --role out."),
        ("console", ("--tag", "x"), "Posts on Console have no tags; leave --tag out."),
        ("discord", ("--role", "readers"), "Put the id of the role after --role, digits only."),
    ],
)
async def test_what_a_platform_cannot_do_is_refused_in_a_sentence(empty, settings, platform, wish, told):
    channel, workspace = ("1", "2") if platform == "discord" else ("C1", "T1")
    where = ("--platform", platform, "--workspace", workspace, "--channel", channel)
    add = ("subscriptions", "add", *where, "--at", "mon 09:00", *wish)
    status, out, log = await digestbot(empty, settings, *add, token=False)
    assert status
    assert out == ""
    assert told in log
