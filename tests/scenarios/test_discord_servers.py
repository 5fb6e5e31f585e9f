"""Several Discord servers and one program: what one of them says, keeps and gets is never seen in another."""

from dataclasses import replace

import pytest
from sqlmodel import select

from bot.store.database import Database
from bot.store.installations import OWNED
from tests.scenarios.conftest import serving
from tests.servers.discord import (
    ALICE,
    BOSS,
    DM,
    GENERAL,
    GROUP,
    GUILD,
    OTHER,
    OTHERS_GENERAL,
    STRANGE_GENERAL,
    DiscordServer,
)
from tests.servers.discord_reader import buttons, shown, visible

HERE, THERE = GENERAL, OTHERS_GENERAL


@pytest.fixture
async def discord(settings, clock):
    """Two servers with the program in both."""
    async with DiscordServer() as server, serving(replace(settings, discord=server.settings()), clock):
        await server.connected()
        await server.join(OTHER)
        yield server
        assert server.refusals == []


async def said(discord, used):
    used = await used
    await discord.until(lambda: used.original and "Still writing" not in shown(used.original))
    return shown(used.original)


async def asked(discord, question, channel):
    """The answer to a mention, which names its sources."""
    before = len(discord.messages(channel))
    await discord.mention(question, channel=channel)
    await discord.until(lambda: any("Sources" in shown(one) for one in discord.messages(channel)[before:]))
    return discord.messages(channel)[-1]


async def test_an_answer_is_explained_rated_followed_and_shared_in_its_own_server_alone(discord):
    answer = await asked(discord, "what is MEMENTO?", HERE)
    assert "You asked: what is MEMENTO?" in await said(discord, discord.press(answer, "Why this answer?"))
    stolen = answer | {"channel_id": THERE}
    for label in ("Why this answer?", "Helpful", "Not helpful"):
        assert "no longer kept" in await said(discord, discord.press(stolen, label))
    form = await discord.press(stolen, "Ask a follow-up")
    await discord.until(lambda: form.modal)
    elsewhere = await said(discord, discord.submit(form, "who published it?"))
    form = await discord.press(answer, "Ask a follow-up")
    await discord.until(lambda: form.modal)
    at_home = await said(discord, discord.submit(form, "who published it?"))
    # Only at home is it known what "it" is.
    assert "Microsoft Research published MEMENTO" in at_home
    assert ("Ben Thompson" in at_home, "Ben Thompson" in elsewhere) == (False, True)
    private = await discord.command("digest ask", question="what is MEMENTO?")
    await discord.until(lambda: private.original and "Share in channel" in buttons(private.original))
    shared = discord.press(private.original | {"channel_id": THERE}, "Share in channel")
    assert "no longer kept" in await said(discord, shared)


async def test_what_is_watched_chosen_and_subscribed_is_of_one_server(discord):
    assert "now watch MEMENTO" in await said(discord, discord.command("digest watch", name="MEMENTO"))
    assert "watch nothing yet" in await said(discord, discord.command("digest watch", channel=THERE))
    offered = await discord.type_on("digest unwatch", name="")
    assert [choice["value"] for choice in offered.choices] == ["MEMENTO"]
    elsewhere = await discord.type_in("digest unwatch", channel=THERE, name="")
    await discord.until(lambda: elsewhere.ack)
    assert elsewhere.choices == []
    assert "now Asia/Tokyo" in await said(discord, discord.command("digest timezone", timezone="Asia/Tokyo"))
    subscribe = {"user": BOSS, "series": "weekly", "at": "mon 09:00"}
    assert "Asia/Tokyo" not in await said(
        discord, discord.command("digest-admin subscribe", channel=THERE, **subscribe)
    )
    assert "Nothing is posted here" in await said(discord, discord.command("digest-admin subscriptions", user=BOSS))
    paused = discord.command("digest-admin pause", user=BOSS)
    assert "Nothing is posted here" in await said(discord, paused)
    page = await said(discord, discord.command("digest read", period="home"))
    assert "Nothing yet" in page
    number = discord.command("digest read", user=BOSS, period="pause-one 1")
    assert "no longer there" in await said(discord, number)


