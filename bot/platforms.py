"""Which platforms there are: their limits, their payloads, and the adapters a set of settings asks for."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from bot.chat import ChatAdapter, Place
from bot.messages.message import Limits, Part
from bot.settings import Settings

#: What an id of a channel looks like: Slack's have a letter for their kind first, Discord's are numbers of 64 bits.
_CHANNELS = {"slack": re.compile(r"[CDG][A-Z0-9]+"), "discord": re.compile(r"[0-9]{1,20}")}


def is_channel(platform: str, channel: str) -> bool:
    """Tell whether a text can be the id of a channel of a platform; the console takes any word."""
    return bool(_CHANNELS.get(platform, re.compile(r"[\w-]+")).fullmatch(channel))


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
