"""The bot in Slack: events and commands become requests, messages become blocks."""

from adapters.slack.adapter import SlackAdapter
from adapters.slack.limits import LIMITS

__all__ = ["LIMITS", "SlackAdapter"]