async def test_a_digest_posted_in_one_server_is_led_to_from_there_alone(discord, clock):
    subscribe = {"user": BOSS, "series": "weekly", "at": "mon 09:00", "timezone": "UTC"}
    used = await discord.command("digest-admin subscribe", **subscribe)
    await discord.until(lambda: used.original)
    assert "<t:1776675600:f>" in str(used.original["components"])
    clock.set("2026-04-20T09:00:30+00:00")
    await discord.until(lambda: discord.messages(HERE))
    headline = discord.messages(HERE)[0]
    await discord.until(lambda: discord.thread(headline["id"]))
    here, there = await asked(discord, "what is MEMENTO?", HERE), await asked(discord, "what is MEMENTO?", THERE)
    assert f"https://discord.com/channels/{GUILD}/" in " ".join(visible(here).links)
    assert not any("discord.com" in link for link in visible(there).links)
    assert discord.messages(DM) == []


async def test_a_readers_page_names_what_a_form_asks_for_and_offers_languages_and_zones(discord):
    page = await discord.command("digest read", period="home")
    await discord.until(lambda: page.original and "Your language and time zone" in shown(page.original))
    assert "now Asia/Tokyo" in await said(discord, discord.press(page.original, "Asia/Tokyo"))
    form = await discord.press(page.original, "Name a zone, like Europe/Oslo")
    await discord.until(lambda: form.modal)
    assert form.modal["title"] == "Your page"
    assert form.modal["components"][0]["label"] == "Name a zone, like Europe/Oslo"
    assert "now Africa/Cairo" in await said(discord, discord.submit(form, "africa/cairo"))


async def test_direct_messages_show_nobody_elses_subscriptions(discord):
    await discord.dm("subscribe weekly mon 09:00")
    await discord.until(lambda: any("Subscribed" in shown(one) for one in discord.messages(DM)))
    page = await said(discord, discord.command("digest read", channel=GROUP, user=BOSS, period="home"))
    assert "Nothing yet" in page


async def test_a_server_that_removes_us_is_forgotten_and_no_other(discord, settings):
    subscribe = {"user": BOSS, "series": "weekly", "at": "mon 09:00"}
    for channel in (HERE, THERE):
        assert "Subscribed" in await said(
            discord, discord.command("digest-admin subscribe", channel=channel, **subscribe)
        )
        await said(discord, discord.command("digest watch", channel=channel, name="MEMENTO"))
        await asked(discord, "what is MEMENTO?", channel)
    await discord.leave(OTHER)
    database = await Database.open(settings.database_url)
    try:
        left = {OTHER}
        while OTHER in left:
            async with database.read() as session:
                rows = [row for table in OWNED for row in (await session.exec(select(table))).all()]
            left = {row.workspace for row in rows}
    finally:
        await database.close()
    assert GUILD in left
    await discord.join(OTHER)
    again = discord.command("digest-admin subscriptions", user=BOSS, channel=THERE)
    assert "Nothing is posted here" in await said(discord, again)
    assert "weekly" in await said(discord, discord.command("digest-admin subscriptions", user=BOSS))


async def test_an_outage_keeps_what_a_server_has(discord):
    subscribe = {"user": BOSS, "series": "weekly", "at": "mon 09:00"}
    await said(discord, discord.command("digest-admin subscribe", channel=THERE, **subscribe))
    await discord.outage(OTHER)
    await asked(discord, "what is MEMENTO?", HERE)
    await discord.recover(OTHER)
    assert "weekly" in await said(discord, discord.command("digest-admin subscriptions", user=BOSS, channel=THERE))
    await asked(discord, "what is MEMENTO?", THERE)


@pytest.mark.parametrize("channel", [STRANGE_GENERAL, GROUP])
async def test_who_installed_the_app_reads_asks_and_presses_wherever_they_are(discord, channel):
    read = await discord.command("digest read", channel=channel, period="latest")
    await discord.until(lambda: read.original)
    assert read.private
    assert "60,000 stars" in await said(discord, discord.press(read.original, "Memory"))
    answer = await discord.command("digest ask", channel=channel, question="what is MEMENTO?", public=True)
    await discord.until(lambda: answer.original and "Sources" in shown(answer.original))
    assert not answer.private
    form = await discord.press(answer.original, "Ask a follow-up", user=BOSS)
    await discord.until(lambda: form.modal)
    assert "1/2.5" in await said(discord, discord.submit(form, "and its KV cache?"))
    message = discord.write(channel, ALICE, {"content": "what about cognee?"})["id"]
    form = await discord.ask_about(message)
    await discord.until(lambda: form.modal)
    assert "16,000 stars" in await said(discord, discord.submit(form, ""))
    refused = discord.command("digest read", user=BOSS, channel=channel, period="subscribe weekly mon 09:00")
    assert "Only people who may manage" in await said(discord, refused)
    assert not any(route == "POST /channels/{channel}/messages" for route, _ in discord.calls)
