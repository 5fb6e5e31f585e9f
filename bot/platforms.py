"""Which platforms there are: their limits, their payloads, and the adapters a set of settings asks for."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from bot.chat import ChatAdapter, Place
from bot.messages.message import Limits, Part
from bot.settings import Settings

#: Subscriptions that are named where their platform is not connected.
SHOWN = 10
#: What the ids of a place look like and where a person finds them: Slack's have a letter for their kind first,
#: Discord's are numbers of 64 bits; the console has no workspaces, and takes any word for a channel.
_IDS = {
    "slack": {
        "channel": (re.compile(r"[CDG][A-Z0-9]+"), "its details show it"),
        "workspace": (
            re.compile(r"[TE][A-Z0-9]+"),
            "it is the T… in the address of Slack in a browser (app.slack.com/client/T…/C…)",
        ),
    },
    "discord": {
        "channel": (re.compile(r"[0-9]{1,20}"), "copy it with Copy Channel ID, in Developer Mode"),
        "workspace": (re.compile(r"[0-9]{1,20}"), "copy it with Copy Server ID, in Developer Mode"),
    },
    "console": {"channel": (re.compile(r"[\w-]+"), "any word will do")},
}


def misnamed(place: Place) -> str:
    """Say which id of a place is missing or cannot be one, and where to find it; empty where all can be.

    A place without its workspace would be another one than people there see and change.
    """
    for name, (form, where) in _IDS[place.platform].items():
        given = getattr(place, name)
        if not form.fullmatch(given):
            said = f"{given!r} is no {name} id of {place.platform}" if given else "is missing"
            return f"--{name} {said}; {where}."
    return ""


def limits_of(platform: str) -> Limits:
    """Give what one message of a platform holds; KeyError for a platform there is not."""
    match platform:
        case "console":
            from adapters.console.adapter import LIMITS
        case "slack":
            from adapters.slack.limits import LIMITS
        case "discord":
            from adapters.discord.limits import LIMITS
        case _:
            raise KeyError(platform)
    return LIMITS


def payload_of(platform: str, place: Place | None = None) -> Callable[[Part], dict[str, Any]]:
    """Give what turns a part into exactly what goes to a platform, with what a place wishes where one is named.

    KeyError for a platform there is not.
    """
    match platform:
        case "console":
            from adapters.console import text

            return text.payload
        case "slack":
            from adapters.slack import blocks

            return blocks.payload
        case "discord":
            from adapters.discord import components

            if place is None:
                return components.payload
            from adapters.discord import publishing

            return partial(publishing.body_of, place)
        case _:
            raise KeyError(platform)


def unposted(platform: str, subscriptions: Sequence[int], settings: Settings) -> str:
    """Say why nothing of some subscriptions on a platform is posted, and what to do; empty where all is."""
    connected = {"slack": settings.slack.configured, "discord": settings.discord.configured}
    if not subscriptions or connected.get(platform):
        return ""
    waiting = ", ".join(map(str, subscriptions[:SHOWN])) + (", …" if len(subscriptions) > SHOWN else "")
    why, instead = "no credentials set", f"set them as docs/{platform}.md says"
    if platform == "console":
        why, instead = "a chat in a terminal posts nothing by itself", "subscribe a channel of Slack or Discord"
    nothing = f"so nothing of what is subscribed there ({waiting}) is posted"
    return f"{why}, {nothing}; {instead}, or end it with `digestbot subscriptions remove`"


def adapters_for(settings: Settings) -> dict[str, ChatAdapter]:
    """Make an adapter for every platform that has credentials; nothing connects yet."""
    adapters: dict[str, ChatAdapter] = {}
    if settings.slack.configured:
        from adapters.slack import SlackAdapter
        from bot.store.database import Database

        adapters["slack"] = SlackAdapter(settings.slack, database=partial(Database.open, settings.database_url))
    if settings.discord.configured:
        from adapters.discord import DiscordAdapter

        adapters["discord"] = DiscordAdapter(settings.discord)
    return adapters
