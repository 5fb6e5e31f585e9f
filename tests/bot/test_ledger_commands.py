"""What the commands of subscriptions and deliveries print."""

import pytest

from bot.cli.main import main


@pytest.fixture(autouse=True)
def _of_its_own(tmp_path, monkeypatch):
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)


def printed(capsys, *arguments: str) -> str:
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    assert not left.value.code
    return capsys.readouterr().out


def test_subscriptions_alone_lists_them_as_deliveries_alone_does(capsys):
    assert printed(capsys, "subscriptions").startswith("Nothing is subscribed yet")
    printed(capsys, "subscriptions", "add", "--platform", "console", "--channel", "mill")
    listed = printed(capsys, "subscriptions")
    assert "console - mill  weekly: Mondays at 09:00" in listed
    assert listed == printed(capsys, "subscriptions", "list")
    assert printed(capsys, "deliveries") == "Nothing was owed yet.\n"
