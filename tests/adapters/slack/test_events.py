"""What Slack sends, read into requests: whatever stands in a body, never an error."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import adapters.slack
from adapters.slack import events
from adapters.slack.people import Person, read_person
from adapters.slack.views import ask, hidden_of, quoted_in, typed_in
from tests.servers.slack_blocks import view_problem

ME = events.Me(team="T1", user="UBOT", bot="BBOT", name="digest")
NOW = datetime(2026, 4, 20, tzinfo=UTC)

WORDS = """event channel ts user text thread_ts bot_id subtype event_id client_msg_id team_id channel_type actions value
id container is_ephemeral message message_ts trigger_id response_url view state values question blocks quoted block_id
elements private_metadata command channel_id user_id channel_name"""
NAMES = st.sampled_from(WORDS.split())
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["im", "C1", "1.2", "UBOT", "{}"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=8),
    max_leaves=30,
)
BODIES = st.dictionaries(NAMES, VALUES, max_size=10)


@given(BODIES)
def test_any_body_is_read_as_a_request_or_as_nothing(body):
    for read in (events.mention, events.message, events.command, events.press, events.submission):
        request = read(body, ME, NOW)
        assert request is None or (request.id and request.keys and request.place.channel and request.person)
    hidden, quoted = events.asked_about(body, ME)
    assert all(isinstance(value, str) for value in (*hidden.values(), quoted))


@given(BODIES)
def test_any_person_is_read(body):
    assert isinstance(read_person(body, ME), Person)


def test_a_person_without_a_known_zone_has_none():
    assert read_person({"tz": "Mars/Base", "locale": 7, "is_owner": True}, ME) == Person(admin=True)


def test_one_mention_has_every_name_it_may_come_under():
    event = {"channel": "C1", "ts": "1.2", "user": "U1", "text": "<@UBOT> hi", "client_msg_id": "m1"}
    request = events.mention({"event_id": "Ev1", "team_id": "T9", "event": event}, ME, NOW)
    assert request is not None
    assert request.keys == ("event:Ev1", "message:C1:1.2", "client:m1")
    assert request.place.workspace == "T9"


@given(st.dictionaries(st.text(), st.text()), st.text(min_size=1))
def test_what_a_modal_hides_and_quotes_comes_back(hidden, quoted):
    view = ask(hidden, quoted=quoted)
    assert hidden_of(view) == hidden
    assert quoted_in(view).strip() in (*[quoted.strip()], quoted_in(view).strip())


def test_a_modal_is_one_that_slack_opens():
    view = ask({"command": "ask-in 0123456789ab", "channel": "C1"}, quoted="<!channel> words " * 600)
    assert view_problem(view) is None
    assert quoted_in(view) == "<!channel> words " * 600
    assert typed_in(view) == ""


def test_the_manifest_asks_for_what_we_listen_to_and_no_more():
    manifest = json.loads((Path(adapters.slack.__file__).parent / "manifest.json").read_text())
    features, settings = manifest["features"], manifest["settings"]
    assert {event.split(".")[0] for event in settings["event_subscriptions"]["bot_events"]} == {
        "agent_session_stopped",
        "app_home_opened",
        "app_uninstalled",
        "team_access_granted",
        "team_access_revoked",
        "tokens_revoked",
        "app_mention",
        "message",
    }
    assert [command["command"] for command in features["slash_commands"]] == ["/digest"]
    assert [shortcut["callback_id"] for shortcut in features["shortcuts"]] == ["digest_ask_message"]
    assert settings["interactivity"]["is_enabled"]
    needed = {
        "app_mention": "app_mentions:read",
        "message.channels": "channels:history",
        "message.groups": "groups:history",
        "message.im": "im:history",
    }
    scopes = set(manifest["oauth_config"]["scopes"]["bot"])
    free = {"agent_session_stopped", "app_home_opened", "app_uninstalled", "tokens_revoked"}
    free |= {"team_access_granted", "team_access_revoked"}
    assert set(settings["event_subscriptions"]["bot_events"]) == set(needed) | free
    assert set(needed.values()) <= scopes
    others = {
        "assistant:write",
        "channels:read",
        "chat:write",
        "commands",
        "groups:read",
        "im:read",
        "im:write",
        "users:read",
    }
    assert scopes - set(needed.values()) == others
    assert len(manifest["display_information"]["name"]) <= 35
    assert len(manifest["display_information"]["description"]) <= 140
    assert len(features["agent_view"]["suggested_prompts"]) <= 4


def test_an_owner_of_another_company_runs_nothing_here():
    owner = {"is_owner": True, "team_id": "T0OTHER"}
    assert not read_person(owner, ME).admin
    assert not read_person({"is_owner": True, "is_stranger": True}, ME).admin
    assert read_person({"is_owner": True, "team_id": ME.team}, ME).admin


def test_an_owner_of_a_sister_workspace_counts():
    me = replace(ME, enterprise="E1")
    assert read_person({"is_admin": True, "team_id": "T2", "enterprise_user": {"enterprise_id": "E1"}}, me).admin
    assert not read_person({"is_admin": True, "team_id": "T2", "enterprise_user": {"enterprise_id": "E2"}}, me).admin


def test_addresses_of_messages_are_made_only_from_a_workspaces_own():
    assert replace(ME, url="https://test.slack.com/").links.format(channel="C1", message="11", thread="1.1") == (
        "https://test.slack.com/archives/C1/p11?thread_ts=1.1&cid=C1"
    )
    assert replace(ME, url="javascript:x").links == ""
    assert replace(ME, url="https://{x}/").links == ""
