"""Settings: read once, checked, and listed in `.env.example`."""

import os
import threading
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.environment import NAMES
from bot.errors import SettingsError
from bot.settings import Settings

ROOT = Path(__file__).parents[2]


def test_the_example_file_lists_every_setting_and_no_other():
    lines = (ROOT / ".env.example").read_text().splitlines()
    listed = [line.split("=", 1)[0] for line in lines if line and not line.startswith("#")]
    assert sorted(listed) == sorted(NAMES)


def test_the_example_file_is_itself_a_working_setup():
    assert Settings.read({}, ROOT / ".env.example") == Settings.read({})


def test_nothing_set_gives_the_defaults_of_the_contract():
    settings = Settings.read({})
    assert settings.content == Path("content")
    assert settings.database_url == "sqlite:///digestbot.db"
    assert settings.timezone == ZoneInfo("UTC")
    assert settings.http is None
    assert not settings.slack.configured
    assert not settings.discord.configured
    assert not settings.model.configured


def test_the_environment_wins_over_the_file(tmp_path):
    file = tmp_path / ".env"
    file.write_text("DIGESTBOT_TIMEZONE=Asia/Tokyo\nDIGESTBOT_CONTENT=posts\nUNKNOWN=x\n")
    settings = Settings.read({"DIGESTBOT_TIMEZONE": "Europe/Berlin"}, file)
    assert settings.timezone == ZoneInfo("Europe/Berlin")
    assert settings.content == Path("posts")


def test_one_line_names_every_wrong_setting():
    with pytest.raises(SettingsError) as caught:
        Settings.read(
            {
                "DATABASE_URL": "mysql://x",
                "DIGESTBOT_TIMEZONE": "Berlin",
                "DIGESTBOT_HTTP": "somewhere",
                "SLACK_API_URL": "ftp://x",
                "DISCORD_GATEWAY_URL": "http://x",
            }
        )
    line = str(caught.value)
    assert "\n" not in line
    for name in ("DATABASE_URL", "DIGESTBOT_TIMEZONE", "DIGESTBOT_HTTP", "SLACK_API_URL", "DISCORD_GATEWAY_URL"):
        assert name in line


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN"),
        ({"SLACK_BOT_TOKEN": "oops", "SLACK_APP_TOKEN": "xapp-1"}, "xoxb-"),
        ({"SLACK_APP_TOKEN": "xapp-1"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "oops"}, "xapp-"),
        ({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s"}, "DIGESTBOT_HTTP"),
        ({"SLACK_SIGNING_SECRET": "s", "DIGESTBOT_HTTP": "localhost:8080"}, "SLACK_BOT_TOKEN is missing"),
        ({"SLACK_CLIENT_ID": "1"}, "SLACK_CLIENT_SECRET"),
        ({"SLACK_CLIENT_ID": "1", "SLACK_CLIENT_SECRET": "s"}, "DIGESTBOT_ENCRYPTION_KEY.*openssl"),
        ({"SLACK_CLIENT_ID": "1", "SLACK_CLIENT_SECRET": "s"}, "DIGESTBOT_HTTP"),
        ({"SLACK_CLIENT_ID": "1", "SLACK_CLIENT_SECRET": "s"}, "SLACK_SIGNING_SECRET"),
        ({"DIGESTBOT_ENCRYPTION_KEY": "too short"}, "32 random bytes"),
    ],
)
def test_half_a_platform_is_refused_with_what_is_missing(environ, named):
    with pytest.raises(SettingsError, match=named):
        Settings.read(environ)


@pytest.mark.parametrize("name", ["DISCORD_TOKEN", "OPENAI_API_KEY", "DIGESTBOT_CONTENT"])
def test_a_setting_with_a_line_break_is_named_and_not_shown(name):
    with pytest.raises(SettingsError) as caught:
        Settings.read({name: "first\nsecond"})
    assert str(caught.value) == f"{name} holds a line break or another control character; write it anew"


def test_what_surrounds_a_setting_of_the_file_is_left_out_as_in_the_environment(tmp_path):
    file = tmp_path / ".env"
    file.write_text('DISCORD_TOKEN=" token\t"\nDIGESTBOT_CONTENT="  "\n')
    settings = Settings.read({}, file)
    assert settings.discord.token == "token"
    assert settings.content == Path("content")


def test_an_address_without_a_slash_at_the_end_gets_one():
    assert Settings.read({"SLACK_API_URL": "http://127.0.0.1:1/api"}).slack.api_url == "http://127.0.0.1:1/api/"


def test_an_ipv6_address_to_listen_on_is_read():
    assert Settings.read({"DIGESTBOT_HTTP": "[::1]:8080"}).http == ("::1", 8080)


def test_secrets_are_not_shown_when_settings_are_printed():
    settings = Settings.read({"DISCORD_TOKEN": "very-secret-token", "OPENAI_API_KEY": "sk-very-secret-key"})
    assert "very-secret" not in repr(settings)


@pytest.mark.parametrize(
    ("value", "switched"), [("", False), ("on", True), ("TRUE", True), ("1", True), ("off", False)]
)
def test_a_second_look_is_switched_on_by_a_word(value, switched):
    assert Settings.read({"DIGESTBOT_SECOND_LOOK": value}).model.second_look is switched


def test_a_switch_that_is_neither_on_nor_off_is_refused():
    with pytest.raises(SettingsError, match="DIGESTBOT_SECOND_LOOK 'maybe' should be on or off"):
        Settings.read({"DIGESTBOT_SECOND_LOOK": "maybe"})


