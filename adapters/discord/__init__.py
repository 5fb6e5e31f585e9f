"""The bot in Discord: events become requests, messages become components."""

from adapters.discord.adapter import DiscordAdapter, invite_url, personal_url
from adapters.discord.limits import LIMITS

__all__ = ["LIMITS", "DiscordAdapter", "invite_url", "personal_url"]
