"""Digests posted by the whole program: the real clients, strict servers, and a clock that the test turns."""

import asyncio
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from functools import partial

import pytest

from bot.running import run
from bot.store.database import Database
from bot.store.ledger.subscriptions import add_subscription
from tests.scenarios.conftest import Clock
from tests.servers import waiting
from tests.servers.discord import GENERAL, GUILD, DiscordServer
from tests.servers.discord_reader import shown
from tests.servers.slack import SlackServer
from tests.servers.slack_reader import visible

POST = """---
title: {title}
date: {date}
slug: ai-weekly
series: weekly
summary: What happened.
---

"""
SECTIONS = ("Agents", "Memory", "Desktop", "Robots", "Chips", "Papers", "Tools")


def write(settings, count=5, *, date="2026-10-17T10:00:00", words="", title="AI Weekly", sections=SECTIONS):
    """Write the post with so many sections, each long enough for a message of its own."""
    body = [
        f"## {name}\n\n{name} {words or 'news'}. " + f"All about {name.lower()}. " * 150 for name in sections[:count]
    ]
    path = settings.content / "ai-weekly.md"
    path.write_text(POST.format(title=title, date=date) + "\n\n".join(body) + "\n")
    return path


class Slack:
    """What stands in a Slack channel."""

    channel, workspace = "C1", "T0TEAM"

    def __init__(self, server):
        self.server = server
        self.platform = "slack"

    def configure(self, settings):
        return replace(settings, slack=self.server.settings())

    def messages(self):
        return sorted(self.server.messages("C1"), key=lambda message: float(message["ts"]))

    def texts(self):
        return [visible(message) for message in self.messages()]

    def in_thread(self):
        first, *others = self.messages()
        return "thread_ts" not in first and all(message["thread_ts"] == first["ts"] for message in others)


class Discord:
    """What stands in a Discord channel and the thread of its digest."""

    channel, workspace = GENERAL, GUILD

    def __init__(self, server):
        self.server = server
        self.platform = "discord"

    def configure(self, settings):
        return replace(settings, discord=self.server.settings())

    def messages(self):
        first = self.server.messages(GENERAL)
        return [*first, *(reply for message in first for reply in self.server.thread(message["id"]))]

    def texts(self):
        return [shown(message) for message in self.messages()]

    def in_thread(self):
        return len(self.server.messages(GENERAL)) == 1


#: Waits until something is so; reading every message takes its time, so it is not looked at all the time.
until = partial(waiting.until, every=0.1)


@pytest.fixture(params=["slack", "discord"])
async def platform(request):
    """Each platform in turn."""
    kind, server = {"slack": (Slack, SlackServer), "discord": (Discord, DiscordServer)}[request.param]
    async with server() as running:
        yield kind(running)


@asynccontextmanager
async def posting(platform, settings, clock, *, since, pace=None):
    """The program, with the channel subscribed on Mondays at nine in Berlin since an instant."""
    settings = platform.configure(settings)
    database = await Database.open(settings.database_url)
    await add_subscription(
        database,
        platform=platform.platform,
        workspace=platform.workspace,
        channel=platform.channel,
        series="weekly",
        times="mon 09:00",
        zone="Europe/Berlin",
        by="U1",
        now=Clock(since)(),
    )
    await database.close()
    program = asyncio.create_task(run(settings, now=clock, tick=0.1, pace=pace or {}))
    try:
        await platform.server.connected()
        yield
    finally:
        program.cancel()
        with suppress(asyncio.CancelledError):
            await program


@pytest.mark.parametrize(
    ("friday", "before", "at"),
    [
        ("2026-10-17T10:00:00", "2026-10-19T08:59:58+02:00", "2026-10-19T09:00:00+02:00"),
        ("2026-10-24T10:00:00", "2026-10-26T08:59:58+01:00", "2026-10-26T09:00:00+01:00"),
        ("2027-03-27T10:00:00", "2027-03-29T08:59:58+02:00", "2027-03-29T09:00:00+02:00"),
    ],
)
async def test_monday_at_nine_in_berlin_and_not_before_on_both_sides_of_clock_changes(
    platform, settings, friday, before, at
):
    write(settings, date=friday)
    clock = Clock(before)
    async with posting(platform, settings, clock, since=friday + "+00:00"):
        await asyncio.sleep(0.5)
        assert platform.messages() == []
        clock.set(at)
        await until(lambda: len(platform.messages()) == 6)
        await asyncio.sleep(0.3)
    assert len(platform.messages()) == 6
    assert platform.in_thread()
    texts = platform.texts()
    assert "AI Weekly" in texts[0]
    assert [name for name, text in zip(SECTIONS, texts[1:], strict=False) if name in text] == list(SECTIONS[:5])
    assert platform.server.refusals == []


async def test_an_edit_to_seven_and_to_three_sections_and_a_withdrawal_are_seen_in_the_channel(platform, settings):
    path = write(settings, 5)
    clock = Clock("2026-10-19T09:00:00+02:00")
    server = platform.server
    async with posting(platform, settings, clock, since="2026-10-18T00:00:00+00:00"):
        await until(lambda: len(platform.messages()) == 6)
        five = [message.get("ts", message.get("id")) for message in platform.messages()]

        write(settings, 7, words="corrected")
        await until(lambda: len(platform.messages()) == 8 and "Tools corrected" in platform.texts()[-1])
        await until(lambda: "Updated Mon 19 Oct 09:00." in platform.texts()[0])
        await until(lambda: all("corrected" in text for text in platform.texts()[1:]))
        assert [name for name, text in zip(SECTIONS, platform.texts()[1:], strict=True) if name in text] == [*SECTIONS]
        assert [message.get("ts", message.get("id")) for message in platform.messages()][:6] == five

        write(settings, 3, words="again")
        await until(lambda: all("again" in text for text in platform.texts()[1:]))
        assert [name for name, text in zip(SECTIONS, platform.texts()[1:], strict=False) if name in text] == [
            *SECTIONS[:3]
        ]
        assert [message.get("ts", message.get("id")) for message in platform.messages()] == five[:4]

        write(settings, 5, words="once more")
        await until(lambda: len(platform.messages()) == 6)
        await until(lambda: all("once more" in text for text in platform.texts()[1:]))
        assert [name for name, text in zip(SECTIONS, platform.texts()[1:], strict=False) if name in text] == [
            *SECTIONS[:5]
        ]
        assert [message.get("ts", message.get("id")) for message in platform.messages()][:4] == five[:4]

        path.write_text(path.read_text().replace("series: weekly", "series: weekly\nstatus: draft"))
        await until(lambda: len(platform.messages()) == 1)
        assert "This digest was withdrawn." in platform.texts()[0]
        assert "once more" not in platform.texts()[0]
    assert server.refusals == []


async def test_a_cosmetic_change_makes_no_call(platform, settings):
    path = write(settings, 2)
    async with posting(platform, settings, Clock("2026-10-19T09:00:00+02:00"), since="2026-10-18T00:00:00+00:00"):
        await until(lambda: len(platform.messages()) == 3)
        before = platform.texts()
        path.write_text(path.read_text().replace("## Memory", "##   Memory  \n\n") + "\n\n\n")
        await asyncio.sleep(1.5)
        assert platform.texts() == before
        assert not any(message.get("edited") or message.get("edits") for message in platform.messages())
