"""What is set: by the environment and by a `.env` file, under the names that a person may set."""

import logging
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from io import StringIO
from pathlib import Path

from dotenv import dotenv_values
from dotenv.parser import parse_stream

from bot.errors import SettingsError

#: Every name a person may set; `.env.example` lists the same ones, and a test holds the two together.
NAMES = (
    "DIGESTBOT_CONTENT",
    "DATABASE_URL",
    "DIGESTBOT_TIMEZONE",
    "DIGESTBOT_HTTP",
    "SLACK_BOT_TOKEN",
    "SLACK_APP_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SLACK_CLIENT_ID",
    "SLACK_CLIENT_SECRET",
    "SLACK_API_URL",
    "DIGESTBOT_ENCRYPTION_KEY",
    "DISCORD_TOKEN",
    "DISCORD_API_URL",
    "DISCORD_GATEWAY_URL",
    "OPENAI_API_KEY",
    "OPENAI_BASE_URL",
    "DIGESTBOT_MODEL",
    "DIGESTBOT_EMBEDDING_MODEL",
    "DIGESTBOT_SECOND_LOOK",
)
#: How our own settings begin; tools that start us name theirs so too (Kubernetes' DIGESTBOT_SERVICE_HOST, a compose
#: file's DIGESTBOT_IMAGE), so only what is nearly the name of a setting (difflib's ratio) is taken for a slip.
OURS, _NEARLY = "DIGESTBOT_", 0.75


def given(source: Mapping[str, str | None]) -> dict[str, str]:
    """Give the settings that a source sets to something, without what surrounds them."""
    return {name: value for name in NAMES if (value := (source.get(name) or "").strip())}


def text_of_dotenv(dotenv: Path | None) -> str:
    """Give what stands in a `.env` file, if there is one."""
    if dotenv is None or not dotenv.exists():
        return ""
    try:
        return dotenv.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise SettingsError(f"{dotenv.name} cannot be read; make it a UTF-8 file that the bot may read") from error


def written_in(lines: str) -> Mapping[str, str | None]:
    """Give what the lines of a `.env` file set."""
    # What it says of a line that it cannot read names neither the file nor what to do; `unread_lines` does.
    logging.getLogger("dotenv.main").setLevel(logging.ERROR)
    return dotenv_values(stream=StringIO(lines))


def unread_lines(lines: str) -> Iterator[str]:
    """Name the lines of a `.env` file that cannot be read."""
    for line in parse_stream(StringIO(lines)):
        if line.error:
            yield f"Line {line.original.line} of .env cannot be read; write NAME=value, and close its quotes."


def slips(source: Mapping[str, str | None]) -> Iterator[str]:
    """Name what is set under a name that is nearly that of a setting, with or without what ours begin with."""
    known = {name.removeprefix(OURS): name for name in NAMES}
    for name in sorted(name for name, value in source.items() if value and name not in NAMES):
        if name.upper().startswith(OURS):
            for near in get_close_matches(name.upper().removeprefix(OURS), known, n=1, cutoff=_NEARLY):
                yield f"{name} is no setting and is not read; did you mean {known[near]}?"
