"""Models that lie and servers that break behind the whole program: what reaches readers in Slack and Discord."""

import re
from dataclasses import replace

import pytest

from bot.settings import ModelSettings
from tests.scenarios.conftest import serving
from tests.scenarios.discord_chat import DiscordChat
from tests.scenarios.slack_chat import SlackChat
from tests.servers.breaking import AGAIN, BROKEN, KEY, sends
from tests.servers.discord import DiscordServer
from tests.servers.lying import LIES
from tests.servers.slack import SlackServer
from tests.servers.wire import WireServer, stream

#: Lies that may do on a platform more than they say; every one is held against answers themselves elsewhere.
ACTING = {
    "links": ["links in Markdown", "links its mark", "links as Slack does", "links for mail as Slack does", "invites"],
    "calls in Slack": ["calls <!channel>", "calls <!here|here>", "calls <@U2>", "calls <!subteam^S1|@team>"],
    "calls in Discord": ["calls @everyone", "calls <@&123456789012345678>", "calls &lt;!channel&gt; @U2"],
    "markup": ["opens a fence", "opens a spoiler", "small print", "sends half a letter", "sends a null"],
    "masses": ["turns letters around", "recites its rules", "ten thousand sentences"],
}
#: Ways to break after which the server is not asked again.
AT_ONCE = ["sends a page", "events nested too deep", "an error about a list", "usage beyond all counts", "status 401 x"]


@pytest.fixture
async def model():
    """A model's server; a test says in which way it answers."""
    async with WireServer(sends("")) as server:
        yield server


@pytest.fixture(params=["slack", "discord"])
async def chat(request, settings, clock, model):
    platform, chat = {"slack": (SlackServer, SlackChat), "discord": (DiscordServer, DiscordChat)}[request.param]
    settings = replace(settings, model=ModelSettings(base_url=model.url, model="tiny", api_key=KEY))
    async with platform() as server, serving(replace(settings, **{request.param: server.settings()}), clock):
        await server.connected()
        yield chat(server)


async def asked(chat, number):
    """Ask in words of its own, so that no answer is one from before."""
    return await chat.ask(f"what is MEMENTO? ({number})")


@pytest.mark.parametrize("family", ACTING)
async def test_nobody_reads_a_lie_follows_its_link_or_is_called_by_it(chat, model, caplog, family):
    for number, name in enumerate(ACTING[family]):
        text, never = LIES[name]
        model.way = sends(stream(text))
        answer = await asked(chat, number)
        said = chat.words(answer)
        assert "MEMENTO" in said, name
        assert not [part for part in never if part in said], name
        for shown in (answer, await chat.press(answer, "Why this answer?")):
            assert chat.pings(shown) == [], name
            assert not [link for link in chat.links(shown) if re.search("evil|gіthub|discord.gg", link)], name
    assert chat.refusals == []
    assert KEY not in caplog.text
    assert not [record for record in caplog.records if record.exc_info]


async def test_whatever_breaks_the_next_reader_has_the_model_s_answer(chat, model, caplog):
    for number, name in enumerate(AT_ONCE):
        model.way = BROKEN[name]
        said = chat.words(await asked(chat, number))
        assert "MEMENTO" in said, name
        assert "out of reach" in said, name
        assert "Traceback" not in said, name
    model.way = sends(stream(LIES["cites [1][1][1]"][0]))
    honest = chat.words(await asked(chat, len(AT_ONCE)))
    assert "Microsoft Research published MEMENTO." in honest
    assert "out of reach" not in honest
    assert chat.refusals == []
    assert KEY not in caplog.text
    assert not [record for record in caplog.records if record.exc_info]


async def test_a_busy_model_leaves_the_readers_the_digests(chat, model):
    model.way = AGAIN["busy until soon"]
    assert "out of reach" in chat.words(await asked(chat, 0))
    assert len(model.asked) == 3
