"""The manifest against a schema of what Slack takes, and against what we really use."""

import json
from copy import deepcopy
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from adapters.slack.manifest import manifest

SCHEMA = json.loads(Path(__file__).with_name("manifest.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


def test_slack_takes_our_manifest():
    assert [error.message for error in VALIDATOR.iter_errors(manifest())] == []


def test_over_signed_http_slack_takes_it_with_addresses_added():
    shown = deepcopy(manifest())
    address = "https://digest.example/slack/events"
    shown["settings"]["event_subscriptions"]["request_url"] = address
    shown["settings"]["interactivity"]["request_url"] = address
    shown["settings"]["socket_mode_enabled"] = False
    shown["features"]["slash_commands"][0]["url"] = address
    shown["oauth_config"]["redirect_urls"] = ["https://digest.example/slack/oauth_redirect"]
    assert VALIDATOR.is_valid(shown)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("display_information", "name"), "n" * 36),
        (("display_information", "description"), "d" * 141),
        (("features", "agent_view", "suggested_prompts"), [{"title": "t", "message": "m"}] * 5),
        (("features", "slash_commands", 0, "command"), "digest"),
        (("features", "shortcuts", 0, "name"), "n" * 25),
        (("features", "assistant_view"), {}),
        (("oauth_config", "scopes", "bot"), ["chat:write", "chat:write"]),
        (("settings", "made_up"), True),
    ],
)
def test_the_schema_refuses_what_slack_would(path, value):
    shown = deepcopy(manifest())
    node = shown
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    assert not VALIDATOR.is_valid(shown)
