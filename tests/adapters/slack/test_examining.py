"""What `digestbot doctor` is told about Slack."""

from dataclasses import replace

from adapters.slack import SlackAdapter
from adapters.slack.examining import COSTS, manifest
from bot.chat import Place


def place(channel: str) -> Place:
    return Place(platform="slack", workspace="T0TEAM", channel=channel)


async def test_a_sound_set_up_has_nothing_to_do(slack):
    found = await SlackAdapter(slack.settings()).examine([place("C1")])
    assert [(name, health.ok) for name, health in found] == [("", True), ("C1", True)]
    assert found[0][1].notes == ("@digest in Test",)
    assert slack.refusals == []


async def test_signed_http_needs_no_app_token(slack):
    found = await SlackAdapter(slack.settings(http=True)).examine([])
    assert found[0][1].ok
    assert "apps.connections.open" not in [method for method, _ in slack.calls]


async def test_each_missing_scope_is_named_with_what_it_costs(slack):
    slack.scopes.remove("channels:history")
    slack.scopes.remove("users:read")
    ((_, health),) = await SlackAdapter(slack.settings()).examine([])
    assert len(health.problems) == 2
    assert "channels:history" in health.problems[0]
    assert "follow-ups" in health.problems[0]
    assert "time zone" in health.problems[1]


async def test_every_scope_of_the_manifest_has_a_cost_and_no_other():
    assert sorted(COSTS) == manifest()["oauth_config"]["scopes"]["bot"]


async def test_a_wrong_bot_token_is_named_and_no_place_is_looked_at(slack):
    settings = replace(slack.settings(), bot_token="xoxb-wrong")
    found = await SlackAdapter(settings).examine([place("C1")])
    assert len(found) == 1
    assert "SLACK_BOT_TOKEN" in found[0][1].problems[0]


async def test_a_wrong_app_token_is_named_and_places_are_still_looked_at(slack):
    slack.channel("C2", name="news", member=False)
    settings = replace(slack.settings(), app_token="xapp-wrong")
    found = dict(await SlackAdapter(settings).examine([place("C1"), place("C2")]))
    assert "SLACK_APP_TOKEN" in found[""].problems[0]
    assert found["C1"].ok
    assert found["C2"].problems == ("Invite the bot: type /invite @digest in #news.",)


async def test_a_slack_out_of_reach_is_one_thing_to_do(slack):
    slack.fail("auth.test", "drop", times=3)
    ((_, health),) = await SlackAdapter(slack.settings()).examine([place("C1")])
    assert health.problems == ("Slack cannot be reached; check the network and SLACK_API_URL.",)