def test_a_port_too_long_to_be_a_number_is_named():
    with pytest.raises(SettingsError, match="DIGESTBOT_HTTP"):
        Settings.read({"DIGESTBOT_HTTP": "127.0.0.1:" + "1" * 5000})


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("DIGESTBOT_CONTNT", "DIGESTBOT_CONTENT"),
        ("digestbot_content", "DIGESTBOT_CONTENT"),
        ("DIGESTBOT_TIME_ZONE", "DIGESTBOT_TIMEZONE"),
        ("DIGESTBOT_EMBEDDINGS_MODEL", "DIGESTBOT_EMBEDDING_MODEL"),
        ("DIGESTBOT_DATABASE_URL", "DATABASE_URL"),
    ],
)
def test_a_name_that_is_nearly_that_of_a_setting_is_told_with_the_one_meant(tmp_path, name, meant):
    told = (f"{name} is no setting and is not read; did you mean {meant}?",)
    assert Settings.read({name: "x"}).slips == told
    (tmp_path / ".env").write_text(f"{name}=x\n")
    assert Settings.read({}, tmp_path / ".env").slips == told


def test_a_file_in_another_coding_is_named_in_one_line(tmp_path):
    (tmp_path / ".env").write_bytes("DIGESTBOT_CONTENT=posts\n".encode("utf-16"))
    with pytest.raises(SettingsError, match=r"^\.env cannot be read; make it a UTF-8 file that the bot may read$"):
        Settings.read({}, tmp_path / ".env")


def test_a_folder_in_the_place_of_the_file_is_named_in_one_line(tmp_path):
    (tmp_path / ".env").mkdir()
    with pytest.raises(SettingsError, match=r"^\.env cannot be read; make it a UTF-8 file that the bot may read$"):
        Settings.read({}, tmp_path / ".env")


def test_a_pipe_in_the_place_of_the_file_is_read_as_password_stores_give_it(tmp_path):
    os.mkfifo(tmp_path / ".env")
    writer = threading.Thread(target=lambda: (tmp_path / ".env").write_text("DIGESTBOT_CONTENT=posts\n"))
    writer.start()
    assert Settings.read({}, tmp_path / ".env").content == Path("posts")
    writer.join()


@pytest.mark.parametrize("value", ["8080", ":8080", "[]:8080", "localhost", "localhost:"])
def test_an_address_to_listen_on_names_its_host_and_its_port(value):
    with pytest.raises(SettingsError, match=r"should be host:port, such as 0\.0\.0\.0:8080"):
        Settings.read({"DIGESTBOT_HTTP": value})


@pytest.mark.parametrize("url", ["sqlite", "sqlite://", "sqlite:///", "sqlite:///:memory:", "sqlite:///?mode=ro"])
def test_an_address_of_sqlite_that_names_no_file_is_a_wrong_setting(url):
    with pytest.raises(SettingsError, match="DATABASE_URL should name a file"):
        Settings.read({"DATABASE_URL": url})


@pytest.mark.parametrize("host", ["localhost:99999", "u:be/ad@db", "u:be#ad@db", "u:be?ad@db", "[db", "db:port"])
def test_an_address_of_postgresql_that_cannot_be_parted_is_a_wrong_setting(host):
    with pytest.raises(SettingsError, match="DATABASE_URL cannot be read; write postgresql://user") as caught:
        Settings.read({"DATABASE_URL": f"postgresql://{host}/digests"})
    assert host not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["sqlite:///a.db", "sqlite:////data/a.db", "sqlite+aiosqlite:///a.db", "sqlite:///a.db?x=1"]
)
def test_an_address_of_sqlite_that_names_a_file_is_taken(url):
    assert Settings.read({"DATABASE_URL": url}).database_url == url


def test_an_address_of_the_web_is_no_host_to_listen_on():
    with pytest.raises(SettingsError, match="DIGESTBOT_HTTP 'http://mill:8080' should be host:port"):
        Settings.read({"DIGESTBOT_HTTP": "http://mill:8080"})


def test_a_line_of_the_file_that_cannot_be_read_is_told_and_the_others_are_read(tmp_path, caplog):
    (tmp_path / ".env").write_text('DIGESTBOT_TIMEZONE="Europe/Berlin\nDIGESTBOT_CONTENT=posts\n')
    settings = Settings.read({}, tmp_path / ".env")
    assert settings.slips == ("Line 1 of .env cannot be read; write NAME=value, and close its quotes.",)
    assert str(settings.content) == "posts"
    assert caplog.records == []


@pytest.mark.parametrize(
    "name",
    [
        *("DIGESTBOT_SERVICE_HOST", "DIGESTBOT_SERVICE_PORT_HTTP", "DIGESTBOT_PORT", "DIGESTBOT_PORT_8080_TCP_ADDR"),
        *("DIGESTBOT_HTTP_PORT", "DIGESTBOT_IMAGE", "DIGESTBOT_VERSION", "DIGESTBOT_TEST_POSTGRES", "SLACK_BOT_TOKENS"),
    ],
)
def test_a_name_of_another_tool_is_no_slip(name):
    assert Settings.read({name: "x"}).slips == ()


def test_a_slip_without_a_value_is_not_told():
    assert Settings.read({"DIGESTBOT_CONTNT": ""}).slips == ()
