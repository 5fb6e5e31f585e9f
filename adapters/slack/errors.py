"""Slack's error names, and the one thing a person can do about each."""

from typing import Any

from slack_sdk.errors import SlackApiError

from bot.errors import Unreachable
from bot.troubles import said

#: The message may have been posted all the same.
AMBIGUOUS = frozenset({"fatal_error", "internal_error", "service_unavailable", "request_timeout", "duplicate_message"})
#: Slack asks for patience; nothing was posted.
LIMITED = frozenset({"ratelimited", "rate_limited"})
#: Nothing was posted, and a later try may do better.
PASSING = frozenset({"message_limit_exceeded", "team_added_to_org", "accesslimited", "ekm_access_denied"})
#: The message is refused for what it is or belongs to; its channel takes others.
ALONE = frozenset(
    {
        "thread_not_found",
        "cannot_reply_to_message",
        "message_not_found",
        "msg_blocks_too_long",
        "msg_too_long",
        "invalid_blocks",
        "invalid_blocks_format",
    }
)
#: The credentials are wrong, so that no call will ever succeed.
REFUSED = frozenset(
    {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "no_permission"}
)

_ANEW = "install the app again at /slack/install, or from its settings page and set SLACK_BOT_TOKEN anew."
_ADVICE = {
    "not_in_channel": "The bot is not in the channel; type /invite @{name} there.",
    "channel_not_found": "The bot does not see the channel; type /invite @{name} there, or check the channel's id.",
    "is_archived": "The channel is archived; unarchive it or choose another one.",
    "missing_scope": "The app lacks a permission; reinstall it with the scopes of its manifest.",
    "restricted_action": "An admin has limited who may post in the channel; ask them to let the app post.",
    "restricted_action_read_only_channel": "The channel is read-only; ask an admin to let the app post.",
    "restricted_action_thread_only_channel": "Only threads may be written in the channel; choose another one.",
    "message_not_found": "The message is gone from Slack; it was deleted there.",
    "thread_not_found": "The thread is gone from Slack; its first message was deleted there.",
    "cant_update_message": "The message was not posted by this app; check SLACK_BOT_TOKEN.",
    "cant_delete_message": "The workspace does not let the app delete this message.",
    "compliance_exports_prevent_deletion": "The workspace keeps every message, so that none can be deleted.",
    "edit_window_closed": "The workspace no longer lets this message be edited.",
    "invalid_auth": f"Slack does not know the token; {_ANEW}",
    "token_revoked": f"The token was revoked; {_ANEW}",
    "token_expired": f"The token has expired; {_ANEW}",
    "account_inactive": f"The app was removed from the workspace; {_ANEW}",
    "msg_blocks_too_long": "The message is longer than Slack takes.",
    "invalid_blocks": "Slack does not take the message's layout.",
}


def advice(error: str, name: str = "digest") -> str:
    """Give one sentence for the operator, with what to do where that is known."""
    known = _ADVICE.get(error)
    return f"{known.format(name=name)} ({error})" if known else f"Slack refused the message ({error})."


def told(problem: SlackApiError) -> tuple[int, str, Any]:
    """Give the status, the error's name and the headers of a failed call, whatever came back."""
    response: Any = problem.response
    status: int = getattr(response, "status_code", 0) or getattr(response, "status", 0)
    data = getattr(response, "data", None)
    error = data.get("error") if isinstance(data, dict) else None
    return status, error if isinstance(error, str) else "", getattr(response, "headers", None) or {}


def unreachable(problem: Exception) -> Unreachable:
    """Say in one sentence why Slack cannot be served for now."""
    if isinstance(problem, SlackApiError):
        status, error, _ = told(problem)
        return Unreachable(f"Slack does not let us in now ({error or f'status {status}'}).")
    return Unreachable(f"Slack cannot be reached: {said(problem)}")
