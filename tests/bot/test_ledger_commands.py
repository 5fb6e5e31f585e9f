"""What the commands of subscriptions and deliveries print."""

import json
import subprocess
import sys

import pytest


@pytest.fixture
def printed(tmp_path):
    """Run a command in a folder of its own, and give what it prints."""
    (tmp_path / "content").mkdir()

    def printed(*arguments: str) -> str:
        command = [sys.executable, "-m", "bot", *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=True).stdout

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
