"""Every setting, read once from the environment and `.env`, checked, frozen, and passed in from there."""

import re
from base64 import urlsafe_b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import category
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from bot.environment import NAMES, given, slips, text_of_dotenv, unread_lines, written_in
from bot.errors import SettingsError

#: Bytes of an encryption key, and how to make one.
KEY_BYTES = 32
MAKE_KEY = "make one with `openssl rand -base64 32 | tr +/ -_`"
#: The embedding model that means the one of the extra `local`, which needs no server.
LOCAL = "local"
#: What an address of SQLite holds; what stands only in memory would be gone with each command.
_NAMES_A_FILE = re.compile(r"[^:]+:///(?!:memory:)/*[^/?]")
#: What switches a setting on and off.
_SWITCHES = {"on": True, "yes": True, "true": True, "1": True, "off": False, "no": False, "false": False, "0": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackSettings:
    """How to reach Slack: Socket Mode with an app token, or signed HTTP with a signing secret.

    Attributes:
        encryption_key: seals the tokens of workspaces that install the app; several with commas, the first one seals.
    """

    bot_token: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    signing_secret: str = field(default="", repr=False)
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    encryption_key: str = field(default="", repr=False)
    api_url: str = "https://slack.com/api/"

    @property
    def configured(self) -> bool:
        """True when there is something to start."""
        return bool(self.bot_token or (self.client_id and self.client_secret))


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscordSettings:
    """How to reach Discord; empty addresses are Discord's own."""

    token: str = field(default="", repr=False)
    api_url: str = ""
    gateway_url: str = ""

    @property
    def configured(self) -> bool:
        """True when there is something to start."""
        return bool(self.token)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSettings:
    """How to reach a language model; without key and address, answers are extracts.

    Attributes:
        second_look: the model is asked once more whether the passages say each sentence it wrote.
    """

    api_key: str = field(default="", repr=False)
    base_url: str = ""
    model: str = "gpt-5-mini"
    embedding_model: str = ""
    second_look: bool = False

    @property
    def configured(self) -> bool:
        """True when there is a model to ask: a key, or the address of a server that needs none."""
        return bool(self.api_key or self.base_url)

    @property
    def embeds_locally(self) -> bool:
        """True when meaning comes from the model of the extra `local`."""
        return self.embedding_model == LOCAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings.

    Attributes:
        http: host and port to serve health, metrics and Slack's HTTP routes on, or None.
        slips: a sentence for each name that is set, is read by nobody, and is nearly that of a setting, and for each
            line of the `.env` file that cannot be read.
    """

    content: Path = Path("content")
    database_url: str = field(default="sqlite:///digestbot.db", repr=False)
    timezone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    http: tuple[str, int] | None = None
    slack: SlackSettings = SlackSettings()
    discord: DiscordSettings = DiscordSettings()
    model: ModelSettings = ModelSettings()
    slips: tuple[str, ...] = ()

    @classmethod
    def read(cls, environ: Mapping[str, str], dotenv: Path | None = None) -> "Settings":
        """Read the settings from an environment, over those of a `.env` file if there is one.

        Raises:
            SettingsError: one line that names every setting that is missing or wrong.
        """
        lines = text_of_dotenv(dotenv)
        written = written_in(lines)
        values = dict.fromkeys(NAMES, "") | given(written) | given(environ)
        problems = [
            f"{name} holds a line break or another control character; write it anew"
            for name in NAMES
            if _breaks(values[name])
        ]
        settings = cls(
            content=Path(values["DIGESTBOT_CONTENT"] or "content"),
            database_url=_database(values["DATABASE_URL"] or "sqlite:///digestbot.db", problems),
            timezone=_zone(values["DIGESTBOT_TIMEZONE"] or "UTC", problems),
            http=_listen(values["DIGESTBOT_HTTP"], problems),
            slack=SlackSettings(
                bot_token=values["SLACK_BOT_TOKEN"],
                app_token=values["SLACK_APP_TOKEN"],
                signing_secret=values["SLACK_SIGNING_SECRET"],
                client_id=values["SLACK_CLIENT_ID"],
                client_secret=values["SLACK_CLIENT_SECRET"],
                encryption_key=_keys(values["DIGESTBOT_ENCRYPTION_KEY"], problems),
                api_url=_address("SLACK_API_URL", values, problems) or "https://slack.com/api/",
            ),
            discord=DiscordSettings(
                token=values["DISCORD_TOKEN"],
                api_url=_address("DISCORD_API_URL", values, problems).rstrip("/"),
                gateway_url=_address("DISCORD_GATEWAY_URL", values, problems, ("ws", "wss")),
            ),
            model=ModelSettings(
                api_key=values["OPENAI_API_KEY"],
                base_url=_address("OPENAI_BASE_URL", values, problems),
                model=values["DIGESTBOT_MODEL"] or "gpt-5-mini",
                embedding_model=values["DIGESTBOT_EMBEDDING_MODEL"],
                second_look=_switch("DIGESTBOT_SECOND_LOOK", values, problems),
            ),
            slips=(*unread_lines(lines), *slips({**written, **environ})),
        )
        problems += _incomplete(values)
        if problems:
            raise SettingsError("; ".join(problems))
        return settings


def _breaks(value: str) -> bool:
    """Tell whether a value holds what no header, address or name may: a line break or another control."""
    return any(category(sign) == "Cc" for sign in value)


def _incomplete(values: Mapping[str, str]) -> Iterator[str]:
    """Name what is missing beside what is set, so that a half-configured platform never half-starts."""
    if values["SLACK_BOT_TOKEN"]:
        if not values["SLACK_APP_TOKEN"] and not values["SLACK_SIGNING_SECRET"]:
            yield "SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it"
        if not values["SLACK_BOT_TOKEN"].startswith("xox"):
            yield "SLACK_BOT_TOKEN should begin with xoxb-"
    elif values["SLACK_CLIENT_ID"] and values["SLACK_CLIENT_SECRET"]:
        yield from _uninstallable(values)
    elif lone := [name for name in ("SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET") if values[name]]:
        yield f"{lone[0]} is set but SLACK_BOT_TOKEN is missing"
    if values["SLACK_APP_TOKEN"] and not values["SLACK_APP_TOKEN"].startswith("xapp-"):
        yield "SLACK_APP_TOKEN should begin with xapp-"
    if values["SLACK_SIGNING_SECRET"] and not values["SLACK_APP_TOKEN"] and not values["DIGESTBOT_HTTP"]:
        yield "SLACK_SIGNING_SECRET needs DIGESTBOT_HTTP, the host:port to receive Slack's requests on"
    if bool(values["SLACK_CLIENT_ID"]) != bool(values["SLACK_CLIENT_SECRET"]):
        yield "SLACK_CLIENT_ID and SLACK_CLIENT_SECRET go together; one is missing"


def _uninstallable(values: Mapping[str, str]) -> Iterator[str]:
    """Name what is missing for workspaces to install the app themselves."""
    if not values["DIGESTBOT_ENCRYPTION_KEY"]:
        yield f"SLACK_CLIENT_ID needs DIGESTBOT_ENCRYPTION_KEY, which seals the tokens we store; {MAKE_KEY}"
    if not values["DIGESTBOT_HTTP"]:
        yield "SLACK_CLIENT_ID needs DIGESTBOT_HTTP, the host:port to serve /slack/install on"
    if not values["SLACK_APP_TOKEN"] and not values["SLACK_SIGNING_SECRET"]:
        yield "SLACK_CLIENT_ID needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it"


def _keys(value: str, problems: list[str]) -> str:
    for key in filter(None, (part.strip() for part in value.split(","))):
        try:
            good = len(urlsafe_b64decode(key)) == KEY_BYTES
        except ValueError:
            good = False
        if not good:
            problems.append(f"DIGESTBOT_ENCRYPTION_KEY should be {KEY_BYTES} random bytes in base64; {MAKE_KEY}")
    return value


def _database(url: str, problems: list[str]) -> str:
    if url.split("://", 1)[0].split("+", 1)[0] not in ("sqlite", "postgresql", "postgres"):
        problems.append("DATABASE_URL should begin with sqlite:/// or postgresql://")
    elif url.startswith("sqlite") and not _NAMES_A_FILE.match(url):
        problems.append("DATABASE_URL should name a file: sqlite:///digestbot.db, or sqlite:////data/digestbot.db")
    try:
        _ = urlsplit(url).port
    except ValueError:
        form = "postgresql://user:password@host:5432/database, with / ? # of a password as %2F %3F %23"
        problems.append(f"DATABASE_URL cannot be read; write {form}")
    return url


def _zone(name: str, problems: list[str]) -> ZoneInfo:
    if name in available_timezones():
        return ZoneInfo(name)
    problems.append(f"DIGESTBOT_TIMEZONE {name!r} is not an IANA time zone such as Europe/Berlin")
    return ZoneInfo("UTC")


def _listen(value: str, problems: list[str]) -> tuple[str, int] | None:
    if not value:
        return None
    host, _, port = value.rpartition(":")
    # Without a host it may mean this machine alone, or all the world; nobody should have to guess.
    if host.strip("[]") and "/" not in host and port.isdecimal() and len(port) <= 5 and int(port) < 65536:
        return host.strip("[]"), int(port)
    problems.append(f"DIGESTBOT_HTTP {value!r} should be host:port, such as 0.0.0.0:8080")
    return None


def _switch(name: str, values: Mapping[str, str], problems: list[str]) -> bool:
    value = values[name] or "off"
    if value.casefold() not in _SWITCHES:
        problems.append(f"{name} {value!r} should be on or off")
    return _SWITCHES.get(value.casefold(), False)


def _address(
    name: str, values: Mapping[str, str], problems: list[str], schemes: tuple[str, ...] = ("http", "https")
) -> str:
    if not (value := values[name]):
        return ""
    try:
        parts = urlsplit(value)
        if parts.scheme in schemes and parts.hostname:
            return value if value.endswith("/") or name.endswith("GATEWAY_URL") else f"{value}/"
    except ValueError:
        pass
    problems.append(f"{name} {value!r} should be an address beginning with {schemes[0]}:// or {schemes[1]}://")
    return ""
