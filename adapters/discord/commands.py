"""The commands we register with Discord, as data, and what somebody who uses one has typed.

Each becomes the same words that people type elsewhere, so the core knows nothing of options.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal, TypeAlias

from adapters.discord.forms import QUESTION
from adapters.discord.rows import Json
from bot.chat import Choice, Completed

Suggested: TypeAlias = Completed | Literal["watched"]

#: Discord's numbers: kinds of commands, kinds of options, where a command shows, and how the app was added.
SLASH, ON_MESSAGE = 1, 3
SUBCOMMAND, STRING, BOOLEAN, ROLE = 1, 3, 5, 8
SERVER, OUR_DM, OTHER_DM = 0, 1, 2
BY_SERVER, BY_USER = 0, 1
#: Discord: the permission to manage a server.
MANAGE_SERVER = 1 << 5
#: What a click on a message asks.
ABOUT = "Ask about this message"
LANGUAGES = (("English", "en"), ("中文", "zh"))


def _option(name: str, description: str, **more: Any) -> Json:
    return {"type": STRING, "name": name, "description": description, **more}


def _subcommand(name: str, description: str, *options: Json) -> Json:
    return {"type": SUBCOMMAND, "name": name, "description": description, "options": list(options)}


_NAMED = _option("name", "A paper, repository, model or person", autocomplete=True, max_length=60)
_EVERYBODY: Json = {"type": BOOLEAN, "name": "public", "description": "Show the answer to everybody here"}
_LANGUAGES = [{"name": name, "value": value} for name, value in LANGUAGES]
_ANY = {"name": "any language", "value": "any"}
_SERIES = "weekly, daily, or another series of digests"

DIGEST: Json = {
    "type": SLASH,
    "name": "digest",
    "description": "Read the digests and ask about them",
    "contexts": [SERVER, OUR_DM, OTHER_DM],
    "integration_types": [BY_SERVER, BY_USER],
    "options": [
        _subcommand(
            "read",
            "Show a digest: this week's unless you name another",
            _option("period", "this-week, latest, W16, 2026-04-19 or a name", autocomplete=True),
            _EVERYBODY,
        ),
        _subcommand(
            "ask",
            "Ask a question; the answer names its sources",
            _option("question", "What you want to know", required=True, max_length=QUESTION, autocomplete=True),
            _EVERYBODY,
        ),
        _subcommand(
            "search",
            "Show the passages that fit best",
            _option("words", "What you look for", required=True, max_length=QUESTION),
            _EVERYBODY,
        ),
        _subcommand(
            "items",
            "Papers, repositories, models: every mention of one, or all there are",
            _option("name", "A paper, repository, model or person", autocomplete=True, max_length=200),
            _EVERYBODY,
        ),
        _subcommand("list", "List every digest there is", _EVERYBODY),
        _subcommand("watch", "Watch a name; without one, see where those you watch were mentioned", _NAMED),
        _subcommand("unwatch", "Watch something no longer", _NAMED | {"required": True}),
        _subcommand(
            "language",
            "Choose your own language",
            _option("language", "Your language; without it, the one you chose", choices=[*_LANGUAGES, _ANY]),
        ),
        _subcommand("timezone", "Choose your own time zone", _option("timezone", "Such as UTC", autocomplete=True)),
        _subcommand("help", "Say what you can ask"),
    ],
}

ADMIN: Json = {
    "type": SLASH,
    "name": "digest-admin",
    "description": "Choose what is posted in this channel, and when",
    "contexts": [SERVER],
    "integration_types": [BY_SERVER],
    "default_member_permissions": str(MANAGE_SERVER),
    "options": [
        _subcommand(
            "subscribe",
            "Post a series in this channel",
            _option("series", _SERIES, required=True, autocomplete=True),
            _option("at", "Day and time, such as: mon 09:00", required=True, max_length=40),
            _option("timezone", "Such as Europe/Berlin", autocomplete=True),
            _option("language", "Language of the posts", choices=_LANGUAGES),
            {"type": BOOLEAN, "name": "silent", "description": "Post without a sound"},
            {"type": ROLE, "name": "role", "description": "Call this role once with every digest"},
            _option("tags", "Tags of the posts in a forum; commas stand between several", max_length=120),
        ),
        _subcommand("unsubscribe", "Stop posting in this channel", _option("series", _SERIES, autocomplete=True)),
        _subcommand("subscriptions", "Show what is posted here, and when next"),
        _subcommand("pause", "Post nothing for a while", _option("series", _SERIES, autocomplete=True)),
        _subcommand("resume", "Post again", _option("series", _SERIES, autocomplete=True)),
        _subcommand(
            "language",
            "Choose the language of what is posted here",
            _option("language", "Language of the posts", required=True, choices=[*_LANGUAGES, _ANY]),
            _option("series", _SERIES, autocomplete=True),
        ),
    ],
}

ASK_ABOUT: Json = {
    "type": ON_MESSAGE,
    "name": ABOUT,
    "contexts": [SERVER, OUR_DM, OTHER_DM],
    "integration_types": [BY_SERVER, BY_USER],
}

COMMANDS: tuple[Json, ...] = (DIGEST, ADMIN, ASK_ABOUT)
#: The words a subcommand begins with elsewhere, where they are not its name.
_WORDS = {("digest", "read"): "", ("digest-admin", "language"): "posts-language"}
#: What an option becomes elsewhere, where it is more than its value.
_MARKS = {"silent": "--silent", "role": "--role", "tags": "--tag"}
#: Which completions an option gets.
_SUGGESTED: dict[str, Suggested] = {
    "period": "period",
    "question": "question",
    "name": "item",
    "series": "series",
    "timezone": "timezone",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A command as somebody used it: the words, and whether the answer is for everybody."""

    text: str
    public: bool = False


