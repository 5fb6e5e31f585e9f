"""What the commands of subscriptions and deliveries print."""

import json
import subprocess
import sys

import pytest

from bot.chat import Place
from bot.platforms import misnamed


@pytest.fixture
def printed(tmp_path):
    """Run a command in a folder of its own, and give what it prints."""
    (tmp_path / "content").mkdir()

    def printed(*arguments: str, status: int = 0) -> str:
        command = [sys.executable, "-m", "bot", *arguments]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == status, done.stderr
        return done.stdout or done.stderr

    return printed


def test_subscriptions_alone_lists_them_as_deliveries_alone_does(printed):
    assert printed("subscriptions").startswith("Nothing is subscribed yet")
    printed("subscriptions", "add", "--platform", "console", "--channel", "mill")
    listed = printed("subscriptions")
    assert "console - mill  weekly: Mondays at 09:00" in listed
    assert listed == printed("subscriptions", "list")
    assert printed("deliveries") == "Nothing was owed yet.\n"


def test_a_list_is_json_wherever_that_is_said(printed):
    printed("subscriptions", "add", "--platform", "console", "--channel", "mill")
    listed = printed("subscriptions", "list", "--json")
    assert json.loads(listed)["subscriptions"][0]["channel"] == "mill"
    assert listed == printed("subscriptions", "--json", "list") == printed("subscriptions", "--json")


@pytest.mark.parametrize(
    ("platform", "workspace", "channel", "said"),
    [
        ("slack", "", "C0MILL", "--workspace is missing; it is the T… in the address"),
        ("slack", "mill", "C0MILL", "--workspace 'mill' is no workspace id of slack; "),
        ("slack", "T0MILL", "", "--channel is missing; its details show it."),
        ("slack", "T0MILL", "C0MILL", ""),
        ("discord", "", "77", "--workspace is missing; copy it with Copy Server ID"),
        ("discord", "T0MILL", "77", "--workspace 'T0MILL' is no workspace id of discord; "),
        ("discord", "7", "#mill", "--channel '#mill' is no channel id of discord; copy it with Copy Channel ID"),
        ("discord", "7", "77", ""),
        ("console", "", "mill", ""),
    ],
)
def test_an_id_that_is_missing_or_cannot_be_one_is_named_with_where_to_find_it(platform, workspace, channel, said):
    found = misnamed(Place(platform=platform, workspace=workspace, channel=channel))
    assert found.startswith(said)
    assert bool(found) == bool(said)


def test_a_channel_without_its_workspace_is_not_subscribed(printed):
    said = printed("subscriptions", "add", "--platform", "slack", "--channel", "C0MILL", status=2)
    assert said.startswith("digestbot: --workspace is missing; ")
    assert said.count("\n") == 1
    assert printed("subscriptions").startswith("Nothing is subscribed yet")