def fingerprint(application: int) -> str:
    """Give a hash of what we register for an application; another one means the commands must be sent anew."""
    return sha256(json.dumps([application, COMMANDS], sort_keys=True).encode()).hexdigest()


def typed_command(data: Mapping[str, Any]) -> Typed:
    """Read the data of a used command as the words that people type elsewhere; total over whatever stands there."""
    name, options = _used(data)
    values = {str(option.get("name")): option.get("value") for option in options}
    words = [_WORDS.get((str(data.get("name")), name), name)]
    for option, value in values.items():
        marked = [_MARKS[option]] if option in _MARKS and value else []
        words += [*marked, *([] if isinstance(value, bool) or value is None else [str(value)])]
    text = " ".join(" ".join(words).split())
    public = values.get("public") is True
    return Typed(text=f"{'share ' * public}{text or 'this-week'}", public=public)


def typed_so_far(data: Mapping[str, Any]) -> tuple[Suggested, str] | None:
    """Give the field a person is typing in and what stands there; None where we have nothing to suggest."""
    used, options = _used(data)
    for option in options:
        # Only what somebody watches can be watched no longer.
        field = "watched" if used == "unwatch" else _SUGGESTED.get(str(option.get("name")))
        if option.get("focused") is True and field is not None:
            return field, str(option.get("value") or "")
    return None


def choices(found: Sequence[Choice]) -> list[Json]:
    """Give completions as Discord wants them: at most 25, each of at most 100 characters."""
    return [{"name": choice.label[:100], "value": choice.value} for choice in found if 0 < len(choice.value) <= 100][
        :25
    ]


def _used(data: Mapping[str, Any]) -> tuple[str, list[Mapping[str, Any]]]:
    """Give the subcommand that was used, and its options in the order of our definition."""
    for option in _mappings(data.get("options")):
        if option.get("type") == SUBCOMMAND:
            name = str(option.get("name"))
            order = _order(str(data.get("name")), name)
            given = _mappings(option.get("options"))
            return name, sorted(given, key=lambda one: order.get(str(one.get("name")), len(order)))
    return "help", []


def _order(command: str, subcommand: str) -> dict[str, int]:
    for known in (DIGEST, ADMIN):
        for option in known["options"]:
            if (known["name"], option["name"]) == (command, subcommand):
                return {one["name"]: place for place, one in enumerate(option["options"])}
    return {}


def _mappings(value: Any) -> Iterator[Mapping[str, Any]]:
    return (one for one in value if isinstance(one, Mapping)) if isinstance(value, list) else iter(())
